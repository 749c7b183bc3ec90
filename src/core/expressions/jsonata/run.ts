import type { JsonObject } from '../../base/json';
import type { RandomSource, Variables } from '../scope';

/**
 * Nesting of evaluations that the service allows.
 * @see https://github.com/floci-io/floci/issues/2737 (measured 2026-08)
 */
export const maxDepth = 100;

/**
 * Bytes that a value may take in the service: 873,782 numbers of eight bytes,
 * or that many characters. Measured in the same issue.
 */
export const maxValueBytes = 6_990_256;

/**
 * Levels of nesting that a value may have, as many as a payload: what goes over a value calls itself for each. A count,
 * since the stack of one engine is higher than that of another.
 */
const maxLevels = 1_000;

/**
 * Evaluated nodes after which we give up, in place of the service's five
 * seconds: a count, so that every run ends alike.
 */
export const maxSteps = 5_000_000;

/** Bytes of all lists and texts that an evaluation may make in the end; only runaway expressions make so many. */
const maxTotalBytes = 64 * maxValueBytes;

/** One evaluation: what it sees, and how much it has used. */
export type Run = {
  readonly states: JsonObject;
  readonly variables: Variables;
  readonly nowMs: number;
  readonly random: RandomSource;
  depth: number;
  /** How far inside a value the walk over it is. */
  levels: number;
  steps: number;
  bytes: number;
};

/** Names and their values; names that are not here are looked up further out. */
export class Frame {
  constructor(
    readonly run: Run,
    readonly outer: Frame | undefined,
    private names: readonly string[] = [],
    private readonly values: unknown[] = [],
  ) {}

  /** Binds a name in this frame. */
  bind(name: string, value: unknown): void {
    const at = this.names.indexOf(name);
    if (at === -1) {
      this.names = [...this.names, name];
      this.values[this.names.length - 1] = value;
    } else this.values[at] = value;
  }

  /** The value of a name in this frame, or in one further out; `missing` is called for a name in none. */
  lookup(name: string, missing: (name: string, run: Run) => unknown): unknown {
    let frame: Frame | undefined = this.outer;
    let at = this.names.indexOf(name);
    if (at !== -1) return this.values[at];
    while (frame !== undefined) {
      at = frame.names.indexOf(name);
      if (at !== -1) return frame.values[at];
      frame = frame.outer;
    }
    return missing(name, this.run);
  }
}

/** An expression that used more than it may. The service gives these texts without a code. */
export class LimitExceeded extends Error {
  override readonly name = 'LimitExceeded';
}

/**
 * Starts a nested evaluation; the caller takes one from `run.depth` when it is
 * done. Failures need not: they end the run.
 */
export function enter(run: Run): void {
  if (++run.depth > maxDepth) throw tooDeep();
  if (++run.steps > maxSteps) throw tooLong();
}

/**
 * Goes one level into a value; the caller takes one from `run.levels` when it is done. Failures need not: they end the
 * run.
 */
export function enterValue(run: Run): void {
  if (++run.levels > maxLevels) throw tooDeep();
}

/**
 * Counts work that is no evaluation of nodes, as so many steps. Whatever goes over data in one call, whose time
 * therefore grows with the data, is to be counted: nothing can interrupt it.
 */
export function takeSteps(run: Run, steps: number): void {
  run.steps += steps;
  if (run.steps > maxSteps) throw tooLong();
}

/**
 * Counts going over items, members or characters, so many of which take about the time of one node. A step is the time
 * of an average node; the rates that are handed in are measured, and need only be of the right order.
 */
export function takeWork(run: Run, units: number, unitsPerStep: number): void {
  takeSteps(run, units / unitsPerStep);
}

/** Checks that one more level may be entered. For nodes that have nothing to evaluate. */
export function checkLeaf(run: Run): void {
  if (run.depth >= maxDepth) throw tooDeep();
}

/** What the service says of an expression that makes too much. @see https://github.com/floci-io/floci/issues/2737 */
export const tooLargeText = 'Expression evaluation memory limit exceeded: Check for excessive memory usage';

/** What it says of one that goes too deep. Measured in the same issue. */
const tooDeepText =
  'Stack overflow error: Check for non-terminating recursive function. Consider rewriting as tail-recursive';

/** Counts something that takes memory before it is made. */
export function allocate(run: Run, bytes: number): void {
  run.bytes += bytes;
  if (bytes > maxValueBytes || run.bytes > maxTotalBytes) throw new LimitExceeded(tooLargeText);
}

/**
 * Checks a list that grows while it is made, before it takes all the memory
 * there is. Counts nothing: `allocateItems` does, when it is done.
 */
export function checkItems(count: number): void {
  if (count * 8 > maxValueBytes) throw new LimitExceeded(tooLargeText);
}

/** Counts the making of a list with so many items. */
export function allocateItems(run: Run, count: number): void {
  allocate(run, count * 8);
}

function tooLong(): LimitExceeded {
  return new LimitExceeded('Expression evaluation timeout: Check for infinite loop');
}

function tooDeep(): LimitExceeded {
  return new LimitExceeded(tooDeepText);
}

/** A record of the bindings on the way to one item of a path: `@` is the item itself. */
export type Tuple = Readonly<Record<string, unknown>>;

/** A frame in which the bindings of a tuple have names. */
export function frameOf(tuple: Tuple, frame: Frame): Frame {
  return new Frame(frame.run, frame, Object.keys(tuple), Object.values(tuple));
}
