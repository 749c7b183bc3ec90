import { evaluate, failsInside, filterOutput, finishWithOutput, selectInput } from '../dataFlow';
import type { Frame } from '../execution';
import { nowhere, type ChoiceState } from '../program';
import type { Step, Turn } from '../turn';
import { createView } from '../view';

/**
 * Runs a Choice state: the first rule that is true decides, else Default. A rule's own Assign and Output stand in for
 * the state's, which belong to Default.
 */
export function runChoice(turn: Turn, frame: Frame, state: ChoiceState): Step {
  const input = selectInput(turn, frame, state);
  if (input === undefined) return 'failed';
  const view = createView(turn, frame, input);
  const bound = state.inputPath === undefined ? frame.inputBound : 0;
  for (const branch of state.branches) {
    const isTrue = evaluate(turn, frame, state, branch.test, view);
    if (isTrue === undefined) return 'failed';
    if (!isTrue) continue;
    turn.next = branch.next;
    turn.way = branch.way;
    if (finishWithOutput(turn, frame, state, input, bound, branch) === 'failed') return 'failed';
    return filterOutput(turn, frame, state);
  }
  if (state.next === nowhere) {
    return failsInside(
      turn,
      frame,
      state,
      'States.Runtime',
      'Failed to transition out of the state. The state does not point to a next state.',
    );
  }
  turn.next = state.next;
  turn.way = state.way;
  if (finishWithOutput(turn, frame, state, input, bound, state) === 'failed') return 'failed';
  return filterOutput(turn, frame, state);
}
