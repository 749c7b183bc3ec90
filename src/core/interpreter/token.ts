import type { Execution } from './execution';

/** Names repeat among the executions of different workflows; a workflow's own do not. */
function tokenPrefix({ root }: Execution): string {
  return `${root.stateMachineName}.${root.name}.`;
}

/** The token with which an outside party answers a task of a run. */
export function taskToken(execution: Execution, taskId: number): string {
  return `${tokenPrefix(execution)}${taskId}`;
}

/** The task that a token was made for; undefined when it is no token of the run. */
export function taskOfToken(execution: Execution, token: string): number | undefined {
  const prefix = tokenPrefix(execution);
  if (!token.startsWith(prefix)) return undefined;
  const digits = token.slice(prefix.length);
  return /^[1-9]\d{0,15}$/.test(digits) && Number(digits) < execution.nextId ? Number(digits) : undefined;
}
