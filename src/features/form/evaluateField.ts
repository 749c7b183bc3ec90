import { optional } from '../../core/base/optional';
import { TooMuchData, withinBudget } from '../../core/expressions/workBudget';
import { isJsonObject, type Json } from '../../core/base/json';
import { parseJson } from '../../core/base/long';
import { fail, ok, type Result } from '../../core/base/result';
import { compileJsonataTemplate, expressionIn } from '../../core/expressions/jsonata';
import { compileDynamicField, compileTemplate } from '../../core/expressions/payloadTemplate';
import type { LiveField } from './liveProtocol';
import type { Sample } from './useSample';

/** Fields whose value depends on more than the input of the state: there is nothing honest to show for them. */
const withoutLiveValue = new Set(['ResultPath', 'OutputPath', 'ErrorPath', 'CausePath']);

/**
 * What a field's text gives for the last known data of its state. Undefined where that cannot be told: the text is not
 * finished, it is not an expression at all, or it needs data that is not known.
 */
export function evaluateField(
  { name, isJson, language, inputPath }: LiveField,
  text: string,
  sample: Sample,
): Result<Json> | undefined {
  if (withoutLiveValue.has(name)) return undefined;
  const data = name === 'ResultSelector' ? sample.result : sample.input;
  if (data === undefined) return undefined;
  return language === 'JSONata'
    ? evaluateJsonata(name, text, data, sample)
    : evaluatePath(name, isJson, text, data, inputPath);
}

function evaluatePath(
  name: string,
  isJson: boolean,
  text: string,
  data: Json,
  inputPath: Json | undefined,
): Result<Json> | undefined {
  const given = name === 'InputPath' || name === 'ResultSelector' ? ok(data) : filterInput(data, inputPath);
  if (!given?.ok) return given;
  const value = isJson ? readJson(text) : text.trim();
  if (value === undefined || (isJson && !hasDynamicMember(value)) || value === 'null') return undefined;
  const compiled = typeof value === 'string' && !isJson ? compileDynamicField(value, name) : compileTemplate(value);
  if (!compiled.ok) return undefined;
  const scope = { input: given.value, context: {}, variables: { get: () => undefined }, random: { next: () => 0.5 } };
  try {
    return orCause(withinBudget(compiled.value, scope));
  } catch (error) {
    if (error instanceof TooMuchData) return fail('This makes far more data than a state may have.');
    throw error;
  }
}

function filterInput(data: Json, inputPath: Json | undefined): Result<Json> | undefined {
  if (inputPath === undefined || inputPath === '$') return ok(data);
  if (inputPath === null) return ok({});
  return typeof inputPath === 'string' ? evaluatePath('InputPath', false, inputPath, data, undefined) : undefined;
}

function evaluateJsonata(name: string, text: string, data: Json, sample: Sample): Result<Json> | undefined {
  const trimmed = text.trim();
  const value = trimmed.startsWith('{%')
    ? expressionIn(trimmed) === undefined
      ? undefined
      : trimmed
    : readJson(trimmed);
  if (value === undefined || !/\{%/.test(trimmed) || /\$states\.(?:context|errorOutput)/.test(trimmed))
    return undefined;
  if (/\$states\.result/.test(trimmed) && sample.result === undefined) return undefined;
  const compiled = compileJsonataTemplate(value, name);
  if (!compiled.ok) return undefined;
  const states = { input: data, ...optional({ result: sample.result }) };
  return orCause(
    compiled.value.evaluate({ states, variables: { get: () => undefined }, nowMs: 0, random: { next: () => 0.5 } }),
  );
}

function orCause(
  evaluated:
    { readonly ok: true; readonly value: Json } | { readonly ok: false; readonly error: { readonly cause: string } },
): Result<Json> {
  return evaluated.ok ? evaluated : fail(evaluated.error.cause);
}

function readJson(text: string): Json | undefined {
  try {
    return parseJson(text);
  } catch {
    return undefined;
  }
}

function hasDynamicMember(value: Json): boolean {
  if (Array.isArray(value)) return value.some(hasDynamicMember);
  return (
    isJsonObject(value) && Object.entries(value).some(([key, inner]) => key.endsWith('.$') || hasDynamicMember(inner))
  );
}
