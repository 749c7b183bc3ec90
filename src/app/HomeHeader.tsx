import type { ReactElement, ReactNode } from 'react';
import { Logo } from './Logo';
import { ThemeButton } from './ThemeButton';
import styles from './HomeHeader.module.css';

/** The head of the home page. */
export function HomeHeader({ actions }: { readonly actions: ReactNode }): ReactElement {
  return (
    <header className={styles.header}>
      <Logo size={26} />
      <h1 className={styles.name}>Stepyard</h1>
      <div className={styles.actions}>
        <ThemeButton />
        {actions}
      </div>
    </header>
  );
}
