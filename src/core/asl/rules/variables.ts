import { isJsonObject } from '../../base/json';
import { joinPointer } from '../../document/pointer';
import { jsonataFunctions } from '../functions';
import type { Machine, Scope, ScopeId, State, StateId } from '../model';
import type { Problem } from '../problem';
import { readsOf } from './analysisOf';
import type { ExpressionPlace } from './expressionPlaces';
import { fieldOf, inState } from './fields';
import { isDistributed } from './maps';
import type { ObjectPlace } from './objectPlaces';
import { advice, type Whole } from './rule';
import { createSuggester, didYouMean, suggest } from './suggest';
import {
  assignmentsOf,
  followAssignments,
  isSetBefore,
  namesAssigned,
  type Assignments,
  type MayBeUnset,
} from './variableFlow';

const longestName = 80;

/**
 * Variables: their names, that an inner scope does not hide one of an outer
 * scope, and that they are set before they are read.
 */
export function* checkVariables(context: Whole): Iterable<Problem> {
  const { machine, objects } = context;
  const assigned = assignmentsOf(machine, objects);
  for (const place of objects) yield* checkAssign(machine, assigned, place);
  yield* checkReads(context, assigned);
}

function* checkAssign(machine: Machine, assigned: Assignments, place: ObjectPlace): Iterable<Problem> {
  const assign = fieldOf(place, 'Assign');
  if (!isJsonObject(assign) || !place.rows.has('Assign') || !place.state) return;
  const assignAt = joinPointer(place.at, 'Assign');
  const more = { ...inState(place), part: 'key', serviceAt: assignAt } as const;
  for (const key of Object.keys(assign)) {
    const name = place.language === 'JSONPath' && key.endsWith('.$') ? key.slice(0, -2) : key;
    const at = joinPointer(assignAt, key);
    if (name === 'states') {
      yield {
        code: 'reserved-variable',
        severity: 'error',
        at,
        message: `${place.called} sets a variable "states", but that name is taken. Choose another.`,
        serviceCode: 'RESERVED_VARIABLE_NAME',
        serviceMessage: "Cannot assign to reserved variable '$states'.",
        ...more,
      };
    } else if (!/^[\p{ID_Start}_]\p{ID_Continue}*$/u.test(name) || [...name].length > longestName) {
      const long = [...name].length > longestName;
      yield {
        code: 'bad-variable-name',
        severity: 'error',
        at,
        message: `${place.called} sets a variable "${name}". ${long ? `Shorten its name to ${longestName} characters.` : 'Names of variables are made of letters, digits and "_", and do not start with a digit.'}`,
        serviceCode: 'INVALID_VARIABLE_NAME',
        serviceMessage: `Invalid variable name '${name}': the variable name ${long ? 'is too long' : 'contains invalid characters'}.`,
        ...more,
      };
    } else if (isOuterVariable(machine, assigned, place.state, name)) {
      yield {
        code: 'variable-of-outer-scope',
        severity: 'error',
        at,
        message: `${place.called} sets $${name}, but that variable belongs to the workflow around it, where it can only be read. Choose another name.`,
        serviceCode: 'DUPLICATE_VARIABLE_NAME',
        serviceMessage: `The variable name '${name}' was already defined in a parent scope.`,
        ...more,
      };
    }
  }
}

/**
 * Tells whether a scope around the state's has set the variable when the state's own scope is entered. What is set
 * there only afterwards does not count, and a distributed map is a border.
 */
function isOuterVariable(machine: Machine, assigned: Assignments, state: State, name: string): boolean {
  for (let scope = machine.scopes.get(state.scopeId); scope?.owner !== undefined;) {
    const owner = machine.states.get(scope.owner);
    scope = owner && machine.scopes.get(owner.scopeId);
    if (!owner || !scope || isDistributed(owner.fields)) return false;
    if (assigned.byScope.get(scope.id)?.has(name) && isSetBefore(machine, scope, owner.id, name, assigned)) return true;
  }
  return false;
}

function* checkReads({ machine, expressions }: Whole, assigned: Assignments): Iterable<Problem> {
  const flows = new Map<ScopeId, MayBeUnset>();
  const suggestVariable = createSuggester(() => namesAssigned(assigned));
  for (const expression of expressions) {
    const { place, at } = expression;
    if (!place.state) continue;
    for (const name of readsOf(expression)) {
      const home = findHome(machine, assigned, place.state.id, name);
      if (home.kind === 'none' && isCalled(expression, name)) {
        const suggestion = suggest(
          `$${name}`,
          jsonataFunctions.map((row) => row.name),
        );
        yield advice(
          'warning',
          'unknown-function',
          at,
          `${place.called} calls $${name}(), but there is no function of that name.${didYouMean(suggestion)}`,
          inState(place),
        );
      } else if (home.kind === 'none') {
        const suggestion = suggestVariable(name);
        yield advice(
          'warning',
          'undefined-variable',
          at,
          `${place.called} reads $${name}, but no state before it sets that variable.${didYouMean(suggestion && `$${suggestion}`)}`,
          {
            ...inState(place),
            serviceCode: 'POSSIBLY_UNDEFINED_VARIABLE',
            serviceMessage: `Variable '${name}' is possibly not defined.`,
          },
        );
      } else if (home.kind === 'outOfReach') {
        yield advice(
          'warning',
          'variable-out-of-reach',
          at,
          `${place.called} reads $${name}, which is set outside of a distributed map. Its child executions cannot see it: hand it in through "ItemSelector".`,
          inState(place),
        );
      } else {
        let mayBeUnset = flows.get(home.scope.id);
        if (!mayBeUnset) flows.set(home.scope.id, (mayBeUnset = followAssignments(machine, home.scope, assigned)));
        if (mayBeUnset(home.state, name)) {
          yield advice(
            'warning',
            'possibly-undefined-variable',
            at,
            `${place.called} reads $${name}, which is not set on every way that leads there.`,
            {
              ...inState(place),
              serviceCode: 'POSSIBLY_UNDEFINED_VARIABLE',
              serviceMessage: `Variable '${name}' is possibly not defined.`,
            },
          );
        }
      }
    }
  }
}

/** Tells whether a JSONata expression calls the name as a function. */
function isCalled({ kind, text }: ExpressionPlace, name: string): boolean {
  if (kind !== 'jsonata') return false;
  const opening = /\s*\(/y;
  for (let at = text.indexOf(`$${name}`); at >= 0; at = text.indexOf(`$${name}`, at + 1)) {
    opening.lastIndex = at + 1 + name.length;
    if (opening.test(text)) return true;
  }
  return false;
}

type Home =
  | { readonly kind: 'none' }
  | { readonly kind: 'outOfReach' }
  /** The scope that sets the variable, and the state in it in which (or inside which) it is read. */
  | { readonly kind: 'found'; readonly scope: Scope; readonly state: StateId };

function findHome(machine: Machine, assigned: Assignments, reader: StateId, name: string): Home {
  let state = machine.states.get(reader);
  let crossed = false;
  while (state) {
    const scope = machine.scopes.get(state.scopeId);
    if (!scope) break;
    if (assigned.byScope.get(scope.id)?.has(name))
      return crossed ? { kind: 'outOfReach' } : { kind: 'found', scope, state: state.id };
    if (scope.owner === undefined) break;
    state = machine.states.get(scope.owner);
    if (state && isDistributed(state.fields)) crossed = true;
  }
  return { kind: 'none' };
}
