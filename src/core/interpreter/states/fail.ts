import { writeJson } from '../../base/long';
import { evaluate, failsInside } from '../dataFlow';
import type { Frame } from '../execution';
import type { Failure } from '../failure';
import type { Evaluate, FailState, View } from '../program';
import { fails, type Step, type Turn } from '../turn';
import { createView } from '../view';

/** Runs a Fail state: the scope fails with its Error and Cause. */
export function runFail(turn: Turn, frame: Frame, state: FailState): Step {
  const view = createView(turn, frame, frame.input);
  const error = readText(turn, frame, state, state.error, 'Error', view);
  if (error === null) return 'failed';
  const cause = readText(turn, frame, state, state.cause, 'Cause', view);
  if (cause === null) return 'failed';
  const failure: Failure = { ...(error === undefined ? {} : { error }), ...(cause === undefined ? {} : { cause }) };
  return fails(turn, failure);
}

/** The text of a field; undefined when the state has none, null when it failed. */
function readText(
  turn: Turn,
  frame: Frame,
  state: FailState,
  field: Evaluate | undefined,
  name: string,
  view: View,
): string | undefined | null {
  if (field === undefined) return undefined;
  const value = evaluate(turn, frame, state, field, view);
  if (value === undefined) return null;
  if (typeof value === 'string') return value;
  const error = state.isJsonata ? 'States.QueryEvaluationError' : 'States.Runtime';
  failsInside(
    turn,
    frame,
    state,
    error,
    `The ${name} field must be a string but was: ${writeJson(value)}`,
    state.isJsonata ? name : undefined,
  );
  return null;
}
