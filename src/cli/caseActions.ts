/**
 * What outside parties do in a case: they take activity tasks, answer tokens and stop the execution, in a given order.
 */
import { isJsonObject, member, textIn, type Json, type JsonObject } from '../core/base/json';
import { parseJson } from '../core/base/long';
import type { Clock, TaskAnswer, TaskHandlers, TaskRequest } from '../core/interpreter/ports';
import type { RunHandle } from '../core/interpreter/run';

/** Reads the actions of a case; what is none is left out. */
export function readActions(value: Json | undefined): readonly JsonObject[] {
  return Array.isArray(value) ? value.filter(isJsonObject) : [];
}

/** Heartbeats that one action sends at most: they are all sent at one instant, so that more make no difference. */
const mostHeartbeats = 1_000;

/** Carries out actions whenever nothing else can happen in a run. */
export type Caller = {
  /** Handlers that leave the tasks that an action answers to it. */
  around(handlers: TaskHandlers): TaskHandlers;
  /** A clock that lets the actions come before time passes. */
  clock(clock: Clock & { skip(): boolean }, run: () => RunHandle): Clock;
};

/** Creates the caller of a case. */
export function createCaller(actions: readonly JsonObject[]): Caller {
  const line = [...actions];
  const attempts = countAttempts(actions);
  // Calls that do not say of which state concern whatever activity has a task.
  let unnamed = actions.filter(
    (action) => member(action, 'action') === 'GetActivityTask' && member(action, 'state') === undefined,
  ).length;
  const open: TaskRequest[] = [];

  function act(run: RunHandle): boolean {
    const action = line[0];
    if (action === undefined) return false;
    const stateName = member(action, 'state');
    const at = stateName === undefined ? 0 : open.findIndex((request) => request.stateName === stateName);
    const task = open[at];
    const kind = member(action, 'action');
    if (kind !== 'StopExecution' && task === undefined) return false;
    const error = textIn(action, 'error');
    const cause = textIn(action, 'cause');
    line.shift();
    switch (kind) {
      case 'StopExecution':
        run.stop(error, cause);
        return true;
      case 'GetActivityTask':
        run.getActivityTask(task?.target.arn ?? '', textIn(action, 'workerName'));
        return true;
      case 'SendTaskHeartbeat':
        for (let i = 0; i < Math.min(Number(member(action, 'times') ?? 1), mostHeartbeats); i++)
          run.sendTaskHeartbeat(task?.token ?? '');
        return true;
      case 'SendTaskSuccess': {
        const output = outputOf(action);
        // The call is refused with InvalidOutput; the task waits on.
        if (output === undefined) return true;
        open.splice(at, 1);
        run.sendTaskSuccess(task?.token ?? '', output);
        return true;
      }
      case 'SendTaskFailure':
        open.splice(at, 1);
        run.sendTaskFailure(task?.token ?? '', error, cause);
        return true;
      default:
        return true;
    }
  }

  return {
    around: (handlers) => ({
      request(request, at) {
        const answer = handlers.request(request, at);
        const left = attempts.get(request.stateName) ?? 0;
        const isTaken = left === 0 && request.target.kind === 'activity' && unnamed > 0;
        if (request.purpose !== 'task' || (left === 0 && !isTaken) || answer instanceof Promise) return answer;
        if (isTaken) unnamed--;
        else attempts.set(request.stateName, left - 1);
        open.push(request);
        const { submitted, changes } = answer;
        return {
          kind: 'waiting',
          ...(submitted !== undefined && { submitted }),
          ...(changes !== undefined && { changes }),
        } satisfies TaskAnswer;
      },
      cancel: (token) => handlers.cancel?.(token),
    }),
    clock: (clock, run) => ({ ...clock, skip: () => act(run()) || clock.skip() }),
  };
}

/** How many attempts of each state the actions concern: as many as they answer, or take from an activity. */
function countAttempts(actions: readonly JsonObject[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const kinds of [/^SendTask(Success|Failure)$/, /^GetActivityTask$/]) {
    const own = new Map<string, number>();
    for (const action of actions) {
      const stateName = textIn(action, 'state');
      if (stateName !== undefined && kinds.test(textIn(action, 'action') ?? ''))
        own.set(stateName, (own.get(stateName) ?? 0) + 1);
    }
    for (const [stateName, count] of own) counts.set(stateName, Math.max(count, counts.get(stateName) ?? 0));
  }
  return counts;
}

/** What SendTaskSuccess sends: `outputJson`, or the JSON in the text `output`; undefined when it is none. */
function outputOf(action: JsonObject): Json | undefined {
  const value = member(action, 'outputJson');
  if (value !== undefined) return value;
  const text = textIn(action, 'output') ?? 'null';
  try {
    return parseJson(text);
  } catch {
    return undefined;
  }
}
