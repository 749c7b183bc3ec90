import type { Json } from '../base/json';
import { fail, ok, type Result } from '../base/result';

/** JSON that was written into a field as a value; refused where the value would be another number than the one written. */
export function parseJsonText(text: string): Result<Json> {
  try {
    const value = JSON.parse(text) as Json; // true: JSON.parse makes JSON values only
    const rounded = roundedNumber(text);
    if (rounded === undefined) return ok(value);
    return fail(`${rounded} would become ${JSON.stringify(Number(rounded))}: so many digits are not kept. Put it between quotes, as a text.`);
  } catch (error) {
    return fail(`This is not JSON: ${error instanceof Error ? error.message : String(error)}.`);
  }
}

/** The first whole number in JSON text that has more digits than a number holds. */
function roundedNumber(json: string): string | undefined {
  for (const [found] of json.matchAll(/"(?:[^"\\]|\\.)*"|(?<![\d.])-?\d{16,}(?![\d.eE])/g)) {
    if (!found.startsWith('"') && JSON.stringify(Number(found)) !== found) return found;
  }
  return undefined;
}
