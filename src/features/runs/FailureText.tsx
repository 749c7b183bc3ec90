import { useState, type ReactElement } from 'react';
import { Button } from '../../shell/ui/Button';
import styles from './FailureText.module.css';
import { useCopy } from './useCopy';

/** Causes longer than this are folded at first: service errors carry whole stack traces. */
const foldedLength = 600;

/** An error and its cause, to be read whole: wrapped, unfolded when it is long, and copied. */
export function FailureText({
  error,
  cause,
  isTitled = false,
}: {
  readonly error?: string;
  readonly cause?: string;
  /** The error stands above already. */ readonly isTitled?: boolean;
}): ReactElement {
  const copy = useCopy();
  const [isOpen, setOpen] = useState(false);
  const isLong = (cause?.length ?? 0) > foldedLength;
  const shown = isLong && !isOpen ? `${cause?.slice(0, foldedLength)}…` : cause;
  if (error === undefined && cause === undefined) return <p className={styles.quiet}>The history does not say why.</p>;
  return (
    <div className={styles.failure}>
      {error !== undefined && !isTitled && <p className={styles.error}>{error}</p>}
      {shown !== undefined && (
        <p className={styles.cause} tabIndex={isOpen ? 0 : undefined}>
          {shown}
        </p>
      )}
      {cause === undefined && <p className={styles.quiet}>No cause was given.</p>}
      <div className={styles.actions}>
        {isLong && (
          <Button size="s" variant="quiet" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
            {isOpen ? 'Show less' : `Show all ${cause?.length.toLocaleString('en')} characters`}
          </Button>
        )}
        <Button
          size="s"
          variant="quiet"
          onClick={() => copy([error, cause].filter((part) => part !== undefined).join('\n'), 'the error')}
        >
          Copy error
        </Button>
      </div>
    </div>
  );
}
