/**
 * Reads JSON that may be broken at the moment, because somebody is typing in it.
 *
 * One loop with a stack of its own, so that nesting cannot overflow. What a missing or surplus bracket means cannot be
 * told from the tokens alone; people indent, though. So when the brackets of a text do not match, it is read again with
 * an eye on the indentation: a key that stands no deeper than the line of the `{` before it cannot be inside of that
 * object. The second reading is taken unless the text turns out not to be indented that way.
 */
import { createJsonScanner } from './jsonScanner';
import { flawMessages, isJsonNumber, quoteText, wordValue } from './jsonWords';
import type { Member, SyntaxProblem, SyntaxTree, TreeNode } from './syntaxTree';

/** Values that are nested deeper than this are not read: no workflow is, and everything downstream may recurse. */
export const deepestNesting = 1000;

/** More problems than this are not listed: the file is something else than JSON. */
const mostProblems = 100;

/** Reads JSON with comments, trailing commas and unquoted placeholders. */
export function readJsonTree(text: string): SyntaxTree {
  const plain = readJson(text, false);
  if (!plain.bracketsAmiss || plain.flatCount * 4 > plain.indentedCount) return { syntax: 'json', text, ...valueOf(plain) };
  const guided = readJson(text, true);
  return { syntax: 'json', text, ...valueOf(guided.guessCount > 3 + guided.lineCount / 20 ? plain : guided) };
}

type Reading = {
  root: TreeNode | undefined;
  readonly errors: SyntaxProblem[];
  bracketsAmiss: boolean;
  lineCount: number;
  /** How often indentation was believed rather than a bracket. */
  guessCount: number;
  /** Objects whose members stand deeper than the line that they begin on, and those whose do not. */
  indentedCount: number;
  flatCount: number;
};

function valueOf({ root, errors }: Reading): { root?: TreeNode; errors: readonly SyntaxProblem[] } {
  errors.sort((a, b) => a.from - b.from);
  return root ? { root, errors } : { errors };
}

type OpenObject = { kind: 'object'; from: number; to: number; members: Member[]; closed: boolean };
type OpenArray = { kind: 'array'; from: number; to: number; items: TreeNode[]; closed: boolean };
type OpenMember = { -readonly [K in keyof Member]: Member[K] };

/** A container that is being read, and what is expected next in it. */
type Frame = {
  readonly node: OpenObject | OpenArray;
  /** The member that its value belongs to, in the frame outside. */
  readonly owner: OpenMember | undefined;
  expects: 'key' | 'colon' | 'value' | 'comma';
  member: OpenMember | undefined;
  /** How often each key was seen; made when it pays. */
  seen: Map<string, number> | undefined;
  /** Blanks before the line that the container begins on. */
  readonly indent: number;
  /** Blanks before its members, as the first of them that begins a line has it. */
  memberIndent: number;
};

function readJson(text: string, guided: boolean): Reading {
  const scan = createJsonScanner(text);
  const reading: Reading = { root: undefined, errors: [], bracketsAmiss: false, lineCount: 0, guessCount: 0, indentedCount: 0, flatCount: 0 };
  const stack: Frame[] = [];
  let top: Frame | undefined;
  let tooDeep = 0;
  let met = -1; // the token that the last round was about; a round may leave it to the next one

  scan.next();
  while (!isAtEnd()) {
    if (scan.from !== met) {
      met = scan.from;
      if (scan.firstOnLine) reading.lineCount++;
      if (scan.flaw) report(scan.flaw, flawMessages[scan.flaw], scan.from, scan.to);
    }
    if (tooDeep > 0) passDeepToken();
    else if (!(guided && followIndent())) readToken();
  }
  if (scan.flaw === 'open-comment') report('open-comment', 'This comment is never closed. End it with "*/".', scan.previousTo, scan.to);
  while (top) closeUnclosed();
  if (!reading.root && reading.errors.length === 0) report('empty', 'There is nothing here yet. A workflow begins with "{".', 0, text.length);
  return reading;

  function isAtEnd(): boolean {
    return scan.kind === 'eof';
  }

  // ── tokens ──

  /** Reads the token at hand, or changes what is expected so that it can be read in the next round. */
  function readToken(): void {
    switch (scan.kind) {
      case '{':
      case '[':
        return open();
      case '}':
      case ']':
        return close(scan.kind === '}' ? 'object' : 'array');
      case ',':
        return readComma();
      case ':':
        return readColon();
      case 'string':
      case 'word':
        return readText();
      case 'eof':
        return;
    }
  }

  function open(): void {
    if (top && top.expects !== 'value') expectValue();
    if (stack.length >= deepestNesting) {
      report('too-deep', `Values are nested more than ${deepestNesting} levels deep here. What is deeper is not read.`, scan.from, scan.to);
      tooDeep = 1;
      scan.next();
      return;
    }
    const node: Frame['node'] =
      scan.kind === '{'
        ? { kind: 'object', from: scan.from, to: scan.to, members: [], closed: false }
        : { kind: 'array', from: scan.from, to: scan.to, items: [], closed: false };
    const owner = place(node);
    top = { node, owner, expects: node.kind === 'object' ? 'key' : 'value', member: undefined, seen: undefined, indent: scan.indent, memberIndent: -1 };
    stack.push(top);
    scan.next();
  }

  function close(kind: 'object' | 'array'): void {
    if (!top) return reportSurplus();
    if (top.node.kind !== kind) {
      if (!stack.some((frame) => frame.node.kind === kind)) return reportSurplus();
      closeUnclosed();
      return;
    }
    endMember();
    top.node.to = scan.to;
    top.node.closed = true;
    pop();
    scan.next();
  }

  function readComma(): void {
    if (top?.expects === 'comma') top.expects = top.node.kind === 'object' ? 'key' : 'value';
    else if (top && top.member) return endMember();
    else report('unexpected-comma', 'This comma separates nothing. Remove it.', scan.from, scan.to);
    scan.next();
  }

  function readColon(): void {
    if (top?.expects === 'colon') top.expects = 'value';
    else report('unexpected-colon', 'A colon stands between a key in quotes and its value; here is no key before it.', scan.from, scan.to);
    scan.next();
  }

  function readText(): void {
    if (!top || top.node.kind === 'array') return readItem();
    if (top.expects === 'key') return readKey();
    if (top.expects === 'colon') {
      if (!scan.firstOnLine) return expectValue();
      endMember();
      top.expects = 'key';
      return;
    }
    if (scan.kind === 'string' && scan.isBeforeColon()) {
      if (top.expects === 'comma') report('missing-comma', 'A comma is missing between this and what follows.', scan.previousTo - 1, scan.previousTo);
      endMember();
      top.expects = 'key';
      return;
    }
    if (top.expects === 'comma') return skipStray();
    readScalar();
  }

  function readItem(): void {
    if (top && scan.kind === 'string' && scan.isBeforeColon() && stack.some((frame) => frame.node.kind === 'object')) return closeUnclosed();
    if (top?.expects === 'comma') {
      report('missing-comma', 'A comma is missing between these two items.', scan.previousTo - 1, scan.previousTo);
      top.expects = 'value';
    }
    if (!top && reading.root) return skipStray();
    readScalar();
  }

  function readKey(): void {
    const frame = top!; // only called with an open object
    if (scan.kind === 'word') {
      if (!scan.isBeforeColon()) return skipStray();
      if (!scan.placeholder) report('unquoted-key', `Keys stand in double quotes: "${scan.value}".`, scan.from, scan.to);
    }
    if (scan.firstOnLine && frame.memberIndent < 0) {
      frame.memberIndent = scan.indent;
      if (scan.indent > frame.indent) reading.indentedCount++;
      else reading.flatCount++;
    }
    const key = scan.value;
    const pointerKey = distinct(frame, key);
    frame.member = { key, pointerKey, keyFrom: scan.from, keyTo: scan.to, from: scan.from, to: scan.to };
    (frame.node as OpenObject).members.push(frame.member); // only objects expect keys
    frame.expects = 'colon';
    scan.next();
  }

  function readScalar(): void {
    const value = scan.kind === 'string' ? scan.value : wordValue(scan);
    if (value === undefined) return skipStray();
    const placeholder = scan.kind === 'word' && scan.placeholder;
    if (scan.kind === 'word' && typeof value === 'number' && !isJsonNumber(scan.value)) {
      report('not-a-json-number', `"${scan.value}" is not how JSON writes a number. Write ${String(value)}.`, scan.from, scan.to);
    }
    place(placeholder ? { kind: 'scalar', from: scan.from, to: scan.to, value, placeholder } : { kind: 'scalar', from: scan.from, to: scan.to, value });
    scan.next();
  }

  function skipStray(): void {
    if (scan.flaw !== 'open-string') {
      report('unexpected-text', `${quoteText(text.slice(scan.from, scan.to))} cannot stand here. ${expectation()}`, scan.from, scan.to);
    }
    // Nothing is lost by passing over it: the text keeps it, and the value is read once it makes sense.
    if (top?.expects === 'value' && top.node.kind === 'object') {
      top.member = undefined;
      top.expects = 'comma';
    }
    scan.next();
  }

  function expectation(): string {
    if (!top) return reading.root ? 'The workflow ends before it.' : 'A workflow begins with "{".';
    if (top.expects === 'key') return 'A key in double quotes, or "}", is expected.';
    if (top.expects === 'value') return 'A value is expected: text in double quotes, a number, true, false, null, "{" or "[".';
    return `A comma or "${top.node.kind === 'object' ? '}' : ']'}" is expected.`;
  }

  // ── places ──

  /** Puts a value where one is expected; gives back the member that it belongs to. */
  function place(node: TreeNode): OpenMember | undefined {
    if (!top) {
      if (!reading.root) reading.root = node;
      else report('after-the-end', 'The workflow ends before this. Remove one of the two.', node.from, node.to);
      return undefined;
    }
    const { member } = top;
    if (top.node.kind === 'array') top.node.items.push(node);
    else if (member) {
      member.value = node;
      member.to = node.to;
    }
    top.member = undefined;
    top.expects = 'comma';
    return member;
  }

  /** Something that begins a value stands where none is expected: says what is missing before it. */
  function expectValue(): void {
    const frame = top!; // only called with an open container
    if (frame.expects === 'colon') report('missing-colon', 'A colon is missing between the key and its value.', scan.previousTo - 1, scan.previousTo);
    else if (frame.node.kind === 'array') report('missing-comma', 'A comma is missing between these two items.', scan.previousTo - 1, scan.previousTo);
    else report('missing-key', 'A key in double quotes, and a colon, are missing before this value.', scan.from, scan.to);
    frame.expects = 'value';
  }

  /** Ends a member that has no value, if there is one. */
  function endMember(): void {
    const member = top?.member;
    if (!top || !member) return;
    if (top.expects === 'colon') report('missing-colon', `After the key "${member.key}" a colon and a value are missing.`, member.keyFrom, member.keyTo);
    else report('missing-value', `The key "${member.key}" has no value yet.`, member.keyFrom, scan.previousTo);
    member.to = scan.previousTo;
    top.member = undefined;
    top.expects = 'comma';
  }

  /** Closes the innermost container though its bracket is not there. */
  function closeUnclosed(): void {
    const frame = top!; // only called with an open container
    endMember();
    const mark = frame.node.kind === 'object' ? '}' : ']';
    const code = frame.node.kind === 'object' ? 'missing-brace' : 'missing-bracket';
    const before = scan.kind === 'eof' ? 'the end' : `line ${lineOf(scan.from)}`;
    report(code, `This "${text[frame.node.from]}" is never closed. Add "${mark}" before ${before}.`, frame.node.from, frame.node.from + 1);
    reading.bracketsAmiss = true;
    frame.node.to = Math.max(scan.previousTo, frame.node.from + 1);
    const afterComma = (frame.node.kind === 'object' ? frame.expects === 'key' && frame.node.members.length > 0 : frame.expects === 'value' && frame.node.items.length > 0);
    pop();
    if (top && afterComma) top.expects = top.node.kind === 'object' ? 'key' : 'value'; // the comma was the outer one's
  }

  function pop(): void {
    const { node, owner } = stack.pop()!; // `top` is the last of the stack
    if (owner) owner.to = node.to;
    top = stack.at(-1);
  }

  /** The key as it stands in pointers: with an ordinal when the object has it already. */
  function distinct(frame: Frame, key: string): string {
    const { members } = frame.node as OpenObject; // only objects have keys
    if (!frame.seen && members.length < 8 && !members.some((member) => member.pointerKey === key)) return key;
    frame.seen ??= new Map(members.map((member) => [member.pointerKey, 1]));
    let pointerKey = key;
    for (let ordinal = (frame.seen.get(key) ?? 0) + 1; frame.seen.has(pointerKey); ordinal++) {
      pointerKey = `${key}#${ordinal}`;
      frame.seen.set(key, ordinal);
    }
    frame.seen.set(pointerKey, 1);
    return pointerKey;
  }

  // ── indentation ──

  /** Lets the indentation of a line say which container a token is in. Returns whether the token is dealt with. */
  function followIndent(): boolean {
    if (scan.firstOnLine) while (top && stack.length > 1 && top.indent > scan.indent) guessClosed();
    if (scan.kind === '}' || scan.kind === ']') {
      // What began on a line with less indentation does not end on this one.
      if (!top || top.indent >= scan.indent) return false;
      reading.guessCount++;
      reportSurplus();
      return true;
    }
    if (!scan.firstOnLine) return false;
    const beginsMember = scan.kind === 'string' && scan.isBeforeColon();
    while (top && stack.length > 1 && top.indent >= scan.indent && (beginsMember || beginsItem(top))) guessClosed();
    return beginsMember && passStray();
  }

  /** A `{` that no object can hold here: the next item of an array outside. */
  function beginsItem({ node, expects }: Frame): boolean {
    return scan.kind === '{' && node.kind === 'object' && expects !== 'value';
  }

  /** Passes over members that stand deeper than their object's: what they were in has lost its beginning. */
  function passStray(): boolean {
    if (!top || top.node.kind !== 'object' || top.memberIndent < 0 || scan.indent <= top.memberIndent) return false;
    if (top.expects === 'value' || top.expects === 'colon') return false;
    reading.guessCount++;
    report('unexpected-indent', 'This belongs to nothing that can be read: the line before it is not complete.', scan.from, scan.to);
    const { memberIndent } = top;
    scan.next();
    while (!isAtEnd() && !(scan.firstOnLine && scan.indent <= memberIndent)) scan.next();
    return true;
  }

  function guessClosed(): void {
    reading.guessCount++;
    closeUnclosed();
  }

  // ── problems ──

  function passDeepToken(): void {
    if (scan.kind === '{' || scan.kind === '[') tooDeep++;
    else if (scan.kind === '}' || scan.kind === ']') tooDeep--;
    if (tooDeep === 0 && top) {
      if (top.member) top.member.to = scan.to;
      top.member = undefined;
      top.expects = 'comma';
    }
    scan.next();
  }

  function reportSurplus(): void {
    report('surplus-bracket', `This "${scan.kind}" closes nothing. Remove it, or add what it is to close.`, scan.from, scan.to);
    reading.bracketsAmiss = true;
    scan.next();
  }

  function report(code: string, message: string, from: number, to: number): void {
    if (reading.errors.length < mostProblems) reading.errors.push({ code, message, from: Math.max(0, from), to });
  }

  function lineOf(offset: number): number {
    if (reading.errors.length >= mostProblems) return 0; // it would not be shown
    let line = 1;
    for (let at = text.indexOf('\n'); at >= 0 && at < offset; at = text.indexOf('\n', at + 1)) line++;
    return line;
  }
}
