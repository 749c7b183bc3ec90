import type { ReactElement } from 'react';
import { isTried } from '../../core/history/attempts';
import { sayDuration } from '../../core/base/sayDuration';
import type { Visit } from '../../core/history/runView';
import { Icon } from '../../shell/ui/icons';
import { Status } from '../../shell/ui/statusLook';
import { clockTime } from './clockTime';
import { DataCard } from './DataCard';
import { FailureText } from './FailureText';
import { attemptTitle, segmentsOf, type Segment } from './segments';
import styles from './AttemptList.module.css';

/** The tries of one visit, each with its outcome and duration, and how long it was waited before the next. */
export function AttemptList({
  visit,
  nowMs,
}: {
  readonly visit: Visit;
  /** The run's own time. */ readonly nowMs: number;
}): ReactElement {
  if (visit.attempts.length === 0) return <p className={styles.none}>{sayNone(visit)}</p>;
  return (
    <ol className={styles.list} aria-label={`Attempts of ${visit.stateName}`}>
      {segmentsOf(visit, nowMs).map((segment) => (
        <li key={`${segment.kind} ${segment.index}`}>
          {segment.kind === 'attempt' ? <AttemptCard segment={segment} visit={visit} /> : <Wait segment={segment} />}
        </li>
      ))}
    </ol>
  );
}

function AttemptCard({
  segment: { attempt, index, fromMs, toMs, isOver },
  visit,
}: {
  readonly segment: Extract<Segment, { kind: 'attempt' }>;
  readonly visit: Visit;
}): ReactElement {
  const title = attemptTitle(index, attempt);
  const isFailed = attempt.status === 'failed' || attempt.status === 'timedOut';
  const after = fromMs - visit.enteredMs;
  const lasted = isOver ? sayDuration(toMs - fromMs) : 'in progress';
  return (
    <DataCard
      title={
        <>
          <Status status={attempt.status} iconOnly /> {title}
        </>
      }
      label={title}
      tone={isFailed ? 'fail' : undefined}
      aside={<span className={styles.figure}>{lasted}</span>}
    >
      <p className={styles.when} title={clockTime(fromMs)}>
        {after > 0 ? `began after ${sayDuration(after)}` : 'began on entering'}
      </p>
      {isFailed && <FailureText error={attempt.error} cause={attempt.cause} />}
    </DataCard>
  );
}

function Wait({
  segment: { ends, fromMs, toMs },
}: {
  readonly segment: Extract<Segment, { kind: 'wait' }>;
}): ReactElement {
  return (
    <p className={styles.wait}>
      <Icon name="retry" size={12} />
      <span>{waitWords[ends]}</span>
      <span className={styles.figure}>{sayDuration(toMs - fromMs)}</span>
    </p>
  );
}

const waitWords = {
  retry: 'Back-off',
  redrive: 'Until the run was redriven',
  now: 'Back-off, so far',
  cut: 'Back-off, cut short',
} as const;

function sayNone({ stateType, stateName, status, exitedMs }: Visit): string {
  if (!isTried(stateType)) return `A ${stateType} state has no attempts: it cannot be retried, it just happens.`;
  if (exitedMs === undefined && status === 'inProgress') return `The first try of “${stateName}” has not begun yet.`;
  return `The run ended before “${stateName}” was tried.`;
}
