import type { ReactElement } from 'react';
import { Logo } from './Logo';
import styles from './Opening.module.css';

/** What is shown while a workflow is on its way: the frame of the workbench, and words if it takes long. */
export function Opening(): ReactElement {
  return (
    <div className={styles.page}>
      <header className={styles.header}>
        <a href="#/" aria-label="Your workflows">
          <Logo size={22} />
        </a>
      </header>
      <main className={styles.main}>
        <p className={styles.words} role="status">
          Opening the workflow…
        </p>
      </main>
    </div>
  );
}
