import type { ReactElement } from 'react';
import { EmptyState } from '../shell/ui/EmptyState';
import { VisuallyHidden } from '../shell/ui/VisuallyHidden';
import styles from './MissingPage.module.css';

/** What is shown where an address leads nowhere: why, and the way back. */
export function MissingPage({
  title,
  text,
  action,
}: {
  readonly title: string;
  readonly text: string;
  readonly action?: ReactElement;
}): ReactElement {
  return (
    <main className={styles.page}>
      <title>Not found · Stepyard</title>
      <VisuallyHidden as="h1">{title}</VisuallyHidden>
      <EmptyState
        icon="workflow"
        title={title}
        actions={
          <>
            {action}
            <a className={styles.link} href="#/">
              Go to your workflows
            </a>
          </>
        }
      >
        {text}
      </EmptyState>
    </main>
  );
}
