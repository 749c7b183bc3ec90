/**
 * What one version of a view has that an earlier one had not, as plain data: how a run's worker keeps the page in step
 * without sending the view again and again. Found by comparing the buckets of the maps, most of which are shared; so it
 * costs what has changed, however long the history is.
 */
import { editMap, type PersistentMap } from './persistentMap';
import { packVisit, unpackVisit, type Entries, type PlainVisit } from './plainView';
import type { BadEnds, OpenVisit, RunView, StateSummary, Visit } from './runView';

/** The difference between two versions of a view. */
export type SummaryDelta = {
  readonly facts: Partial<Facts>;
  /** The facts that are gone: a redrive takes the end of an execution back. */
  readonly goneFacts?: readonly (keyof Facts)[];
  readonly states: Entries<string, StateSummary>;
  /** A way that was taken back is taken 0 times. */
  readonly taken: Entries<string, number>;
  /** New visits whole, and of others what has changed. */
  readonly visits: readonly (PlainVisit | VisitChange)[];
  /** The visits that are let go: no event can be about them any more. */
  readonly closed: readonly number[];
  /** What is needed in order to break the run off: the visits that have not ended, and how others ended badly. */
  readonly opened: Entries<number, OpenVisit>;
  readonly ended: readonly number[];
  readonly badEnds: Entries<string, BadEnds>;
};

/** What has changed of a visit. */
export type VisitChange = Partial<PlainVisit> & { readonly id: number; readonly gone: readonly (keyof PlainVisit)[] };

type Facts = Omit<RunView, 'states' | 'visits' | 'taken' | 'fold'>;

/** What `after` has that `before` has not. */
export function summaryDelta(before: RunView, after: RunView): SummaryDelta {
  const visits = changesOf(before.visits, after.visits);
  const taken = changesOf(before.taken, after.taken);
  const open = changesOf(before.fold.open, after.fold.open);
  const [facts, goneFacts] = changedMembers(factsOf(before), factsOf(after));
  return {
    facts,
    ...(goneFacts.length > 0 ? { goneFacts } : {}),
    states: changesOf(before.states, after.states).set,
    taken: [...taken.set, ...taken.gone.map((key) => [key, 0] as const)],
    visits: visits.set.map(([id, visit]) => changeOf(before.visits.get(id), visit)),
    closed: visits.gone,
    opened: open.set,
    ended: open.gone,
    badEnds: changesOf(before.fold.badEnds, after.fold.badEnds).set,
  };
}

/**
 * The later view, from an earlier one and what has changed. With `keepsClosed` the visits that were let go stay, as they
 * were last. What it gives is to be looked at, not to be folded on, except for an event that ends the execution.
 */
export function applyDelta(view: RunView, delta: SummaryDelta, { keepsClosed = false } = {}): RunView {
  const facts: Facts = { ...factsOf(view), ...delta.facts };
  for (const gone of delta.goneFacts ?? []) delete (facts as Partial<Facts>)[gone]; // facts that a view may lack
  const states = editMap(view.states);
  for (const [name, summary] of delta.states) states.set(name, summary);
  const taken = editMap(view.taken);
  for (const [key, count] of delta.taken) {
    if (count > 0) taken.set(key, count);
    else taken.delete(key);
  }
  const visits = editMap(view.visits);
  for (const change of delta.visits) visits.set(change.id, changedVisit(visits.get(change.id), change));
  if (!keepsClosed) for (const id of delta.closed) visits.delete(id);
  const open = editMap(view.fold.open);
  for (const [id, visit] of delta.opened) open.set(id, visit);
  for (const id of delta.ended) open.delete(id);
  const badEnds = editMap(view.fold.badEnds);
  for (const [name, ends] of delta.badEnds) badEnds.set(name, ends);
  const fold = { ...view.fold, open: open.done(), badEnds: badEnds.done() };
  return { ...facts, states: states.done(), taken: taken.done(), visits: visits.done(), fold };
}

function factsOf({ states: _states, visits: _visits, taken: _taken, fold: _fold, ...facts }: RunView): Facts {
  return facts;
}

function changeOf(before: Visit | undefined, after: Visit): PlainVisit | VisitChange {
  if (!before) return packVisit(after);
  const [changed, gone] = changedMembers(before, after);
  // Packed by itself: what has not changed, such as tens of thousands of items, is not gone through.
  const { iterations, ...others } = changed;
  const packed = iterations ? packVisit({ ...after, iterations }).iterations : undefined;
  return { ...others, ...(packed ? { iterations: packed } : {}), id: after.id, gone };
}

function changedVisit(before: Visit | undefined, change: PlainVisit | VisitChange): Visit {
  if (!('gone' in change)) return unpackVisit(change);
  const { gone, iterations, ...others } = change;
  const packed = iterations && unpackVisit({ ...others, iterations } as PlainVisit).iterations;
  const after = { ...before, ...others, ...(packed ? { iterations: packed } : {}) } as Visit; // what had it whole first
  for (const member of gone) delete (after as Partial<Record<keyof PlainVisit, unknown>>)[member];
  return after;
}

function changedMembers<T extends object>(before: T, after: T): [changed: Partial<T>, gone: (keyof T)[]] {
  const changed: Partial<T> = {};
  const gone: (keyof T)[] = [];
  for (const key of new Set([...Object.keys(before), ...Object.keys(after)]) as Set<keyof T>) {
    if (before[key] === after[key]) continue;
    if (after[key] === undefined) gone.push(key);
    else changed[key] = after[key];
  }
  return [changed, gone];
}

function changesOf<K extends string | number, V>(
  before: PersistentMap<K, V>,
  after: PersistentMap<K, V>,
): { readonly set: readonly (readonly [K, V])[]; readonly gone: readonly K[] } {
  const set: (readonly [K, V])[] = [];
  const gone: K[] = [];
  if (before !== after) {
    for (let index = 0; index < Math.max(before.buckets.length, after.buckets.length); index++) {
      const [old, now] = [before.buckets[index], after.buckets[index]];
      if (old === now) continue;
      for (const [key, value] of now ?? []) if (old?.get(key) !== value) set.push([key, value]);
      for (const key of old?.keys() ?? []) if (now?.has(key) !== true) gone.push(key);
    }
  }
  return { set, gone };
}
