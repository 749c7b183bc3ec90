import type { Json } from '../base/json';
import type { QueryLanguage } from './model';
import { hasPlaceholder } from './rules/rule';

/**
 * The query language that a `QueryLanguage` stands for: JSONPath when it is exactly that, the one further out when
 * there is none (or a placeholder), and JSONata for anything else, however it is written.
 *
 * @see https://github.com/floci-io/floci/issues/2968 (ValidateStateMachineDefinition, measured 2026-09)
 */
export function languageOf(value: Json | undefined, inherited: QueryLanguage): QueryLanguage {
  if (value === undefined || (typeof value === 'string' && hasPlaceholder(value))) return inherited;
  return value === 'JSONPath' ? 'JSONPath' : 'JSONata';
}
