import type { Call } from '../callables';
import { takeSteps, type Run } from '../run';

/*
 * What the functions of the language cost, in steps. They go over what they are given in one call that nothing
 * interrupts, so the size of what they read and make is counted: of lists the items, of texts the characters. What goes
 * further down than that (`$string`, `$distinct`, `$clone`, …) counts by itself as it goes.
 */

type Cost = {
  /** Items of a list that take one step; Infinity when they are not looked at. */
  readonly items: number;
  /** Characters that take one step. */
  readonly characters: number;
  /** Steps of the call itself, where it does much whatever it is given: reading a picture, say. */
  readonly call: number;
};

const usual: Cost = { items: 8, characters: 32, call: 0 };
const atOnce: Partial<Cost> = { items: Infinity, characters: Infinity };
const countsItself = atOnce;

/** The rates were measured: with each of them, five million steps take about as long as five million nodes. */
const costs: Readonly<Record<string, Partial<Cost>>> = {
  // They look at nothing, or only at how long something is.
  count: atOnce,
  exists: atOnce,
  type: atOnce,
  millis: atOnce,
  error: atOnce,
  assert: atOnce,
  // They count as they go.
  boolean: countsItself,
  not: countsItself,
  string: countsItself,
  distinct: countsItself,
  clone: countsItself,
  sort: countsItself,
  map: countsItself,
  filter: countsItself,
  single: countsItself,
  reduce: countsItself,
  each: countsItself,
  sift: countsItself,
  keys: countsItself,
  lookup: countsItself,
  spread: countsItself,
  merge: countsItself,
  replace: { characters: 64 },
  append: { items: 32 },
  shuffle: { items: 4 },
  zip: { items: 2 },
  partition: { items: 4 },
  lowercase: { characters: 128 },
  uppercase: { characters: 128 },
  split: { characters: 64 },
  contains: { characters: 256 },
  substringBefore: { characters: 256 },
  substringAfter: { characters: 256 },
  substring: { characters: 4 },
  length: { characters: 8 },
  pad: { characters: 8 },
  parse: { characters: 3 },
  number: { characters: 4 },
  base64encode: { characters: 3 },
  base64decode: { characters: 3 },
  hash: { characters: 4, call: 50 },
  uuid: { call: 8 },
  encodeUrl: { characters: 16 },
  encodeUrlComponent: { characters: 16 },
  decodeUrl: { characters: 16 },
  decodeUrlComponent: { characters: 16 },
  formatNumber: { characters: 1, call: 20 },
  formatInteger: { characters: 1, call: 10 },
  parseInteger: { characters: 1, call: 15 },
  toMillis: { characters: 1, call: 10 },
  fromMillis: { characters: 1, call: 15 },
  now: { characters: 1, call: 10 },
};

/**
 * Wraps a function of the language so that the size of its arguments and of its
 * result is counted; the arguments before it does anything.
 */
export function charge(
  name: string,
  call: (args: readonly unknown[], call: Call) => unknown,
): (args: readonly unknown[], call: Call) => unknown {
  const cost: Cost = { ...usual, ...costs[name] };
  return (args, context) => {
    const { run } = context;
    let steps = cost.call;
    for (let i = 0; i < args.length; i++) steps += stepsOf(args[i], cost);
    if (steps > 0) takeSteps(run, steps);
    const result = call(args, context);
    takeForResult(result, cost, run);
    return result;
  };
}

function stepsOf(value: unknown, cost: Cost): number {
  if (typeof value === 'string') return value.length / cost.characters;
  return Array.isArray(value) ? value.length / cost.items : 0;
}

function takeForResult(result: unknown, cost: Cost, run: Run): void {
  const steps = stepsOf(result, cost);
  if (steps > 0) takeSteps(run, steps);
}

/**
 * Counts the search for a text in another one (if two texts they are), before
 * it begins: a long one may be compared anew at very many places.
 */
export function takeSearch([text, wanted]: readonly unknown[], run: Run): void {
  if (typeof text !== 'string' || typeof wanted !== 'string') return;
  takeSteps(run, (text.length / 256) * Math.max(1, Math.min(wanted.length, text.length) / 256));
}
