import type { StateType } from './model';

/** Every state type, in the order in which forms and completion show them. */
export const stateTypes = [
  'Pass',
  'Task',
  'Choice',
  'Wait',
  'Succeed',
  'Fail',
  'Parallel',
  'Map',
] as const satisfies readonly StateType[];
