import type { Machine } from './model';
import { readsOf } from './rules/analysisOf';
import { collectExpressions } from './rules/expressionPlaces';
import { objectsOfState } from './rules/objectPlaces';

/**
 * Which states read which variables, as DescribeStateMachine tells it: names by
 * the state's name, sorted. States that read none are left out.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_DescribeStateMachine.html
 * (variableReferences)
 */
export function variableReferences(machine: Machine): Readonly<Record<string, readonly string[]>> {
  const found: [string, readonly string[]][] = [];
  for (const state of machine.states.values()) {
    const names = new Set(collectExpressions(objectsOfState(state)).flatMap(readsOf));
    if (names.size > 0) found.push([state.name, [...names].sort()]);
  }
  // Object.fromEntries makes own members, also of a state called __proto__.
  return Object.fromEntries(found);
}
