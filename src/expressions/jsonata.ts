import type { Json, JsonObject } from '../base/json';
import { fail, type Result } from '../base/result';
import type { Evaluated } from './failure';
import type { RandomSource, Variables } from './scope';

/** What a JSONata expression sees. */
export type JsonataBindings = {
  /** `$states`: `input`, `context`, and `result` or `errorOutput` where the field has them. */
  readonly states: JsonObject;
  readonly variables: Variables;
  /** The time of `$now()` and `$millis()`. */
  readonly nowMs: number;
  /** Chance for `$random()`, `$uuid()` and `$shuffle()`. */
  readonly random: RandomSource;
};

/** The types that a field may require of its expression's value, by the names that the service's texts use. */
export type ExpectedType = 'string' | 'number' | 'boolean' | 'object' | 'array';

/** A compiled JSONata expression or template. Evaluating never makes a promise. */
export type CompiledJsonata = {
  evaluate(bindings: JsonataBindings): Evaluated;
};

/** The expression inside `{% … %}`, trimmed, or undefined when the text is literal. */
export function expressionIn(text: string): string | undefined {
  return text.length >= 4 && text.startsWith('{%') && text.endsWith('%}') ? text.slice(2, -2).trim() : undefined;
}

/**
 * Compiles one expression (without its `{% %}`). `location` is the place inside the state that failures name
 * (`Output/a[0]`, `Choices[1]/Condition`); with `expected`, a value of another type is a failure.
 * The error is the reason why the text is no expression.
 */
export function compileJsonata(_expression: string, _location: string, _expected?: ExpectedType): Result<CompiledJsonata, string> {
  return fail('soon');
}

/**
 * Compiles any JSON value whose strings may be `{% … %}` at any depth: Arguments, Output, Assign, ItemSelector, and scalar fields.
 * Other values stand for themselves. `expected` is checked for a value that is itself an expression, not for literals.
 */
export function compileJsonataTemplate(_value: Json, _location: string, _expected?: ExpectedType): Result<CompiledJsonata, string> {
  return fail('soon');
}
