/** What one analysis carries from state to state. */
import { member, type Json, type JsonObject } from '../../base/json';
import { createNeed, type Ledger, type Need } from '../../expressions/needs/need';
import type { Names } from '../../expressions/needs/readPath';
import type { Surroundings } from '../../expressions/needs/readExpression';
import { literal, made, objectOf, type Value } from '../../expressions/needs/values';
import type { Routes } from './routes';

/** One analysis of a whole definition. */
export type Flow = {
  readonly ledger: Ledger;
  /** What is read of the results of Tasks, and of the items that Maps read from outside, by the state's name. */
  readonly results: Map<string, Need>;
  readonly items: Map<string, { readonly need: Need; readonly config: JsonObject }>;
  /** What is done once the way to success has been followed: each gives another way to follow, or none. */
  readonly later: (() => Way | undefined)[];
  /** What a state was entered with before: a way that comes again with the same is not followed again. */
  readonly visits: Map<JsonObject, Value[]>;
  readonly routes: Map<JsonObject, Routes>;
};

/** A way to follow: from which state on, and with what. */
export type Way = { readonly scope: Scope; readonly target: string; readonly input: Value };

/** Where a state stands: its scope, and what can be named there. */
export type Scope = {
  readonly states: JsonObject;
  readonly isJsonata: boolean;
  readonly variables: Map<string, Value>;
  readonly outer: Scope | undefined;
  /** The input of the execution, and the item of the Map around. */
  readonly execution: Value;
  readonly item: Value | undefined;
  readonly depth: number;
};

/** One visit of a state. */
export type Visit = {
  readonly flow: Flow;
  readonly scope: Scope;
  readonly name: string;
  readonly state: JsonObject;
  readonly isJsonata: boolean;
  readonly input: Value;
};

/** Where a state leads to: what it gives, and the state that follows; none at an end. Undefined where it fails. */
export type Outcome = { readonly output: Value; readonly next: string | undefined };

/** The need of a result by a state's name, made when it is first asked for. */
export function needOf(needs: Map<string, Need>, name: string): Need {
  const known = needs.get(name);
  if (known !== undefined) return known;
  const fresh = createNeed();
  needs.set(name, fresh);
  return fresh;
}

/** A field of a state. */
export function fieldOf({ state }: Visit, name: string): Json | undefined {
  return member(state, name);
}

/** A variable, as a state of the scope sees it. */
export function variableIn(scope: Scope, name: string): Value | undefined {
  for (let at: Scope | undefined = scope; at !== undefined; at = at.outer) {
    const value = at.variables.get(name);
    if (value !== undefined) return value;
  }
  return undefined;
}

/** What paths of a state can name; `input` is what `$` is. */
export function namesOf(visit: Visit, input: Value | undefined, item = visit.scope.item): Names {
  return {
    ledger: visit.flow.ledger,
    input,
    context: contextOf(visit, item),
    variable: (name) => variableIn(visit.scope, name),
  };
}

/** What expressions of a state can name. */
export function surroundingsOf(
  visit: Visit,
  extras: { readonly result?: Value; readonly errorOutput?: Value; readonly item?: Value } = {},
): Surroundings {
  const { item = visit.scope.item, ...more } = extras;
  const states = (): Value =>
    objectOf([['input', visit.input], ['context', contextOf(visit, item)], ...Object.entries(more)]);
  return {
    ledger: visit.flow.ledger,
    global: (name) => (name === 'states' ? states() : variableIn(visit.scope, name)),
  };
}

const text = made('text');
const number = made('number');
const time = made('timestamp');

function contextOf({ scope, name }: Visit, item: Value | undefined): Value {
  const execution = objectOf([
    ['Id', text],
    ['Input', scope.execution],
    ['Name', text],
    ['RoleArn', text],
    ['StartTime', time],
    ['RedriveCount', number],
  ]);
  return objectOf([
    ['Execution', execution],
    ['State', objectOf([['Name', literal(name)]], fixedContext.state)],
    ['StateMachine', fixedContext.stateMachine],
    ['Task', fixedContext.task],
    ...(item === undefined
      ? []
      : [
          [
            'Map',
            objectOf([
              [
                'Item',
                objectOf([
                  ['Index', number],
                  ['Value', item],
                  ['Key', text],
                  ['Source', text],
                ]),
              ],
            ]),
          ] as const,
        ]),
  ]);
}

const fixedContext = {
  state: objectOf([
    ['EnteredTime', time],
    ['RetryCount', number],
  ]),
  stateMachine: objectOf([
    ['Id', text],
    ['Name', text],
  ]),
  task: objectOf([['Token', text]]),
};
