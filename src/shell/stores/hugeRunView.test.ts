import { expect, it } from 'vitest';
import { foldHistory, emptyRunView } from '../../core/history/foldHistory';
import type { HistoryEvent } from '../../core/interpreter/event';
import { overlaySummary } from './hugeRunView';

const beginning = foldHistory(emptyRunView(), [
  { id: 1, previousEventId: 0, timestampMs: 1_000, type: 'ExecutionStarted', details: { input: {} } },
  { id: 2, previousEventId: 0, timestampMs: 1_000, type: 'PassStateEntered', details: { name: 'Loop', input: {} } },
]);

function summary(newest: HistoryEvent) {
  return {
    eventCount: 90_000,
    keptCount: 90_000,
    newest: [newest],
    states: { Loop: { entered: 40_000, exited: 39_999, caught: 2 }, Later: { entered: 1, exited: 1, caught: 1 } },
  };
}

it('takes the end and the counts from what the worker told', () => {
  const view = overlaySummary(
    beginning,
    summary({
      id: 90_000,
      previousEventId: 1,
      timestampMs: 9_000,
      type: 'ExecutionFailed',
      details: { error: 'Oops', cause: 'why' },
    }),
  );

  expect(view).toMatchObject({
    status: 'FAILED',
    startedMs: 1_000,
    closedMs: 9_000,
    error: 'Oops',
    cause: 'why',
    eventCount: 90_000,
  });
  expect(view.states.get('Loop')).toMatchObject({
    status: 'failed',
    visits: 40_000,
    counts: { succeeded: 39_997, caught: 2, failed: 1 },
  });
  expect(view.states.get('Later')).toMatchObject({ status: 'caught', visits: 1 });
});

it('leaves open visits in progress while the run goes on', () => {
  const view = overlaySummary(
    beginning,
    summary({
      id: 90_000,
      previousEventId: 1,
      timestampMs: 9_000,
      type: 'PassStateExited',
      details: { name: 'Loop', output: {} },
    }),
  );

  expect(view.status).toBe('RUNNING');
  expect(view.closedMs).toBeUndefined();
  expect(view.states.get('Loop')?.status).toBe('inProgress');
});
