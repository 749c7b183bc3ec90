import { useEffect, useId, useState, type KeyboardEvent, type ReactElement } from 'react';
import { errorRowsOf } from '../../core/asl/errorRowsOf';
import type { StateId } from '../../core/asl/model';
import { useMachine, useSdkNames, useSession } from '../../shell/stores/context';
import { useKeptText } from '../../shell/stores/useKeptText';
import { DraftMark } from '../../shell/ui/DraftMark';
import { Icon } from '../../shell/ui/icons';
import { pointerOf, type Slot } from './slot';
import { SlotField } from './SlotField';
import { useSlot } from './useSlot';
import { usePages } from './usePages';
import styles from './Form.module.css';

/**
 * A list of words: names of errors, columns. Each is a chip that can be taken
 * out; Enter or a comma adds what is written.
 */
export function TextsControl({ slot, label }: { readonly slot: Slot; readonly label?: string }): ReactElement {
  const { set } = useSlot(slot);
  const kept = useKeptText(`list ${pointerOf(slot)}`, '');
  const typed = kept.text;
  const [error, setError] = useState<string>();
  const listId = useId();
  const texts = Array.isArray(slot.value) ? slot.value.filter((text) => typeof text === 'string') : [];
  const name = label ?? slot.row.name;
  const { from, to, pager } = usePages(texts.length, name);

  const add = (): void => {
    const added = typed
      .split(',')
      .map((text) => text.trim())
      .filter((text) => text !== '' && !texts.includes(text));
    const reason = added.length > 0 ? set([...texts, ...added]) : undefined;
    if (reason === undefined) kept.drop();
    setError(reason);
  };
  const remove = (text: string): void => {
    if (texts.length === 1 && slot.row.required) setError(`${name} needs at least one.`);
    else setError(set(texts.filter((other) => other !== text)));
  };
  const handleKeys = (event: KeyboardEvent): void => {
    const last = texts.at(-1);
    if (event.key === 'Enter' || event.key === ',') {
      event.preventDefault();
      add();
    } else if (event.key === 'Backspace' && typed === '' && last !== undefined) remove(last);
  };
  return (
    <SlotField slot={slot} label={label} error={error}>
      {(ids) => (
        <div className={styles.chips} data-invalid={ids['aria-invalid']}>
          {texts.slice(from, to).map((text) => (
            <span key={text} className={styles.chip}>
              <span className={styles.chipText} title={text}>
                {text}
              </span>
              <button type="button" aria-label={`Remove ${text}`} onClick={() => remove(text)}>
                <Icon name="close" size={12} />
              </button>
            </span>
          ))}
          {pager}
          <input
            {...ids}
            className={styles.chipInput}
            dir="auto"
            value={typed}
            list={slot.row.name === 'ErrorEquals' ? listId : undefined}
            placeholder={texts.length === 0 ? 'add…' : ''}
            autoComplete="off"
            data-own-undo={typed !== '' || undefined}
            onChange={(event) => kept.change(event.target.value)}
            onKeyDown={handleKeys}
            onBlur={() => !kept.isRestored && add()}
          />
          {slot.row.name === 'ErrorEquals' && <ErrorOptions id={listId} stateId={slot.stateId} without={texts} />}
          {kept.isRestored && <DraftMark label={name} onApply={add} onDiscard={kept.drop} />}
        </div>
      )}
    </SlotField>
  );
}

/**
 * The errors that the state can fail with, to choose from: those of the service
 * that it calls come when its names have come.
 */
function ErrorOptions({
  id,
  stateId,
  without,
}: {
  readonly id: string;
  readonly stateId: StateId | '';
  readonly without: readonly string[];
}): ReactElement {
  const { rulesStore } = useSession();
  const state = useMachine().states.get(stateId as StateId); // looked up only: the machine's own object is no state
  const { sdkNames } = useSdkNames();
  useEffect(() => rulesStore.wantSdkNames(), [rulesStore]);
  return (
    <datalist id={id}>
      {errorRowsOf(state?.fields.Resource, sdkNames)
        .filter(({ name }) => !without.includes(name))
        .map(({ name, doc }) => (
          <option key={name} value={name}>
            {doc}
          </option>
        ))}
    </datalist>
  );
}
