/** Follows the states of one scope, one after the other. */
import { isJsonObject, member, type JsonObject } from '../../base/json';
import { literal, type Value } from '../../expressions/needs/values';
import type { Flow, Outcome, Scope, Visit } from './flow';
import { followChoice } from './followChoice';
import { followMap, followParallel } from './followNested';
import { followTask } from './followTask';
import { endState, finishPlain, finishResult, inputOf, parametersOf, readFields } from './stateData';

/** So often a state is followed with different inputs. */
const maxVisits = 3;
/** Scopes nested more deeply are not followed. */
const maxDepth = 60;

/** Follows a scope from its start to its first end. The value is its output; undefined where no end is reached. */
export function followScope(flow: Flow, scope: Scope, owner: JsonObject, input: Value): Value | undefined {
  const startAt = member(owner, 'StartAt');
  return typeof startAt === 'string' && scope.depth <= maxDepth ? followFrom(flow, scope, startAt, input) : undefined;
}

/** Follows a scope from one of its states. */
export function followFrom(flow: Flow, scope: Scope, start: string, startInput: Value): Value | undefined {
  let name = start;
  let input = startInput;
  for (;;) {
    const state = member(scope.states, name);
    if (!isJsonObject(state) || flow.ledger.stepsLeft-- < 0 || !enter(flow, state, input)) return undefined;
    const language = member(state, 'QueryLanguage');
    const isJsonata = language === 'JSONata' || (language === undefined && scope.isJsonata);
    const outcome = followState({ flow, scope, name, state, isJsonata, input });
    if (outcome === undefined) return undefined;
    if (outcome.next === undefined) return outcome.output;
    name = outcome.next;
    input = outcome.output;
  }
}

function enter(flow: Flow, state: JsonObject, input: Value): boolean {
  const known = flow.visits.get(state);
  if (known === undefined) flow.visits.set(state, [input]);
  else if (known.length >= maxVisits || known.some((one) => isSame(one, input))) return false;
  else known.push(input);
  return true;
}

/** The same value, or the same place. */
function isSame(a: Value, b: Value): boolean {
  return a === b || (a.kind === 'place' && b.kind === 'place' && a.need === b.need);
}

function followState(visit: Visit): Outcome | undefined {
  switch (member(visit.state, 'Type')) {
    case 'Pass':
      return followPass(visit);
    case 'Task':
      return followTask(visit);
    case 'Choice':
      return followChoice(visit);
    case 'Wait':
      readFields(visit, {
        SecondsPath: 'number',
        TimestampPath: 'timestamp',
        Seconds: 'number',
        Timestamp: 'timestamp',
      });
      return finishPlain(visit);
    case 'Succeed':
      return endState(visit);
    case 'Fail':
      readFields(visit, { ErrorPath: 'text', CausePath: 'text', Error: 'text', Cause: 'text' });
      return undefined;
    case 'Parallel':
      return followParallel(visit, followScope);
    case 'Map':
      return followMap(visit, followScope);
    default:
      return undefined;
  }
}

function followPass(visit: Visit): Outcome {
  if (visit.isJsonata) return finishPlain(visit);
  const input = inputOf(visit);
  const result = member(visit.state, 'Result');
  return finishResult(visit, result === undefined ? parametersOf(visit, input) : literal(result));
}
