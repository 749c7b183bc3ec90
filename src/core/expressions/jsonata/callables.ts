import { roundLong } from '../../base/long';
import type { Signature } from './ast';
import type { JsonataError } from './library';
import { Frame, type Run } from './run';

/** What evaluates a node: given the context value and the names in scope. */
export type Evaluate = (input: unknown, frame: Frame) => unknown;

/** What is known to a function that is written in TypeScript. */
export type Call = { readonly run: Run; readonly frame: Frame };

/** How a function value works. */
type Kind =
  /** `function($x){…}` */
  | {
      readonly kind: 'lambda';
      readonly parameters: readonly string[];
      readonly body: Evaluate;
      readonly input: unknown;
      readonly frame: Frame;
      readonly signature: Signature | undefined;
    }
  /** A call in tail position: what is called and with what is evaluated when the function around it has returned. */
  | {
      readonly kind: 'tailCall';
      readonly procedure: Evaluate;
      readonly args: readonly Evaluate[];
      readonly input: unknown;
      readonly frame: Frame;
      readonly token: unknown;
    }
  /** A built-in function, a regular expression, a transform, a partial application. */
  | {
      readonly kind: 'native';
      readonly arity: number;
      readonly signature: Signature | undefined;
      readonly accepts: ((args: readonly unknown[]) => boolean) | undefined;
      readonly call: (args: readonly unknown[], call: Call) => unknown;
    }
  /** A function that was passed as an argument: it no longer sees the context of the call. */
  | { readonly kind: 'passed'; readonly target: Callable };

/** A function as a value. A JavaScript function, so that `typeof` tells it from data; it is never called as one. */
export type Callable = (() => void) & { readonly callable: Kind };

/** Makes a function value. */
export function createCallable(kind: Kind): Callable {
  return Object.assign(() => undefined, { callable: kind });
}

/** Makes a function value from TypeScript code. */
export function createNative(
  arity: number,
  call: (args: readonly unknown[], call: Call) => unknown,
  signature?: Signature,
  accepts?: (args: readonly unknown[]) => boolean,
): Callable {
  return createCallable({ kind: 'native', arity, signature, accepts, call });
}

/** Tells whether a value is a function. */
export function isCallable(value: unknown): value is Callable {
  return typeof value === 'function';
}

/** How many arguments a function takes. */
export function arityOf(callable: Callable): number {
  const kind = callable.callable;
  if (kind.kind === 'passed') return arityOf(kind.target);
  return kind.kind === 'lambda' ? kind.parameters.length : kind.kind === 'native' ? kind.arity : 0;
}

/** Wraps a function that is handed to another one. */
export function passFunction(value: unknown): unknown {
  return isCallable(value) ? createCallable({ kind: 'passed', target: value }) : value;
}

/**
 * Calls a function. `input` is the context, which may stand for the first argument. Calls
 * in tail position come back here and are made in a loop, so that they take no depth.
 */
export function apply(
  procedure: unknown,
  args: readonly unknown[],
  input: unknown,
  frame: Frame,
  token?: unknown,
): unknown {
  let result = applyOnce(procedure, args, input, frame, token);
  while (isCallable(result) && result.callable.kind === 'tailCall') {
    const next = result.callable;
    const nextProcedure = next.procedure(next.input, next.frame);
    const nextArgs = next.args.map((evaluate) => evaluate(next.input, next.frame));
    result = applyOnce(nextProcedure, nextArgs, input, frame, next.token);
  }
  return result;
}

/** Calls a function from another one, with as many of the arguments as it takes. */
export function callBack(callable: unknown, args: readonly unknown[], call: Call): unknown {
  return apply(callable, args, null, call.frame);
}

function applyOnce(
  procedure: unknown,
  args: readonly unknown[],
  input: unknown,
  frame: Frame,
  token: unknown,
): unknown {
  if (!isCallable(procedure)) throw { code: 'T1006' } satisfies JsonataError;
  const kind = procedure.callable;
  try {
    switch (kind.kind) {
      case 'lambda': {
        const values = kind.signature === undefined ? args : kind.signature.validate(args, input);
        return kind.body(
          kind.input,
          new Frame(
            frame.run,
            kind.frame,
            kind.parameters,
            kind.parameters.map((_, i) => values[i]),
          ),
        );
      }
      case 'native': {
        const isChecked = kind.signature === undefined || kind.accepts?.(args) === true;
        return kind.call(isChecked ? args : (kind.signature?.validate(args.map(withoutLongs), input) ?? args), {
          run: frame.run,
          frame,
        });
      }
      case 'passed':
        return apply(kind.target, args, null, frame);
      case 'tailCall':
        return procedure;
    }
  } catch (error) {
    throw token === undefined ? error : withToken(error, token);
  }
}

/** An argument as signatures know it: they have no longs, so that functions of numbers get the nearest ones. */
function withoutLongs(value: unknown): unknown {
  return Array.isArray(value) && value.some((item) => typeof item === 'bigint')
    ? value.map(roundLong)
    : roundLong(value);
}

/** Names the function or operator in an error that has no name yet. */
export function withToken(error: unknown, token: unknown): unknown {
  if (typeof error === 'object' && error !== null && 'code' in error && (error as JsonataError).token === undefined)
    (error as JsonataError).token = token;
  return error;
}
