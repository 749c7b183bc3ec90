import type { Json } from '../../base/json';
import type { Pointer } from '../../document/pointer';
import type { Machine, State } from '../model';
import type { Problem, ProblemCode, Severity } from '../problem';
import type { Remedies } from './callFaults';
import type { ExpressionPlace } from './expressionPlaces';
import type { ObjectPlace } from './objectPlaces';

/**
 * One part of the definition by itself: a state with the objects in it, but not
 * the states inside; or the machine's own object.
 */
export type Part = {
  /** Absent for the machine's own part. */
  readonly state?: State;
  /** Every object of the part that the field table describes. */
  readonly objects: readonly ObjectPlace[];
  /** Every path, intrinsic call and JSONata expression in them. */
  readonly expressions: readonly ExpressionPlace[];
  readonly type: 'STANDARD' | 'EXPRESS';
  /** What the definition says in its own QueryLanguage. */
  readonly machineLanguage: Json | undefined;
  /** What is known of AWS SDK calls, and how much may still be looked for. */
  readonly remedies: Remedies;
};

/** The machine as a whole, with its parts. */
export type Whole = {
  readonly machine: Machine;
  readonly objects: readonly ObjectPlace[];
  readonly expressions: readonly ExpressionPlace[];
  readonly type: 'STANDARD' | 'EXPRESS';
  /** Comments and commas before brackets are meant to be there. */
  readonly isJsonc: boolean;
};

/**
 * A rule looks at one subject and yields what is wrong with it; rules do not know each other. A part rule sees one part
 * at a time, so that what it finds is kept for as long as the part does not change.
 */
export type PartRule = (part: Part) => Iterable<Problem>;

/** A rule about how the parts fit together. */
export type WholeRule = (whole: Whole) => Iterable<Problem>;

/** The service's code for nearly everything that is wrong with fields, types and values. */
export const schemaFailed = 'SCHEMA_VALIDATION_FAILED';

/** A problem that the service refuses, in its own words beside ours. */
export function refusal(
  code: ProblemCode,
  at: Pointer,
  message: string,
  serviceMessage: string,
  more: Partial<Problem> = {},
): Problem {
  return { code, severity: 'error', at, message, serviceCode: schemaFailed, serviceMessage, ...more };
}

/** A problem that the service does not mind. */
export function advice(
  severity: Exclude<Severity, 'error'>,
  code: ProblemCode,
  at: Pointer,
  message: string,
  more: Partial<Problem> = {},
): Problem {
  return { code, severity, at, message, ...more };
}

/**
 * Tells whether a text holds, or is, a placeholder that is filled in before the definition is deployed: `${Name}` and
 * `{{name}}` anywhere, and texts that are nothing else: `__name__`, `%NAME%`, `<name>`.
 */
export function hasPlaceholder(text: string): boolean {
  if (holds(text, '${', '}') || holds(text, '{{', '}}')) return true;
  const first = text.charAt(0);
  return (
    (first === '_' || first === '%' || first === '<') && /^(_+[A-Za-z]\w*_|%[A-Z_]+%|<[A-Za-z][^<>]*>)$/.test(text)
  );
}

function holds(text: string, opener: string, closer: string): boolean {
  const at = text.indexOf(opener);
  return at >= 0 && text.indexOf(closer, at + opener.length) >= 0;
}
