import type { JsonObject } from '../base/json';
import { fail, type Result } from '../base/result';
import type { Evaluated } from './failure';
import type { Scope } from './scope';

/** A Choice rule of the JSONPath side, compiled. */
export type CompiledRule = (scope: Scope) => Evaluated<boolean>;

/** Compiles one entry of `Choices` (its `Next`, `Assign` and `Comment` are not looked at). */
export function compileChoiceRule(_rule: JsonObject): Result<CompiledRule, string> {
  return fail('soon');
}
