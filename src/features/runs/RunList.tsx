import type { ReactElement } from 'react';
import { sayDuration } from '../../core/base/sayDuration';
import { useBoundKeys } from '../../shell/commands/useBoundKeys';
import { useRuns, useSession } from '../../shell/stores/context';
import { elapsedMs } from '../../shell/stores/runViews';
import type { Run } from '../../shell/stores/runsStore';
import { Button } from '../../shell/ui/Button';
import { EmptyState } from '../../shell/ui/EmptyState';
import { clockTime, exactTime } from './clockTime';
import { RunStatusLabel } from './RunStatusLabel';
import { speedLabel } from './speeds';
import styles from './RunList.module.css';

/** All runs of the session, the newest first. */
export function RunList(): ReactElement {
  const runs = useRuns((state) => state.runs);
  const shownRunId = useRuns((state) => state.shownRunId);
  const { selectionStore } = useSession();
  const keys = useBoundKeys('run.now');
  if (runs.length === 0) {
    return (
      <EmptyState
        icon="play"
        title="No runs yet"
        actions={
          <Button icon="play" keys={keys} onClick={() => selectionStore.openDialog('startRun')}>
            Run
          </Button>
        }
      >
        Every run of this workflow is listed here, with its input, so that it can be looked at and run again.
      </EmptyState>
    );
  }
  return (
    <table className={styles.table} aria-label="Runs">
      <thead>
        <tr>
          <th scope="col">Run</th>
          <th scope="col">Status</th>
          <th scope="col">Name</th>
          <th scope="col">Started</th>
          <th scope="col">Duration</th>
          <th scope="col">Events</th>
          <th scope="col">Speed</th>
          <th scope="col">Input</th>
          <th scope="col">
            <span className={styles.hidden}>Actions</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {runs.toReversed().map((run) => (
          <RunRow key={run.id} run={run} shown={run.id === shownRunId} />
        ))}
      </tbody>
    </table>
  );
}

function RunRow({ run, shown }: { readonly run: Run; readonly shown: boolean }): ReactElement {
  const { runsStore } = useSession();
  const reason = run.phase.kind === 'lost' || run.phase.kind === 'refused' ? run.phase.reason : undefined;
  const isLost = run.phase.kind === 'lost';
  // The button in the first cell is the way of the keyboard; the whole row answers the mouse.
  return (
    <tr data-shown={shown || undefined} onClick={(event) => !isControl(event.target) && runsStore.show(run.id)}>
      <th scope="row">
        <button type="button" className={styles.link} aria-pressed={shown} onClick={() => runsStore.show(run.id)}>
          Run {run.number}
        </button>
      </th>
      <td>
        <RunStatusLabel run={run} />
      </td>
      <td className={styles.cut} title={run.name} dir="auto">
        {run.name}
      </td>
      <td title={exactTime(run.startedMs)}>{clockTime(run.startedMs)}</td>
      <td className={styles.number} title={isLost ? 'From its start to the last event that was recorded.' : undefined}>
        {isLost ? sayLost(elapsedMs(run)) : sayDuration(elapsedMs(run))}
      </td>
      <td className={styles.number}>{run.view.eventCount.toLocaleString('en')}</td>
      <td>{speedLabel(run.speed)}</td>
      <td className={styles.input} title={run.inputText.slice(0, 2_000)}>
        {run.inputText.replaceAll(/\s+/g, ' ').slice(0, 200)}
        {reason !== undefined && <span className={styles.why}>{reason}</span>}
      </td>
      <td>
        <Button
          size="s"
          variant="quiet"
          icon="retry"
          aria-label={`Run again: run ${run.number} with the same input`}
          onClick={() => runsStore.runAgain(run.id)}
        >
          Run again
        </Button>
      </td>
    </tr>
  );
}

function isControl(target: EventTarget): boolean {
  return target instanceof Element && target.closest('button') !== null;
}

/**
 * How long a run took that was lost: up to the last event that was recorded. While a state waits nothing is recorded, so
 * that a few milliseconds say nothing of how long the page was watched.
 */
function sayLost(knownMs: number): string {
  return knownMs < 1000 ? 'not known' : `at least ${sayDuration(knownMs)}`;
}
