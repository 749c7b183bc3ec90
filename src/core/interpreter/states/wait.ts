import type { Json } from '../../base/json';
import { secondMs } from '../../base/time';
import { parseTimestamp } from '../../expressions/timestamp';
import { failsInside, failureIn, filterOutput, finishWithOutput, selectInput } from '../dataFlow';
import type { Frame } from '../execution';
import type { Failure } from '../failure';
import { waitSeconds } from '../limits';
import { asNumber, sayValue } from '../numbers';
import type { NumberField, View, WaitState } from '../program';
import { fails, setTimer, type Step, type Turn } from '../turn';
import { createView } from '../view';

/** Runs a Wait state up to its wait. An instant that has passed is no wait at all. */
export function runWait(turn: Turn, frame: Frame, state: WaitState): Step {
  const input = selectInput(turn, frame, state);
  if (input === undefined) return 'failed';
  const view = createView(turn, frame, input);
  const dueMs =
    state.seconds !== undefined
      ? readSeconds(turn, frame, state, state.seconds, view)
      : readTimestamp(turn, frame, state, view);
  if (dueMs === undefined) return 'failed';
  if (dueMs - turn.nowMs > waitSeconds * secondMs)
    return failsInside(turn, frame, state, 'States.Runtime', 'Wait state delay is too long.');
  if (dueMs <= turn.nowMs) return finishWait(turn, frame, state);
  frame.wait = { kind: 'delay', timerId: setTimer(turn, frame, dueMs) };
  return 'waiting';
}

/** Ends a Wait state. */
export function finishWait(turn: Turn, frame: Frame, state: WaitState): Step {
  turn.next = state.next;
  const input = selectInput(turn, frame, state);
  if (input === undefined) return 'failed';
  if (
    finishWithOutput(turn, frame, state, input, state.inputPath === undefined ? frame.inputBound : 0, state) ===
    'failed'
  )
    return 'failed';
  return filterOutput(turn, frame, state);
}

/** The instant that Seconds or SecondsPath leads to. */
function readSeconds(turn: Turn, frame: Frame, state: WaitState, field: NumberField, view: View): number | undefined {
  if (field.kind === 'literal') return turn.nowMs + field.value * secondMs;
  const isPath = field.kind === 'path';
  const found = isPath ? field.find(view) : field.evaluate(view);
  if (!found.ok) {
    fails(turn, failureIn(turn, frame, state, found.error));
    return undefined;
  }
  const { value } = found;
  if (value === undefined) {
    if (isPath)
      failsInside(
        turn,
        frame,
        state,
        'States.Runtime',
        `The SecondsPath parameter does not reference an input value: ${field.text}`,
      );
    return undefined;
  }
  const seconds = asNumber(value, 'integer');
  if (seconds !== undefined && seconds >= 0) return turn.nowMs + seconds * secondMs;
  const reason = seconds === undefined ? 'cannot be parsed as a long value' : 'references a negative value';
  if (isPath)
    failsInside(
      turn,
      frame,
      state,
      'States.Runtime',
      `The SecondsPath parameter ${reason}: ${field.text} == ${sayValue(value)}`,
    );
  else fails(turn, afterEntry(turn, frame, state, `The Seconds field ${reason}: ${sayValue(value)}`, 'Seconds'));
  return undefined;
}

/** The instant of Timestamp or TimestampPath. */
function readTimestamp(turn: Turn, frame: Frame, state: WaitState, view: View): number | undefined {
  const field = state.timestamp;
  if (field === undefined) return turn.nowMs;
  const found = field.find(view);
  if (!found.ok) {
    fails(turn, failureIn(turn, frame, state, found.error));
    return undefined;
  }
  const instant = typeof found.value === 'string' ? parseTimestamp(found.value) : undefined;
  if (instant !== undefined) return instant.epochMs + (instant.nanos > 0 ? 1 : 0);
  fails(turn, describeBadTimestamp(turn, frame, state, field.text, found.value));
  return undefined;
}

function describeBadTimestamp(
  turn: Turn,
  frame: Frame,
  state: WaitState,
  text: string,
  value: Json | undefined,
): Failure {
  if (state.isJsonata)
    return afterEntry(
      turn,
      frame,
      state,
      `The Timestamp field cannot be parsed as an ISO-8601 extended offset date-time format string: ${sayValue(value ?? null)}`,
      'Timestamp',
    );
  if (value === undefined)
    return failureIn(turn, frame, state, {
      error: 'States.Runtime',
      cause: `The TimestampPath parameter does not reference an input value: ${text}`,
    });
  const cause = `The TimestampPath parameter does not reference a valid ISO-8601 extended offset date-time format string: ${text} == ${sayValue(value)}`;
  return failureIn(turn, frame, state, { error: 'States.Runtime', cause });
}

/** A JSONata failure that is found after the expression was evaluated: its event follows the state's entering. */
function afterEntry(turn: Turn, frame: Frame, state: WaitState, cause: string, location: string): Failure {
  const failure = failureIn(turn, frame, state, { error: 'States.QueryEvaluationError', cause, location });
  return { ...failure, evaluation: { location, follows: 'entered' } };
}
