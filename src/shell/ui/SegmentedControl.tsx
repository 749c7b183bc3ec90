import { useId, type ReactElement } from 'react';
import styles from './SegmentedControl.module.css';

/** One of the segments. */
export type Segment<V extends string> = {
  readonly value: V;
  readonly label: string;
  readonly disabled?: boolean;
  /** What it means, told with it to those who hear the page. */
  readonly doc?: string;
};

/**
 * A choice of one from a few that are all in view. Radio buttons underneath, so
 * arrow keys and readers of the screen work as they know.
 */
export function SegmentedControl<V extends string>({
  label,
  value,
  onChange,
  segments,
}: {
  readonly label: string;
  readonly value: V;
  readonly onChange: (value: V) => void;
  readonly segments: readonly Segment<V>[];
}): ReactElement {
  const name = useId();
  return (
    <div className={styles.group} role="radiogroup" aria-label={label}>
      {segments.map((segment) => (
        <label key={segment.value} className={styles.segment}>
          <input
            type="radio"
            name={name}
            value={segment.value}
            checked={segment.value === value}
            disabled={segment.disabled}
            aria-describedby={segment.doc === undefined ? undefined : `${name}${segment.value}`}
            onChange={() => onChange(segment.value)}
          />
          <span>{segment.label}</span>
        </label>
      ))}
      {segments.map(
        ({ value: each, doc }) =>
          doc !== undefined && (
            <span key={each} id={`${name}${each}`} hidden>
              {doc}
            </span>
          ),
      )}
    </div>
  );
}
