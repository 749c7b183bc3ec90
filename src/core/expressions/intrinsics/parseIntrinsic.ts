import { readWhole } from '../../base/long';
import { fail, ok, type Result } from '../../base/result';
import { accept, deeper, expect, fault, peek, readQuoted, skipBlanks, SyntaxFault, type Cursor } from '../path/cursor';
import { readPathArgument } from '../path/parsePath';
import type { ParsedPath } from '../path/tokens';

/** An argument of an intrinsic call. */
export type IntrinsicArgument =
  | { readonly kind: 'path'; readonly text: string; readonly path: ParsedPath }
  /** `raw` still has its escapes, which States.Format reads in its own way. */
  | { readonly kind: 'string'; readonly raw: string }
  | { readonly kind: 'literal'; readonly value: number | bigint | boolean | null }
  | { readonly kind: 'call'; readonly call: IntrinsicCall };

/** A parsed call: `States.Format('…', $.x)`. `text` is how it was written, which failures quote. */
export type IntrinsicCall = {
  readonly name: string;
  readonly args: readonly IntrinsicArgument[];
  readonly text: string;
};

/**
 * Calls may be nested this deep.
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/intrinsic-functions.html (2025-11)
 */
const maxNestedCalls = 10;

/** Reads a whole text as an intrinsic call. The error says what is wrong and where. */
export function parseIntrinsic(text: string): Result<IntrinsicCall, string> {
  const cursor: Cursor = { text, at: 0, depth: 0 };
  try {
    skipBlanks(cursor);
    const call = readCall(cursor, 1);
    skipBlanks(cursor);
    return cursor.at === text.length ? ok(call) : fail(fault(cursor, 'expected nothing after the call').message);
  } catch (error) {
    if (error instanceof SyntaxFault) return fail(error.message);
    throw error;
  }
}

/** Tells whether a text looks like an intrinsic call rather than a path. */
export function isIntrinsicText(text: string): boolean {
  return /^\s*States\s*\./.test(text);
}

function readCall(cursor: Cursor, level: number): IntrinsicCall {
  const from = cursor.at;
  callName.lastIndex = cursor.at;
  const name = callName.exec(cursor.text)?.[0];
  if (name === undefined) throw fault(cursor, 'expected a call such as States.Format(…)');
  if (level > maxNestedCalls) throw fault(cursor, `calls are nested more than ${maxNestedCalls} levels deep`);
  cursor.at += name.length;
  skipBlanks(cursor);
  expect(cursor, '(');
  const args = deeper(cursor, () => readArguments(cursor, level));
  return { name, args, text: cursor.text.slice(from, cursor.at) };
}

const callName = /States\.[A-Za-z0-9]+/y;

function readArguments(cursor: Cursor, level: number): IntrinsicArgument[] {
  const args: IntrinsicArgument[] = [];
  skipBlanks(cursor);
  if (accept(cursor, ')')) return args;
  do {
    skipBlanks(cursor);
    args.push(readArgument(cursor, level));
    skipBlanks(cursor);
  } while (accept(cursor, ','));
  expect(cursor, ')');
  return args;
}

function readArgument(cursor: Cursor, level: number): IntrinsicArgument {
  const c = peek(cursor);
  if (c === "'") return readString(cursor);
  if (c === '$') {
    const from = cursor.at;
    const path = readPathArgument(cursor);
    return { kind: 'path', path, text: cursor.text.slice(from, cursor.at) };
  }
  literal.lastIndex = cursor.at;
  const word = literal.exec(cursor.text)?.[0];
  if (word === undefined) return { kind: 'call', call: readCall(cursor, level + 1) };
  cursor.at += word.length;
  return {
    kind: 'literal',
    value:
      word === 'true'
        ? true
        : word === 'false'
          ? false
          : word === 'null'
            ? null
            : /^-?\d+$/.test(word)
              ? readWhole(word)
              : Number(word),
  };
}

const literal = /(?:true|false|null)\b|-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?/y;

function readString(cursor: Cursor): IntrinsicArgument {
  const from = cursor.at;
  const raw = readQuoted(cursor);
  const illegal = /\\[^'{}\\]/s.exec(raw.replaceAll('\\\\', '__'));
  if (illegal !== null) {
    cursor.at = from + 1 + illegal.index;
    throw fault(cursor, `"${illegal[0]}" is no escape, only \\', \\{, \\} and \\\\ are`);
  }
  return { kind: 'string', raw };
}

/** The text that a string argument means. */
export function unescapeString(raw: string): string {
  return raw.replace(/\\(['{}\\])/g, '$1');
}
