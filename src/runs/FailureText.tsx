import { useState, type ReactElement } from 'react';
import { useSession } from '../stores/context';
import { Button } from '../ui/Button';
import styles from './FailureText.module.css';

/** Causes longer than this are folded at first: service errors carry whole stack traces. */
const foldedLength = 600;

/** An error and its cause, to be read whole: wrapped, unfolded when it is long, and copied. */
export function FailureText({ error, cause, isTitled = false }: { readonly error?: string; readonly cause?: string; /** The error stands above already. */ readonly isTitled?: boolean }): ReactElement {
  const { noticesStore } = useSession();
  const [isOpen, setOpen] = useState(false);
  const isLong = (cause?.length ?? 0) > foldedLength;
  const shown = isLong && !isOpen ? `${cause?.slice(0, foldedLength)}…` : cause;
  const copy = async (): Promise<void> => {
    const text = [error, cause].filter((part) => part !== undefined).join('\n');
    try {
      await navigator.clipboard.writeText(text);
      noticesStore.show({ tone: 'success', text: 'Copied the error.' });
    } catch {
      noticesStore.show({ tone: 'warning', text: 'The browser does not let the page copy. Select the text and copy it.' });
    }
  };
  if (error === undefined && cause === undefined) return <p className={styles.quiet}>The history does not say why.</p>;
  return (
    <div className={styles.failure}>
      {error !== undefined && !isTitled && <p className={styles.error}>{error}</p>}
      {shown !== undefined && <p className={styles.cause} tabIndex={isOpen ? 0 : undefined}>{shown}</p>}
      {cause === undefined && <p className={styles.quiet}>No cause was given.</p>}
      <div className={styles.actions}>
        {isLong && <Button size="s" variant="quiet" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>{isOpen ? 'Show less' : `Show all ${cause?.length.toLocaleString('en')} characters`}</Button>}
        <Button size="s" variant="quiet" onClick={() => void copy()}>Copy error</Button>
      </div>
    </div>
  );
}
