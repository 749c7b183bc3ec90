import type { ReactElement } from 'react';
import { sayDuration } from '../base/sayDuration';
import type { Visit } from '../history/runView';
import { Icon } from '../ui/icons';
import { Status } from '../ui/statusLook';
import { DataCard } from './DataCard';
import styles from './StateVisits.module.css';

/** The tries of one visit, with how each went and how long it was waited before the next. */
export function AttemptList({ visit }: { readonly visit: Visit }): ReactElement {
  if (visit.attempts.length === 0) return <p className={styles.quiet}>A state of this type is not tried; it just happens.</p>;
  return (
    <ol className={styles.list}>
      {visit.attempts.map((attempt, index) => {
        const next = visit.attempts[index + 1];
        const title = index === 0 ? 'First try' : `Retry ${index}`;
        return (
          <li key={attempt.eventId} className={styles.list}>
            <DataCard
              title={
                <>
                  <Status status={attempt.status} iconOnly /> {title}
                </>
              }
              label={title}
              tone={attempt.status === 'failed' || attempt.status === 'timedOut' ? 'fail' : undefined}
              aside={attempt.endedMs === undefined ? 'in progress' : sayDuration(attempt.endedMs - attempt.startedMs)}
            >
              {attempt.error !== undefined && <p className={styles.mono}>{attempt.error}</p>}
              {attempt.cause !== undefined && <p className={styles.cause}>{attempt.cause}</p>}
            </DataCard>
            {next && attempt.endedMs !== undefined && (
              <p className={styles.quiet}>
                <Icon name="retry" size={12} /> waited {sayDuration(next.startedMs - attempt.endedMs)}
              </p>
            )}
          </li>
        );
      })}
    </ol>
  );
}
