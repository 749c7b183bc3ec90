import type { ReactElement } from 'react';
import styles from './Logo.module.css';

/** The sign of Stepyard: two steps, joined. */
export function Logo({ size = 24 }: { readonly size?: number }): ReactElement {
  return (
    <svg className={styles.logo} width={size} height={size} viewBox="0 0 24 24" aria-hidden focusable={false}>
      <rect width="24" height="24" rx="6" className={styles.ground} />
      <g className={styles.strokes}>
        <rect x="5.5" y="5" width="6" height="5" rx="1.5" />
        <rect x="12.5" y="14" width="6" height="5" rx="1.5" />
        <path d="M8.5 10v4.5a2 2 0 0 0 2 2h2" />
      </g>
    </svg>
  );
}
