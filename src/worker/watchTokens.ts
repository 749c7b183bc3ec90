import type { TaskAnswer, TaskHandlers, TaskRequest } from '../interpreter/ports';
import type { WaitingTask } from './protocol';

/** Passes tasks on to their handlers, and tells of all those that wait for somebody outside whenever that changes. */
export function watchTokens(
  handlers: TaskHandlers,
  nowMs: () => number,
  onChange: (tasks: readonly WaitingTask[]) => void,
): TaskHandlers & { readonly settle: (token: string) => void } {
  const waiting = new Map<string, WaitingTask>();

  function note(request: TaskRequest, answer: TaskAnswer): TaskAnswer {
    if (answer.kind === 'waiting') {
      waiting.set(request.token, { token: request.token, stateName: request.stateName, attempt: request.attempt, sinceMs: nowMs() });
      onChange([...waiting.values()]);
    }
    return answer;
  }

  function settle(token: string): void {
    if (waiting.delete(token)) onChange([...waiting.values()]);
  }

  return {
    settle,
    request(request) {
      const answer = handlers.request(request);
      return answer instanceof Promise ? answer.then((settled) => note(request, settled)) : note(request, answer);
    },
    cancel(token) {
      settle(token);
      handlers.cancel?.(token);
    },
  };
}
