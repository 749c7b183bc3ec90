/**
 * The way of data through a state, in both query languages.
 *
 * JSONPath: raw input → InputPath → Parameters → work → ResultSelector → ResultPath
 * (into the raw input) → OutputPath. JSONata: raw input → Arguments → work →
 * Output. Assign is evaluated beside, from the same variables as everything else.
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/concepts-input-output-filtering.html (read 2025-11)
 */
import type { Json, JsonObject } from '../base/json';
import type { ExpressionFailure } from '../expressions/failure';
import { TooMuchData, withinBudget } from '../expressions/workBudget';
import type { Frame } from './execution';
import { failureOf, oversize, sayWhere, type Failure } from './failure';
import { payloadBound, payloadBytes, sizeBound } from './limits';
import type { Stage } from './observer';
import type { CompiledState, Evaluate, ResultPlace, View } from './program';
import { fails, type Step, type Turn } from './turn';
import { createView, type ViewExtras } from './view';

/** Evaluates an expression of the frame's state. Undefined means that it failed, with the failure in the turn. */
export function evaluate<T>(
  turn: Turn,
  frame: Frame,
  state: CompiledState,
  expression: Evaluate<T>,
  view: View,
): T | undefined {
  const result = tryEvaluate(expression, view);
  if (result === undefined) {
    turn.failure = oversize(state.name, 'returned a result');
    return undefined;
  }
  if (result.ok) return result.value;
  turn.failure = failureIn(turn, frame, state, result.error);
  return undefined;
}

/** What an expression gives; undefined when it would make more data than fits into memory, let alone into a payload. */
function tryEvaluate<T>(expression: Evaluate<T>, view: View): ReturnType<Evaluate<T>> | undefined {
  try {
    return withinBudget(expression, view);
  } catch (error) {
    if (error instanceof TooMuchData) return undefined;
    throw error;
  }
}

/** Tells an observer, if there is one, of a value on its way. */
export function observe(turn: Turn, state: CompiledState, stage: Stage, value: Json): void {
  turn.observer?.stage?.(state.name, stage, value);
}

/** The effective input: the raw input behind InputPath. Undefined when that failed. */
export function selectInput(turn: Turn, frame: Frame, state: CompiledState): Json | undefined {
  if (state.inputPath === undefined) return frame.input;
  const input = evaluate(turn, frame, state, state.inputPath, createView(turn, frame, frame.input));
  if (input !== undefined) observe(turn, state, 'afterInputPath', input);
  return input;
}

/**
 * Fills Parameters, or Arguments, with which the work is done; with a bound of
 * their size. Undefined when that failed, or when they grew too large.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html
 * (States.DataLimitExceeded, read 2025-11)
 */
export function fillParameters(
  turn: Turn,
  frame: Frame,
  state: CompiledState,
  parameters: Evaluate,
  view: View,
): { readonly value: Json; readonly bound: number } | undefined {
  const value = evaluate(turn, frame, state, parameters, view);
  if (value === undefined) {
    if (turn.failure.error === 'States.DataLimitExceeded') turn.failure = oversize(state.name, 'provided parameters');
    return undefined;
  }
  observe(turn, state, state.isJsonata ? 'afterArguments' : 'afterParameters', value);
  const bound = payloadBound(value);
  if (bound <= payloadBytes) return { value, bound };
  turn.failure = oversize(state.name, 'provided parameters');
  return undefined;
}

/** A state that turns a result into an output. */
type ResultState = CompiledState & {
  readonly resultSelector?: Evaluate | undefined;
  readonly resultPlace: ResultPlace;
};

/**
 * Ends a state with a result: selects, merges, filters and assigns. `bound` is
 * a bound of the result's size, 0 when it is not known.
 */
export function finishWithResult(turn: Turn, frame: Frame, state: ResultState, result: Json, bound: number): Step {
  turn.next = state.next;
  if (state.isJsonata) return finishWithOutput(turn, frame, state, result, bound, state, { result });
  let selected = result;
  let selectedBound = bound;
  if (state.resultSelector !== undefined) {
    const value = evaluate(turn, frame, state, state.resultSelector, createView(turn, frame, result));
    if (value === undefined) return 'failed';
    selected = value;
    selectedBound = 0;
    observe(turn, state, 'afterResultSelector', selected);
  }
  if (!assign(turn, frame, state, state.assign, result, undefined)) return 'failed';
  if (!placeResult(turn, frame, state, state.resultPlace, selected, selectedBound)) return 'failed';
  return filterOutput(turn, frame, state);
}

/**
 * JSONata, and states without a result: evaluates the Assign and Output of a state, of a branch or of a catcher from what
 * the state sees, which is also the output without one.
 */
export function finishWithOutput(
  turn: Turn,
  frame: Frame,
  state: CompiledState,
  dollar: Json,
  bound: number,
  { output, assign: assignment }: { readonly output: Evaluate | undefined; readonly assign: Evaluate | undefined },
  extras?: ViewExtras,
): Step {
  if (!assign(turn, frame, state, assignment, dollar, extras)) return 'failed';
  turn.output = dollar;
  turn.bound = bound;
  if (output === undefined) return 'done';
  const value = evaluate(turn, frame, state, output, createView(turn, frame, dollar, extras));
  if (value === undefined) return 'failed';
  turn.output = value;
  turn.bound = 0;
  return 'done';
}

/** JSONPath: applies OutputPath to the output in the turn. */
export function filterOutput(turn: Turn, frame: Frame, state: CompiledState): Step {
  if (state.outputPath === undefined) return 'done';
  const value = evaluate(turn, frame, state, state.outputPath, createView(turn, frame, turn.output));
  if (value === undefined) return 'failed';
  turn.output = value;
  return 'done';
}

/** Evaluates an Assign into the turn. False when that failed. */
function assign(
  turn: Turn,
  frame: Frame,
  state: CompiledState,
  assignment: Evaluate | undefined,
  dollar: Json,
  extras: ViewExtras | undefined,
): boolean {
  turn.assigned = undefined;
  if (assignment === undefined) return true;
  const values = evaluate(turn, frame, state, assignment, createView(turn, frame, dollar, extras));
  if (values === undefined) return false;
  // Assign is compiled from an object, whose members are evaluated to the members of an object.
  turn.assigned = values as JsonObject;
  return true;
}

/** Puts a result where ResultPath says, into the turn's output. False when that failed. */
export function placeResult(
  turn: Turn,
  frame: Frame,
  state: CompiledState,
  place: ResultPlace,
  result: Json,
  bound: number,
): boolean {
  if (place === 'replace') {
    turn.output = result;
    turn.bound = bound;
  } else if (place === 'discard') {
    turn.output = frame.input;
    turn.bound = frame.inputBound;
  } else {
    const merged = place.write(frame.input, result);
    if (!merged.ok) {
      turn.failure = failureIn(turn, frame, state, merged.error);
      return false;
    }
    turn.output = merged.value;
    turn.bound = frame.inputBound + (bound === 0 ? sizeBound(result) : bound) + place.text.length * 7 + 16;
  }
  observe(turn, state, 'afterResultPath', turn.output);
  return true;
}

/** A failure with the words that tell in which state it happened. */
export function failsInside(
  turn: Turn,
  frame: Frame,
  state: CompiledState,
  error: 'States.Runtime' | 'States.QueryEvaluationError',
  cause: string,
  location?: string,
): 'failed' {
  return fails(
    turn,
    failureIn(turn, frame, state, location === undefined ? { error, cause } : { error, cause, location }),
  );
}

/**
 * What became of an expression, as the failure of its state. A run says in
 * which state it happened; a test of a single state gives the reason alone.
 *
 * @see https://github.com/floci-io/floci/issues/2737 (causes of TestState, measured 2026-08)
 */
export function failureIn(turn: Turn, frame: Frame, state: CompiledState, failure: ExpressionFailure): Failure {
  return failureOf(failure, turn.context === undefined ? sayWhere(state.name, frame.enteredEventId) : '');
}
