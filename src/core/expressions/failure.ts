import { fail, type Result } from '../base/result';
import type { Json } from '../base/json';

/**
 * Why an expression gave no value: the service's error name and its Cause text.
 *
 * The text is what follows the prefix `An error occurred while executing the state 'X' (entered at the event id #N). `.
 * That prefix, which only the interpreter can know, is the interpreter's to add.
 */
export type ExpressionFailure = {
  /**
   * `States.Runtime` on the JSONPath side (`States.ReferencePathConflict` for
   * ResultPath), `States.QueryEvaluationError` on the JSONata side.
   */
  readonly error: 'States.Runtime' | 'States.ReferencePathConflict' | 'States.QueryEvaluationError';
  readonly cause: string;
  /** Set when the service gives the text alone, without the prefix. */
  readonly standsAlone?: true;
  /** JSONata only: the place inside the state, as `evaluationFailedEventDetails.location` has it. */
  readonly location?: string;
};

/** What evaluating gives: a value, or why there is none. */
export type Evaluated<T = Json> = Result<T, ExpressionFailure>;

/** A failure of the JSONPath side: States.Runtime, which nothing catches. */
export function runtimeFailure(cause: string): { readonly ok: false; readonly error: ExpressionFailure } {
  return fail({ error: 'States.Runtime', cause });
}

/** A failure of the JSONata side at a place inside the state. */
export function queryFailure(
  cause: string,
  location: string,
): { readonly ok: false; readonly error: ExpressionFailure } {
  return fail({ error: 'States.QueryEvaluationError', cause, location });
}
