import { findNeeds, type Needs } from '../core/asl/needs/findNeeds';
import type { JsonObject } from '../core/base/json';
import type { TaskRequest } from '../core/interpreter/ports';

/**
 * What the workflow that makes a request reads of samples: one of `workflows`, which go
 * by their names, else the one that is run. Each is looked through when it first asks.
 */
export function findNeedsOf(
  root: JsonObject,
  workflows: ReadonlyMap<string, JsonObject>,
): (request: TaskRequest) => Needs {
  const found = new Map<JsonObject, Needs>();
  return ({ stateMachineArn }) => {
    // Child executions of a Map have its label behind the name.
    const [, name = ''] = /:stateMachine:([^/]+)/.exec(stateMachineArn) ?? [];
    const definition = workflows.get(name) ?? root;
    const needs = found.get(definition) ?? findNeeds(definition);
    found.set(definition, needs);
    return needs;
  };
}
