import type { ReactElement } from 'react';
import type { WorkflowEntry } from '../shell/stores/workspaceStore';
import { RecentCard } from './RecentCard';
import styles from './cards.module.css';

/** The workflows kept in this browser, the newest first. */
export function RecentWorkflows({ workflows }: { readonly workflows: readonly WorkflowEntry[] }): ReactElement {
  return (
    <section aria-labelledby="recent">
      <h2 id="recent" className={styles.heading}>
        Recent workflows
      </h2>
      <ul className={styles.grid}>
        {workflows.map((entry) => (
          <RecentCard key={entry.id} entry={entry} />
        ))}
      </ul>
    </section>
  );
}
