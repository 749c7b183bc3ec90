import {
  useEffect,
  useId,
  useRef,
  useState,
  type KeyboardEvent,
  type ReactElement,
  type ReactNode,
  type RefObject,
} from 'react';
import { Announcer } from './Announcer';
import { IconButton } from './IconButton';
import styles from './Dialog.module.css';

/**
 * A modal dialog: the browser's own, so the rest of the page is inert, Escape closes it, and the focus goes back to
 * where it was. Mount it to open it; `onClose` must unmount it.
 */
export function Dialog({
  title,
  onClose,
  children,
  actions,
  size = 'm',
  bare = false,
  onKeyDown,
}: {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
  /** The buttons at the bottom, the main one last. */
  readonly actions?: ReactNode;
  readonly size?: 's' | 'm' | 'l';
  /**
   * Without a head: the title is only spoken. For dialogs that are one field,
   * which Escape and a press beside them close.
   */
  readonly bare?: boolean;
  /** Keys that work in all of the dialog, its buttons included. */
  readonly onKeyDown?: (event: KeyboardEvent) => void;
}): ReactElement {
  const titleId = useId();
  const dialog = useModal();
  return (
    <dialog
      ref={dialog}
      className={styles.dialog}
      data-size={size}
      data-bare={bare || undefined}
      aria-labelledby={bare ? undefined : titleId}
      aria-label={bare ? title : undefined}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onPointerDown={(event) => event.target === event.currentTarget && onClose()}
    >
      <div className={styles.body} onKeyDown={onKeyDown}>
        {!bare && (
          <header className={styles.head}>
            <h2 id={titleId} className={styles.title}>
              {title}
            </h2>
            <IconButton icon="close" label="Close" size="s" onClick={onClose} />
          </header>
        )}
        <div className={styles.content} data-content>
          {children}
        </div>
        <Announcer />
        {actions !== undefined && <footer className={styles.actions}>{actions}</footer>}
      </div>
    </dialog>
  );
}

/**
 * Opens the dialog while it is mounted, and gives the focus back afterwards. The focus goes to what asked for it by
 * `autoFocus`, else to the first control of the content, else to the main action, rather than to the close button.
 */
function useModal(): RefObject<HTMLDialogElement | null> {
  const dialog = useRef<HTMLDialogElement>(null);
  const [opener] = useState(() => document.activeElement); // before anything inside takes the focus
  useEffect(() => {
    const element = dialog.current;
    const active = document.activeElement;
    const wanted = element?.contains(active)
      ? active
      : (element?.querySelector(focusable) ?? element?.querySelector('footer > :last-child'));
    element?.showModal?.();
    if (wanted instanceof HTMLElement) wanted.focus({ preventScroll: true });
    return () => {
      element?.close?.();
      if (opener instanceof HTMLElement && opener.isConnected) opener.focus();
    };
  }, [opener]);
  return dialog;
}

const focusable = ['input', 'select', 'textarea', 'button', '[tabindex="0"]']
  .map((kind) => `[data-content] ${kind}:not(:disabled)`)
  .join(',');
