import { useState, type ReactElement } from 'react';
import { isJsonObject, type Json } from '../../core/base/json';
import { writeJson } from '../../core/base/long';
import { IconButton } from './IconButton';
import { Icon } from './icons';
import { VisuallyHidden } from './VisuallyHidden';
import styles from './JsonView.module.css';

const pageSize = 100;
const shownCharacters = 2_000;

/**
 * A JSON value as a tree that folds. Everything in it is text, whatever it looks like. A large value costs what is
 * unfolded: members come a hundred at a time and long strings are cut, with a button for the rest. Brackets, commas and
 * quotes are for the eye: what is heard are lists of keys with their values, `region: Z`.
 */
export function JsonView({
  value,
  label,
  openDepth = 2,
  onCopy,
}: {
  readonly value: Json;
  /** What it is, for readers of the screen: "Input of Charge". */
  readonly label: string;
  /** Levels that are unfolded at first. */
  readonly openDepth?: number;
  /** Puts the text of the whole value on the clipboard, and tells of it. */
  readonly onCopy?: (text: string) => void;
}): ReactElement {
  return (
    <div className={styles.view} role="group" aria-label={label}>
      {onCopy && (
        <span className={styles.copy}>
          <IconButton icon="copy" size="s" label={`Copy ${label}`} onClick={() => onCopy(writeJson(value, 2))} />
        </span>
      )}
      <Value value={value} depth={openDepth} last />
    </div>
  );
}

type ValueProps = {
  readonly name?: string;
  readonly value: Json;
  readonly depth: number;
  readonly last: boolean;
  /** Only what is inside another value is an item of a list. */
  readonly role?: 'listitem';
};

function Value({ name, value, depth, last, role }: ValueProps): ReactElement {
  if (Array.isArray(value) || isJsonObject(value))
    return <Composite name={name} value={value} depth={depth} last={last} role={role} />;
  return (
    <div className={styles.line} role={role}>
      <Key name={name} />
      <Scalar value={value} />
      {!last && <Sign>,</Sign>}
    </div>
  );
}

function Composite({ name, value, depth, last, role }: ValueProps): ReactElement {
  const [open, setOpen] = useState(depth > 0);
  const [shown, setShown] = useState(pageSize);
  const isList = Array.isArray(value);
  const members: readonly (readonly [string | undefined, Json])[] = isList
    ? value.map((item: Json) => [undefined, item] as const)
    : Object.entries(value as { readonly [key: string]: Json }); // not a list, so an object: see the caller
  const [left, right] = isList ? '[]' : '{}';
  if (members.length === 0) {
    return (
      <div className={styles.line} role={role}>
        <Key name={name} />
        <Sign>{`${left}${right}${last ? '' : ','}`}</Sign>
        <VisuallyHidden>{isList ? 'empty list' : 'no keys'}</VisuallyHidden>
      </div>
    );
  }
  const count = `${members.length} ${isList ? (members.length === 1 ? 'item' : 'items') : members.length === 1 ? 'key' : 'keys'}`;
  return (
    <div role={role}>
      <div className={styles.line}>
        <button
          type="button"
          className={styles.fold}
          aria-expanded={open}
          aria-label={`${name ?? 'value'}, ${count}`}
          onClick={() => setOpen(!open)}
        >
          <Icon name={open ? 'chevron-down' : 'chevron-right'} size={12} />
        </button>
        <span aria-hidden>
          <Key name={name} />
          <Sign>{open ? left : `${left}…${right}${last ? '' : ','}`}</Sign>
          {!open && <span className={styles.count}>{count}</span>}
        </span>
      </div>
      {open && (
        <>
          <div className={styles.members}>
            <div role="list">
              {members.slice(0, shown).map(([key, member], index) => (
                <Value
                  key={key ?? index}
                  role="listitem"
                  name={key}
                  value={member}
                  depth={depth - 1}
                  last={index === members.length - 1}
                />
              ))}
            </div>
            {members.length > shown && (
              <button type="button" className={styles.more} onClick={() => setShown(shown + pageSize * 5)}>
                {`Show more of ${members.length - shown} left`}
              </button>
            )}
          </div>
          <div className={styles.line}>
            <Sign>{`${right}${last ? '' : ','}`}</Sign>
          </div>
        </>
      )}
    </div>
  );
}

function Key({ name }: { readonly name?: string }): ReactElement | null {
  if (name === undefined) return null;
  return (
    <>
      <span className={styles.key}>
        <Quoted text={JSON.stringify(name)} />
      </span>
      <span className={styles.punct}>: </span>
    </>
  );
}

/** A JSON text in its quotes, which are for the eye; they are heard where the text would pass for another value. */
function Quoted({ text }: { readonly text: string }): ReactElement {
  if (/^"(|true|false|null|-?\d[\d.eE+-]*)"$/.test(text)) return <>{text}</>;
  const isClosed = text.length > 1 && text.endsWith('"');
  return (
    <>
      <span aria-hidden>"</span>
      {text.slice(1, isClosed ? -1 : undefined)}
      {isClosed && <span aria-hidden>"</span>}
    </>
  );
}

/** A sign of the notation, for the eye alone. */
function Sign({ children }: { readonly children: string | undefined }): ReactElement {
  return (
    <span className={styles.punct} aria-hidden>
      {children}
    </span>
  );
}

function Scalar({ value }: { readonly value: Json }): ReactElement {
  const [whole, setWhole] = useState(false);
  const text = writeJson(value);
  const kind = typeof value === 'string' ? 'string' : 'number';
  const cut = text.length > shownCharacters && !whole;
  const shown = cut ? `${text.slice(0, shownCharacters)}…` : text;
  return (
    <span className={styles.scalar} data-kind={kind}>
      {kind === 'string' ? <Quoted text={shown} /> : shown}
      {cut && (
        <button type="button" className={styles.more} onClick={() => setWhole(true)}>
          {`Show all ${text.length.toLocaleString('en')} characters`}
        </button>
      )}
    </span>
  );
}
