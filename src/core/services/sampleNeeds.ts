import { findNeeds, type Needs } from '../asl/needs/findNeeds';
import { isJsonObject, type JsonObject } from '../base/json';
import type { SampleOptions } from './sampleResults';
import { valueAt } from './world';

/**
 * What the workflow that makes a request reads of samples: one of those at hand, which go by their names, else the one
 * that is run. Each is looked through when it first asks.
 */
export function findSampleNeeds(definition: JsonObject): NonNullable<SampleOptions['needs']> {
  const found = new WeakMap<JsonObject, Needs>();
  return ({ stateMachineArn }, world) => {
    // Child executions of a Map have its label behind the name.
    const [, name = ''] = /:stateMachine:([^/]+)/.exec(stateMachineArn) ?? [];
    const atHand = valueAt(world, 'workflows', name);
    const asking = isJsonObject(atHand) ? atHand : definition;
    const needs = found.get(asking) ?? findNeeds(asking);
    found.set(asking, needs);
    return needs;
  };
}
