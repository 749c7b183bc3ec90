/**
 * The view of a run that is too long to hold: the visits of its beginning, with the end and the counts that its worker
 * told. What is not known (how often each way was taken) is not counted.
 */
import { editMap, emptyMap } from '../../core/history/persistentMap';
import type { RunStatus, RunView, StateStatus, StateSummary } from '../../core/history/runView';
import type { HistoryEvent } from '../../core/interpreter/event';
import type { HugeSummary, StateCounts } from '../worker/protocol';

/**
 * Lays what the worker told over the view of a run's beginning. A run without an end of its own stands as `open` says.
 */
export function overlaySummary(
  beginning: RunView,
  { eventCount, states, newest }: HugeSummary,
  open: 'RUNNING' | 'ABORTED' = 'RUNNING',
): RunView {
  const last = newest.at(-1);
  const status = last ? statusAfter(last, open) : open;
  const summaries = editMap(emptyMap<string, StateSummary>());
  for (const [name, counts] of Object.entries(states))
    summaries.set(name, summarise(counts, status, beginning.states.get(name)));
  const taken = editMap(emptyMap<string, number>());
  for (const way of beginning.taken.keys()) taken.set(way, 1);
  return {
    ...beginning,
    ...(last ? endOf(last, status) : {}),
    status,
    eventCount,
    states: summaries.done(),
    taken: taken.done(),
  };
}

function statusAfter({ type }: HistoryEvent, otherwise: RunStatus): RunStatus {
  switch (type) {
    case 'ExecutionSucceeded':
      return 'SUCCEEDED';
    case 'ExecutionFailed':
      return 'FAILED';
    case 'ExecutionTimedOut':
      return 'TIMED_OUT';
    case 'ExecutionAborted':
      return 'ABORTED';
    default:
      return otherwise;
  }
}

function endOf(last: HistoryEvent, status: RunStatus): Partial<RunView> {
  const times = {
    lastMs: last.timestampMs,
    ...(last.type.startsWith('Execution') && status !== 'RUNNING' ? { closedMs: last.timestampMs } : {}),
  };
  if (last.type === 'ExecutionSucceeded') return { ...times, output: last.details.output };
  return last.details && 'error' in last.details && status !== 'RUNNING'
    ? { ...times, error: last.details.error, cause: last.details.cause }
    : times;
}

/** How visits that are still open stand when the run stands so. */
const openStatus: Readonly<Record<RunStatus, StateStatus>> = {
  RUNNING: 'inProgress',
  SUCCEEDED: 'succeeded',
  FAILED: 'failed',
  TIMED_OUT: 'timedOut',
  ABORTED: 'aborted',
};

function summarise(
  { entered, exited, caught }: StateCounts,
  run: RunStatus,
  known: StateSummary | undefined,
): StateSummary {
  const open = Math.max(0, entered - exited);
  const succeeded = exited - caught;
  const counts: Partial<Record<StateStatus, number>> = {};
  if (succeeded > 0) counts.succeeded = succeeded;
  if (caught > 0) counts.caught = caught;
  if (open > 0) counts[openStatus[run]] = (counts[openStatus[run]] ?? 0) + open;
  const status = open > 0 ? openStatus[run] : succeeded > 0 ? 'succeeded' : 'caught';
  return { status, visits: entered, lastVisit: known?.lastVisit ?? 0, retries: known?.retries ?? 0, counts };
}
