/** Failures of states: error names, and which entries of Retry and Catch they match. */
import type { ExpressionFailure } from '../expressions/failure';

/**
 * Why a state, a branch or an execution failed. Name and cause may be missing:
 * a Fail state or a worker need not give them.
 */
export type Failure = {
  readonly error?: string;
  readonly cause?: string;
  /** Nothing retries or catches it: the execution ends. */
  readonly isTerminal?: true;
  /** A missed heartbeat: entries that name either timeout match. */
  readonly isHeartbeat?: true;
  /** A JSONata field that could not be evaluated; recorded as EvaluationFailed. */
  readonly evaluation?: { readonly location?: string; readonly follows?: Follows };
};

/**
 * What an EvaluationFailed event follows: the event before the state's entering, the entering, or (when it is not said)
 * what brought the state to the evaluation: the event before its entering, or the last one after it.
 */
export type Follows = 'before' | 'entered';

/** A failure that nothing catches. */
export function terminalFailure(cause: string, error = 'States.Runtime'): Failure {
  return { error, cause, isTerminal: true };
}

/** The failure of a state whose data is larger than the service takes. */
export function oversize(stateName: string, what: 'returned a result' | 'provided parameters'): Failure {
  return terminalFailure(
    `The state/task '${stateName}' ${what} with a size exceeding the maximum number of bytes service limit.`,
    'States.DataLimitExceeded',
  );
}

/** The words that the service puts before the reason of what went wrong inside a state. */
export function sayWhere(stateName: string, enteredEventId: number): string {
  return `An error occurred while executing the state '${stateName}' (entered at the event id #${enteredEventId}). `;
}

/** Makes a state's failure of an expression's; `where` goes before its cause. */
export function failureOf(failure: ExpressionFailure, where: string): Failure {
  const { error, location } = failure;
  const cause = failure.standsAlone === true ? failure.cause : where + failure.cause;
  if (error === 'States.Runtime') return terminalFailure(cause);
  if (error === 'States.ReferencePathConflict') return { error, cause };
  return { error, cause, evaluation: location === undefined ? {} : { location } };
}

/** Tells whether an ErrorEquals list names the failure. @see https://states-language.net/#error-names */
export function matchesError(names: readonly string[], failure: Failure): boolean {
  if (failure.isTerminal) return false;
  const isTimeout = failure.error === 'States.Timeout' || failure.error === 'States.HeartbeatTimeout';
  return names.some(
    (name) =>
      name === 'States.ALL' ||
      name === failure.error ||
      (name === 'States.TaskFailed' && !isTimeout) ||
      (name === 'States.HeartbeatTimeout' && failure.isHeartbeat === true),
  );
}
