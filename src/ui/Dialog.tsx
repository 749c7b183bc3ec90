import { useEffect, useId, useRef, type ReactElement, type ReactNode } from 'react';
import { IconButton } from './IconButton';
import styles from './Dialog.module.css';

/**
 * A modal dialog: the browser's own, so the rest of the page is inert, Escape closes it, and the focus goes back to where it was.
 * Mount it to open it; `onClose` must unmount it.
 */
export function Dialog({
  title,
  onClose,
  children,
  actions,
  size = 'm',
}: {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
  /** The buttons at the bottom, the main one last. */
  readonly actions?: ReactNode;
  readonly size?: 's' | 'm' | 'l';
}): ReactElement {
  const titleId = useId();
  const dialog = useModal();
  return (
    <dialog
      ref={dialog}
      className={styles.dialog}
      data-size={size}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onPointerDown={(event) => event.target === event.currentTarget && onClose()}
    >
      <div className={styles.body}>
        <header className={styles.head}>
          <h2 id={titleId} className={styles.title}>
            {title}
          </h2>
          <IconButton icon="close" label="Close" size="s" onClick={onClose} />
        </header>
        <div className={styles.content}>{children}</div>
        {actions !== undefined && <footer className={styles.actions}>{actions}</footer>}
      </div>
    </dialog>
  );
}

/** Opens the dialog while it is mounted, and gives the focus back afterwards even if its opener was drawn anew. */
function useModal() {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const element = dialog.current;
    const opener = document.activeElement;
    element?.showModal?.();
    return () => {
      element?.close?.();
      if (opener instanceof HTMLElement && opener.isConnected) opener.focus();
    };
  }, []);
  return dialog;
}
