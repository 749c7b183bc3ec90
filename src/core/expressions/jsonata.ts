import { briefJson } from '../base/briefJson';
import type { Json, JsonObject } from '../base/json';
import { isJsonObject, setMember } from '../base/json';
import { fail, ok, type Result } from '../base/result';
import { queryFailure, type Evaluated } from './failure';
import type { Evaluate } from './jsonata/callables';
import { compileNode } from './jsonata/compileNode';
import { completeMessage, parseExpression, type JsonataError } from './jsonata/library';
import { toJson, UnsupportedResult } from './jsonata/result';
import { Frame, LimitExceeded, type Run } from './jsonata/run';
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
export function compileJsonata(
  expression: string,
  location: string,
  expected?: ExpectedType,
): Result<CompiledJsonata, string> {
  const compiled = compileCached(expression);
  if (!compiled.ok) return compiled;
  const evaluate = compiled.value;
  const subject = `The JSONata expression '${expression}' specified for the field '${location}'`;
  return ok({
    evaluate: (bindings) => {
      const run: Run = {
        states: bindings.states,
        variables: bindings.variables,
        nowMs: bindings.nowMs,
        random: bindings.random,
        depth: 0,
        levels: 0,
        steps: 0,
        bytes: 0,
      };
      try {
        const result = evaluate(undefined, new Frame(run, undefined));
        if (result === undefined) return queryFailure(`${subject} returned nothing (undefined).`, location);
        const value = toJson(result, run);
        const type = typeOf(value);
        if (expected === undefined || type === expected) return ok(value);
        return queryFailure(
          `${subject} returned an unexpected result type. Expected '${expected}', but was '${type}' for value: ${briefJson(value, longestCause)}`,
          location,
        );
      } catch (error) {
        return queryFailure(`${subject} ${explain(error)}`, location);
      }
    },
  });
}

/**
 * Compiles any JSON value whose strings may be `{% … %}` at any depth: Arguments,
 * Output, Assign, ItemSelector, and scalar fields. Other values stand for themselves.
 * `expected` is checked for a value that is itself an expression, not for literals.
 */
export function compileJsonataTemplate(
  value: Json,
  location: string,
  expected?: ExpectedType,
): Result<CompiledJsonata, string> {
  const compiled = compilePart(value, location, 0, expected);
  if (!compiled.ok) return compiled;
  const constant = ok(value);
  return ok(compiled.value ?? { evaluate: () => constant });
}

/** Expressions are compiled once for each text; beyond this many the oldest are forgotten. */
const cacheSize = 5_000;
const cache = new Map<string, Result<Evaluate, string>>();

function compileCached(expression: string): Result<Evaluate, string> {
  const known = cache.get(expression);
  if (known !== undefined) return known;
  const parsed = parseExpression(expression);
  const compiled = parsed.ok ? ok(compileNode(parsed.value)) : fail(parsed.error.message);
  if (cache.size >= cacheSize) for (const oldest of [...cache.keys()].slice(0, cacheSize / 2)) cache.delete(oldest);
  cache.set(expression, compiled);
  return compiled;
}

function typeOf(value: Json): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'array' : typeof value;
}

/**
 * The end of the sentence about an expression that failed. A text with a code follows a full stop, one without a colon.
 *
 * @see https://github.com/floci-io/floci/issues/2736 (both endings measured on the service, 2026-08)
 */
function explain(error: unknown): string {
  if (error instanceof UnsupportedResult) return 'returned an unsupported result type.';
  if (error instanceof LimitExceeded) return `threw an error during evaluation: ${error.message}`;
  if (typeof error === 'object' && error !== null && 'code' in error) {
    const failure = error as JsonataError; // whatever the language throws has a code
    return `threw an error during evaluation. ${failure.code}: ${messageOf(failure)}`;
  }
  if (typeof error === 'object' && error !== null && 'message' in error && !(error instanceof Error))
    return `threw an error during evaluation: ${String(error.message)}`;
  return 'threw an internal error during evaluation.';
}

/**
 * The message of an error. Values that it shows may stand for any amount of
 * text, and are written as far as a cause may reach.
 */
function messageOf(error: JsonataError): string {
  const shown = [error.value, error.value2];
  const stands = shown.map((value, i) => (isLarge(value) ? `shown value ${i}` : value));
  const message = completeMessage({ ...error, value: stands[0], value2: stands[1] });
  return stands.reduce<string>(
    (text, stand, i) =>
      stand === shown[i] ? text : text.replace(JSON.stringify(stand), () => briefJson(shown[i], longestCause)),
    message,
  );
}

function isLarge(value: unknown): boolean {
  return typeof value === 'string' ? value.length > longestCause : typeof value === 'object' && value !== null;
}

/** Characters that the service's API gives of a cause. */
const longestCause = 32_768;

/** A compiled part of a template; undefined when there is nothing to evaluate in it. */
function compilePart(
  part: Json,
  location: string,
  depth: number,
  expected?: ExpectedType,
): Result<CompiledJsonata | undefined, string> {
  if (depth > 500) return fail('A value is nested more than 500 levels deep.');
  if (typeof part === 'string') {
    const expression = expressionIn(part);
    return expression === undefined ? ok(undefined) : compileJsonata(expression, location, expected);
  }
  if (Array.isArray(part)) {
    const items = part as readonly Json[];
    return compileParts(
      items.map((item, i) => ({ item, location: `${location}[${i}]` })),
      depth,
      (values) => values,
    );
  }
  if (!isJsonObject(part)) return ok(undefined);
  const keys = Object.keys(part);
  return compileParts(
    keys.map((key) => ({ item: part[key] ?? null, location: `${location}/${key}` })),
    depth,
    (values) => {
      const object: Record<string, Json> = {};
      keys.forEach((key, i) => setMember(object, key, values[i] ?? null));
      return object;
    },
  );
}

function compileParts(
  parts: readonly { readonly item: Json; readonly location: string }[],
  depth: number,
  assemble: (values: readonly Json[]) => Json,
): Result<CompiledJsonata | undefined, string> {
  const compiled: (CompiledJsonata | undefined)[] = [];
  for (const { item, location } of parts) {
    const part = compilePart(item, location, depth + 1);
    if (!part.ok) return part;
    compiled.push(part.value);
  }
  if (compiled.every((part) => part === undefined)) return ok(undefined);
  return ok({
    evaluate: (bindings) => {
      const values: Json[] = [];
      for (let i = 0; i < parts.length; i++) {
        const outcome = compiled[i]?.evaluate(bindings);
        if (outcome?.ok === false) return outcome;
        values.push(outcome === undefined ? (parts[i]?.item ?? null) : outcome.value);
      }
      return ok(assemble(values));
    },
  });
}
