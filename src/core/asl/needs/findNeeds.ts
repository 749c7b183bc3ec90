/**
 * Finds out what a workflow reads of the data that only a run will see: its input, the results of its Tasks, and the
 * items that its Maps read from outside.
 *
 * The definition is followed once, with values that are known as far as it tells. The way to a success is taken first,
 * and at each Choice the values are chosen so that it is taken; then come the other ways, which add what they read.
 * What is found is a set of needs, of which `fitNeed` makes an input, or a result in the shape of its service.
 */
import { isJsonObject, member, type Json, type JsonObject } from '../../base/json';
import { createLedger, createNeed, type Need } from '../../expressions/needs/need';
import { placeOf, type Value } from '../../expressions/needs/values';
import type { Flow, Scope } from './flow';
import { followFrom, followScope } from './followScope';

/** What a workflow reads, by the places where it comes from. Results and items go by the names of their states. */
export type Needs = {
  readonly input: Need;
  readonly results: ReadonlyMap<string, Need>;
  /** With the ReaderConfig that says how the items are read. */
  readonly items: ReadonlyMap<string, { readonly need: Need; readonly config: JsonObject }>;
};

/** So much is done at most, whatever the definition: some tenths of a second. */
const maxSteps = 500_000;

/** What a definition reads. It may be any JSON; what cannot be read is left out. */
export function findNeeds(definition: JsonObject): Needs {
  const input = createNeed();
  const flow: Flow = {
    ledger: createLedger(maxSteps),
    results: new Map(),
    items: new Map(),
    later: [],
    visits: new Map(),
    routes: new Map(),
  };
  followScope(flow, machineScope(definition, placeOf(input)), definition, placeOf(input));
  for (const prepare of flow.later) {
    if (flow.ledger.stepsLeft <= 0) break;
    const way = prepare();
    if (way !== undefined) followFrom(flow, way.scope, way.target, way.input);
  }
  return { input, results: flow.results, items: flow.items };
}

function machineScope(definition: JsonObject, input: Value): Scope {
  const states: Json | undefined = member(definition, 'States');
  return {
    states: isJsonObject(states) ? states : {},
    isJsonata: member(definition, 'QueryLanguage') === 'JSONata',
    variables: new Map(),
    outer: undefined,
    execution: input,
    item: undefined,
    depth: 0,
  };
}
