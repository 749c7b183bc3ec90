/** Carries what a state led to on: to the next state, to a retry, to a catcher, or to the end of its scope. */
import type { JsonObject } from '../base/json';
import type { Frame } from './execution';
import { oversize, terminalFailure, type Failure } from './failure';
import { historyEvents, payloadBound, payloadBytes } from './limits';
import { end, mayCatch, nowhere, type CompiledState } from './program';
import { noteFailure, record, recordEntered, recordExited } from './record';
import { catcherFor, catchFailure, retry } from './retry';
import { performState } from './performState';
import { fails, stateOf, type Step, type Turn } from './turn';

/** Enters the state that a frame stands before, and runs it. */
export function enterState(turn: Turn, frame: Frame): Step {
  const state = stateOf(turn, frame);
  frame.retryCount = 0;
  frame.retries = undefined;
  frame.attempt = 0;
  recordEntered(turn, frame, state);
  if (frame.chronicle.isFull) return fails(turn, historyFull);
  turn.observer?.stage?.(state.name, 'input', frame.input);
  if (turn.execution.isPaced) {
    const turnId = turn.execution.nextId++;
    turn.execution.waiting.set(turnId, frame);
    frame.wait = { kind: 'turn', turnId };
    turn.effects.push({ kind: 'takeTurn', turnId });
    return 'waiting';
  }
  return performState(turn, frame, state);
}

/** Carries a frame on from the outcome of a step until it waits or has ended. */
export function settle(turn: Turn, frame: Frame, first: Step): void {
  let step = first;
  for (;;) {
    if (step === 'waiting' || frame.chronicle.isFull) return;
    const state = stateOf(turn, frame);
    if (step === 'failed') {
      step = handleFailure(turn, frame, state, turn.failure);
      continue;
    }
    step = leaveState(turn, frame, state);
    if (frame.ended !== undefined) return;
  }
}

/** The way a Standard execution ends that has more to tell than its history holds. */
export const historyFull: Failure = terminalFailure(
  `The execution reached the maximum number of history events (${historyEvents}).`,
);

/** Leaves a state with the output in the turn, and enters the next. */
function leaveState(turn: Turn, frame: Frame, state: CompiledState): Step {
  const { output, assigned, next } = turn;
  const bound = turn.bound > 0 && turn.bound <= payloadBytes ? turn.bound : payloadBound(output);
  if (bound > payloadBytes || (assigned !== undefined && payloadBound(assigned) > payloadBytes))
    return fails(turn, oversize(state.name, 'returned a result'));
  if (assigned !== undefined) setVariables(frame, assigned);
  recordExited(turn, frame, state, bound);
  turn.way = undefined;
  if (next === end) {
    frame.ended = { kind: 'succeeded', output, bound };
    return 'waiting';
  }
  if (next === nowhere) return fails(turn, terminalFailure(`The state "${state.name}" leads nowhere.`));
  frame.state = next;
  frame.input = output;
  frame.inputBound = bound;
  return enterState(turn, frame);
}

function setVariables(frame: Frame, assigned: JsonObject): void {
  const variables = (frame.variables ??= new Map());
  for (const [name, value] of Object.entries(assigned)) variables.set(name, value);
}

/** Finds out what becomes of a failure. */
function handleFailure(turn: Turn, frame: Frame, state: CompiledState, happened: Failure): Step {
  turn.way = undefined; // what failed did not go where it was about to
  const failure = noteEvaluation(turn, frame, state, happened);
  noteFailure(turn, frame, failure);
  const before = frame.lastEventId;
  const isCatching = mayCatch(state);
  if (isCatching && retry(turn, frame, state, failure)) return 'waiting';
  const catcher = isCatching ? catcherFor(state, failure) : undefined;
  recordContainerFailed(turn, frame, state, failure);
  if (isCatching && catcher !== undefined) {
    frame.wait = undefined;
    const caught = catchFailure(turn, frame, state, catcher, failure);
    if (caught !== 'failed') return caught;
    turn.way = undefined;
    // What a catcher itself gets wrong is not caught again: a Parallel or Map fails a second time, beside the first.
    if (isContainer(state)) frame.lastEventId = before;
    const second = noteEvaluation(turn, frame, state, turn.failure);
    recordContainerFailed(turn, frame, state, second);
    frame.ended = { kind: 'failed', failure: second };
    return 'waiting';
  }
  turn.observer?.handled?.(state.name, failure, undefined);
  frame.ended = { kind: 'failed', failure };
  return 'waiting';
}

function isContainer(state: CompiledState): boolean {
  return state.type === 'Parallel' || state.type === 'Map';
}

/** Records that a Parallel or Map failed. An error that ends the execution at once leaves no such event. */
function recordContainerFailed(turn: Turn, frame: Frame, state: CompiledState, failure: Failure): void {
  if (failure.isTerminal === true || !isContainer(state)) return;
  record(turn, frame, state.type === 'Map' ? 'MapStateFailed' : 'ParallelStateFailed', undefined);
}

/**
 * Records that an evaluation failed, if that is what happened. The failure goes
 * on without it: it happened in this state alone.
 */
function noteEvaluation(turn: Turn, frame: Frame, state: CompiledState, { evaluation, ...failure }: Failure): Failure {
  if (evaluation === undefined) return failure;
  const { location, follows = frame.lastEventId === frame.enteredEventId ? 'before' : undefined } = evaluation;
  if (follows === 'before') frame.lastEventId = frame.entryEventId;
  record(
    turn,
    frame,
    'EvaluationFailed',
    () => ({
      error: failure.error ?? '',
      cause: failure.cause ?? '',
      state: state.name,
      ...(location === undefined ? {} : { location }),
    }),
    failure.cause,
  );
  return failure;
}
