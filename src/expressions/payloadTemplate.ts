import type { Json } from '../base/json';
import { fail, type Result } from '../base/result';
import type { Evaluated } from './failure';
import type { Scope } from './scope';

/** Something compiled that is evaluated against a scope. */
export type CompiledExpression = (scope: Scope) => Evaluated;

/** Compiles a payload template (Parameters, ResultSelector, ItemSelector, Assign, …): members called `x.$` are evaluated. */
export function compileTemplate(_template: Json): Result<CompiledExpression, string> {
  return fail('soon');
}

/**
 * Compiles the text of one dynamic field: a path, `$$` path, variable or intrinsic call. For values of `.$` members, and for
 * ErrorPath and CausePath. `field` is the name that failures mention (`value.$`, `ErrorPath`).
 */
export function compileDynamicField(_text: string, _field: string): Result<CompiledExpression, string> {
  return fail('soon');
}
