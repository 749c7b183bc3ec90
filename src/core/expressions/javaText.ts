import { isJsonObject, type Json } from '../base/json';

/**
 * Writes a value the way the service's runtime prints it, which `States.Format` and a few Cause texts show:
 * `{Arg1=1, Arg2=[]}`. Texts stand without quotes.
 */
export function javaText(value: Json): string {
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return `[${(value as readonly Json[]).map(javaText).join(', ')}]`;
  if (isJsonObject(value))
    return `{${Object.entries(value)
      .map(([key, item]) => `${key}=${javaText(item)}`)
      .join(', ')}}`;
  return String(value);
}
