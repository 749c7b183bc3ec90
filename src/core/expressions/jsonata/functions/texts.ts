import { keepLongs } from '../../../base/long';
import { decodeStrictBase64, encodeBase64 } from '../../base64';
import { callBack, createNative, isCallable, type Call, type Callable } from '../callables';
import { libraryFunction, type JsonataError } from '../library';
import { allocate, allocateItems, checkItems, type Run } from '../run';
import { createObject, measure, newSequence, toBoolean } from '../values';
import { textOf } from '../operators';
import { compileAccepts } from './accepts';
import { charge, takeSearch } from './costs';

/** The functions on texts that take regular expressions (the library's own wait), or need a guard or a browser. */
export function createTextFunctions(): ReadonlyMap<string, Callable> {
  const table: Record<string, [arity: number, call: (args: readonly unknown[], call: Call) => unknown]> = {
    contains: [2, contains],
    match: [3, match],
    replace: [4, replace],
    split: [3, split],
    pad: [3, pad],
    string: [1, string],
    boolean: [1, ([value], { run }) => toBoolean(value, run)],
    not: [1, ([value], { run }) => (value === undefined ? undefined : !toBoolean(value, run))],
    base64encode: [1, ([text]) => (text === undefined ? undefined : encodeBase64(text as string))],
    base64decode: [1, ([text]) => (text === undefined ? undefined : decode(text as string))],
  };
  return new Map(
    Object.entries(table).map(([name, [arity, call]]) => {
      const { signature } = libraryFunction(name);
      return [
        name,
        createNative(arity, charge(name, call), signature, signature && compileAccepts(signature.definition)),
      ];
    }),
  );
}

/**
 * The service's engine takes UTF-8, where the library takes a byte for each character, and fails for what is no Base64.
 */
function decode(text: string): string {
  const decoded = decodeStrictBase64(text);
  if (decoded === undefined) throw new Error('The argument of $base64decode is not Base64.');
  return decoded;
}

/** What a regular expression, or a function in its place, gives for a text. */
type Match = {
  readonly match: string;
  readonly start: number;
  readonly end: number;
  readonly groups: readonly (string | undefined)[];
  readonly next: unknown;
};

/** Finds one match after another, at most `limit`. */
function* matchesOf(matcher: unknown, text: string, limit: unknown, call: Call): Generator<Match> {
  let found = readMatch(callBack(matcher, [text], call));
  for (let count = 0; found !== undefined && (limit === undefined || count < (limit as number)); count++) {
    yield found;
    found = readMatch(callBack(found.next, [], call));
  }
}

function readMatch(found: unknown): Match | undefined {
  if (!found) return undefined;
  const match = found as Match;
  if (
    typeof match.start === 'number' ||
    typeof match.end === 'number' ||
    Array.isArray(match.groups) ||
    isCallable(match.next)
  )
    return match;
  throw { code: 'T1010' } satisfies JsonataError;
}

function contains([text, token]: readonly unknown[], call: Call): unknown {
  if (typeof text !== 'string' || token === undefined) return undefined;
  takeSearch([text, token], call.run);
  return typeof token === 'string' ? text.includes(token) : readMatch(callBack(token, [text], call)) !== undefined;
}

function match([text, matcher, limit]: readonly unknown[], call: Call): unknown {
  if (typeof text !== 'string') return undefined;
  if ((limit as number) < 0) throw { code: 'D3040', value: limit } satisfies JsonataError;
  const results = newSequence();
  if (limit === undefined || (limit as number) > 0) {
    for (const found of matchesOf(matcher, text, limit, call)) {
      const result = createObject();
      result['match'] = found.match;
      result['index'] = found.start;
      result['groups'] = found.groups;
      results.push(result);
      checkItems(results.length);
    }
  }
  return results;
}

function replace([text, pattern, replacement, limit]: readonly unknown[], call: Call): unknown {
  if (typeof text !== 'string') return undefined;
  if (pattern === '') throw { code: 'D3010', value: pattern } satisfies JsonataError;
  if ((limit as number) < 0) throw { code: 'D3011', value: limit } satisfies JsonataError;
  if (limit !== undefined && !((limit as number) > 0)) return text;
  return typeof pattern === 'string'
    ? replaceText(text, pattern, replacement, limit, call)
    : replaceMatches(text, pattern, replacement, limit, call);
}

function replaceText(text: string, pattern: string, replacement: unknown, limit: unknown, { run }: Call): string {
  if (typeof replacement !== 'string') throw { code: 'D3012', value: replacement } satisfies JsonataError;
  takeSearch([text, pattern], run);
  const pieces = text.split(pattern);
  allocate(run, text.length + pieces.length * replacement.length);
  const count = limit === undefined ? pieces.length : Math.ceil(limit as number) + 1;
  return [...pieces.slice(0, count - 1), pieces.slice(count - 1).join(pattern)].join(replacement);
}

function replaceMatches(text: string, matcher: unknown, replacement: unknown, limit: unknown, call: Call): string {
  let result = '';
  let at = 0;
  for (const found of matchesOf(matcher, text, limit, call)) {
    const replaced =
      typeof replacement === 'string' ? fillGroups(replacement, found) : callBack(replacement, [found], call);
    if (typeof replaced !== 'string') throw { code: 'D3012', value: replaced } satisfies JsonataError;
    result += text.substring(at, found.start) + replaced;
    allocate(call.run, replaced.length);
    checkItems(result.length / 8);
    at = found.start + found.match.length;
  }
  return result + text.substring(at);
}

/** Puts groups in the places `$1`, `$2`, … of a replacement; `$0` is the whole match and `$$` a dollar. */
function fillGroups(replacement: string, { match: whole, groups }: Match): string {
  const maxDigits = groups.length === 0 ? 1 : Math.floor(Math.log10(groups.length)) + 1;
  const place = new RegExp(`\\$(\\$|\\d{1,${maxDigits}})?`, 'g');
  return replacement.replace(place, (written, name: string | undefined) => {
    if (name === undefined) return written;
    if (name === '$') return '$';
    if (name.startsWith('0')) return whole + name.slice(1);
    const index = Number(name);
    if (name.length > 1 && index > groups.length) return (groups[Number(name.slice(0, -1)) - 1] ?? '') + name.slice(-1);
    return groups[index - 1] ?? '';
  });
}

function split([text, separator, limit]: readonly unknown[], call: Call): unknown {
  if (typeof text !== 'string') return undefined;
  if ((limit as number) < 0) throw { code: 'D3020', value: limit } satisfies JsonataError;
  if (limit !== undefined && !((limit as number) > 0)) return [];
  if (typeof separator === 'string') {
    takeSearch([text, separator], call.run);
    const parts = text.split(separator, limit as number | undefined);
    allocateItems(call.run, parts.length);
    return parts;
  }
  const pieces: string[] = [];
  let at = 0;
  for (const found of matchesOf(separator, text, limit, call)) {
    pieces.push(text.substring(at, found.start));
    checkItems(pieces.length);
    at = found.end;
  }
  if (limit === undefined || pieces.length < (limit as number)) pieces.push(text.substring(at));
  return pieces;
}

const padText = libraryFunction('pad').implementation as (text: unknown, width: unknown, fill: unknown) => unknown;

function pad([text, width, fill]: readonly unknown[], { run }: Call): unknown {
  if (text !== undefined) allocate(run, Math.abs(Math.trunc(width as number)));
  return padText(text, width, fill);
}

const writeText = libraryFunction('string').implementation as (value: unknown, isPretty: unknown) => unknown;

function string([value, isPretty]: readonly unknown[], { run }: Call): unknown {
  if (value === undefined) return undefined;
  if (isPretty !== true) return allocated(textOf(value, run), run);
  measure(value, run);
  return allocated(
    keepLongs(value, (given) => writeText(given, true) as string),
    run,
  ); // `true` gives text
}

function allocated(text: string, run: Run): string {
  allocate(run, text.length);
  return text;
}
