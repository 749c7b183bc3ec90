import type { Pointer } from '../../document/pointer';
import type { Machine } from '../model';
import type { Problem, Severity } from '../problem';
import type { ExpressionPlace } from './expressionPlaces';
import type { ObjectPlace } from './objectPlaces';

/** What every rule is given: the machine, and what was collected from it once for all rules. */
export type RuleContext = {
  readonly machine: Machine;
  readonly type: 'STANDARD' | 'EXPRESS';
  /** Every object of the definition that the field table describes. */
  readonly objects: readonly ObjectPlace[];
  /** Every path, intrinsic call and JSONata expression. */
  readonly expressions: readonly ExpressionPlace[];
};

/** A rule looks at one subject and yields what is wrong with it. Rules do not know each other. */
export type Rule = (context: RuleContext) => Iterable<Problem>;

/** The service's code for nearly everything that is wrong with fields, types and values. */
export const schemaFailed = 'SCHEMA_VALIDATION_FAILED';

/** A problem that the service refuses, in its own words beside ours. */
export function refusal(code: string, at: Pointer, message: string, serviceMessage: string, more: Partial<Problem> = {}): Problem {
  return { code, severity: 'error', at, message, serviceCode: schemaFailed, serviceMessage, ...more };
}

/** A problem that the service does not mind. */
export function advice(severity: Exclude<Severity, 'error'>, code: string, at: Pointer, message: string, more: Partial<Problem> = {}): Problem {
  return { code, severity, at, message, ...more };
}

/**
 * Tells whether a text holds, or is, a placeholder that is filled in before the definition is deployed: `${Name}` and
 * `{{name}}` anywhere, and texts that are nothing else: `__name__`, `%NAME%`, `<name>`.
 */
export function hasPlaceholder(text: string): boolean {
  return /\$\{[^}]*\}|\{\{[^}]*\}\}/.test(text) || /^(_+[A-Za-z]\w*_|%[A-Z_]+%|<[A-Za-z][^<>]*>)$/.test(text);
}
