/** The driver: carries out an execution's effects through ports and feeds the answers back as signals. */
import type { Json } from '../base/json';
import { invariant } from '../base/invariant';
import type { HistoryEvent } from './event';
import type { Outcome } from './outcome';
import type { Clock, TaskHandlers } from './ports';
import type { Program } from './program';

/** Everything a run needs. */
export type RunOptions = {
  readonly program: Program;
  readonly input: Json;
  /** The input as it was typed: the history shows it byte for byte. */
  readonly inputText?: string;
  readonly handlers: TaskHandlers;
  readonly clock: Clock;
  /** The same seed, input and signals give the same history. */
  readonly seed: number;
  readonly type?: 'STANDARD' | 'EXPRESS';
  readonly name?: string;
  readonly stateMachineName?: string;
  readonly roleArn?: string;
  /** False leaves events out; they are counted all the same. */
  readonly recordEvents?: boolean;
  /** Begins paused: nothing happens before `resume` or `step`. */
  readonly paused?: boolean;
  /** Told of new events, in order, as they are recorded. */
  readonly onEvents?: (events: readonly HistoryEvent[]) => void;
  /** Told of the events of a distributed Map's child executions. */
  readonly onChildEvents?: (executionArn: string, events: readonly HistoryEvent[]) => void;
};

/** What SendTask calls answer: nothing, or the service's exception. */
export type TokenAnswer = { readonly exception?: 'InvalidToken' | 'TaskDoesNotExist' | 'TaskTimedOut' };

/** A started run. */
export type RunHandle = {
  /** Settles when the execution closes; never rejects but for a bug of ours. */
  readonly done: Promise<Outcome>;
  /** StopExecution. */
  stop(error?: string, cause?: string): void;
  /** Signals wait in line until `resume`. */
  pause(): void;
  resume(): void;
  /** While paused: lets the next waiting signal in (in a paced run, one visit). */
  step(): void;
  /** Goes on with another clock from now: another speed. */
  setClock(clock: Clock): void;
  sendTaskSuccess(token: string, output: Json): TokenAnswer;
  sendTaskFailure(token: string, error?: string, cause?: string): TokenAnswer;
  sendTaskHeartbeat(token: string): TokenAnswer;
  /** Takes the oldest task waiting at the activity, or undefined when there is none. */
  getActivityTask(activityArn: string, workerName?: string): { readonly taskToken: string; readonly input: Json } | undefined;
  /** RedriveExecution; the reason when it cannot be. `done` of the returned handle settles at the next end. */
  redrive(): Promise<Outcome> | string;
};

/** Starts a run. Everything that can happen at once, with handlers that answer at once, has happened on return. */
export function runExecution(_options: RunOptions): RunHandle {
  invariant(false, 'runExecution is not written yet');
}
