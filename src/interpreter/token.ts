import type { Execution } from './execution';

/** The token with which an outside party answers a task of a run. */
export function taskToken(execution: Execution, taskId: number): string {
  return `${execution.root.name}.${taskId}`;
}

/** The task that a token was made for; undefined when it is no token of the run. */
export function taskOfToken(execution: Execution, token: string): number | undefined {
  const prefix = `${execution.root.name}.`;
  if (!token.startsWith(prefix)) return undefined;
  const digits = token.slice(prefix.length);
  return /^[1-9]\d{0,15}$/.test(digits) && Number(digits) < execution.nextId ? Number(digits) : undefined;
}
