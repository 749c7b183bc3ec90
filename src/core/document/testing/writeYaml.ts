import { stringify } from 'yaml';
import type { Json } from '../../base/json';

/** A value as a YAML library writes it. */
export function writeYaml(
  value: Json,
  options: { readonly indentSeq?: boolean; readonly indent?: number } = {},
): string {
  return stringify(value, options);
}
