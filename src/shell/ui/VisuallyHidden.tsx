import type { ReactElement, ReactNode } from 'react';
import styles from './VisuallyHidden.module.css';

/** Words for readers of the screen alone. */
export function VisuallyHidden({
  as: Element = 'span',
  role,
  children,
}: {
  readonly as?: 'span' | 'h1' | 'h2' | 'h3';
  readonly role?: 'status';
  readonly children: ReactNode;
}): ReactElement {
  return (
    <Element className={styles.hidden} role={role}>
      {children}
    </Element>
  );
}
