import { isJsonObject, member, withMember, type Json } from '../base/json';
import { writeJson } from '../base/long';
import { fail, ok, type Result } from '../base/result';
import type { Evaluated, ExpressionFailure } from './failure';
import { compileParsedPath, readPath } from './jsonPath';
import { parsePath } from './path/parsePath';
import type { PathToken } from './path/tokens';
import type { Scope } from './scope';

/** A path to a single place: names and indexes only. */
export type ReferencePath = {
  readonly text: string;
  /**
   * The value at the place, as ItemsPath reads it. A place in the input that is not there fails with
   * States.ReferencePathConflict, which names the first step that leads nowhere: so users of the service report it.
   */
  read(scope: Scope): Evaluated;
  /**
   * The target with the value put at the place, as ResultPath does it; the target itself is
   * not changed. Missing objects on the way are made. Where a parent is of the wrong type,
   * or an index beyond the end, it fails with States.ReferencePathConflict, which is what
   * users of the service report (the specification says States.ResultPathMatchFailure).
   */
  write(target: Json, value: Json): Evaluated;
};

/**
 * Compiles a reference path. `$$…` and `$name…` can be read, not written. The error is the reason why it is none.
 *
 * @see https://states-language.net/spec.html#ref-paths
 */
export function compileReferencePath(text: string): Result<ReferencePath, string> {
  const parsed = parsePath(text);
  if (!parsed.ok) return parsed;
  const steps = parsed.value.tokens.map(stepOf);
  if (!steps.every((step) => step !== undefined))
    return fail('A reference path names a single place: only names and indexes are allowed.');
  const path = compileParsedPath(text, parsed.value);
  return ok({
    text,
    read: (scope) => {
      const read = readPath(path, scope);
      if (read.ok || path.root !== 'input' || scope.input === null) return read;
      return conflict(`Unable to apply step "${firstLostStep(scope.input, steps)}" to input ${writeJson(scope.input)}`);
    },
    write: (target, value) => {
      const written = path.root === 'input' ? writeAt(target, steps, 0, value) : undefined;
      return written === undefined
        ? conflict(`Unable to apply ReferencePath ${text} to input ${writeJson(target)}`)
        : ok(written);
    },
  });
}

/** The service tells of a conflict without the words about the state. */
function conflict(cause: string): { readonly ok: false; readonly error: ExpressionFailure } {
  return fail({ error: 'States.ReferencePathConflict', cause, standsAlone: true });
}

function firstLostStep(target: Json, steps: readonly (string | number)[]): string | number {
  let value: Json | undefined = target;
  for (const step of steps) {
    if (typeof step === 'number') value = Array.isArray(value) ? (value as readonly Json[])[step] : undefined;
    else value = isJsonObject(value) ? member(value, step) : undefined;
    if (value === undefined) return step;
  }
  return '';
}

function stepOf(token: PathToken): string | number | undefined {
  if (token.kind === 'names') return token.names.length === 1 ? token.names[0] : undefined;
  return token.kind === 'indexes' && token.indexes.length === 1 ? token.indexes[0] : undefined;
}

function writeAt(
  target: Json | undefined,
  steps: readonly (string | number)[],
  at: number,
  value: Json,
): Json | undefined {
  const step = steps[at];
  if (step === undefined) return value;
  if (typeof step === 'number') return writeItem(target, steps, at, step, value);
  if (target !== undefined && !isJsonObject(target)) return undefined;
  const written = writeAt(target && member(target, step), steps, at + 1, value);
  return written === undefined ? undefined : withMember(target ?? {}, step, written);
}

function writeItem(
  target: Json | undefined,
  steps: readonly (string | number)[],
  at: number,
  step: number,
  value: Json,
): Json | undefined {
  if (!Array.isArray(target)) return undefined;
  const items = target as readonly Json[];
  const index = step < 0 ? items.length + step : step;
  if (index < 0 || index >= items.length) return undefined;
  const written = writeAt(items[index], steps, at + 1, value);
  return written === undefined ? undefined : items.with(index, written);
}
