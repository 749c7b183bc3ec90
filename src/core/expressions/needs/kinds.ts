import type { Json } from '../../base/json';
import { parseTimestamp } from '../timestamp';
import type { Kind } from './need';

/** Tells whether a value is of a kind. */
export function isOfKind(value: Json, kind: Kind): boolean {
  switch (kind) {
    case 'text':
      return typeof value === 'string';
    case 'number':
    case 'boolean':
      return typeof value === kind;
    case 'timestamp':
      return typeof value === 'string' && parseTimestamp(value) !== undefined;
    case 'numeric':
      return typeof value === 'string' && value.trim() !== '' && Number.isFinite(Number(value));
    case 'list':
      return Array.isArray(value);
    case 'object':
      return typeof value === 'object' && value !== null && !Array.isArray(value);
    case 'null':
      return value === null;
  }
}
