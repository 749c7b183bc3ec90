import type { ReactElement } from 'react';
import type { Json } from '../base/json';
import type { Slot } from './slot';
import { useLiveValue } from './useLiveValue';
import type { Sample } from './useSample';
import styles from './Form.module.css';

/** What a field's expression gives for the last known data of its state; nothing while none is known. */
export function LiveValue({
  slot,
  text,
  sample,
  pick = (value) => value,
}: {
  readonly slot: Slot;
  readonly text: string;
  readonly sample: Sample;
  /** Takes the part to show out of what the text gives. */
  readonly pick?: (value: Json) => Json;
}): ReactElement | null {
  const value = useLiveValue(slot, text, sample);
  if (!value) return null;
  if (!value.ok) {
    return (
      <span className={styles.live} data-tone="fail" title={value.error}>
        {value.error}
      </span>
    );
  }
  const shown = pick(value.value);
  return (
    <span className={styles.live} title={JSON.stringify(shown, null, 2).slice(0, 2_000)}>
      last input gives {abbreviate(shown)}
    </span>
  );
}

function abbreviate(value: Json): string {
  const text = JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
