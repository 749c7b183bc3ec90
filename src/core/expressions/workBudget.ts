import type { Json } from '../base/json';
import { jsonSize } from '../base/jsonSize';

/**
 * What the JSONPath side may do in one evaluation. `$..*..*..*` over deep data visits more than
 * memory holds, and thousands of calls over the same payload take minutes; both are ended here.
 * Evaluating never waits for anything, so that one evaluation is over before the next begins and
 * one counter serves them all: paths, filters inside filters, templates and the calls in them.
 */

/** Values visited, or so many characters each, that one evaluation may take; far more than any payload has. */
const maxWork = 5_000_000;

/** Characters that are read or written in about the time of one visit. */
const charactersPerVisit = 32;

/** Characters that one text may get; the service takes payloads of 262,144 bytes. */
export const maxTextLength = 64 * 1024 * 1024;

/** Levels of nesting that a value may have: as many as a payload. */
export const maxLevels = 1_000;

/** An evaluation that visits or makes more than it may: a payload far beyond what the service takes. */
export class TooMuchData extends Error {
  override readonly name = 'TooMuchData';
}

let depth = 0;
let left = maxWork;

/**
 * Runs an evaluation, or a part of the one that is running, within the budget. Throws `TooMuchData` when that is spent.
 */
export function withinBudget<A, T>(evaluate: (argument: A) => T, argument: A): T {
  if (depth === 0) left = maxWork;
  depth++;
  try {
    return evaluate(argument);
  } finally {
    depth--;
  }
}

/** Counts values that are visited. */
export function visit(count: number): void {
  left -= count;
  if (left < 0) throw new TooMuchData('An evaluation visits more values than it may.');
}

/** Counts characters that are read or written, and refuses texts that get too long; before they are made. */
export function takeCharacters(count: number): void {
  if (count > maxTextLength) throw new TooMuchData('A text would get too long.');
  visit(count / charactersPerVisit);
}

/** Refuses a value that is nested too deeply: what goes over one calls itself for each level. */
export function takeLevels(value: Json): void {
  if (jsonSize(value, Number.POSITIVE_INFINITY, maxLevels) === Number.POSITIVE_INFINITY)
    throw new TooMuchData('A value is nested too deeply.');
}
