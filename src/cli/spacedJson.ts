import type { Json } from '../core/base/json';
import { writeJson } from '../core/base/long';

/** JSON with a space after every comma and colon outside of texts. */
export function spacedJson(value: Json): string {
  if (typeof value !== 'object' || value === null) return writeJson(value);
  if (Array.isArray(value)) return `[${value.map(spacedJson).join(', ')}]`;
  return `{${Object.entries(value)
    .map(([key, item]) => `${JSON.stringify(key)}: ${spacedJson(item)}`)
    .join(', ')}}`;
}
