import type { Machine } from './model';
import { collectExpressions } from './rules/expressionPlaces';
import { collectObjects } from './rules/objectPlaces';
import { readsOf } from './rules/variableFlow';

/**
 * Which states read which variables, as DescribeStateMachine tells it: names by the state's name, sorted. States that read
 * none are left out.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_DescribeStateMachine.html (variableReferences)
 */
export function variableReferences(machine: Machine): Readonly<Record<string, readonly string[]>> {
  const names = new Map<string, Set<string>>();
  for (const expression of collectExpressions(collectObjects(machine))) {
    const state = expression.place.state?.name;
    if (state === undefined) continue;
    for (const name of readsOf(expression)) {
      const known = names.get(state);
      if (known) known.add(name);
      else names.set(state, new Set([name]));
    }
  }
  // Object.fromEntries makes own members, also of a state called __proto__.
  return Object.fromEntries([...names].map(([state, read]) => [state, [...read].sort()]));
}
