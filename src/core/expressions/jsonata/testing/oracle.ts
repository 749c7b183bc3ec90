import jsonata from 'jsonata';
import type { Json, JsonObject } from '../../../base/json';
import { compileJsonata } from '../../jsonata';

/** What evaluating gives, in a form in which the library's answers and ours can be compared. */
export type Answer =
  | { readonly value: unknown }
  | { readonly nothing: true }
  | { readonly code: string | undefined; readonly message: string };

/**
 * Evaluates with the library. The service has no `$eval`, so the library has none here either.
 * Where it spoils data (it pushes undefined into an empty array that it groups, and a transform
 * can change the input), its answer has no code, as where it fails with an error of JavaScript.
 */
export async function askLibrary(expression: string, input: Json): Promise<Answer> {
  const push = Array.prototype.push;
  let hasSpoilt = false;
  Array.prototype.push = function (this: unknown[], ...items: unknown[]): number {
    if (items.length === 1 && items[0] === undefined && this.length === 0 && !('sequence' in this))
      hasSpoilt ||= isCalledByGrouping();
    return push.apply(this, items);
  };
  const own = structuredClone(input);
  try {
    const answer = await ask(expression, own);
    return hasSpoilt || !isSame(own, input) ? { code: undefined, message: 'The library has spoilt data.' } : answer;
  } finally {
    Array.prototype.push = push;
  }
}

function isSame(a: Json, b: Json): boolean {
  try {
    return JSON.stringify(a) === JSON.stringify(b);
  } catch {
    return false; // it has been made to contain itself
  }
}

function isCalledByGrouping(): boolean {
  return new Error().stack?.split('\n')[3]?.includes('evaluateGroupExpression') === true;
}

async function ask(expression: string, input: Json): Promise<Answer> {
  try {
    const parsed = jsonata(expression);
    parsed.assign('eval', undefined);
    const value: unknown = await parsed.evaluate(undefined, { states: { input } });
    if (isFunction(value)) return { code: undefined, message: 'returned an unsupported result type.' };
    const text = JSON.stringify(value, (_key, item: unknown) =>
      typeof item === 'number' && !Number.isFinite(item) ? String(item) : item,
    );
    return value === undefined || text === undefined ? { nothing: true } : { value: JSON.parse(text) as unknown };
  } catch (error) {
    const { code, message } = error as { code?: string; message?: string }; // what the library throws
    return { code, message: message ?? '' };
  }
}

function isFunction(value: unknown): boolean {
  return (
    typeof value === 'function' ||
    (typeof value === 'object' && value !== null && ('_jsonata_lambda' in value || '_jsonata_function' in value))
  );
}

/** Evaluates with our compiler. */
export function askUs(expression: string, input: JsonObject): Answer {
  const compiled = compileJsonata(expression, 'L');
  if (!compiled.ok) return { code: 'S', message: compiled.error };
  const outcome = compiled.value.evaluate({
    states: { input },
    variables: { get: () => undefined },
    nowMs: 0,
    random: { next: () => 0.5 },
  });
  if (outcome.ok) return { value: outcome.value };
  const text = outcome.error.cause.slice(`The JSONata expression '${expression}' specified for the field 'L' `.length);
  if (text === 'returned nothing (undefined).') return { nothing: true };
  const failure = /^threw an error during evaluation\. (\w+): (.*)$/s.exec(text);
  return failure === null ? { code: undefined, message: text } : { code: failure[1], message: failure[2] ?? '' };
}

/** An answer for comparing: syntax errors by their message only, since the service leaves their code out. */
export function comparable(answer: Answer): unknown {
  return 'message' in answer && (answer.code?.startsWith('S') === true || answer.code === undefined)
    ? { message: answer.message }
    : answer;
}
