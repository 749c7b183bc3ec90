/** The tasks of a run that somebody outside may answer, by their tokens. */
import type { TaskRequest } from '../ports';
import { taskOfToken } from '../token';
import type { Member, RunState } from './runState';

/** What SendTask calls answer: nothing, or the service's exception. */
export type TokenAnswer = { readonly exception?: 'InvalidToken' | 'TaskTimedOut' };

/** What a call with the token answers now. */
export function answerToken(state: RunState, token: string): TokenAnswer {
  const task = findTask(state, token);
  if (task === undefined) return { exception: 'InvalidToken' };
  return task.member.execution.waiting.has(task.taskId) ? {} : { exception: 'TaskTimedOut' };
}

/** The task that a token was made for, over or not; undefined when no execution of the family has made it. */
export function findTask(
  state: RunState,
  token: string,
): { readonly member: Member; readonly taskId: number } | undefined {
  for (const member of state.members.values()) {
    const taskId = taskOfToken(member.execution, token);
    if (taskId !== undefined) return { member, taskId };
  }
  return undefined;
}

/** The oldest task of the activity that no worker has taken, or the one of the token. It stays. */
export function findActivityTask(state: RunState, activityArn: string, token?: string): TaskRequest | undefined {
  for (const { activityTasks, execution } of state.members.values())
    for (const [taskId, request] of activityTasks) {
      if (!execution.waiting.has(taskId)) continue;
      if (request.target.arn === activityArn && (token === undefined || request.token === token)) return request;
    }
  return undefined;
}

/** Gives the task of an activity to a worker; undefined when there is none any more. */
export function takeActivityTask(
  state: RunState,
  token: string,
): { readonly arn: string; readonly taskId: number } | undefined {
  const task = findTask(state, token);
  if (task === undefined || !task.member.activityTasks.delete(task.taskId)) return undefined;
  return { arn: task.member.execution.root.arn, taskId: task.taskId };
}
