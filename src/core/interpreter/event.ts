/**
 * What an execution records: the service's history events, one shape for live, finished and imported runs.
 *
 * An event holds values, not JSON text: `input`, `output` and `parameters` are the values themselves, shared with the
 * execution, so that recording costs next to nothing. `history/writeHistory` makes the service's strings of them.
 * @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_HistoryEvent.html (read 2025-11)
 */
import type { Json } from '../base/json';

/** Details of ExecutionStarted. `inputText` is the caller's text, byte for byte, where it is known. */
export type ExecutionStartedDetails = {
  readonly input: Json;
  readonly inputText?: string;
  readonly roleArn?: string;
  readonly stateMachineAliasArn?: string;
  readonly stateMachineVersionArn?: string;
};

/**
 * Details of an event that carries a result. `sample` marks a result that
 * Stepyard made up because nothing else answered.
 */
export type OutputDetails = { readonly output: Json; readonly sample?: true };

/** Details of an event that tells of a failure. Either part may be missing. */
export type FailureDetails = { readonly error?: string; readonly cause?: string };

/** Details of a state's entering. The first state's shows the caller's text, where it is known. */
export type StateEnteredDetails = { readonly name: string; readonly input: Json; readonly inputText?: string };

/**
 * Details of a state's leaving. `assignedVariables` is there only when something was
 * assigned. `way` is known to Stepyard alone, and there only where several rules or
 * catchers lead to the same state: the field that was followed, as in `Choices/1/Next`.
 */
export type StateExitedDetails = {
  readonly name: string;
  readonly output: Json;
  readonly way?: string;
  readonly assignedVariables?: { readonly [name: string]: Json };
};

/**
 * The service part of a resource (`lambda`, `aws-sdk:s3`) and its action with the pattern (`invoke.waitForTaskToken`).
 */
export type TaskResource = { readonly resourceType: string; readonly resource: string };

/** Details of TaskScheduled. */
export type TaskScheduledDetails = TaskResource & {
  readonly region: string;
  readonly parameters: Json;
  readonly timeoutInSeconds?: number;
  readonly heartbeatInSeconds?: number;
  readonly taskCredentials?: { readonly roleArn: string };
};

/** Details of LambdaFunctionScheduled; `resource` is the function's ARN. */
export type LambdaScheduledDetails = {
  readonly resource: string;
  readonly input: Json;
  readonly timeoutInSeconds?: number;
  readonly taskCredentials?: { readonly roleArn: string };
};

/** Details of ActivityScheduled; `resource` is the activity's ARN. */
export type ActivityScheduledDetails = {
  readonly resource: string;
  readonly input: Json;
  readonly timeoutInSeconds?: number;
  readonly heartbeatInSeconds?: number;
};

/** Details of a MapIteration event; `name` is the Map state's. */
export type MapIterationDetails = { readonly name: string; readonly index: number };

/** Details of EvaluationFailed: which JSONata field of which state. */
export type EvaluationFailedDetails = {
  readonly error: string;
  readonly cause: string;
  readonly location?: string;
  readonly state: string;
};

/** Every event type of the service, and the details that it carries. `undefined`: it carries none. */
export type DetailsByType = {
  ExecutionStarted: ExecutionStartedDetails;
  ExecutionSucceeded: OutputDetails;
  ExecutionFailed: FailureDetails;
  ExecutionAborted: FailureDetails;
  ExecutionTimedOut: FailureDetails;
  ExecutionRedriven: { readonly redriveCount: number };

  ChoiceStateEntered: StateEnteredDetails;
  FailStateEntered: StateEnteredDetails;
  MapStateEntered: StateEnteredDetails;
  ParallelStateEntered: StateEnteredDetails;
  PassStateEntered: StateEnteredDetails;
  SucceedStateEntered: StateEnteredDetails;
  TaskStateEntered: StateEnteredDetails;
  WaitStateEntered: StateEnteredDetails;

  ChoiceStateExited: StateExitedDetails;
  MapStateExited: StateExitedDetails;
  ParallelStateExited: StateExitedDetails;
  PassStateExited: StateExitedDetails;
  SucceedStateExited: StateExitedDetails;
  TaskStateExited: StateExitedDetails;
  WaitStateExited: StateExitedDetails;

  TaskScheduled: TaskScheduledDetails;
  TaskStarted: TaskResource;
  TaskSubmitted: TaskResource & OutputDetails;
  TaskSucceeded: TaskResource & OutputDetails;
  TaskFailed: TaskResource & FailureDetails;
  TaskStartFailed: TaskResource & FailureDetails;
  TaskSubmitFailed: TaskResource & FailureDetails;
  TaskTimedOut: TaskResource & FailureDetails;
  TaskStateAborted: undefined;

  LambdaFunctionScheduled: LambdaScheduledDetails;
  LambdaFunctionStarted: undefined;
  LambdaFunctionSucceeded: OutputDetails;
  LambdaFunctionFailed: FailureDetails;
  LambdaFunctionScheduleFailed: FailureDetails;
  LambdaFunctionStartFailed: FailureDetails;
  LambdaFunctionTimedOut: FailureDetails;

  ActivityScheduled: ActivityScheduledDetails;
  ActivityStarted: { readonly workerName?: string };
  ActivitySucceeded: OutputDetails;
  ActivityFailed: FailureDetails;
  ActivityScheduleFailed: FailureDetails;
  ActivityTimedOut: FailureDetails;

  WaitStateAborted: undefined;

  ParallelStateStarted: undefined;
  ParallelStateSucceeded: undefined;
  ParallelStateFailed: undefined;
  ParallelStateAborted: undefined;

  MapStateStarted: { readonly length: number };
  MapStateSucceeded: undefined;
  MapStateFailed: undefined;
  MapStateAborted: undefined;
  MapIterationStarted: MapIterationDetails;
  MapIterationSucceeded: MapIterationDetails;
  MapIterationFailed: MapIterationDetails;
  MapIterationAborted: MapIterationDetails;
  MapRunStarted: { readonly mapRunArn: string };
  MapRunSucceeded: undefined;
  MapRunFailed: FailureDetails;
  MapRunAborted: undefined;
  MapRunRedriven: { readonly mapRunArn: string; readonly redriveCount: number };

  EvaluationFailed: EvaluationFailedDetails;
};

/**
 * A failure that a state met, whatever became of it. Not of the service: its histories do not tell of a task that
 * failed before it was scheduled, nor when a retried Parallel failed. `visit` is the id of the StateEntered event.
 */
export type NotedFailure = FailureDetails & { readonly visit: number; readonly atMs: number };

/** The name of an event type. */
export type HistoryEventType = keyof DetailsByType;

/** The types of the events that tell of the entering of a state. */
export type StateEnteredType = Extract<HistoryEventType, `${string}StateEntered`>;

/** The types of the events that tell of the leaving of a state. */
export type StateExitedType = Extract<HistoryEventType, `${string}StateExited`>;

/**
 * One entry of an execution's history. `id` counts 1, 2, 3 in the order of writing; `previousEventId` is the event of
 * the same branch or iteration that led to this one (0: none). Narrow it by `type` to know its `details`.
 */
export type HistoryEvent<T extends HistoryEventType = HistoryEventType> = {
  [K in T]: {
    readonly id: number;
    readonly previousEventId: number;
    readonly timestampMs: number;
    readonly type: K;
    /**
     * The failures since the execution's last event, oldest first. Stepyard's own, and not part of a written history.
     */
    readonly failures?: readonly NotedFailure[];
    /** The beginnings of payloads that were let go, by their names; the details lack them. See `payloadLedger`. */
    readonly cut?: Readonly<Record<string, string>>;
  } & (DetailsByType[K] extends undefined ? { readonly details?: undefined } : { readonly details: DetailsByType[K] });
}[T];
