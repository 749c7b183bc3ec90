import { useCallback, useMemo, useRef, useState, type KeyboardEvent, type ReactElement } from 'react';
import { applyVerb } from '../../shell/commands/applyVerb';
import { findInsertables, type Insertable } from '../../shell/commands/insertables';
import { placeOfSelection } from '../../shell/commands/selected';
import { useSdkNames, useSession } from '../../shell/stores/context';
import { useSaid } from '../../shell/ui/Announcer';
import { resultPauseMs } from '../../shell/ui/announce';
import { TextInput } from '../../shell/ui/TextInput';
import styles from './Palette.module.css';
import { PaletteItem } from './PaletteItem';

/**
 * Everything that can be added to a workflow, searchable. Drag it onto the canvas, or press Enter: it comes after the
 * selected state. The arrow keys go through the list; from the field they go to its first entry.
 */
export function Palette(): ReactElement {
  const session = useSession();
  const [typed, setTyped] = useState('');
  const [current, setCurrent] = useState<string>();
  const list = useRef<HTMLDivElement>(null);
  const search = useRef<HTMLInputElement>(null);
  const { sdkNames, sdkNamesFault } = useSdkNames();
  const { items: found, moreCount } = useMemo(() => findInsertables(typed, sdkNames), [typed, sdkNames]);
  const groups = groupsOf(found, typed);
  const tabStop = found.some(({ id }) => id === current) ? current : found[0]?.id;

  const handleAdd = useCallback(
    (item: Insertable): void => {
      applyVerb(session, (machine) => item.insert(machine, placeOfSelection(session)), 'canvas');
    },
    [session],
  );
  const handleType = (text: string): void => {
    setTyped(text);
    // Searching is what all the calls of AWS are for.
    if (text.trim() !== '') session.rulesStore.wantSdkNames();
  };
  const handleKeyDown = (event: KeyboardEvent): void => {
    const buttons = [...(list.current?.querySelectorAll<HTMLElement>('button') ?? [])];
    const index = buttons.indexOf(document.activeElement as HTMLElement); // compared by identity only
    const isTyping = document.activeElement === search.current;
    if (index < 0 && !isTyping) return;
    if (event.key === 'ArrowDown') buttons[index + 1]?.focus();
    else if (event.key === 'ArrowUp' && index === 0) search.current?.focus();
    else if (event.key === 'ArrowUp') buttons[index - 1]?.focus();
    else if (event.key === 'Home' && !isTyping) buttons[0]?.focus();
    else if (event.key === 'End' && !isTyping) buttons.at(-1)?.focus();
    else if (event.key === 'Enter' && isTyping && found[0]) handleAdd(found[0]);
    else if (event.key === 'Escape' && typed !== '') setTyped('');
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  const nothing = found.length === 0 ? sayNothingFound(sdkNamesFault) : undefined;
  useSaid(nothing, resultPauseMs);

  return (
    <section className={styles.palette} aria-label="States and actions" onKeyDown={handleKeyDown}>
      <div className={styles.search}>
        <TextInput
          ref={search}
          value={typed}
          onChange={handleType}
          icon="search"
          placeholder="Search"
          aria-label="Search states and actions"
          type="search"
        />
      </div>
      {groups.length > 1 && (
        <nav className={styles.jumps} aria-label="Parts of the palette">
          {groups.map(([heading]) => (
            <button
              key={heading}
              type="button"
              className={styles.jump}
              onClick={() =>
                list.current?.querySelector(`[aria-label="${heading}"]`)?.scrollIntoView({ block: 'start' })
              }
            >
              {heading}
            </button>
          ))}
        </nav>
      )}
      <div ref={list} className={styles.list}>
        {groups.map(([heading, items]) => (
          <div key={heading} role="group" aria-label={heading}>
            <h3 className={styles.heading}>{heading}</h3>
            {items.map((item) => (
              <PaletteItem
                key={item.id}
                item={item}
                isTabStop={item.id === tabStop}
                onFocus={setCurrent}
                onAdd={handleAdd}
              />
            ))}
          </div>
        ))}
        {moreCount > 0 && (
          <p
            className={styles.none}
          >{`And ${moreCount.toLocaleString('en')} more calls of AWS. Type another word to find one of them.`}</p>
        )}
        {nothing !== undefined && <p className={styles.none}>{nothing}</p>}
      </div>
    </section>
  );
}

/** What a search says that finds nothing; with the reason, when the calls of AWS could not be searched. */
function sayNothingFound(fault: string | undefined): string {
  if (fault === undefined)
    return 'Nothing has that name. Every action of AWS can be found by its words, for example "list buckets".';
  return `Nothing has that name here, and the names of all actions of AWS could not be fetched (${fault}). Any can be typed as service:action, for example s3:putObject.`;
}

/** Under the headings of the palette while browsing; the best first while searching. */
function groupsOf(found: readonly Insertable[], typed: string): readonly (readonly [string, readonly Insertable[]])[] {
  if (typed.trim() !== '') return found.length === 0 ? [] : [['Found', found]];
  return (['Flow', 'Actions', 'Patterns'] as const).map(
    (group) => [group, found.filter((item) => item.group === group)] as const,
  );
}
