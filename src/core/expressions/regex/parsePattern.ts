/*
 * Reads the syntax of regular expressions that JavaScript has without its `u` flag, with what it keeps for old pages.
 * What is newer than lookbehind and named groups, such as `(?i:…)`, is not understood.
 */
import {
  accept,
  equalTo,
  isLineEnd,
  readCharacterEscape,
  readClass,
  readSetEscape,
  Unsupported,
  type Reader,
} from './patternCharacters';

/** A part of a pattern. */
export type PatternNode =
  /** One character that the test accepts. */
  | { readonly kind: 'character'; readonly test: (code: number) => boolean }
  | { readonly kind: 'sequence'; readonly parts: readonly PatternNode[] }
  | { readonly kind: 'choice'; readonly options: readonly PatternNode[] }
  /** `groups` are the first group inside and the one after the last, which each round forgets. */
  | {
      readonly kind: 'repeat';
      readonly part: PatternNode;
      readonly min: number;
      readonly max: number;
      readonly isLazy: boolean;
      readonly groups: readonly [number, number];
    }
  | { readonly kind: 'group'; readonly part: PatternNode; readonly index: number }
  | { readonly kind: 'look'; readonly part: PatternNode; readonly isNegative: boolean; readonly isBehind: boolean }
  | { readonly kind: 'assert'; readonly at: 'start' | 'end' | 'word' | 'notWord' }
  | { readonly kind: 'reference'; readonly index: number };

/**
 * A parsed pattern: the number of its groups, of its long or endless
 * repetitions, and of all places where matching may go two ways.
 */
export type ParsedPattern = {
  readonly root: PatternNode;
  readonly groupCount: number;
  readonly longRepeatCount: number;
  readonly branchCount: number;
};

/** From so many rounds on, a repetition counts as a long one. */
const longRepeat = 8;

/** Parses a pattern, or gives undefined for syntax that is not understood here. */
export function parsePattern(source: string, ignoreCase: boolean): ParsedPattern | undefined {
  try {
    const reader: Reader = {
      source,
      ignoreCase,
      ...countGroups(source),
      at: 0,
      groups: 0,
      longRepeats: 0,
      branches: 0,
    };
    const root = readChoice(reader);
    if (reader.at < source.length) return undefined;
    return { root, groupCount: reader.groups, longRepeatCount: reader.longRepeats, branchCount: reader.branches };
  } catch (error) {
    if (error instanceof Unsupported) return undefined;
    throw error;
  }
}

/** The groups of a pattern, and the numbers of those that have a name. */
function countGroups(source: string): { readonly groupCount: number; readonly names: ReadonlyMap<string, number> } {
  const names = new Map<string, number>();
  let groupCount = 0;
  for (const [token, name] of source.matchAll(/\\[^]|\[\^?(?:\\[^]|[^\]\\])*\]?|\((?!\?)|\(\?<([^=!>][^>]*)>/g)) {
    if (!token.startsWith('(')) continue;
    groupCount++;
    if (name === undefined) continue;
    if (names.has(name)) throw new Unsupported();
    names.set(name, groupCount);
  }
  return { groupCount, names };
}

function readChoice(reader: Reader): PatternNode {
  const options = [readSequence(reader)];
  while (accept(reader, '|')) {
    options.push(readSequence(reader));
    reader.branches++;
  }
  return options.length === 1 && options[0] ? options[0] : { kind: 'choice', options };
}

function readSequence(reader: Reader): PatternNode {
  const parts: PatternNode[] = [];
  while (reader.at < reader.source.length && !/[|)]/.test(reader.source.charAt(reader.at))) {
    const firstGroup = reader.groups;
    const part = readAtom(reader);
    parts.push(readRepeat(reader, part, firstGroup));
  }
  return { kind: 'sequence', parts };
}

function readRepeat(reader: Reader, part: PatternNode, firstGroup: number): PatternNode {
  quantifier.lastIndex = reader.at;
  const written = quantifier.exec(reader.source);
  if (written === null) return part;
  reader.at += written[0].length;
  const [, mark, least, comma, most, lazy] = written;
  const min = mark === '+' ? 1 : mark === undefined ? Number(least) : 0;
  const max =
    mark === '?'
      ? 1
      : mark !== undefined || (comma !== undefined && most === '')
        ? Infinity
        : Number(comma === undefined ? least : most);
  if (max >= longRepeat) reader.longRepeats++;
  reader.branches++;
  return { kind: 'repeat', part, min, max, isLazy: lazy === '?', groups: [firstGroup + 1, reader.groups + 1] };
}

const quantifier = /(?:([*+?])|\{(\d+)(?:(,)(\d*))?\})(\??)/y;

function readAtom(reader: Reader): PatternNode {
  const c = reader.source.charAt(reader.at++);
  switch (c) {
    case '(':
      return readGroup(reader);
    case '[':
      return { kind: 'character', test: readClass(reader) };
    case '^':
      return { kind: 'assert', at: 'start' };
    case '$':
      return { kind: 'assert', at: 'end' };
    case '.':
      return { kind: 'character', test: (code) => !isLineEnd(code) };
    case '\\':
      return readEscape(reader);
    default:
      return { kind: 'character', test: equalTo(c.charCodeAt(0), reader.ignoreCase) };
  }
}

const looks: readonly { readonly opener: string; readonly isNegative: boolean; readonly isBehind: boolean }[] = [
  { opener: '?=', isNegative: false, isBehind: false },
  { opener: '?!', isNegative: true, isBehind: false },
  { opener: '?<=', isNegative: false, isBehind: true },
  { opener: '?<!', isNegative: true, isBehind: true },
];

function readGroup(reader: Reader): PatternNode {
  const node = readGroupInside(reader);
  if (!accept(reader, ')')) throw new Unsupported();
  return node;
}

function readGroupInside(reader: Reader): PatternNode {
  if (accept(reader, '?:')) return readChoice(reader);
  const look = looks.find(({ opener }) => accept(reader, opener));
  if (look) return { kind: 'look', part: readChoice(reader), isNegative: look.isNegative, isBehind: look.isBehind };
  const name = /\?<[^>]+>/y;
  name.lastIndex = reader.at;
  reader.at += name.exec(reader.source)?.[0].length ?? 0;
  if (reader.source.charAt(reader.at) === '?') throw new Unsupported();
  const index = ++reader.groups;
  return { kind: 'group', part: readChoice(reader), index };
}

function readEscape(reader: Reader): PatternNode {
  const c = reader.source.charAt(reader.at);
  if (c === 'b' || c === 'B') {
    reader.at++;
    return { kind: 'assert', at: c === 'b' ? 'word' : 'notWord' };
  }
  const index = readReference(reader);
  if (index !== undefined) return { kind: 'reference', index };
  const set = readSetEscape(reader);
  return { kind: 'character', test: set ?? equalTo(readCharacterEscape(reader), reader.ignoreCase) };
}

/**
 * The group that is referred to by its number or name; undefined when the
 * pattern has none of them: then it is a character.
 */
function readReference(reader: Reader): number | undefined {
  const reference = /([1-9]\d*)|k<([^>]+)>/y;
  reference.lastIndex = reader.at;
  const [whole = '', digits, name = ''] = reference.exec(reader.source) ?? [];
  const index =
    digits === undefined ? reader.names.get(name) : Number(digits) <= reader.groupCount ? Number(digits) : undefined;
  if (index !== undefined) reader.at += whole.length;
  return index;
}
