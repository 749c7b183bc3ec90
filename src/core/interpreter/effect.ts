/** What an execution wants done outside. The driver carries effects out and answers with signals. */
import type { TaskRequest } from './ports';

/** Something to be done outside. */
export type Effect =
  /** Carry out a task and answer with a task signal of the same `taskId`. */
  | { readonly kind: 'startTask'; readonly taskId: number; readonly request: TaskRequest }
  /** Nobody waits for this task any more. */
  | { readonly kind: 'cancelTask'; readonly taskId: number }
  /** Signal `timerFired` at the instant. */
  | { readonly kind: 'setTimer'; readonly timerId: number; readonly dueMs: number }
  | { readonly kind: 'cancelTimer'; readonly timerId: number }
  /** Paced executions only: signal `turn` when the visit that was just begun has been seen. */
  | { readonly kind: 'takeTurn'; readonly turnId: number };
