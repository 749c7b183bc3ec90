import type { Lapse, TaskAnswer, TaskHandlers, TaskRequest } from '../../core/interpreter/ports';
import type { WaitingTask } from './protocol';

/** Handlers that know which tasks wait for somebody outside. */
export type TokenWatch = {
  readonly handlers: TaskHandlers;
  /** All tasks that wait now. */
  tasks(): readonly WaitingTask[];
  /** The activity whose task a token stands for, while no worker has taken it. Asking counts as taking it. */
  activityOf(token: string): string | undefined;
  /** What ends the task when nobody answers. */
  lapseOf(token: string): Lapse | undefined;
  /** Nobody is going to answer the task; or somebody may, after all. */
  setLapsing(token: string, isLapsing: boolean): void;
  /** The task was answered. */
  settle(token: string): void;
};

/** What the watch needs from the run that it watches. */
export type WatchPorts = {
  readonly nowMs: () => number;
  /** The run's own execution, for telling its tasks from those of executions that it has started. */
  readonly rootArn: () => string | undefined;
  /** There are other tasks that wait. */
  readonly onChange: () => void;
};

/** Passes tasks on to their handlers, and tells whenever there are other tasks that wait. */
export function watchTokens(handlers: TaskHandlers, { nowMs, rootArn, onChange }: WatchPorts): TokenWatch {
  const waiting = new Map<string, WaitingTask>();
  const untaken = new Map<string, string>();
  const lapsing = new Set<string>();

  function note(
    { token, stateName, attempt, target, visit, childVisit, executionArn, lapse }: TaskRequest,
    answer: TaskAnswer,
  ): TaskAnswer {
    if (answer.kind !== 'waiting') return answer;
    const facts = {
      ...(target.kind === 'activity' ? { isActivity: true as const } : {}),
      ...(visit === undefined || executionArn !== rootArn() ? {} : { visit }),
      ...(lapse === undefined ? {} : { lapse }),
      ...(childVisit === undefined ? {} : { child: { arn: executionArn, visit: childVisit } }),
    };
    waiting.set(token, { token, stateName, attempt, sinceMs: nowMs(), ...facts });
    if (target.kind === 'activity') untaken.set(token, target.arn);
    // Time stands still for this one: nothing else lapses meanwhile.
    lapsing.clear();
    onChange();
    return answer;
  }

  function settle(token: string): void {
    untaken.delete(token);
    lapsing.delete(token);
    if (waiting.delete(token)) onChange();
  }

  return {
    tasks: () => [...waiting.values()].map((task) => (lapsing.has(task.token) ? { ...task, isLapsing: true } : task)),
    activityOf(token) {
      const arn = untaken.get(token);
      untaken.delete(token);
      return arn;
    },
    lapseOf: (token) => waiting.get(token)?.lapse,
    setLapsing(token, isLapsing) {
      if (!waiting.has(token) || lapsing.has(token) === isLapsing) return;
      if (isLapsing) lapsing.add(token);
      else lapsing.delete(token);
      onChange();
    },
    settle,
    handlers: {
      request(request, at) {
        const answer = handlers.request(request, at);
        return answer instanceof Promise ? answer.then((settled) => note(request, settled)) : note(request, answer);
      },
      cancel(token) {
        settle(token);
        handlers.cancel?.(token);
      },
    },
  };
}
