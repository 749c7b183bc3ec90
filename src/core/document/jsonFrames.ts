/**
 * The containers that are open while JSON is read, and what every reader of tokens does with them: put a value in its
 * place, end a member, close a container whose bracket is missing.
 */
import type { Scanner } from './jsonScanner';
import type { Member, SyntaxCode, SyntaxProblem, TreeNode } from './syntaxTree';

/** More problems than this are not listed: the file is something else than JSON. */
const mostProblems = 100;

/** An object or array that is not yet read to its end. */
export type OpenNode = OpenObject | OpenArray;
type OpenObject = { kind: 'object'; from: number; to: number; members: Member[]; closed: boolean };
type OpenArray = { kind: 'array'; from: number; to: number; items: TreeNode[]; closed: boolean };
type OpenMember = { -readonly [K in keyof Member]: Member[K] };

/** A container that is being read, and what is expected next in it. */
export type Frame = {
  readonly node: OpenNode;
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

/** Everything that is known in the middle of reading; changed in place. */
export type Reading = {
  readonly text: string;
  readonly scan: Scanner;
  readonly stack: Frame[];
  /** The innermost open container. */
  top: Frame | undefined;
  root: TreeNode | undefined;
  readonly errors: SyntaxProblem[];
  /** What strict readers of JSON refuse. */
  readonly loose: SyntaxProblem[];
  /** A bracket was missing, or one too many. */
  bracketsAmiss: boolean;
  /** The token at which reading was given up; the end of the text, when it was not. */
  stoppedAt: number;
  lineCount: number;
  /** How often indentation was believed rather than a bracket. */
  guessCount: number;
  /** Objects whose members stand deeper than the line that they begin on, and those whose do not. */
  indentedCount: number;
  flatCount: number;
};

/** Begins to read a text. */
export function createReading(text: string, scan: Scanner): Reading {
  return {
    text,
    scan,
    stack: [],
    top: undefined,
    root: undefined,
    errors: [],
    loose: [],
    bracketsAmiss: false,
    stoppedAt: 0,
    lineCount: 0,
    guessCount: 0,
    indentedCount: 0,
    flatCount: 0,
  };
}

/** Opens a container at the token at hand, which is its bracket. */
export function openFrame(reading: Reading): void {
  const { scan, stack } = reading;
  const { from, to } = scan;
  const node: OpenNode =
    scan.kind === '{'
      ? { kind: 'object', from, to, members: [], closed: false }
      : { kind: 'array', from, to, items: [], closed: false };
  const owner = placeValue(reading, node);
  const frame: Frame = {
    node,
    owner,
    expects: node.kind === 'object' ? 'key' : 'value',
    member: undefined,
    seen: undefined,
    indent: scan.indent,
    memberIndent: -1,
  };
  stack.push(frame);
  reading.top = frame;
}

/** Closes the innermost container at the token at hand, which is its bracket. */
export function closeFrame(reading: Reading, { node }: Frame): void {
  endMember(reading);
  node.to = reading.scan.to;
  node.closed = true;
  popFrame(reading);
}

/** Closes the innermost container though its bracket is not there. */
export function closeUnclosed(reading: Reading, frame: Frame): void {
  const { scan, text } = reading;
  const { node } = frame;
  endMember(reading);
  const [mark, code] = node.kind === 'object' ? (['}', 'missing-brace'] as const) : ([']', 'missing-bracket'] as const);
  const before = scan.kind === 'eof' ? 'the end' : `line ${lineOf(reading, scan.from)}`;
  report(
    reading,
    code,
    `This "${text.charAt(node.from)}" is never closed. Add "${mark}" before ${before}.`,
    node.from,
    node.from + 1,
  );
  reading.bracketsAmiss = true;
  node.to = Math.max(scan.previousTo, node.from + 1);
  const afterComma =
    node.kind === 'object'
      ? frame.expects === 'key' && node.members.length > 0
      : frame.expects === 'value' && node.items.length > 0;
  popFrame(reading);
  const { top } = reading;
  if (top && afterComma) top.expects = top.node.kind === 'object' ? 'key' : 'value'; // the comma was the outer one's
}

/** Puts a value where one is expected; gives back the member that it belongs to. */
export function placeValue(reading: Reading, node: TreeNode): OpenMember | undefined {
  const { top } = reading;
  if (!top) {
    if (!reading.root) reading.root = node;
    else report(reading, 'after-the-end', 'The workflow ends before this. Remove one of the two.', node.from, node.to);
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

/** Begins a member with the key at hand. */
export function beginMember({ scan }: Reading, frame: Frame, node: OpenObject): void {
  const { value: key, from, to } = scan;
  frame.member = {
    key,
    pointerKey: distinctKey(frame, node, key),
    keyFrom: from,
    keyTo: to,
    from,
    to,
    value: undefined,
  };
  node.members.push(frame.member);
  frame.expects = 'colon';
}

/** Ends a member that has no value, if there is one. */
export function endMember(reading: Reading): void {
  const { top, scan } = reading;
  const member = top?.member;
  if (!top || !member) return;
  if (top.expects === 'colon')
    report(
      reading,
      'missing-colon',
      `After the key "${member.key}" a colon and a value are missing.`,
      member.keyFrom,
      member.keyTo,
    );
  else report(reading, 'missing-value', `The key "${member.key}" has no value yet.`, member.keyFrom, scan.previousTo);
  member.to = scan.previousTo;
  top.member = undefined;
  top.expects = 'comma';
}

/** Adds a problem, unless there are too many already. */
export function report({ errors }: Reading, code: SyntaxCode, message: string, from: number, to: number): void {
  if (errors.length < mostProblems) errors.push({ code, message, from: Math.max(0, from), to });
}

/** Notes what only forgiving readers take; only so much as anybody would look at. */
export function noteLoose({ loose }: Reading, code: SyntaxCode, message: string, from: number, to: number): void {
  if (loose.length < mostProblems) loose.push({ code, message, from, to });
}

function popFrame(reading: Reading): void {
  const frame = reading.stack.pop();
  if (frame?.owner) frame.owner.to = frame.node.to;
  reading.top = reading.stack.at(-1);
}

/** The key as it stands in pointers: with an ordinal when the object has it already. */
function distinctKey(frame: Frame, { members }: OpenObject, key: string): string {
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

function lineOf({ text, errors }: Reading, offset: number): number {
  if (errors.length >= mostProblems) return 0; // it will not be shown
  let line = 1;
  for (let at = text.indexOf('\n'); at >= 0 && at < offset; at = text.indexOf('\n', at + 1)) line++;
  return line;
}
