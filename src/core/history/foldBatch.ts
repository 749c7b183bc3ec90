/** The next version of a run view in the making: the changes that one batch of events makes, each map edited once. */
import { editMap } from './persistentMap';
import {
  takenByKey,
  takenKey,
  type RunView,
  type OpenVisit,
  type StateStatus,
  type StateSummary,
  type StatusCounts,
  type Visit,
} from './runView';

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** The part of a view that is about the run as a whole. */
export type RunFacts = Mutable<
  Pick<
    RunView,
    | 'status'
    | 'startedMs'
    | 'closedMs'
    | 'lastMs'
    | 'input'
    | 'output'
    | 'error'
    | 'cause'
    | 'redriveCount'
    | 'eventCount'
  >
>;

/** A view being extended. Belongs to one call of `foldHistory`. */
export type FoldBatch = ReturnType<typeof createFoldBatch>;

/** Begins to extend a view. */
export function createFoldBatch(view: RunView) {
  const { status, startedMs, closedMs, lastMs, input, output, error, cause, redriveCount, eventCount } = view;
  const facts: RunFacts = {
    status,
    startedMs,
    closedMs,
    lastMs,
    input,
    output,
    error,
    cause,
    redriveCount,
    eventCount,
  };
  const states = editMap(view.states);
  const visits = editMap(view.visits);
  const taken = editMap(view.taken);
  const visitOfEvent = editMap(view.fold.visitOfEvent);
  const iterationOfEvent = editMap(view.fold.iterationOfEvent);
  const open = editMap(view.fold.open);
  const ends = editMap(view.fold.ends);
  const badEnds = editMap(view.fold.badEnds);
  let unfinished = view.fold.unfinished;

  /** Keeps the sum of a state's visits in step with one visit that is new or has changed. */
  function summarise(before: Visit | undefined, after: Visit): void {
    const name = after.stateName;
    const restart = after.restartedBy ?? 0;
    const known = badEnds.get(name);
    let bad = known && (before || known.restartedBy === restart) ? known : { restartedBy: restart, counts: {} };
    if (bad.restartedBy === restart) {
      bad = { restartedBy: restart, counts: recount(bad.counts, badStatus(before?.status), badStatus(after.status)) };
    }
    if (bad !== known) badEnds.set(name, bad);
    const old = states.get(name);
    const counts = recount(old?.counts ?? {}, before?.status, after.status);
    const lastVisit = before ? (old?.lastVisit ?? after.id) : after.id;
    const last = lastVisit === after.id ? after : visits.get(lastVisit);
    const summary: StateSummary = {
      status: leadingStatus(counts, bad.counts, last?.status ?? after.status),
      visits: (old?.visits ?? 0) + (before ? 0 : 1),
      lastVisit,
      retries: (old?.retries ?? 0) + retriesOf(after) - (before ? retriesOf(before) : 0),
      counts,
    };
    states.set(name, summary);
  }

  return {
    facts,
    visitOf: (eventId: number): Visit | undefined => {
      const id = visitOfEvent.get(eventId);
      return id === undefined ? undefined : visits.get(id);
    },
    visit: (id: number | undefined): Visit | undefined => (id === undefined ? undefined : visits.get(id)),
    openVisit: (id: number): OpenVisit | undefined => open.get(id),
    openIds: (): Iterable<number> => open.keys(),
    place(eventId: number, visitId: number): void {
      visitOfEvent.set(eventId, visitId);
    },
    addVisit(visit: Visit, previousEventId: number): void {
      summarise(undefined, visit);
      visits.set(visit.id, visit);
      open.set(visit.id, { previousEventId, marked: false });
    },
    /** Changes a visit and gives its new version. */
    change(visit: Visit, to: Partial<Visit>): Visit {
      const before = visits.get(visit.id) ?? visit;
      const after: Visit = { ...before, ...to };
      visits.set(visit.id, after);
      if (after.status !== before.status || after.attempts !== before.attempts) summarise(before, after);
      return after;
    },
    mark(visitId: number): void {
      const entry = open.get(visitId);
      if (entry) open.set(visitId, { ...entry, marked: true });
    },
    close(visitId: number): void {
      open.delete(visitId);
      ends.set(visitId, true);
    },
    /** A later visit of its chain follows a visit that has ended. */
    follow: (visitId: number): void => ends.delete(visitId),
    reopen(visitId: number): void {
      ends.delete(visitId);
      open.set(visitId, { previousEventId: 0, marked: false });
    },
    startIteration: (eventId: number, index: number): void => iterationOfEvent.set(eventId, index),
    iterationAt: (eventId: number): number | undefined => iterationOfEvent.get(eventId),
    countTaken(from: string, to: string, by: 1 | -1, caught: boolean, way?: string): void {
      const keys = caught ? [takenKey(from, to), takenKey(from, to, true)] : [takenKey(from, to)];
      if (way !== undefined) keys.push(takenByKey(from, to, caught), takenByKey(from, to, caught, way));
      for (const key of keys) {
        const count = (taken.get(key) ?? 0) + by;
        if (count > 0) taken.set(key, count);
        else taken.delete(key);
      }
    },
    takeUnfinished(): readonly number[] {
      const ids = unfinished;
      unfinished = [];
      return ids;
    },
    setUnfinished(ids: readonly number[]): void {
      unfinished = ids;
    },
    done(): RunView {
      const fold = {
        visitOfEvent: visitOfEvent.done(),
        iterationOfEvent: iterationOfEvent.done(),
        open: open.done(),
        unfinished,
        ends: ends.done(),
        badEnds: badEnds.done(),
      };
      return { ...facts, states: states.done(), visits: visits.done(), taken: taken.done(), fold };
    },
  };
}

/** Moves one from a status to another. */
export function recount(
  counts: StatusCounts,
  from: StateStatus | undefined,
  to: StateStatus | undefined,
): StatusCounts {
  if (from === to) return counts;
  const next: Partial<Record<StateStatus, number>> = { ...counts };
  if (from !== undefined) {
    const left = (next[from] ?? 0) - 1;
    if (left > 0) next[from] = left;
    else delete next[from];
  }
  if (to !== undefined) next[to] = (next[to] ?? 0) + 1;
  return next;
}

function leadingStatus(counts: StatusCounts, bad: StatusCounts, last: StateStatus): StateStatus {
  if (counts.inProgress) return 'inProgress';
  if (counts.retrying) return 'retrying';
  if (bad.failed) return 'failed';
  if (bad.timedOut) return 'timedOut';
  if (bad.aborted) return 'aborted';
  return last;
}

function badStatus(status: StateStatus | undefined): StateStatus | undefined {
  return status === 'failed' || status === 'timedOut' || status === 'aborted' ? status : undefined;
}

function retriesOf(visit: Visit): number {
  return Math.max(0, visit.attempts.length - 1);
}
