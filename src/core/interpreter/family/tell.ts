import type { TaskTell } from '../ports';
import type { UnstampedSignal } from '../signal';

/** The signal of what somebody tells of a task. */
export function signalOfTell(taskId: number, tell: TaskTell): UnstampedSignal {
  switch (tell.kind) {
    case 'success':
      return { kind: 'taskSucceeded', taskId, output: tell.output };
    case 'failure': {
      const { error, cause } = tell;
      return {
        kind: 'taskFailed',
        taskId,
        ...(error !== undefined && { error }),
        ...(cause !== undefined && { cause }),
      };
    }
    case 'heartbeat':
      return { kind: 'taskHeartbeat', taskId };
  }
}
