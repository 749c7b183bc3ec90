/** How an execution ended, or stands. */
import type { Json } from '../base/json';

/** Whether an execution is still going, and how it ended. */
export type ExecutionStatus = 'RUNNING' | 'SUCCEEDED' | 'FAILED' | 'TIMED_OUT' | 'ABORTED';

/** How an execution ended, as DescribeExecution tells it. `eventCount` counts also events that were not kept. */
export type Outcome = {
  readonly status: ExecutionStatus;
  readonly output?: Json;
  readonly error?: string;
  readonly cause?: string;
  readonly startedMs: number;
  readonly closedMs?: number;
  readonly eventCount: number;
};
