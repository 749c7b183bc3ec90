import { useEffect, useLayoutEffect, useRef, type KeyboardEvent, type ReactElement } from 'react';
import { isolateWords } from '../../core/base/bidi';
import { Icon, type IconName } from './icons';
import { Kbd } from './Kbd';
import styles from './Menu.module.css';

/** A thing to choose in a menu. `disabled` holds the reason why it cannot be chosen now. */
export type MenuItem = {
  readonly id: string;
  readonly label: string;
  readonly icon?: IconName;
  readonly keys?: string;
  readonly danger?: boolean;
  readonly disabled?: string;
  /** For choices that are on or off, or one of several. */
  readonly checked?: boolean;
  readonly onSelect: () => void;
};

/** A line of a menu: a choice, a rule between choices, or the name of the choices below it. */
export type MenuEntry = MenuItem | 'separator' | { readonly heading: string };

/**
 * An open menu, after the ARIA pattern: arrows move, letters jump, Enter chooses, Escape and a click elsewhere close
 * it, and the focus goes back to where it was. Mount it to open it; `onClose` must unmount it.
 */
export function Menu({
  label,
  entries,
  at,
  align = 'start',
  onClose,
}: {
  readonly label: string;
  readonly entries: readonly MenuEntry[];
  /** The corner it grows from, in the window's coordinates. */
  readonly at: { readonly x: number; readonly y: number };
  /** Which of its sides is at `at.x`. */
  readonly align?: 'start' | 'end';
  readonly onClose: () => void;
}): ReactElement {
  const menu = useRef<HTMLDivElement>(null);
  useOpenMenu(menu, at, align, onClose);

  const items = (): HTMLElement[] => [...(menu.current?.querySelectorAll<HTMLElement>('[role^=menuitem]') ?? [])];
  const focusAt = (index: number): void => {
    const all = items();
    all[(index + all.length) % all.length]?.focus();
  };
  const handleKeyDown = (event: KeyboardEvent): void => {
    const index = items().indexOf(document.activeElement as HTMLElement); // compared by identity only
    if (event.key === 'ArrowDown') focusAt(index + 1);
    else if (event.key === 'ArrowUp') focusAt(index - 1);
    else if (event.key === 'Home') focusAt(0);
    else if (event.key === 'End') focusAt(-1);
    else if (event.key === 'Escape' || event.key === 'Tab') onClose();
    else if (event.key.length === 1 && event.key !== ' ' && !event.ctrlKey && !event.metaKey)
      focusByLetter(items(), index, event.key);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const choose = (item: MenuItem): void => {
    if (item.disabled !== undefined) return;
    onClose();
    item.onSelect();
  };

  return (
    <div
      ref={menu}
      popover="manual"
      role="menu"
      aria-label={label}
      className={styles.menu}
      tabIndex={-1}
      onKeyDown={handleKeyDown}
    >
      {entries.map((entry, index) => {
        if (entry === 'separator')
          return <div key={`separator-${index}`} role="separator" className={styles.separator} />;
        if ('heading' in entry) {
          return (
            <div key={entry.heading} role="presentation" className={styles.heading}>
              {entry.heading}
            </div>
          );
        }
        return (
          <button
            key={entry.id}
            type="button"
            role={entry.checked === undefined ? 'menuitem' : 'menuitemcheckbox'}
            aria-checked={entry.checked}
            aria-disabled={entry.disabled !== undefined || undefined}
            title={entry.disabled}
            tabIndex={-1}
            className={styles.item}
            data-danger={entry.danger || undefined}
            onClick={() => choose(entry)}
            onPointerMove={(event) => event.currentTarget.focus({ preventScroll: true })}
          >
            <span className={styles.icon}>
              {entry.checked === undefined
                ? entry.icon && <Icon name={entry.icon} size={15} />
                : entry.checked && <Icon name="check" size={15} />}
            </span>
            <span className={styles.label}>{isolateWords(entry.label)}</span>
            {entry.keys && <Kbd keys={entry.keys} plain />}
          </button>
        );
      })}
    </div>
  );
}

/** Shows the menu in the top layer inside the window, and takes the focus until it is unmounted. */
function useOpenMenu(
  menu: { readonly current: HTMLDivElement | null },
  at: { readonly x: number; readonly y: number },
  align: 'start' | 'end',
  onClose: () => void,
): void {
  useLayoutEffect(() => {
    const element = menu.current;
    if (!element) return;
    element.showPopover?.();
    const { width, height } = element.getBoundingClientRect();
    const x = align === 'end' ? at.x - width : at.x;
    element.style.left = `${Math.max(8, Math.min(x, window.innerWidth - width - 8))}px`;
    element.style.top = `${Math.max(8, Math.min(at.y, window.innerHeight - height - 8))}px`;
  }, [menu, at.x, at.y, align]);

  useEffect(() => {
    const opener = document.activeElement;
    const element = menu.current;
    element?.querySelector<HTMLElement>('[role^=menuitem]')?.focus();
    return () => {
      const inside = element?.contains(document.activeElement) || document.activeElement === document.body;
      if (inside && opener instanceof HTMLElement && opener.isConnected) opener.focus();
    };
  }, [menu]);

  useEffect(() => {
    const handlePointer = (event: PointerEvent): void => {
      if (event.target instanceof Node && !menu.current?.contains(event.target)) onClose();
    };
    document.addEventListener('pointerdown', handlePointer, true);
    window.addEventListener('blur', onClose);
    return () => {
      document.removeEventListener('pointerdown', handlePointer, true);
      window.removeEventListener('blur', onClose);
    };
  }, [menu, onClose]);
}

function focusByLetter(items: readonly HTMLElement[], from: number, letter: string): void {
  const after = [...items.slice(from + 1), ...items.slice(0, from + 1)];
  after.find((item) => item.textContent?.trim().toLowerCase().startsWith(letter.toLowerCase()))?.focus();
}
