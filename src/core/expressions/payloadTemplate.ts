import { javaHashOrder } from '../base/javaHashOrder';
import { isJsonObject, setMember, type Json, type JsonObject } from '../base/json';
import { writeJson } from '../base/long';
import { fail, ok, type Result } from '../base/result';
import { runtimeFailure, type Evaluated } from './failure';
import { compileIntrinsic } from './intrinsics/compileIntrinsic';
import { isIntrinsicText } from './intrinsics/parseIntrinsic';
import { compilePath, nothingToRead, startsInNull } from './jsonPath';
import type { Scope } from './scope';

/** Something compiled that is evaluated against a scope. */
export type CompiledExpression = (scope: Scope) => Evaluated;

/** Templates nested deeper are refused, so that none can exhaust the stack. */
const maxDepth = 500;

/**
 * Compiles a payload template (Parameters, ResultSelector, ItemSelector, Assign, …):
 * members called `x.$` are evaluated, at any depth. Parts without such members are
 * shared with every result, not copied. The error names the member that is wrong.
 *
 * @see https://states-language.net/spec.html#payload-template
 */
export function compileTemplate(template: Json): Result<CompiledExpression, string> {
  const compiled = compilePart(template, 0);
  if (!compiled.ok) return compiled;
  if (compiled.value !== undefined) return ok(compiled.value);
  const constant = ok(template);
  return ok(() => constant);
}

/**
 * Compiles the text of one dynamic field: a path, `$$` path, variable or intrinsic call. For values of `.$` members,
 * and for ErrorPath and CausePath. `field` is the name that failures mention (`value.$`, `ErrorPath`).
 */
export function compileDynamicField(text: string, field: string): Result<CompiledExpression, string> {
  if (isIntrinsicText(text)) return compileIntrinsic(text);
  const compiled = compilePath(text);
  if (!compiled.ok) return compiled;
  const path = compiled.value;
  return ok((scope) => {
    // Users of the service report that even `$` cannot be read in a null.
    if (startsInNull(path, scope)) return nothingToRead();
    const value = path.select(scope);
    if (value !== undefined) return ok(value);
    return runtimeFailure(
      `The JSONPath '${text}' specified for the field '${field}' could not be found in the input '${writeJson(scope.input)}'`,
    );
  });
}

/** A compiled part of a template; undefined when there is nothing to evaluate in it. */
function compilePart(part: Json, depth: number): Result<CompiledExpression | undefined, string> {
  if (depth > maxDepth) return fail(`A template is nested more than ${maxDepth} levels deep.`);
  if (Array.isArray(part)) return compileItems(part as readonly Json[], depth);
  return isJsonObject(part) ? compileMembers(part, depth) : ok(undefined);
}

function compileItems(items: readonly Json[], depth: number): Result<CompiledExpression | undefined, string> {
  const compiled: (CompiledExpression | undefined)[] = [];
  for (const item of items) {
    const part = compilePart(item, depth + 1);
    if (!part.ok) return part;
    compiled.push(part.value);
  }
  if (compiled.every((part) => part === undefined)) return ok(undefined);
  return ok((scope) => {
    const values: Json[] = [];
    for (let i = 0; i < items.length; i++) {
      const evaluate = compiled[i];
      const outcome = evaluate?.(scope);
      if (outcome?.ok === false) return outcome;
      values.push(outcome === undefined ? (items[i] ?? null) : outcome.value);
    }
    return ok(values);
  });
}

type Member = {
  readonly key: string;
  readonly value: Json;
  readonly isDynamic: boolean;
  readonly evaluate: CompiledExpression | undefined;
};

function compileMembers(object: JsonObject, depth: number): Result<CompiledExpression | undefined, string> {
  const members: Member[] = [];
  for (const [name, value] of Object.entries(object)) {
    const isDynamic = name.endsWith('.$');
    if (isDynamic && typeof value !== 'string')
      return fail(`The value for the field '${name}' must be a valid JSONPath or a valid intrinsic function call`);
    const compiled =
      isDynamic && typeof value === 'string' ? compileDynamicField(value, name) : compilePart(value, depth + 1);
    if (!compiled.ok)
      return isDynamic
        ? fail(
            `The value for the field '${name}' must be a valid JSONPath or a valid intrinsic function call (${compiled.error})`,
          )
        : compiled;
    const key = isDynamic ? name.slice(0, -2) : name;
    if (isDynamic && Object.hasOwn(object, key)) return fail(`There are both a field '${key}' and a field '${name}'.`);
    members.push({ key, value, isDynamic, evaluate: compiled.value });
  }
  if (members.every(({ evaluate }) => evaluate === undefined)) return ok(undefined);
  const ordered = inServiceOrder(members);
  return ok((scope) => {
    const result: Record<string, Json> = {};
    for (const { key, value, evaluate } of ordered) {
      if (evaluate === undefined) setMember(result, key, value);
      else {
        const outcome = evaluate(scope);
        if (!outcome.ok) return outcome;
        setMember(result, key, outcome.value);
      }
    }
    return ok(result);
  });
}

/**
 * The service writes the members that are not evaluated first, and puts the others behind them as a HashMap holds them.
 */
function inServiceOrder(members: readonly Member[]): readonly Member[] {
  const dynamic = new Map(members.filter(({ isDynamic }) => isDynamic).map((one) => [one.key, one]));
  const behind = javaHashOrder([...dynamic.keys()]).flatMap((key) => dynamic.get(key) ?? []);
  return [...members.filter(({ isDynamic }) => !isDynamic), ...behind];
}
