import type { Json } from '../base/json';
import { fail, type Result } from '../base/result';
import type { Evaluated } from './failure';
import type { Scope } from './scope';

/** A path to a single place: names and indexes only. */
export type ReferencePath = {
  readonly text: string;
  /** The value at the place, or undefined when there is none. */
  read(scope: Scope): Json | undefined;
  /** The target with the value put at the place (the target itself is not changed), as ResultPath does it. */
  write(target: Json, value: Json): Evaluated;
};

/** Compiles a reference path. `$$…` and `$name…` can be read, not written. The error is the reason why it is none. */
export function compileReferencePath(_text: string): Result<ReferencePath, string> {
  return fail('soon');
}
