/** The tasks of a run that somebody outside may answer, by their tokens. */
import type { Json } from '../base/json';
import type { Execution } from './execution';
import type { TaskRequest } from './ports';
import { taskOfToken, taskToken } from './token';

/** What SendTask calls answer: nothing, or the service's exception. */
export type TokenAnswer = { readonly exception?: 'InvalidToken' | 'TaskTimedOut' };

/** The open tasks of a run. */
export type TokenDesk = {
  open(taskId: number, request: TaskRequest): void;
  /** Forgets a task; its token. */
  close(taskId: number): string;
  /** Finds the task of a token and hands it on. A token that is no longer valid is answered with the exception. */
  answer(token: string, pass: (taskId: number) => void): TokenAnswer;
  /** The oldest task of the activity that no worker has taken, or the one of the token. */
  takeActivityTask(
    activityArn: string,
    token?: string,
  ): { readonly taskId: number; readonly token: string; readonly input: Json } | undefined;
};

/** Creates the desk of a run. */
export function createTokenDesk(execution: Execution): TokenDesk {
  const activityTasks = new Map<number, TaskRequest>();
  return {
    open(taskId, request) {
      if (request.target.kind === 'activity') activityTasks.set(taskId, request);
    },
    close(taskId) {
      activityTasks.delete(taskId);
      return taskToken(execution, taskId);
    },
    answer(token, pass) {
      const taskId = taskOfToken(execution, token);
      if (taskId === undefined) return { exception: 'InvalidToken' };
      if (!execution.waiting.has(taskId)) return { exception: 'TaskTimedOut' };
      pass(taskId);
      return {};
    },
    takeActivityTask(activityArn, token) {
      for (const [taskId, request] of activityTasks) {
        if (!execution.waiting.has(taskId)) {
          activityTasks.delete(taskId);
          continue;
        }
        if (request.target.arn !== activityArn || (token !== undefined && request.token !== token)) continue;
        activityTasks.delete(taskId);
        return { taskId, token: request.token, input: request.parameters };
      }
      return undefined;
    },
  };
}
