import { fillParameters, finishWithOutput, finishWithResult, selectInput } from '../dataFlow';
import type { Frame } from '../execution';
import type { PassState } from '../program';
import type { Step, Turn } from '../turn';
import { createView } from '../view';

/** Runs a Pass state: its result is Result, or else its effective input behind Parameters. */
export function runPass(turn: Turn, frame: Frame, state: PassState): Step {
  if (state.isJsonata) {
    turn.next = state.next;
    return finishWithOutput(turn, frame, state, frame.input, frame.inputBound, state);
  }
  const input = selectInput(turn, frame, state);
  if (input === undefined) return 'failed';
  if (state.result !== undefined)
    return finishWithResult(turn, frame, state, state.result.value, state.result.sizeBytes);
  // What InputPath selects may come from the context object, so nothing is known of its size.
  if (state.parameters === undefined)
    return finishWithResult(turn, frame, state, input, state.inputPath === undefined ? frame.inputBound : 0);
  const shaped = fillParameters(turn, frame, state, state.parameters, createView(turn, frame, input));
  return shaped === undefined ? 'failed' : finishWithResult(turn, frame, state, shaped.value, shaped.bound);
}
