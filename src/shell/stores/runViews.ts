/**
 * Runs as they are looked at: the view of a run's history, and narrow questions to it for single nodes and edges.
 */
import { eventOfVisit, layChildren } from '../../core/history/childRuns';
import { foldHistory } from '../../core/history/foldHistory';
import type { Json } from '../../core/base/json';
import type { RunView, Visit } from '../../core/history/runView';
import { standingOf, type Standing } from '../../core/history/standing';
import type { HistoryEvent } from '../../core/interpreter/event';
import type { Run, RunsState } from './runsStore';

/** One entry of a run's history, for views that list events. */
export type RunEvent = HistoryEvent;

/** Views of lost runs by what was known of them, and views with child executions laid in, by those without. */
const brokenOff = new WeakMap<RunView, RunView>();
const withChildren = new WeakMap<
  RunView,
  { readonly of: Pick<Run, 'children' | 'openChild'>; readonly laid: RunView }
>();

/** The view of a run as it is shown: the same object as long as nothing of it has changed. */
export function runViewOf(run: Run): RunView {
  const view = run.phase.kind === 'lost' ? breakOff(run.view) : run.view;
  return run.children ? layIn(view, run) : view;
}

/** The view of a run that was lost: what was in progress then is not any more, though no event says so. */
function breakOff(view: RunView): RunView {
  if (view.status !== 'RUNNING') return view;
  const last = brokenOff.get(view);
  if (last) return last;
  const { eventCount, lastMs = 0 } = view;
  const broken = foldHistory(view, [
    { id: eventCount + 1, previousEventId: eventCount, timestampMs: lastMs, type: 'ExecutionAborted', details: {} },
  ]);
  const shown = { ...broken, eventCount, closedMs: undefined, lastMs: view.lastMs };
  brokenOff.set(view, shown);
  return shown;
}

function layIn(view: RunView, { children = [], openChild, unlistedChildren }: Run): RunView {
  const last = withChildren.get(view);
  if (last && last.of.children === children && last.of.openChild === openChild) return last.laid;
  const laid = layChildren(view, children, openChild, !unlistedChildren);
  withChildren.set(view, { of: { children, openChild }, laid });
  return laid;
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
