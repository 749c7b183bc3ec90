import type { ReactElement, ReactNode } from 'react';
import type { Tone } from './statusLook';
import styles from './Badge.module.css';

/** A few characters in a small box: a count, a type. Its tone is never the only thing that says it. */
export function Badge({
  tone = 'neutral',
  outline = false,
  children,
}: {
  readonly tone?: Tone;
  readonly outline?: boolean;
  readonly children: ReactNode;
}): ReactElement {
  return (
    <span className={styles.badge} data-tone={tone} data-outline={outline || undefined}>
      {children}
    </span>
  );
}
