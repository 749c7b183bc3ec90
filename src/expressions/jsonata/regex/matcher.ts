import { createNative, type Callable } from '../callables';
import type { JsonataError } from '../library';
import type { Run } from '../run';
import { createObject } from '../values';

/**
 * Makes the function that a regular expression is as a value: given a text, it finds the first match and a function for the
 * next one.
 *
 * @see https://docs.jsonata.org/regex
 */
export function createMatcher(pattern: RegExp): Callable {
  return createNative(2, ([text, from], { run }) => findMatch(pattern, String(text), typeof from === 'number' ? from : 0, run));
}

function findMatch(pattern: RegExp, text: string, from: number, run: Run): unknown {
  pattern.lastIndex = from;
  const found = pattern.exec(text);
  const after = pattern.lastIndex;
  if (found === null) return undefined;
  const [whole, ...groups] = found;
  const match = createObject();
  match['match'] = whole;
  match['start'] = found.index;
  match['end'] = found.index + whole.length;
  match['groups'] = groups;
  match['next'] = createNative(0, () => {
    if (after >= text.length) return undefined;
    const next = findMatch(pattern, text, after, run) as { readonly match: string } | undefined;
    if (next?.match === '') throw { code: 'D1004', value: pattern.source } satisfies JsonataError; // it would never end
    return next;
  });
  return match;
}
