import { isJsonObject } from '../base/json';
import type { Machine } from './model';
import type { Problem } from './problem';

const unfinished = new Set(['/States', '/StartAt']);

/**
 * The problems as a designer tells them: that a workflow has no states is refused by the service, but to somebody who
 * has just made it, it is an invitation. All that is missing for want of a first state is one hint until there is one.
 */
export function inviteFirstState(machine: Machine, problems: readonly Problem[]): readonly Problem[] {
  const { States, StartAt } = machine.definition;
  const hasBegun =
    machine.tree.errors.length > 0 ||
    machine.states.size > 0 ||
    !isJsonObject(States) ||
    Object.keys(States).length > 0;
  if (hasBegun || (StartAt !== undefined && StartAt !== '')) return problems;
  const others = problems.filter(({ at }) => !unfinished.has(at));
  return [
    ...others,
    {
      code: 'not-begun',
      severity: 'hint',
      at: '/States',
      part: 'key',
      message: 'This workflow has no states yet. Drag one onto the canvas, or double-click one in the palette.',
    },
  ];
}
