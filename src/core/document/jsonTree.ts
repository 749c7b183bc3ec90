/**
 * Reads JSON that may be broken at the moment, because somebody is typing in it.
 *
 * One loop with a stack of its own, so that nesting cannot overflow. Each token is either read, or changes what is
 * expected so that it can be read in the next round. When the brackets of a text do not match, it is read again with an
 * eye on the indentation (`jsonIndentation.ts`); that reading is taken if the text turns out to be indented.
 */
import { optional } from '../base/optional';
import {
  beginMember,
  closeFrame,
  closeUnclosed,
  createReading,
  endMember,
  noteLoose,
  openFrame,
  placeValue,
  report,
  type Frame,
  type Reading,
} from './jsonFrames';
import { followIndentation, isGuesswork, isIndented, reportSurplus } from './jsonIndentation';
import { createJsonScanner } from './jsonScanner';
import { flawMessages, isJsonNumber, quoteText, sayLooseNumber, wordValue } from './jsonWords';
import type { SyntaxProblem, SyntaxTree, TreeNode } from './syntaxTree';

/** Values that are nested deeper than this are not read: no workflow is, and everything downstream may recurse. */
export const deepestNesting = 1000;

/** Reads JSON with comments, trailing commas and unquoted placeholders. */
export function readJsonTree(text: string): SyntaxTree {
  const plain = readJson(text, false);
  if (!plain.bracketsAmiss || !isIndented(plain)) return treeOf(plain);
  const guided = readJson(text, true);
  return treeOf(isGuesswork(guided) ? plain : guided);
}

function treeOf({ text, root, errors, loose }: Reading): SyntaxTree {
  errors.sort((a, b) => a.from - b.from);
  loose.sort((a, b) => a.from - b.from);
  return { syntax: 'json', text, errors, ...(loose.length > 0 && { loose }), ...(root ? { root } : {}) };
}

/** Where a text stops being JSON. */
export type JsonStop = {
  /** Offset of the token that cannot stand where it does; the length of the text, when all of it can be read. */
  readonly at: number;
  readonly error?: SyntaxProblem;
  /** What was read before, as far as it goes. */
  readonly root?: TreeNode;
};

/**
 * Reads JSON up to the first thing that is wrong; `guided` also believes the indentation. Costs as much as it reads.
 */
export function readUntilWrong(text: string, guided: boolean): JsonStop {
  const { stoppedAt, errors, root } = readJson(text, guided, true);
  const [error] = errors;
  return { at: error ? stoppedAt : text.length, ...optional({ error, root }) };
}

/** Tells whether what brackets a text misses is better told by its indentation. */
export function isGuidedByIndentation(text: string): boolean {
  const plain = readJson(text, false);
  return plain.bracketsAmiss && isIndented(plain) && !isGuesswork(readJson(text, true));
}

function readJson(text: string, guided: boolean, untilWrong = false): Reading {
  const scan = createJsonScanner(text);
  const reading = createReading(text, scan);
  let met = -1; // the token that the last round was about; a round may leave it to the next one
  const stop = (): boolean => untilWrong && reading.errors.length > 0;
  scan.next();
  while (!scan.isAtEnd()) {
    if (scan.from !== met) {
      met = scan.from;
      if (scan.firstOnLine) reading.lineCount++;
      if (scan.flaw) report(reading, scan.flaw, flawMessages[scan.flaw], scan.from, scan.to);
      if (scan.comments.length > 0) noteComments(reading);
    }
    if (untilWrong && reading.errors.length > 0) break;
    if (!(guided && followIndentation(reading))) readToken(reading);
    if (untilWrong && reading.errors.length > 0) break;
  }
  reading.stoppedAt = stop() ? met : text.length;
  if (stop()) return reading;
  noteComments(reading);
  if (scan.flaw === 'open-comment') report(reading, scan.flaw, flawMessages[scan.flaw], scan.previousTo, scan.to);
  while (reading.top) closeUnclosed(reading, reading.top);
  if (!reading.root && reading.errors.length === 0)
    report(reading, 'empty', 'There is nothing here yet. A workflow begins with "{".', 0, text.length);
  return reading;
}

function readToken(reading: Reading): void {
  switch (reading.scan.kind) {
    case '{':
    case '[':
      return readOpen(reading);
    case '}':
    case ']':
      return readClose(reading, reading.scan.kind === '}' ? 'object' : 'array');
    case ',':
      return readComma(reading);
    case ':':
      return readColon(reading);
    case 'string':
    case 'word':
      return readText(reading);
    case 'eof':
      return;
  }
}

function readOpen(reading: Reading): void {
  const { scan, top } = reading;
  if (top && top.expects !== 'value') expectValue(reading, top);
  if (reading.stack.length >= deepestNesting) return passDeep(reading);
  openFrame(reading);
  scan.next();
}

function readClose(reading: Reading, kind: 'object' | 'array'): void {
  const { scan, top, stack } = reading;
  if (!top || !stack.some(({ node }) => node.kind === kind)) return reportSurplus(reading);
  if (top.node.kind !== kind) return closeUnclosed(reading, top);
  if (isBehindComma(top)) noteLoose(reading, 'trailing-comma', trailingComma, scan.previousTo - 1, scan.previousTo);
  closeFrame(reading, top);
  scan.next();
}

const trailingComma =
  'A comma stands before the closing bracket. It is read here, but Step Functions reads strict JSON and refuses it.';

/** Tells whether the last token of a container was the comma behind its last part. */
function isBehindComma({ node, expects }: Frame): boolean {
  return node.kind === 'object'
    ? expects === 'key' && node.members.length > 0
    : expects === 'value' && node.items.length > 0;
}

function noteComments(reading: Reading): void {
  const { comments, flaw } = reading.scan;
  if (flaw === 'open-comment') return;
  for (let i = 0; i + 1 < comments.length; i += 2)
    noteLoose(
      reading,
      'comment',
      'This is a comment. It is read here, but Step Functions reads strict JSON and refuses it: say it in a "Comment" field, or name the file .jsonc and take comments out before it is deployed.',
      comments[i] ?? 0,
      comments[i + 1] ?? 0,
    );
}

function readComma(reading: Reading): void {
  const { scan, top } = reading;
  if (top?.expects === 'comma') top.expects = top.node.kind === 'object' ? 'key' : 'value';
  else if (top?.member) return endMember(reading);
  else report(reading, 'unexpected-comma', 'This comma separates nothing. Remove it.', scan.from, scan.to);
  scan.next();
}

function readColon(reading: Reading): void {
  const { scan, top } = reading;
  if (top?.expects === 'colon') top.expects = 'value';
  else
    report(
      reading,
      'unexpected-colon',
      'A colon stands between a key in quotes and its value; here is no key before it.',
      scan.from,
      scan.to,
    );
  scan.next();
}

/** Reads a string or a bare word. */
function readText(reading: Reading): void {
  const { scan, top } = reading;
  if (!top || top.node.kind === 'array') return readItem(reading);
  if (top.expects === 'key') return readKey(reading, top);
  if (top.expects === 'colon') {
    if (!scan.firstOnLine) return expectValue(reading, top);
    endMember(reading);
    top.expects = 'key';
    return;
  }
  if (scan.kind === 'string' && scan.isBeforeColon()) {
    if (top.expects === 'comma')
      report(
        reading,
        'missing-comma',
        'A comma is missing between this and what follows.',
        scan.previousTo - 1,
        scan.previousTo,
      );
    endMember(reading);
    top.expects = 'key';
    return;
  }
  if (top.expects === 'comma') return passStrayText(reading);
  readScalar(reading);
}

function readItem(reading: Reading): void {
  const { scan, top, stack } = reading;
  if (!top) return reading.root ? passStrayText(reading) : readScalar(reading);
  if (scan.kind === 'string' && scan.isBeforeColon() && stack.some(({ node }) => node.kind === 'object'))
    return closeUnclosed(reading, top);
  if (top.expects === 'comma') expectValue(reading, top);
  readScalar(reading);
}

function readKey(reading: Reading, frame: Frame): void {
  const { scan } = reading;
  if (frame.node.kind !== 'object') return;
  if (scan.kind === 'word') {
    if (!scan.isBeforeColon()) return passStrayText(reading);
    if (!scan.placeholder)
      report(reading, 'unquoted-key', `Keys stand in double quotes: "${scan.value}".`, scan.from, scan.to);
  }
  if (scan.firstOnLine && frame.memberIndent < 0) {
    frame.memberIndent = scan.indent;
    if (scan.indent > frame.indent) reading.indentedCount++;
    else reading.flatCount++;
  }
  beginMember(reading, frame, frame.node);
  scan.next();
}

function readScalar(reading: Reading): void {
  const { scan } = reading;
  const { from, to } = scan;
  const value = scan.kind === 'string' ? scan.value : wordValue(scan);
  if (value === undefined) return passStrayText(reading);
  if (scan.kind === 'word' && !scan.placeholder && /^[^tfn]/.test(scan.value) && !isJsonNumber(scan.value))
    report(reading, 'not-a-json-number', sayLooseNumber(scan.value, value), from, to);
  placeValue(
    reading,
    scan.placeholder ? { kind: 'scalar', from, to, value, placeholder: true } : { kind: 'scalar', from, to, value },
  );
  scan.next();
}

/** Something that begins a value stands where none is expected: says what is missing before it. */
function expectValue(reading: Reading, frame: Frame): void {
  const { scan } = reading;
  if (frame.expects === 'colon')
    report(
      reading,
      'missing-colon',
      'A colon is missing between the key and its value.',
      scan.previousTo - 1,
      scan.previousTo,
    );
  else if (frame.node.kind === 'array')
    report(
      reading,
      'missing-comma',
      'A comma is missing between these two items.',
      scan.previousTo - 1,
      scan.previousTo,
    );
  else
    report(
      reading,
      'missing-key',
      'A key in double quotes, and a colon, are missing before this value.',
      scan.from,
      scan.to,
    );
  frame.expects = 'value';
}

/** Passes over text that makes no sense where it stands. The document keeps it; it is read once it makes sense. */
function passStrayText(reading: Reading): void {
  const { scan, top, text } = reading;
  if (scan.flaw !== 'open-string')
    report(
      reading,
      'unexpected-text',
      `${quoteText(text.slice(scan.from, scan.to))} cannot stand here. ${expectation(reading)}`,
      scan.from,
      scan.to,
    );
  if (top?.expects === 'value' && top.node.kind === 'object') {
    top.member = undefined;
    top.expects = 'comma';
  }
  scan.next();
}

function expectation({ top, root }: Reading): string {
  if (!top) return root ? 'The workflow ends before it.' : 'A workflow begins with "{".';
  if (top.expects === 'key') return 'A key in double quotes, or "}", is expected.';
  if (top.expects === 'value')
    return 'A value is expected: text in double quotes, a number, true, false, null, "{" or "[".';
  return `A comma or "${top.node.kind === 'object' ? '}' : ']'}" is expected.`;
}

/** Passes over a container that is nested too deep, as a value that is not there. */
function passDeep(reading: Reading): void {
  const { scan, top } = reading;
  report(
    reading,
    'too-deep',
    `Values are nested more than ${deepestNesting} levels deep here. What is deeper is not read.`,
    scan.from,
    scan.to,
  );
  let depth = 0;
  do {
    if (scan.kind === '{' || scan.kind === '[') depth++;
    else if (scan.kind === '}' || scan.kind === ']') depth--;
    scan.next();
  } while (depth > 0 && !scan.isAtEnd());
  if (!top) return;
  if (top.member) top.member.to = scan.previousTo;
  top.member = undefined;
  top.expects = 'comma';
}
