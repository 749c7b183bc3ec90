import { useState, type KeyboardEvent, type ReactElement } from 'react';
import { keysPressed, refusal, takenBy } from '../shell/commands/askedKeys';
import { isSingleKey, keysOf } from '../shell/commands/boundKeys';
import type { Command, CommandGroup } from '../shell/commands/command';
import { commands } from '../shell/commands/table';
import { useSession, useSettings } from '../shell/stores/context';
import { announce } from '../shell/ui/announce';
import { useSpokenFault } from '../shell/ui/Announcer';
import { Checkbox } from '../shell/ui/Checkbox';
import { Dialog } from '../shell/ui/Dialog';
import { IconButton } from '../shell/ui/IconButton';
import { Kbd } from '../shell/ui/Kbd';
import { isMac, keyLabel, keyWords } from '../shell/ui/keyLabel';
import styles from './KeysDialog.module.css';

const groups: readonly CommandGroup[] = ['Run', 'Edit', 'Add', 'Canvas', 'Go', 'View', 'File'];

/** All keys, from the commands table; each can be changed, and those that are a single character turned off. */
export function KeysDialog(): ReactElement {
  const { selectionStore, settingsStore } = useSession();
  const singleKeys = useSettings((settings) => settings.singleKeys);
  const isChanged = useSettings((settings) => Object.keys(settings.keys).length > 0);
  return (
    <Dialog title="Keys" size="l" onClose={selectionStore.closeDialog}>
      <Checkbox
        label="Single keys"
        hint="Letters, digits, signs and Delete without Ctrl or Alt. They work while the canvas or the outline has the focus."
        checked={singleKeys}
        onChange={(checked) => settingsStore.change({ singleKeys: checked })}
      />
      <div className={styles.columns}>
        {groups.map((group) => (
          <KeyGroup
            key={group}
            group={group}
            rows={commands.filter((command) => command.group === group && (command.keys || !command.unlisted))}
          />
        ))}
      </div>
      <p className={styles.note}>
        Press the keys of a command to change them. In a left-to-right layout the arrow keys turn with it.{' '}
        {isChanged && (
          <button type="button" className={styles.reset} onClick={() => settingsStore.change({ keys: {} })}>
            Put all keys back
          </button>
        )}
      </p>
    </Dialog>
  );
}

function KeyGroup({
  group,
  rows,
}: {
  readonly group: CommandGroup;
  readonly rows: readonly Command[];
}): ReactElement | null {
  if (rows.length === 0) return null;
  return (
    <section className={styles.group} aria-label={group}>
      <h3 className={styles.title}>{group}</h3>
      <ul className={styles.list}>
        {rows.map((command) => (
          <KeyRow key={command.id} command={command} />
        ))}
      </ul>
    </section>
  );
}

function KeyRow({ command }: { readonly command: Command }): ReactElement {
  const { settingsStore } = useSession();
  const settings = useSettings((all) => all);
  const [isAsking, setAsking] = useState(false);
  const [fault, setFault] = useState<string>();
  useSpokenFault(fault);
  const { id, label, keysWork } = command;
  const keys = keysOf(command, settings);
  const said = keys.map((each) => keyWords(each)).join(' or ') || 'none';
  const isChanged = Object.hasOwn(settings.keys, id);

  const stop = (): void => {
    setAsking(false);
    setFault(undefined);
  };
  const put = (next: readonly string[] | undefined): void => {
    const others = Object.entries(settings.keys).filter(([known]) => known !== id);
    settingsStore.change({ keys: Object.fromEntries(next === undefined ? others : [...others, [id, next]]) });
  };
  const putBack = (): void => {
    put(undefined);
    announce(`${label}: ${command.keys?.map((each) => keyWords(each)).join(' or ') ?? 'no keys'} again.`);
  };
  const handleKeyDown = (event: KeyboardEvent): void => {
    if (!isAsking || event.key === 'Tab') return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key === 'Escape') return stop();
    const pressed = keysPressed(event, isMac());
    if (pressed === undefined) return;
    const refused = refusal(pressed, isMac());
    if (refused !== undefined) return setFault(`${keyLabel(pressed)} ${refused}`);
    const other = takenBy(pressed, commands, id, settings);
    if (other) return setFault(`${keyLabel(pressed)} is taken by "${other.label}".`);
    if (isSingleKey(pressed) && !settings.singleKeys) return setFault('Single keys are turned off.');
    if (isSingleKey(pressed) && keysWork === 'anywhere')
      return setFault('This works while typing, too: hold Ctrl or Alt with the key.');
    put([pressed]);
    announce(`${label}: ${keyWords(pressed)} now.`);
    stop();
  };

  return (
    <li className={styles.row}>
      <span>
        {label}
        {fault !== undefined && <span className={styles.fault}>{fault}</span>}
      </span>
      <span className={styles.keys}>
        {keysWork === 'clipboard' ? (
          keys.map((each) => <Kbd key={each} keys={each} />)
        ) : (
          <button
            type="button"
            className={styles.change}
            aria-label={isAsking ? `Press the new keys of ${label}` : `Change the keys of ${label}: ${said}`}
            onClick={() => setAsking(true)}
            onKeyDown={handleKeyDown}
            onBlur={stop}
          >
            {isAsking
              ? 'Press keys, or Esc'
              : keys.length === 0
                ? 'none'
                : keys.map((each) => <Kbd key={each} keys={each} />)}
          </button>
        )}
        {isChanged && <IconButton size="s" icon="undo" label={`Put the keys of ${label} back`} onClick={putBack} />}
      </span>
    </li>
  );
}
