import type { Execution } from './execution';
import type { Outcome } from './outcome';

/** How an execution stands, as DescribeExecution tells it: one that timed out shows neither error nor cause. */
export function outcomeOf(execution: Execution): Outcome {
  const { status, output, failure, startedMs, closedMs, eventCount } = execution.root;
  const { error, cause } = status === 'TIMED_OUT' || failure === undefined ? {} : failure;
  return {
    status,
    ...(output === undefined ? {} : { output }),
    ...(error === undefined ? {} : { error }),
    ...(cause === undefined ? {} : { cause }),
    startedMs,
    ...(closedMs === undefined ? {} : { closedMs }),
    eventCount,
  };
}
