import { describe, expect, it } from 'vitest';
import type { HistoryEvent } from '../../core/interpreter/event';
import { emptyLog, logOf } from '../../core/history/eventLog';
import { emptyRunView, foldHistory } from '../../core/history/foldHistory';
import { elapsedMs, runViewOf, sampleOf, stateSummaryOf, visitsByEvent } from './runViews';
import type { Run, RunId, RunsState } from './runsStore';

const history: readonly HistoryEvent[] = [
  { id: 1, previousEventId: 0, timestampMs: 1_000, type: 'ExecutionStarted', details: { input: { n: 1 } } },
  {
    id: 2,
    previousEventId: 0,
    timestampMs: 1_000,
    type: 'TaskStateEntered',
    details: { name: 'Charge', input: { n: 1 } },
  },
  {
    id: 3,
    previousEventId: 2,
    timestampMs: 1_100,
    type: 'TaskScheduled',
    details: { resourceType: 'sqs', resource: 'sendMessage', region: 'us-east-1', parameters: {} },
  },
  {
    id: 4,
    previousEventId: 3,
    timestampMs: 1_200,
    type: 'TaskStarted',
    details: { resourceType: 'sqs', resource: 'sendMessage' },
  },
  {
    id: 5,
    previousEventId: 4,
    timestampMs: 1_300,
    type: 'TaskSucceeded',
    details: { resourceType: 'sqs', resource: 'sendMessage', output: { ok: true } },
  },
  {
    id: 6,
    previousEventId: 5,
    timestampMs: 1_400,
    type: 'TaskStateExited',
    details: { name: 'Charge', output: { done: true } },
  },
];

function runOf(id: string, events: readonly HistoryEvent[]): Run {
  return {
    id: id as RunId,
    number: 1,
    name: id,
    type: 'STANDARD',
    definitionText: '{}',
    definition: {},
    inputText: '{}',
    input: {},
    speed: 'instant',
    seed: 1,
    startedMs: 1_000,
    phase: { kind: 'going', paused: false, stopping: false },
    events: logOf(events),
    view: foldHistory(emptyRunView(), events),
    waiting: [],
  };
}

const stateWith = (...runs: readonly Run[]): RunsState => ({
  runs,
  inputText: '{}',
  placeholderValues: {},
  shownRunId: runs.at(-1)?.id,
});

describe('runViewOf', () => {
  it('gives the same view as long as the history is the same', () => {
    const run = runOf('a', history);

    expect(runViewOf({ ...run, speed: 'watch' })).toBe(runViewOf(run));
  });

  it('shows nothing of a lost run as in progress, and adds nothing to its history', () => {
    const lost = {
      ...runOf('l', history.slice(0, 4)),
      phase: { kind: 'lost', reason: 'The page was closed.' } as const,
    };
    for (const run of [lost, { ...lost, id: 'm' as RunId, view: { ...lost.view, eventCount: 9 } }]) {
      expect(stateSummaryOf(stateWith(run), 'Charge')?.status).toBe('aborted');
      expect(runViewOf(run)).toMatchObject({ eventCount: run === lost ? 4 : 9, closedMs: undefined, lastMs: 1_200 });
      expect(elapsedMs(run)).toBe(200);
    }
    expect(elapsedMs({ ...lost, id: 'n' as RunId, events: emptyLog, view: emptyRunView() })).toBe(0);
  });

  it('is not confused by another run of the same name', () => {
    runViewOf(runOf('c', history));

    expect(runViewOf(runOf('c', history.slice(0, 2))).visits.get(2)?.exitedMs).toBeUndefined();
  });
});

it('tells how much of its own time a run has taken', () => {
  expect(elapsedMs(runOf('d', history))).toBe(400);
  expect(elapsedMs(runOf('e', []))).toBe(0);
});

it('finds the visit of each event', () => {
  const visits = visitsByEvent(runViewOf(runOf('f', history)));

  expect([1, 2, 4, 6].map((id) => visits.get(id)?.stateName)).toEqual([undefined, 'Charge', 'Charge', 'Charge']);
});

it('takes sample data from the newest run that came to the state', () => {
  const state = stateWith(runOf('g', history), runOf('h', history.slice(0, 1)));

  expect(sampleOf(state, 'Charge')).toEqual({ input: { n: 1 }, result: { ok: true } });
  expect(sampleOf(state, 'Charge')).toBe(sampleOf(state, 'Charge'));
  expect(sampleOf(state, 'Other')).toBeUndefined();
});
