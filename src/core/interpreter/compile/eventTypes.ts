/** The types of the events that tell of states, by the type of the state. */
import type { StateEnteredType, StateExitedType } from '../event';
import type { StateType } from '../../asl/model';

/** What is recorded when a state is entered. */
export const enteredTypes: Readonly<Record<StateType, StateEnteredType>> = {
  Pass: 'PassStateEntered',
  Task: 'TaskStateEntered',
  Choice: 'ChoiceStateEntered',
  Wait: 'WaitStateEntered',
  Succeed: 'SucceedStateEntered',
  Fail: 'FailStateEntered',
  Parallel: 'ParallelStateEntered',
  Map: 'MapStateEntered',
};

/** What is recorded when a state is left; a Fail state is not. */
export const exitedTypes: Readonly<Record<StateType, StateExitedType | undefined>> = {
  Pass: 'PassStateExited',
  Task: 'TaskStateExited',
  Choice: 'ChoiceStateExited',
  Wait: 'WaitStateExited',
  Succeed: 'SucceedStateExited',
  Fail: undefined,
  Parallel: 'ParallelStateExited',
  Map: 'MapStateExited',
};
