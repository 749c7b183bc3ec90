import type { ReactElement } from 'react';
import { sayUses, writePlaceholder } from '../../shell/stores/placeholders';
import type { Run } from '../../shell/stores/runsStore';
import { Disclosure } from '../../shell/ui/Disclosure';
import styles from './StandIns.module.css';

/** What a run was made with in the place of placeholders: how many were stood in for, and all of them when asked. */
export function StandIns({ run }: { readonly run: Run }): ReactElement | null {
  const { placeholders = [] } = run;
  if (placeholders.length === 0) return null;
  return (
    <Disclosure
      title={
        sayStandIns(run) ??
        `${placeholders.length === 1 ? '1 placeholder was' : `${placeholders.length} placeholders were`} set`
      }
    >
      <dl className={styles.list}>
        {placeholders.map((placeholder) => (
          <div key={placeholder.name} className={styles.item}>
            <dt className={styles.name} title={sayUses(placeholder)}>
              {placeholder.name}
            </dt>
            <dd className={styles.value}>
              {writePlaceholder(placeholder)}
              {placeholder.source === 'set' && <span className={styles.set}> set by you</span>}
              {placeholder.fault !== undefined && <span className={styles.fault}>{placeholder.fault}</span>}
            </dd>
          </div>
        ))}
      </dl>
    </Disclosure>
  );
}

/** How many placeholders a run was made with stand-ins for. */
export function countStandIns({ placeholders = [] }: Run): number {
  return placeholders.filter(({ source }) => source !== 'set').length;
}

/** `3 placeholders were stood in for`; undefined when none was. */
export function sayStandIns(run: Run): string | undefined {
  const count = countStandIns(run);
  if (count === 0) return undefined;
  return count === 1 ? '1 placeholder was stood in for' : `${count} placeholders were stood in for`;
}
