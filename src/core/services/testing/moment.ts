import type { Json, JsonObject } from '../../base/json';
import { applyWorldChanges } from '../../base/worldChanges';
import type { TaskAnswer, TaskHandlers, TaskMoment, TaskRequest } from '../../interpreter/ports';
import { parseResource } from '../../interpreter/resource';
import type { Service } from '../service';

/** A moment of an empty world, for whoever is asked without a run. */
export const anyMoment: TaskMoment = { world: {}, nowMs: 0, seed: 1 };

/** A task that calls a resource, from a state "S". */
export function requestOf(resource: string, parameters: Json = {}, more: Partial<TaskRequest> = {}): TaskRequest {
  const target = parseResource(resource);
  if (!target.ok) throw new Error(target.error);
  return {
    purpose: 'task',
    stateName: 'S',
    target: target.value,
    parameters,
    attempt: 0,
    token: 't',
    executionArn: 'e',
    stateMachineArn: 'm',
    ...more,
  };
}

/** Asks one after the other, in a world that the answers change. Whoever does not answer gives undefined. */
export function askInTurn(
  service: Service | TaskHandlers,
  requests: readonly TaskRequest[],
  world: JsonObject = {},
): { readonly answers: readonly (TaskAnswer | undefined)[]; readonly world: JsonObject } {
  const ask = typeof service === 'function' ? service : service.request;
  let changed = world;
  const answers = requests.map((request) => {
    const answer = ask(request, { ...anyMoment, world: changed });
    if (answer instanceof Promise) throw new Error('Answered later.');
    changed = applyWorldChanges(changed, answer?.changes ?? []);
    return answer;
  });
  return { answers, world: changed };
}
