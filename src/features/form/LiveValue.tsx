import type { ReactElement } from 'react';
import type { Slot } from './slot';
import { useLiveValue } from './useLiveValue';
import type { Sample } from './useSample';
import styles from './Form.module.css';

/** What a field's expression gives for the last known data of its state; nothing while none is known. */
export function LiveValue({
  slot,
  text,
  sample,
  member,
}: {
  readonly slot: Slot;
  readonly text: string;
  readonly sample: Sample;
  /** The member to show of what the text gives; the whole without it. */
  readonly member?: string;
}): ReactElement | null {
  const { answer, isTooLong } = useLiveValue(slot, text, sample, member);
  if (isTooLong) {
    const before =
      answer.kind === 'value'
        ? `Before the last change it was ${answer.whole}`
        : 'A run evaluates it all the same, as long as it keeps the limits of the service.';
    return (
      <span className={styles.live} data-tone="late" title={`Evaluating this was stopped after a second. ${before}`}>
        takes too long to show here{answer.kind === 'value' && ` · was ${answer.brief}`}
      </span>
    );
  }
  if (answer.kind === 'unknown') return null;
  if (answer.kind === 'failure') {
    return (
      <span className={styles.live} data-tone="fail" title={answer.reason}>
        {answer.reason}
      </span>
    );
  }
  return (
    <span className={styles.live} title={answer.whole}>
      last input gives {answer.brief}
    </span>
  );
}
