/**
 * Views as plain data: to be sent, stored, and sent again in pieces. Maps become lists of entries, and the items of a
 * Map, of which there may be tens of thousands, become stretches of items that stand alike.
 */
import type { Json } from '../base/json';
import { optional } from '../base/optional';
import { sizeBound } from '../interpreter/limits';
import { editMap, emptyMap, type PersistentMap } from './persistentMap';
import type { FoldState, Iterations, RunView, StateStatus, Visit } from './runView';

/** A persistent map as its entries. */
export type Entries<K, V> = readonly (readonly [K, V])[];

/** Items that follow each other and stand alike: the first one's index, how many, and how. */
type Stretch = readonly [fromIndex: number, count: number, status: StateStatus];

/** A visit as plain data. */
export type PlainVisit = Omit<Visit, 'iterations'> & {
  readonly iterations?: Omit<Iterations, 'byIndex' | 'facts'> & { readonly stretches: readonly Stretch[] };
};

/** A view as plain data, with all that is needed in order to fold on. */
export type PlainView = Omit<RunView, 'states' | 'visits' | 'taken' | 'fold'> & {
  readonly states: Entries<string, NonNullable<ReturnType<RunView['states']['get']>>>;
  readonly visits: readonly PlainVisit[];
  readonly taken: Entries<string, number>;
  readonly fold: { readonly [Part in keyof FoldState]: PlainPart<FoldState[Part]> };
};

type PlainPart<Part> = Part extends PersistentMap<infer K, infer V> ? Entries<K, V> : Part;

/**
 * A view as plain data; `unpackView` gives it back. Without inputs, outputs and variables that may take more bytes than a
 * limit, or that are nested so deeply that no browser could copy them.
 */
export function packView(view: RunView, largestBytes = Number.POSITIVE_INFINITY): PlainView {
  const { states, visits, taken, fold, ...facts } = view;
  return {
    ...withoutLarge(facts, largestBytes),
    states: [...states],
    visits: [...visits.values()].map((visit) => withoutLarge(packVisit(visit), largestBytes)),
    taken: [...taken],
    fold: {
      visitOfEvent: [...fold.visitOfEvent],
      iterationOfEvent: [...fold.iterationOfEvent],
      open: [...fold.open],
      unfinished: fold.unfinished,
      ends: [...fold.ends],
      badEnds: [...fold.badEnds],
    },
  };
}

/** The view that was packed. */
export function unpackView(plain: PlainView): RunView {
  const { states, visits, taken, fold, ...facts } = plain;
  return {
    ...facts,
    states: mapOf(states),
    visits: mapOf(visits.map((visit) => [visit.id, unpackVisit(visit)] as const)),
    taken: mapOf(taken),
    fold: {
      visitOfEvent: mapOf(fold.visitOfEvent),
      iterationOfEvent: mapOf(fold.iterationOfEvent),
      open: mapOf(fold.open),
      unfinished: fold.unfinished,
      ends: mapOf(fold.ends),
      badEnds: mapOf(fold.badEnds),
    },
  };
}

/** A visit as plain data. */
export function packVisit({ iterations, ...visit }: Visit): PlainVisit {
  if (!iterations) return visit;
  const { byIndex, facts: _facts, ...rest } = iterations;
  return { ...visit, iterations: { ...rest, stretches: stretchesOf(byIndex) } };
}

/** The visit that was packed. */
export function unpackVisit({ iterations, ...visit }: PlainVisit): Visit {
  if (!iterations) return visit;
  const { stretches, ...rest } = iterations;
  const byIndex = editMap(emptyMap<number, StateStatus>());
  for (const [from, count, status] of stretches)
    for (let index = from; index < from + count; index++) byIndex.set(index, status);
  return { ...visit, iterations: { ...rest, byIndex: byIndex.done() } };
}

type Data = Pick<Visit, 'input' | 'output' | 'assigned'>;

function withoutLarge<T extends Data>(one: T, largestBytes: number): T {
  if (largestBytes === Number.POSITIVE_INFINITY) return one;
  const isLarge = (value: Json | undefined): boolean =>
    value !== undefined && sizeBound(value, largestBytes) > largestBytes;
  const { input, output, assigned, ...rest } = one;
  if (![input, output, assigned].some(isLarge)) return one;
  const small = optional({
    input: isLarge(input) ? undefined : input,
    output: isLarge(output) ? undefined : output,
    assigned: isLarge(assigned) ? undefined : assigned,
  });
  return { ...rest, ...small } as unknown as T; // a view and a visit may lack their data
}

function stretchesOf(byIndex: Iterations['byIndex']): readonly Stretch[] {
  const stretches: Stretch[] = [];
  for (const [index, status] of byIndex) {
    const last = stretches.at(-1);
    if (last && last[0] + last[1] === index && last[2] === status)
      stretches[stretches.length - 1] = [last[0], last[1] + 1, status];
    else stretches.push([index, 1, status]);
  }
  return stretches;
}

function mapOf<K extends string | number, V>(entries: Entries<K, V>): PersistentMap<K, V> {
  const edit = editMap(emptyMap<K, V>());
  for (const [key, value] of entries) edit.set(key, value);
  return edit.done();
}
