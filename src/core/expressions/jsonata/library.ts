import jsonata from 'jsonata';
import { invariant } from '../../base/invariant';
import { fail, ok, type Result } from '../../base/result';
import type { AstNode, Signature } from './ast';
import { isNestedTooDeeply } from './nesting';

/*
 * The only file that touches the jsonata package. We take three things from it: its
 * parser, its plain functions with their signatures, and its message texts. Its
 * evaluator is not used, because it makes promises for every node; see the README.
 */

/** What an evaluation throws: a code of the language and what its message mentions. */
export type JsonataError = {
  readonly code?: string;
  message?: string;
  token?: unknown;
  position?: unknown;
  readonly value?: unknown;
  readonly value2?: unknown;
  readonly index?: number;
  readonly type?: unknown;
};

/** A function of the language as the library defines it. */
export type LibraryFunction = {
  readonly implementation: (this: unknown, ...args: never[]) => unknown;
  readonly signature?: Signature;
};

/** Parses a text. The error has the code and the message of the language. */
export function parseExpression(text: string): Result<AstNode, { readonly code: string; readonly message: string }> {
  if (isNestedTooDeeply(text)) return fail({ code: 'S0500', message: 'The expression is nested too deeply.' });
  try {
    return ok(jsonata(text).ast() as unknown as AstNode); // the library's own type leaves most members out
  } catch (error) {
    const { code, message } = error as JsonataError; // the parser throws nothing else
    return fail({ code: code ?? 'S0500', message: message ?? 'The expression has a syntax error.' });
  }
}

/** A function of the library by its name, without `$`. */
export function libraryFunction(name: string): LibraryFunction {
  const definition = libraryFunctions(name);
  invariant(definition !== undefined, `The jsonata library has no function "${name}".`);
  return definition;
}

/** Reads a signature such as `<s-n?:s>`. */
export function parseSignature(definition: string): Signature {
  const parsed = parseExpression(`function(${['$a', '$b', '$c', '$d'].join(',')})${definition}{0}`);
  const signature = parsed.ok ? parsed.value.signature : undefined;
  invariant(signature !== undefined, `"${definition}" is no signature.`);
  return signature;
}

/**
 * Fills in the message of an error. The texts are private to the library, but it completes any error that its parser
 * throws, so the parser is given a "text" that throws this one.
 */
export function completeMessage(error: JsonataError): string {
  const thrower = {
    get length(): number {
      throw error as Error;
    },
    charAt(): string {
      throw error as Error;
    },
  };
  try {
    jsonata(thrower as unknown as string);
  } catch {
    // what comes back is `error` itself, completed
  }
  return error.message ?? '';
}

const libraryFunctions = captureFunctions();

/**
 * The library offers its functions only to running expressions; the first thing
 * that one does is to call this hook, at once.
 */
function captureFunctions(): (name: string) => LibraryFunction | undefined {
  let lookup: ((name: string) => unknown) | undefined;
  const probe = jsonata('null');
  const onEntry = (_node: unknown, _input: unknown, environment: { lookup(name: string): unknown }): void => {
    lookup = (name) => environment.lookup(name);
  };
  probe.assign(Symbol.for('jsonata.__evaluate_entry') as unknown as string, onEntry); // names of hooks are symbols
  void probe.evaluate(null);
  return (name) => lookup?.(name) as LibraryFunction | undefined; // what `lookup` gives for a function's name
}
