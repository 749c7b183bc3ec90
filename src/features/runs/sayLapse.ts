import { sayDuration } from '../../core/base/sayDuration';
import type { Run } from '../../shell/stores/runsStore';

type WaitingTask = Run['waiting'][number];

/** What becomes of a task that nobody answers, in a sentence. */
export function sayLapse({ isActivity }: WaitingTask, { by, afterMs }: NonNullable<WaitingTask['lapse']>): string {
  const after = sayDuration(afterMs);
  if (by === 'execution') return `Without an answer the run itself times out, ${after} after this task began to wait.`;
  const since = isActivity ? ', counted from when a worker takes it' : '';
  return by === 'heartbeat'
    ? `Without a heartbeat it times out after ${after}${since}.`
    : `Without an answer it times out after ${after}${since}.`;
}

/** What letting a task time out does. */
export function sayLapseTitle({ isActivity, lapse }: WaitingTask): string {
  const taken =
    isActivity && lapse?.by !== 'execution' ? 'A worker takes the task and never answers' : 'Nobody answers';
  return `${taken}: the run's time passes until the task is over. Other tasks that wait get older by as much.`;
}
