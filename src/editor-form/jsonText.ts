import type { Json } from '../base/json';
import { parseJson, readWhole } from '../base/long';
import { fail, ok, type Result } from '../base/result';

/** JSON that was written into a field as a value; refused where the value would be another number than the one written. */
export function parseJsonText(text: string): Result<Json> {
  try {
    const value = parseJson(text);
    for (const [token] of text.matchAll(numbers)) {
      const fault = token.startsWith('"') ? undefined : changedNumber(token);
      if (fault !== undefined) return fail(`${fault} Put it between quotes, as a text.`);
    }
    return ok(value);
  } catch (error) {
    return fail(`This is not JSON: ${error instanceof Error ? error.message : String(error)}.`);
  }
}

/** Texts of JSON, and its numbers that have many digits or an exponent. */
const numbers = /"(?:[^"\\]|\\.)*"|(?<![\d.])-?(?:\d{16,}(?![\d.])|\d+(?:\.\d+)?(?=[eE]))(?:[eE][-+]?\d+)?/g;

/** What would become of a number that is not kept as it is written; undefined when it is. */
export function changedNumber(written: string): string | undefined {
  const value = /^-?\d+$/.test(written) ? readWhole(written) : Number(written);
  if (typeof value === 'bigint') return undefined;
  if (!Number.isFinite(value)) return `${written} is more than a number holds.`;
  return /^-?\d{16,}$/.test(written) && JSON.stringify(value) !== written ? `${written} would become ${JSON.stringify(value)}: so many digits are not kept.` : undefined;
}
