import type { TaskAnswer, TaskHandlers, TaskRequest } from '../interpreter/ports';
import type { WaitingTask } from './protocol';

/** Handlers that know which tasks wait for somebody outside. */
export type TokenWatch = {
  readonly handlers: TaskHandlers;
  /** The activity whose task a token stands for, while no worker has taken it. Asking counts as taking it. */
  activityOf(token: string): string | undefined;
  /** The task was answered. */
  settle(token: string): void;
};

/** Passes tasks on to their handlers, and tells of all those that wait whenever that changes. */
export function watchTokens(handlers: TaskHandlers, nowMs: () => number, onChange: (tasks: readonly WaitingTask[]) => void): TokenWatch {
  const waiting = new Map<string, WaitingTask>();
  const untaken = new Map<string, string>();

  function note({ token, stateName, attempt, target, visit }: TaskRequest, answer: TaskAnswer): TaskAnswer {
    if (answer.kind !== 'waiting') return answer;
    waiting.set(token, { token, stateName, attempt, sinceMs: nowMs(), ...(target.kind === 'activity' ? { isActivity: true } : {}), ...(visit === undefined ? {} : { visit }) });
    if (target.kind === 'activity') untaken.set(token, target.arn);
    onChange([...waiting.values()]);
    return answer;
  }

  function settle(token: string): void {
    untaken.delete(token);
    if (waiting.delete(token)) onChange([...waiting.values()]);
  }

  return {
    activityOf(token) {
      const arn = untaken.get(token);
      untaken.delete(token);
      return arn;
    },
    settle,
    handlers: {
      request(request) {
        const answer = handlers.request(request);
        return answer instanceof Promise ? answer.then((settled) => note(request, settled)) : note(request, answer);
      },
      cancel(token) {
        settle(token);
        handlers.cancel?.(token);
      },
    },
  };
}
