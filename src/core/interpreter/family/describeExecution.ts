/** What the calls that start and describe executions answer, in the spelling of Tasks. */
import type { Json, JsonObject } from '../../base/json';
import { parseJson, writeJson } from '../../base/long';
import { formatInstant } from '../../base/time';
import type { Outcome } from '../outcome';

/** What is known of an execution once it has been started. */
export type NestedExecution = {
  /** The name of its workflow. */
  readonly workflow: string;
  readonly arn: string;
  readonly name: string;
  readonly inputText: string;
  readonly startedMs: number;
};

/** What StartExecution answers, with what an integration adds of the call. */
export function startedAnswer(execution: NestedExecution, more: JsonObject = {}): JsonObject {
  return { ExecutionArn: execution.arn, ...more, StartDate: formatInstant(execution.startedMs) };
}

/**
 * A finished execution as `.sync` tells it: Input and Output as texts; `.sync:2` has them parsed.
 * @see The recorded results and causes of startExecution.sync, 2023 to 2025, for the members.
 */
export function describeExecution(execution: NestedExecution, outcome: Outcome, isParsed: boolean): JsonObject {
  const isRedrivable = outcome.status !== 'SUCCEEDED';
  return {
    ...describeEnd(execution, outcome, isParsed),
    RedriveCount: 0,
    RedriveStatus: isRedrivable ? 'REDRIVABLE' : 'NOT_REDRIVABLE',
    ...(isRedrivable ? {} : { RedriveStatusReason: 'Execution is SUCCEEDED and cannot be redriven' }),
    StartDate: execution.startedMs,
    StateMachineArn: machineArn(execution),
    Status: outcome.status,
    StopDate: outcome.closedMs ?? execution.startedMs,
  };
}

/** What StartSyncExecution answers: also of a workflow that failed. The smallest run bills 100 ms and 64 MB. */
export function describeSyncExecution(execution: NestedExecution, outcome: Outcome): JsonObject {
  const closedMs = outcome.closedMs ?? execution.startedMs;
  const billedMs = Math.max(100, Math.ceil((closedMs - execution.startedMs) / 100) * 100);
  return {
    BillingDetails: { BilledDurationInMilliseconds: billedMs, BilledMemoryUsedInMB: 64 },
    OutputDetails: { Included: true },
    ...describeEnd(execution, outcome, false),
    StartDate: formatInstant(execution.startedMs),
    StateMachineArn: machineArn(execution),
    Status: outcome.status,
    StopDate: formatInstant(closedMs),
  };
}

function describeEnd(execution: NestedExecution, { output, error, cause }: Outcome, isParsed: boolean): JsonObject {
  return {
    ...(cause === undefined ? {} : { Cause: cause }),
    ...(error === undefined ? {} : { Error: error }),
    ExecutionArn: execution.arn,
    Input: isParsed ? parse(execution.inputText) : execution.inputText,
    InputDetails: { Included: true },
    Name: execution.name,
    ...(output === undefined
      ? {}
      : { Output: isParsed ? output : writeJson(output), OutputDetails: { Included: true } }),
  };
}

function machineArn({ arn, workflow }: NestedExecution): string {
  return `${arn.split(':').slice(0, 5).join(':')}:stateMachine:${workflow}`;
}

function parse(text: string): Json {
  // The text was JSON when the execution was started with it.
  return parseJson(text);
}
