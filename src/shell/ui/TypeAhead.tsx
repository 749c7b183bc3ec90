import type { GlyphName } from '../../core/base/glyphName';
import {
  useEffect,
  useId,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  type FocusEvent,
  type KeyboardEvent,
  type ReactElement,
  type ReactNode,
} from 'react';
import { useSaid } from './Announcer';
import { resultPauseMs } from './announce';
import { Glyph } from './icons';
import { TextInput } from './TextInput';
import styles from './TypeAhead.module.css';

/** Something that typing can find. Options of one group stand together under its name. */
export type TypeAheadOption = {
  readonly id: string;
  readonly label: string;
  readonly detail?: string;
  readonly glyph?: GlyphName;
  readonly group?: string;
};

/**
 * A small window with a field and a list that typing narrows, after the ARIA combobox
 * pattern: arrows move, Enter chooses, Escape and a press elsewhere close it, and the
 * focus goes back to where it was. Mount it to open it; `onClose` must unmount it.
 */
export function TypeAhead<Option extends TypeAheadOption>({
  label,
  placeholder,
  at,
  find,
  empty,
  head,
  onChoose,
  onClose,
}: {
  readonly label: string;
  readonly placeholder: string;
  /** The top centre of the window, in the page's coordinates; it is moved to stay inside. */
  readonly at: { readonly x: number; readonly y: number };
  /** The options for what is typed. Give a stable function. */
  readonly find: (typed: string) => readonly Option[];
  /** What to say when nothing is found. */
  readonly empty: string;
  /** Shown above the field. */
  readonly head?: ReactNode;
  readonly onChoose: (option: Option, typed: string) => void;
  readonly onClose: () => void;
}): ReactElement {
  const [typed, setTyped] = useState('');
  const [index, setIndex] = useState(0);
  const popup = useRef<HTMLDivElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const id = useId();
  const options = useMemo(() => find(typed), [find, typed]);
  const activeIndex = Math.min(index, options.length - 1);
  const active = options[activeIndex];
  useSaid(options.length === 0 ? empty : undefined, resultPauseMs);
  const giveFocusBack = useOpenPopup(popup, at, onClose);
  useLayoutEffect(() => {
    // Without a return value: some browsers give back a promise.
    void list.current?.querySelector('[aria-selected=true]')?.scrollIntoView?.({ block: 'nearest' });
  }, [active]);

  const choose = (option: Option | undefined): void => {
    if (!option) return;
    // Before anything changes: a browser that loses what has the focus works out the half-changed page first.
    giveFocusBack();
    onClose();
    onChoose(option, typed);
  };
  const handleKeyDown = (event: KeyboardEvent): void => {
    const last = options.length - 1;
    const isInField = event.target instanceof Element && event.target.getAttribute('role') === 'combobox';
    if (event.key === 'Escape') onClose();
    else if (!isInField) {
      // What is above the field has keys of its own; none of them is a command of the page behind.
      event.stopPropagation();
      return;
    } else if (event.key === 'ArrowDown') setIndex(index >= last ? 0 : index + 1);
    else if (event.key === 'ArrowUp') setIndex(index <= 0 ? last : index - 1);
    else if (event.key === 'PageDown') setIndex(Math.min(last, index + 8));
    else if (event.key === 'PageUp') setIndex(Math.max(0, index - 8));
    else if (event.key === 'Enter') choose(active);
    else {
      event.stopPropagation();
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  };
  const handleBlur = (event: FocusEvent): void => {
    // Tab out of it closes it; a window that loses the focus does not.
    if (event.relatedTarget instanceof Node && !popup.current?.contains(event.relatedTarget)) onClose();
  };

  return (
    <div
      ref={popup}
      popover="manual"
      role="dialog"
      aria-label={label}
      className={styles.popup}
      onKeyDown={handleKeyDown}
      onBlur={handleBlur}
    >
      <div className={styles.head}>
        <span className={styles.title} title={label}>
          {label}
        </span>
        {head}
        <TextInput
          value={typed}
          onChange={(text) => {
            setTyped(text);
            setIndex(0);
          }}
          icon="search"
          placeholder={placeholder}
          role="combobox"
          aria-label={placeholder}
          aria-expanded
          aria-controls={`${id}list`}
          aria-activedescendant={active && `${id}option${activeIndex}`}
          aria-autocomplete="list"
        />
      </div>
      <div ref={list} id={`${id}list`} role="listbox" aria-label={label} className={styles.list} tabIndex={-1}>
        {options.map((option, i) => (
          <div key={option.id} role="presentation">
            {option.group !== undefined && option.group !== options[i - 1]?.group && (
              <div role="presentation" className={styles.group}>
                {option.group}
              </div>
            )}
            <div
              id={`${id}option${i}`}
              role="option"
              aria-selected={option === active}
              className={styles.option}
              onPointerMove={() => setIndex(i)}
              onClick={() => choose(option)}
            >
              {option.glyph !== undefined && (
                <span className={styles.glyph}>
                  <Glyph name={option.glyph} />
                </span>
              )}
              <span className={styles.words}>
                <span className={styles.label}>{option.label}</span>
                {option.detail !== undefined && (
                  <span className={styles.detail} title={option.detail}>
                    {option.detail}
                  </span>
                )}
              </span>
            </div>
          </div>
        ))}
      </div>
      {options.length === 0 && <p className={styles.none}>{empty}</p>}
    </div>
  );
}

/**
 * Shows the popup in the top layer inside the window, takes the focus, and
 * gives it back when unmounted or when the returned function is called.
 */
function useOpenPopup(
  popup: { readonly current: HTMLDivElement | null },
  at: { readonly x: number; readonly y: number },
  onClose: () => void,
): () => void {
  const opener = useRef<Element>(null);
  useLayoutEffect(() => {
    const element = popup.current;
    if (!element) return;
    element.showPopover?.();
    const { width, height } = element.getBoundingClientRect();
    element.style.left = `${Math.max(8, Math.min(at.x - width / 2, window.innerWidth - width - 8))}px`;
    element.style.top = `${Math.max(8, Math.min(at.y, window.innerHeight - height - 8))}px`;
  }, [popup, at.x, at.y]);

  useEffect(() => {
    const element = popup.current;
    opener.current = document.activeElement;
    element?.querySelector<HTMLElement>('[role=combobox]')?.focus();
    return () => giveBack(element, opener.current);
  }, [popup]);

  useEffect(() => {
    const handlePointer = (event: PointerEvent): void => {
      if (event.target instanceof Node && !popup.current?.contains(event.target)) onClose();
    };
    document.addEventListener('pointerdown', handlePointer, true);
    return () => document.removeEventListener('pointerdown', handlePointer, true);
  }, [popup, onClose]);

  return () => giveBack(popup.current, opener.current);
}

/** Gives the focus to what had it before, unless it has gone elsewhere meanwhile. */
function giveBack(popup: HTMLElement | null, opener: Element | null): void {
  const isOurs = popup?.contains(document.activeElement) || document.activeElement === document.body;
  if (isOurs && opener instanceof HTMLElement && opener.isConnected) opener.focus();
}
