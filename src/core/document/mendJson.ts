import { optional } from '../base/optional';
import type { Candidate, Stop } from './mendCandidate';
import { readUntilWrong } from './jsonTree';
import type { SyntaxCode, TreeNode } from './syntaxTree';

/** Characters around a place in which a forgotten one is looked for. */
const reach = 240;
/** Values, from the inside out, before which an opening bracket may be missing. */
const mostOpeners = 12;
/** Brackets that a text may lack at its end and get back at once. */
const mostClosers = 100;

/** Where JSON can no longer be read; where its indentation contradicts its brackets, too, when it is to be believed. */
export function stopOfJson(text: string, guided: boolean): Stop {
  const { at, error } = readUntilWrong(text, guided);
  return { at, ...optional({ error }) };
}

/** What may be missing, or too much, where the text stops being JSON: the likeliest first. */
export function* candidatesAt(text: string, guided: boolean): Iterable<Candidate> {
  const { at, error, root } = readUntilWrong(text, guided);
  const before = endBefore(text, at);
  if (root?.kind === 'scalar') yield insertion('{', root.from);
  if (text.slice(at).trim() === '') yield* allClosers(text);
  if (error?.code === 'missing-brace' || error?.code === 'missing-bracket')
    yield* closers(text, at, error.code === 'missing-brace' ? '}' : ']', error.from);
  if (error?.code === 'open-comment') yield* commentEnds(text);
  yield* otherMarks(text, at);
  if (error?.code === 'missing-comma') yield insertion(',', before);
  if (error?.code === 'missing-colon') yield insertion(':', before);
  if (error?.code === 'open-string') yield* quotes(text, at);
  for (const mark of ['{', '[']) for (const place of openingPlaces(text, at)) yield insertion(mark, place);
  yield* quotes(text, at);
  for (const mark of [',', ':']) yield insertion(mark, before);
  for (const mark of ['}', ']']) yield* closers(text, at, mark, error?.from ?? at);
  for (const from of spine(root))
    for (const mark of ['[', '{']) for (const place of openingPlaces(text, from)) yield insertion(mark, place);
  if (at < text.length) yield { code: 'surplus-bracket', from: at, to: at + 1, insert: '' };
  if (at > 0 && before > 0) yield { code: 'unexpected-comma', from: before - 1, to: before, insert: '' };
}

/** All of them as a list without repetitions. */
export function jsonCandidates(text: string, guided: boolean): readonly Candidate[] {
  const known = new Map<string, Candidate>();
  for (const candidate of candidatesAt(text, guided)) {
    const key = `${candidate.from} ${candidate.to} ${candidate.insert}`;
    if (!known.has(key)) known.set(key, candidate);
  }
  return [...known.values()];
}

const codes: Readonly<Record<string, SyntaxCode>> = {
  '}': 'missing-brace',
  ']': 'missing-bracket',
  '{': 'missing-open-brace',
  '[': 'missing-open-bracket',
  ',': 'missing-comma',
  ':': 'missing-colon',
  '"': 'open-string',
};

function insertion(insert: string, at: number): Candidate {
  return { code: codes[insert.trim().charAt(0)] ?? 'unexpected-text', from: at, to: at, insert };
}

/** The end of a comment that has none: on the line on which it begins. */
function* commentEnds(text: string): Iterable<Candidate> {
  const closed = text.lastIndexOf('*/') + 1; // 0 when there is none
  for (let at = text.indexOf('/*', closed); at >= 0; at = text.indexOf('/*', at + 2)) {
    const end = lineEndAfter(text, at);
    yield { code: 'open-comment', from: end, to: end, insert: ' */' };
  }
}

/** A mark of another language where JSON has its own. */
function* otherMarks(text: string, at: number): Iterable<Candidate> {
  const mark = /^(?:=>?|:=|;)/.exec(text.slice(at, at + 2))?.[0];
  if (mark) yield { code: 'other-mark', from: at, to: at + mark.length, insert: mark === ';' ? ',' : ':' };
}

/**
 * All the brackets that a text lacks at its end, as after a paste that was cut off: each on a line of its own, below the
 * line of its opener, unless that is the last one. An open text or comment goes to the end, so that it is read once.
 */
function* allClosers(text: string): Iterable<Candidate> {
  const open: number[] = [];
  for (const { 0: mark, index } of text.matchAll(/"(?:\\[^]|[^"\\])*(?:"|$)|\/\/[^\n]*|\/\*[^]*?(?:\*\/|$)|[{}[\]]/g)) {
    if (mark === '{' || mark === '[') open.push(index);
    else if (mark === '}' || mark === ']') open.pop();
  }
  if (open.length === 0 || open.length > mostClosers) return;
  const written = endBefore(text, text.length);
  const end = text.charAt(written - 1) === ',' ? written - 1 : written;
  yield { ...insertion(closersOf(text, open, end), end), to: written };
}

/** The brackets that close what is open at a place, given the outermost first: each on its own line, as its opener asks. */
export function closersOf(text: string, openers: readonly number[], end: number): string {
  return openers
    .toReversed()
    .map((opener) => {
      const mark = text.charAt(opener) === '{' ? '}' : ']';
      const indent = /^[ \t]*/.exec(text.slice(text.lastIndexOf('\n', opener) + 1, opener))?.[0] ?? '';
      return text.slice(opener, end).includes('\n') ? `\n${indent}${mark}` : mark;
    })
    .join('');
}

/** A closing bracket: on the blank line that waits for it, on a line of its own, or just behind what was read last. */
function* closers(text: string, at: number, mark: string, opener: number): Iterable<Candidate> {
  const before = endBefore(text, at);
  const gap = text.slice(before, at);
  const beforeComma = text.charAt(before - 1) === ',' ? before - 1 : before;
  const spot = waitingLine(text, before, at);
  const lineFrom = text.lastIndexOf('\n', opener) + 1;
  const indent = /^[ \t]*/.exec(text.slice(lineFrom, opener))?.[0] ?? '';
  const ownLine = gap.includes('\n') && text.slice(opener, before).includes('\n') ? `\n${indent}${mark}` : mark;
  for (const comma of ['', ',']) {
    if (beforeComma < before && comma === '') {
      const end = endBefore(text, beforeComma);
      yield insertion(
        text.slice(opener, end).includes('\n') && !text.slice(end, beforeComma).includes('\n')
          ? `\n${indent}${mark}`
          : mark,
        beforeComma,
      );
    }
    yield insertion((spot === undefined ? ownLine : mark) + comma, spot ?? before);
    if (text.charAt(at) === ',') yield insertion(mark, at);
  }
}

/**
 * Where a bracket may open what begins at an offset: behind the key, on a blank line that waits for it, or just before.
 */
function openingPlaces(text: string, at: number): readonly number[] {
  const before = endBefore(text, at);
  const waiting = waitingLine(text, before, at);
  const behindKey =
    text.charAt(before - 1) === ':' && text.slice(before, at).includes('\n') ? lineEndAfter(text, before) : undefined;
  return [behindKey, waiting, at].filter((place) => place !== undefined);
}

/** The end of the first line between two offsets that holds nothing but blanks. */
function waitingLine(text: string, from: number, to: number): number | undefined {
  const found = (to >= text.length ? /\n[ \t]+(?=\r?\n|$)/ : /\n[ \t]+(?=\r?\n)/).exec(text.slice(from, to));
  return found ? from + found.index + found[0].length : undefined;
}

/** A quote, where a word or a value begins or ends: on the line of the place, nearest first. */
function* quotes(text: string, at: number): Iterable<Candidate> {
  const from = Math.max(text.lastIndexOf('\n', at - 1) + 1, at - reach);
  const lineEnd = text.indexOf('\n', at);
  const to = Math.min(lineEnd < 0 ? text.length : lineEnd, at + reach);
  const places: number[] = [];
  for (let place = from; place <= to; place++) {
    if (isEdge(text.charAt(place - 1), text.charAt(place))) places.push(place);
  }
  // No text is meant to end with a blank, or to begin with one.
  const isLoose = (place: number): boolean => /[ \t][{}[\],:]|[{}[\],:][ \t]/.test(text.slice(place - 1, place + 1));
  places.sort((a, b) => Number(isLoose(a)) - Number(isLoose(b)) || Math.abs(a - at) - Math.abs(b - at));
  for (const place of places) yield insertion('"', place);
}

function isEdge(left: string, right: string): boolean {
  const inWord = (char: string): boolean => char !== '' && !/[\s{}[\],:"]/.test(char);
  return inWord(left) !== inWord(right) || /[{}[\],:]/.test(left + right);
}

/** Where the innermost values that were read last begin. */
function spine(root: TreeNode | undefined): readonly number[] {
  const starts: number[] = [];
  for (let node = root; node && node.kind !== 'scalar';) {
    const values: readonly (TreeNode | undefined)[] =
      node.kind === 'object' ? node.members.map(({ value }) => value) : node.items;
    const last = values.slice(-3).filter((value) => value !== undefined);
    starts.push(node.from, ...last.filter(({ kind }) => kind === 'scalar').map(({ from }) => from));
    node = last.at(-1);
  }
  return starts.reverse().slice(0, mostOpeners);
}

function endBefore(text: string, at: number): number {
  let end = at;
  while (end > 0 && /\s/.test(text.charAt(end - 1))) end--;
  return end;
}

function lineEndAfter(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : text.charAt(end - 1) === '\r' ? end - 1 : end;
}
