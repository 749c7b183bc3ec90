import type { ReactElement } from 'react';
import { jsonEquals, type Json } from '../../core/base/json';
import type { Visit } from '../../core/history/runView';
import { eventsOf } from '../../shell/stores/runViews';
import { waitingTaskOf } from '../../shell/stores/waitingTask';
import type { Run } from '../../shell/stores/runsStore';
import { Badge } from '../../shell/ui/Badge';
import { Icon } from '../../shell/ui/icons';
import { DataCard } from './DataCard';
import { FailureText } from './FailureText';
import { notKept } from './notKept';
import { readTaskData } from './visitData';
import { WaitingCard } from './WaitingCard';
import styles from './StateVisits.module.css';

/**
 * What went into a visit, what its task was given and answered, and what came out, in the order in which it happened.
 */
export function DataFlow({ run, visit }: { readonly run: Run; readonly visit: Visit }): ReactElement {
  const { stateName, input, output, error, cause, iteration, assigned } = visit;
  const events = eventsOf(run, visit);
  const { sent, received, isSample } = readTaskData(events);
  const isCut = events.some((event) => event.cut !== undefined);
  const waiting = waitingTaskOf(run, visit);
  const isCaught = visit.status === 'caught';
  // What let the run fail comes first; what was caught, where it happened.
  const failure = error !== undefined && (
    <DataCard
      title={
        <>
          <Icon name={isCaught ? 'caught' : 'error'} size={14} /> {error}
        </>
      }
      label={`Error of ${stateName}`}
      tone={isCaught ? 'caught' : 'fail'}
      aside={isCaught ? 'caught' : undefined}
    >
      <FailureText error={error} cause={cause} isTitled />
    </DataCard>
  );
  return (
    <>
      {waiting && <WaitingCard run={run} task={waiting} />}
      {isCut && (
        <p className={styles.quiet} role="note">
          {notKept} The list of events shows how it began.
        </p>
      )}
      {!isCaught && failure}
      <DataCard
        title="Input"
        label={`Input of ${stateName}`}
        aside={iteration ? `item ${iteration.index}` : countOf(input)}
        value={input}
      />
      {sent !== undefined && !jsonEquals(sent, input) && (
        <DataCard
          title="Handed to the task"
          label={`What ${stateName} handed to its task`}
          aside={countOf(sent)}
          value={sent}
        />
      )}
      {received !== undefined && (
        <DataCard
          title="Result"
          label={`Result of ${stateName}`}
          aside={isSample ? <Badge>sample</Badge> : countOf(received)}
          value={received}
        >
          {isSample && <p className={styles.quiet}>Nothing answers this task, so Stepyard made a sample result up.</p>}
        </DataCard>
      )}
      {isCaught && failure}
      {assigned && (
        <DataCard
          title="Variables assigned"
          label={`Variables assigned by ${stateName}`}
          aside={countOf(assigned)}
          value={assigned}
        />
      )}
      {output === undefined ? (
        <DataCard
          title="Output"
          label={`Output of ${stateName}`}
          tone="pale"
          aside={
            visit.exitedMs === undefined && visit.status === 'inProgress'
              ? 'comes when the state is left'
              : isCut
                ? 'not kept'
                : 'none'
          }
        />
      ) : (
        <DataCard
          title="Output"
          label={`Output of ${stateName}`}
          aside={jsonEquals(output, input) ? 'same as the input' : countOf(output)}
          value={output}
        />
      )}
    </>
  );
}

function countOf(value: Json | undefined): string | undefined {
  if (Array.isArray(value)) return value.length === 1 ? '1 item' : `${value.length} items`;
  if (typeof value !== 'object' || value === null) return undefined;
  const count = Object.keys(value).length;
  return count === 1 ? '1 key' : `${count} keys`;
}
