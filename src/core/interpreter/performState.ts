import { unreachable } from '../base/invariant';
import { failsInside } from './dataFlow';
import type { Frame } from './execution';
import type { CompiledState } from './program';
import { runChoice } from './states/choice';
import { runFail } from './states/fail';
import { runMap } from './states/map';
import { runParallel } from './states/parallel';
import { runPass } from './states/pass';
import { runSucceed } from './states/succeed';
import { runTask } from './states/task';
import { runWait } from './states/wait';
import type { Step, Turn } from './turn';

/** Runs a state that has been entered, from its beginning. */
export function performState(turn: Turn, frame: Frame, state: CompiledState): Step {
  if (state.fault !== undefined) return failsInside(turn, frame, state, 'States.Runtime', state.fault);
  switch (state.type) {
    case 'Pass':
      return runPass(turn, frame, state);
    case 'Task':
      return runTask(turn, frame, state);
    case 'Choice':
      return runChoice(turn, frame, state);
    case 'Wait':
      return runWait(turn, frame, state);
    case 'Succeed':
      return runSucceed(turn, frame, state);
    case 'Fail':
      return runFail(turn, frame, state);
    case 'Parallel':
      return runParallel(turn, frame, state);
    case 'Map':
      return runMap(turn, frame, state);
    case 'Broken':
      return failsInside(turn, frame, state, 'States.Runtime', state.fault);
    default:
      return unreachable(state);
  }
}
