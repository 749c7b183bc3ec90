/**
 * What stands between the parts of a JSON object or array: commas, comments, blanks. Each part owns a *segment* of its
 * container's text: the blanks and comments before it, itself, its comma, and a comment that follows on the same line.
 * Segments touch; putting one in and taking it out again gives the same bytes.
 *
 *     { // about all        segment 0 begins here ↴
 *       "a": 1, // about a                          ← and ends here; segment 1 begins
 *       // about b
 *       "b": 2              ← segment 1 ends here
 *     }
 */
import type { ArrayNode, ObjectNode } from './syntaxTree';

/** A container's text, cut up. */
export type Layout = {
  readonly parts: readonly Part[];
  /** Just behind the opening bracket. */
  readonly open: number;
  /** Where the first segment begins: after the bracket, and a comment on its line. */
  readonly start: number;
  /** Where the closing bracket stands. */
  readonly end: number;
};

/** A member or item with its surroundings. */
export type Part = {
  readonly from: number;
  readonly to: number;
  /** Where its comma stands; -1 when it has none. */
  readonly commaAt: number;
  readonly segmentFrom: number;
  readonly segmentTo: number;
  /** It is the first thing on its line. */
  readonly onOwnLine: boolean;
};

/** Cuts a container up; undefined while something in it, outside of its parts, cannot be read. */
export function layoutOf(text: string, node: ObjectNode | ArrayNode): Layout | undefined {
  if (!node.closed) return undefined;
  const bounds: readonly { readonly from: number; readonly to: number }[] =
    node.kind === 'object' ? node.members : node.items;
  const end = node.to - 1;
  const start = trailingEnd(text, node.from + 1, bounds[0]?.from ?? end);
  const parts: Part[] = [];
  let segmentFrom = start;
  if (commaIn(text, node.from + 1, bounds[0]?.from ?? end) !== -1) return undefined;
  for (const [index, { from, to }] of bounds.entries()) {
    const next = bounds[index + 1]?.from ?? end;
    const commaAt = commaIn(text, to, next);
    if (commaAt === undefined || (commaAt < 0 && index + 1 < bounds.length)) return undefined;
    const segmentTo = trailingEnd(text, commaAt < 0 ? to : commaAt + 1, next);
    parts.push({ from, to, commaAt, segmentFrom, segmentTo, onOwnLine: beginsLine(text, from) });
    segmentFrom = segmentTo;
  }
  return { parts, open: node.from + 1, start, end };
}

/**
 * The comments before a part that are its own: those that no blank line parts
 * from it. Where they begin, and the text itself.
 */
export function commentsBefore(text: string, part: Part): { readonly from: number; readonly comments: string } {
  const lead = text.slice(part.segmentFrom, part.from);
  if (lead.trim() === '') return { from: part.segmentFrom, comments: '' };
  let own = 0;
  for (const blankLine of lead.matchAll(/\n[ \t]*(?=\n)/g))
    if (lead.slice(0, blankLine.index).trim() !== '') own = blankLine.index;
  return { from: part.segmentFrom + own, comments: lead.slice(own).trim() };
}

/** The first offset from `at` on that is not a space, tab or line feed. */
export function skipBlank(text: string, at: number): number {
  let end = at;
  while (end < text.length && /\s/.test(text.charAt(end))) end++;
  return end;
}

/** Tells whether only spaces and tabs stand between the offset and the end of its line. */
export function endsLine(text: string, offset: number): boolean {
  let at = offset;
  while (isSpace(text.charCodeAt(at))) at++;
  return at >= text.length || text.charCodeAt(at) === lineFeed;
}

/** Tells whether an offset is behind a `//` comment, so that only a line feed may follow it. */
export function isBehindLineComment(text: string, from: number, offset: number): boolean {
  let at = from;
  while (at < offset) {
    const end = commentEnd(text, at);
    if (end === undefined) at++;
    else if (end >= offset) return text.charCodeAt(at + 1) === slash;
    else at = end;
  }
  return false;
}

const lineFeed = 10;
const comma = 44;
const slash = 47;
const asterisk = 42;

function isSpace(code: number): boolean {
  return code === 32 || code === 9;
}

function beginsLine(text: string, offset: number): boolean {
  let at = offset - 1;
  while (isSpace(text.charCodeAt(at))) at--;
  return text.charCodeAt(at) === lineFeed;
}

/**
 * Where the comma between two offsets stands; -1 when there is none; undefined
 * when more than that, blanks and comments stands there.
 */
function commaIn(text: string, from: number, to: number): number | undefined {
  let commaAt = -1;
  for (let at = from; at < to;) {
    const code = text.charCodeAt(at);
    const end = commentEnd(text, at);
    if (end !== undefined) at = end;
    else if (code === comma && commaAt < 0) commaAt = at++;
    else if (isSpace(code) || code === lineFeed) at++;
    else return undefined;
  }
  return commaAt;
}

/** Where the comments end that begin on the line of `from`, if nothing else follows them there; else `from`. */
function trailingEnd(text: string, from: number, limit: number): number {
  let at = from;
  let last = from;
  while (at < limit) {
    const end = commentEnd(text, at);
    if (end !== undefined) at = last = end;
    else if (isSpace(text.charCodeAt(at))) at++;
    else break;
  }
  return text.charCodeAt(at) === lineFeed ? last : from;
}

/** Where the comment that begins at an offset ends; undefined when none begins there. */
function commentEnd(text: string, at: number): number | undefined {
  if (text.charCodeAt(at) !== slash) return undefined;
  const second = text.charCodeAt(at + 1);
  const end =
    second === slash ? text.indexOf('\n', at) : second === asterisk ? text.indexOf('*/', at + 2) + 2 : undefined;
  if (end === undefined) return undefined;
  return end < 2 ? text.length : end;
}
