import type { ReactElement, ReactNode } from 'react';
import type { Json } from '../../core/base/json';
import { JsonView } from '../../shell/ui/JsonView';
import { useCopy } from './useCopy';
import styles from './DataCard.module.css';

/** A stage of what went through a state: a titled card, with the value in it. */
export function DataCard({
  title,
  aside,
  value,
  label,
  tone,
  children,
}: {
  readonly title: ReactNode;
  readonly aside?: ReactNode;
  readonly value?: Json;
  /** What the value is, for readers of the screen. */
  readonly label: string;
  readonly tone?: 'run' | 'fail' | 'caught' | 'pale';
  readonly children?: ReactNode;
}): ReactElement {
  const copy = useCopy();
  return (
    <section className={styles.card} data-tone={tone} aria-label={label}>
      <header className={styles.head}>
        <h3 className={styles.title}>{title}</h3>
        {aside !== undefined && <span className={styles.aside}>{aside}</span>}
      </header>
      {value !== undefined && (
        <JsonView value={value} label={label} openDepth={2} onCopy={(text) => copy(text, label)} />
      )}
      {children}
    </section>
  );
}
