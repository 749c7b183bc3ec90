import { filterOutput, finishWithOutput, selectInput } from '../dataFlow';
import type { Frame } from '../execution';
import { end, type SucceedState } from '../program';
import type { Step, Turn } from '../turn';

/** Runs a Succeed state: the scope ends with its output. */
export function runSucceed(turn: Turn, frame: Frame, state: SucceedState): Step {
  turn.next = end;
  const input = selectInput(turn, frame, state);
  if (input === undefined) return 'failed';
  if (
    finishWithOutput(turn, frame, state, input, state.inputPath === undefined ? frame.inputBound : 0, {
      output: state.output,
      assign: undefined,
    }) === 'failed'
  )
    return 'failed';
  return filterOutput(turn, frame, state);
}
