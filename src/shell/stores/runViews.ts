/**
 * Runs as they are looked at: the view folded from a run's events, and narrow questions to it for single nodes and
 * edges. Views are folded once per new batch of events, whoever asks.
 */
import { eventOfVisit, layChildren } from '../../core/history/childRuns';
import { emptyRunView, foldHistory } from '../../core/history/foldHistory';
import type { Json } from '../../core/base/json';
import type { RunView, Visit } from '../../core/history/runView';
import { standingOf, type Standing } from '../../core/history/standing';
import type { HistoryEvent } from '../../core/interpreter/event';
import { overlaySummary } from './hugeRunView';
import type { Run, RunId, RunsState } from './runsStore';

/** One entry of a run's history, for views that list events. */
export type RunEvent = HistoryEvent;

type Folded = {
  readonly events: Run['events'];
  readonly folded: RunView;
  readonly summary: Run['summary'];
  readonly isLost: boolean;
  readonly children: Run['children'];
  readonly openChild: Run['openChild'];
  readonly view: RunView;
};

const known = new Map<RunId, Folded>();

/** The view of a run, extended by what its history gained since the last call. */
export function runViewOf(run: Run): RunView {
  const last = known.get(run.id);
  const isLost = run.phase.kind === 'lost';
  if (
    last &&
    last.events === run.events &&
    last.summary === run.summary &&
    last.isLost === isLost &&
    last.children === run.children &&
    last.openChild === run.openChild
  )
    return last.view;
  const folded = last?.events === run.events ? last.folded : foldRun(run, last);
  const ended = isLost ? breakOff(folded) : folded;
  const whole = run.summary ? overlaySummary(ended, run.summary, isLost ? 'ABORTED' : 'RUNNING') : ended;
  const view = run.children ? layChildren(whole, run.children, run.openChild, !run.unlistedChildren) : whole;
  known.set(run.id, {
    events: run.events,
    folded,
    summary: run.summary,
    isLost,
    children: run.children,
    openChild: run.openChild,
    view,
  });
  return view;
}

/** The view of a run that was lost: what was in progress then is not any more, though no event says so. */
function breakOff(view: RunView): RunView {
  if (view.status !== 'RUNNING') return view;
  const { eventCount, lastMs = 0 } = view;
  const broken = foldHistory(view, [
    { id: eventCount + 1, previousEventId: eventCount, timestampMs: lastMs, type: 'ExecutionAborted', details: {} },
  ]);
  return { ...broken, eventCount, closedMs: undefined, lastMs: view.lastMs };
}

function foldRun({ events }: Run, last: Folded | undefined): RunView {
  const isLonger =
    last !== undefined && last.events.length <= events.length && last.events.at(-1) === events[last.events.length - 1];
  return isLonger ? foldHistory(last.folded, events.slice(last.events.length)) : foldHistory(emptyRunView(), events);
}

/** The events of a visit, oldest first. Ids count from 1 without gaps, so an event is found by its id. */
export function eventsOf({ events, children = [], openChild }: Run, visit: Visit): readonly RunEvent[] {
  return visit.eventIds.flatMap((id) => eventOfVisit(events, children, openChild, id) ?? []);
}

/** The run that the workbench shows, if any. */
export function shownRun(state: RunsState): Run | undefined {
  return state.shownRunId === undefined ? undefined : state.runs.find((run) => run.id === state.shownRunId);
}

/** The view of the shown run, if any. */
export function shownView(state: RunsState): RunView | undefined {
  const run = shownRun(state);
  return run && runViewOf(run);
}

/** How a state stands in the shown run; undefined when it was not reached or no run is shown. */
export function stateSummaryOf(state: RunsState, stateName: string): Standing | undefined {
  const view = shownView(state);
  return view && standingOf(view, stateName);
}

const byEvent = new WeakMap<RunView, ReadonlyMap<number, Visit>>();

/** Which visit each event belongs to, by the event's id. Events of the execution itself belong to none. */
export function visitsByEvent(view: RunView): ReadonlyMap<number, Visit> {
  let known = byEvent.get(view);
  if (!known) {
    known = new Map([...view.visits.values()].flatMap((visit) => visit.eventIds.map((id) => [id, visit] as const)));
    byEvent.set(view, known);
  }
  return known;
}

/** How much of the run's own time has passed, up to its last event. */
export function elapsedMs(run: Run): number {
  const view = runViewOf(run);
  return (view.closedMs ?? view.lastMs ?? run.startedMs) - run.startedMs;
}

/** Data that went through a state: its input, and the raw result of its task. */
export type SampleData = { readonly input?: Json; readonly result?: Json };

const samples = new WeakMap<Visit, SampleData>();

/**
 * The data of the newest visit of a state in any run that still knows one; the
 * same object as long as it is the same visit.
 */
export function sampleOf(state: RunsState, stateName: string): SampleData | undefined {
  for (const run of state.runs.toReversed()) {
    const view = runViewOf(run);
    const last = view.states.get(stateName)?.lastVisit;
    const visit = last === undefined ? undefined : view.visits.get(last);
    if (visit) return readSample(run, visit);
  }
  return undefined;
}

function readSample(run: Run, visit: Visit): SampleData {
  const known = samples.get(visit);
  if (known) return known;
  const answered = eventsOf(run, visit).findLast(
    (event) =>
      event?.type === 'TaskSucceeded' ||
      event?.type === 'LambdaFunctionSucceeded' ||
      event?.type === 'ActivitySucceeded',
  );
  const result = answered?.details && 'output' in answered.details ? answered.details.output : undefined;
  const sample = {
    ...(visit.input === undefined ? {} : { input: visit.input }),
    ...(result === undefined ? {} : { result }),
  };
  samples.set(visit, sample);
  return sample;
}
