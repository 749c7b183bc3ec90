import type { ReactElement } from 'react';
import { Icon } from './icons';
import styles from './DraftMark.module.css';

/**
 * Says of a field that it holds text from before which has not been applied,
 * with the ways to do so and to be rid of it.
 */
export function DraftMark({
  text = 'Not yet applied',
  label,
  onApply,
  onDiscard,
}: {
  readonly text?: string;
  /** The field's name. */ readonly label: string;
  readonly onApply?: () => void;
  readonly onDiscard: () => void;
}): ReactElement {
  return (
    <p className={styles.mark} role="note">
      <Icon name="clock" size={12} />
      <span>{text}</span>
      {onApply && (
        <button type="button" className={styles.link} aria-label={`Apply what was typed in ${label}`} onClick={onApply}>
          Apply
        </button>
      )}
      <button
        type="button"
        className={styles.link}
        aria-label={`Discard what was typed in ${label}`}
        onClick={onDiscard}
      >
        Discard
      </button>
    </p>
  );
}
