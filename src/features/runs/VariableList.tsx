import type { ReactElement } from 'react';
import type { Visit } from '../../core/history/runView';
import { DataCard } from './DataCard';
import styles from './StateVisits.module.css';

/** The variables that a visit assigned. */
export function VariableList({ visit }: { readonly visit: Visit }): ReactElement {
  if (!visit.assigned) return <p className={styles.quiet}>This visit assigned no variables.</p>;
  return (
    <>
      {Object.entries(visit.assigned).map(([name, value]) => (
        <DataCard key={name} title={`$${name}`} label={`Variable ${name}`} value={value} />
      ))}
    </>
  );
}
