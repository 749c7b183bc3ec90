import { createBoundedRegex, type BoundedRegex } from '../regex/boundedRegex';
import { createNative, type Callable } from './callables';
import type { JsonataError } from './library';
import { maxSteps, takeSteps, type Run } from './run';
import { createObject } from './values';

/**
 * Makes the function that a regular expression is as a value: given a text, it
 * finds the first match and a function for the next one.
 *
 * @see https://docs.jsonata.org/regex
 */
export function createMatcher(pattern: RegExp): Callable {
  const regex = createBoundedRegex(pattern);
  return createNative(2, ([text, from], { run }) =>
    findMatch(regex, pattern.source, String(text), typeof from === 'number' ? from : 0, run),
  );
}

/** Steps of matching that take about as long as one node. */
const matchingStepsPerStep = 8;

function findMatch(regex: BoundedRegex, source: string, text: string, from: number, run: Run): unknown {
  const allowed = (maxSteps - run.steps) * matchingStepsPerStep;
  const budget = { steps: allowed };
  const found = regex(text, from, budget);
  takeSteps(run, found === 'exhausted' ? maxSteps : 2 + (allowed - budget.steps) / matchingStepsPerStep);
  if (found === undefined || found === 'exhausted') return undefined;
  const after = found.index + found.whole.length;
  const match = createObject();
  match['match'] = found.whole;
  match['start'] = found.index;
  match['end'] = after;
  match['groups'] = found.groups;
  match['next'] = createNative(0, () => {
    if (after >= text.length) return undefined;
    const next = findMatch(regex, source, text, after, run) as { readonly match: string } | undefined;
    if (next?.match === '') throw { code: 'D1004', value: source } satisfies JsonataError; // it would never end
    return next;
  });
  return match;
}
