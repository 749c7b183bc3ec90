import { useId, useState, type KeyboardEvent, type ReactElement } from 'react';
import { useSpokenFault } from './Announcer';
import { Button } from './Button';
import { DraftMark } from './DraftMark';
import { Icon } from './icons';
import { IconButton } from './IconButton';
import { TextInput } from './TextInput';
import styles from './ValueTable.module.css';

/** A name with a value that holds by itself, and that a person may set to another one. */
export type ValueRow = {
  readonly name: string;
  /** Where it is used, in a few words. */
  readonly note: string;
  /** What is said of it when somebody asks: all of its uses, what it needs. */
  readonly hint: string;
  /** What it is without being set. */
  readonly standIn: string;
  /** What it is set to. */
  readonly value?: string;
  /** Why what it is set to cannot be used. */
  readonly fault?: string;
  /** Goes to where it is used. */
  readonly onGo?: () => void;
};

/** What is typed for rows and not set yet, by their names; whoever has the table keeps it. */
export type ValueTableDrafts = {
  readonly textOf: (name: string) => string | undefined;
  readonly put: (name: string, text: string) => void;
  readonly drop: (name: string) => void;
};

const shownAtFirst = 50;

/**
 * Names and their values, each to be set and to be reset. `onSet` gives the
 * reason when a text cannot be taken; undefined resets.
 */
export function ValueTable({
  label,
  about,
  rows,
  drafts,
  onSet,
}: {
  readonly label: string;
  readonly about?: string;
  readonly rows: readonly ValueRow[];
  readonly drafts: ValueTableDrafts;
  readonly onSet: (name: string, text: string | undefined) => string | undefined;
}): ReactElement {
  const [areAllShown, setAllShown] = useState(false);
  const shown = areAllShown ? rows : rows.slice(0, shownAtFirst);
  return (
    <div className={styles.box}>
      {about !== undefined && <p className={styles.about}>{about}</p>}
      <ul className={styles.rows} aria-label={label}>
        {shown.map((row) => (
          <Row key={row.name} row={row} drafts={drafts} onSet={(text) => onSet(row.name, text)} />
        ))}
      </ul>
      {shown.length < rows.length && (
        <Button size="s" onClick={() => setAllShown(true)}>{`Show all ${rows.length.toLocaleString('en')}`}</Button>
      )}
    </div>
  );
}

/** A draft is taken over with Enter or when the field is left; one that cannot be taken over stays, with the reason. */
function Row({
  row,
  drafts,
  onSet,
}: {
  readonly row: ValueRow;
  readonly drafts: ValueTableDrafts;
  readonly onSet: (text: string | undefined) => string | undefined;
}): ReactElement {
  const { name, note, hint, standIn, value, onGo } = row;
  const id = useId();
  const draft = drafts.textOf(name);
  /** What was typed since the row is shown, and why it was not taken over. */
  const [typed, setTyped] = useState<{ readonly text: string; readonly error?: string }>();
  const isRestored = draft !== undefined && typed === undefined;
  const error = draft !== undefined && typed?.text === draft ? typed.error : undefined;
  const fault = draft === undefined ? row.fault : error;
  useSpokenFault(error);
  const commit = (): void => {
    if (draft === undefined) return;
    const text = draft === '' ? undefined : draft;
    const reason = text === value ? undefined : onSet(text);
    if (reason === undefined) drafts.drop(name);
    else setTyped({ text: draft, error: reason });
  };
  const reset = (): void => {
    drafts.drop(name);
    if (value !== undefined) onSet(undefined);
  };
  const handleKeys = (event: KeyboardEvent): void => {
    if (event.key === 'Enter') commit();
    else if (event.key === 'Escape' && draft !== undefined) {
      drafts.drop(name);
      event.stopPropagation();
    }
  };
  return (
    <li className={styles.row} data-set={value !== undefined || undefined}>
      <div className={styles.head}>
        <label className={styles.name} htmlFor={id} title={name}>
          {name}
        </label>
        {onGo ? (
          <button type="button" className={styles.note} title={hint} onClick={onGo}>
            {note}
          </button>
        ) : (
          <span className={styles.note} title={hint}>
            {note}
          </span>
        )}
      </div>
      <div className={styles.value}>
        <TextInput
          id={id}
          mono
          title={draft !== undefined || value !== undefined ? undefined : standIn}
          placeholder={standIn}
          value={draft ?? value ?? ''}
          onChange={(text) => {
            setTyped({ text });
            drafts.put(name, text);
          }}
          onBlur={() => !isRestored && commit()}
          onKeyDown={handleKeys}
          aria-describedby={fault === undefined ? `${id}-about` : `${id}-fault ${id}-about`}
          aria-invalid={fault === undefined ? undefined : true}
          data-own-undo={draft === undefined ? undefined : true}
        />
        {(value !== undefined || draft !== undefined) && (
          <IconButton icon="close" size="s" label={`Reset ${name}`} className={styles.reset} onClick={reset} />
        )}
      </div>
      {isRestored && <DraftMark label={name} onApply={commit} onDiscard={() => drafts.drop(name)} />}
      {fault !== undefined && (
        <p className={styles.fault} id={`${id}-fault`}>
          <Icon name="error" size={13} /> {fault}
        </p>
      )}
      <span id={`${id}-about`} hidden>
        {hint}
      </span>
    </li>
  );
}
