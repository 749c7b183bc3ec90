/**
 * Members of a payload as people write them: a text without its quotes where nothing else could be meant, anything else
 * as JSON. `5` is the number, `"5"` the text; `hello` is the text, `{"a": 1}` the object.
 */
import type { Json } from '../../core/base/json';
import { writeJson } from '../../core/base/long';
import { fail, ok, type Result } from '../../core/base/result';
import { parseJsonText } from './jsonText';

/** A value as loose text. */
export function writeLoose(value: Json): string {
  if (typeof value !== 'string') return writeJson(value, 2);
  return isTextAsItStands(value) ? value : JSON.stringify(value);
}

/** Loose text as a value. Text that begins like an object or a list must be one. */
export function parseLoose(text: string): Result<Json> {
  const trimmed = text.trim();
  if (isTextAsItStands(text)) return ok(text);
  const parsed = parseJsonText(trimmed);
  return parsed.ok || !parsed.error.startsWith('This is not JSON')
    ? parsed
    : fail(`${parsed.error} Put a text between quotes.`);
}

/** Tells whether a text means itself: it is neither JSON nor begins as if it were. */
function isTextAsItStands(text: string): boolean {
  const trimmed = text.trim();
  if (trimmed === '' || trimmed !== text) return false;
  if (/^\{%.*%\}$/s.test(text) || /^\$\{[^}]*\}/.test(text)) return true;
  return !/^(?:["{[]|(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)$)/.test(text);
}
