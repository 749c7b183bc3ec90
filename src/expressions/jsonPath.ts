import type { Json } from '../base/json';
import { fail, type Result } from '../base/result';
import type { Evaluated } from './failure';
import { runtimeFailure } from './failure';
import type { Scope } from './scope';

/** A JSONPath in the service's dialect, ready to be read any number of times. */
export type CompiledPath = {
  readonly text: string;
  /** Definite paths give one value or nothing; the others always give an array, `[]` when nothing matches. */
  readonly definite: boolean;
  /** What the path starts from: `$`, `$$` or `$name`. */
  readonly root: 'input' | 'context' | 'variable';
  /** The variable's name when the path starts from one. */
  readonly variable?: string;
  /** The value, or undefined when a definite path finds nothing. */
  select(scope: Scope): Json | undefined;
  /** Why `select` found nothing, in the service's words: `No results for path: $['Foo']`. */
  explainMiss(scope: Scope): string;
};

/** Compiles a path (`$…`, `$$…`, `$name…`). The error is the reason why it is none. */
export function compilePath(_text: string): Result<CompiledPath, string> {
  return fail('soon');
}

/** Reads a path as InputPath, OutputPath and TimeoutSecondsPath are read: a miss is `Invalid path '$.x' : …`. */
export function readPath(path: CompiledPath, scope: Scope): Evaluated {
  const value = path.select(scope);
  return value === undefined ? runtimeFailure(`Invalid path '${path.text}' : ${path.explainMiss(scope)}`) : { ok: true, value };
}
