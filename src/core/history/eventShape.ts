/** How the service spells an event: which member holds its details, and which of their members are JSON text. */
import type { HistoryEventType } from '../interpreter/event';

/** Every event type with the member that holds its details; null for those that carry none. */
export const detailsKeys: Readonly<Record<HistoryEventType, string | null>> = {
  ExecutionStarted: 'executionStartedEventDetails',
  ExecutionSucceeded: 'executionSucceededEventDetails',
  ExecutionFailed: 'executionFailedEventDetails',
  ExecutionAborted: 'executionAbortedEventDetails',
  ExecutionTimedOut: 'executionTimedOutEventDetails',
  ExecutionRedriven: 'executionRedrivenEventDetails',

  ChoiceStateEntered: 'stateEnteredEventDetails',
  FailStateEntered: 'stateEnteredEventDetails',
  MapStateEntered: 'stateEnteredEventDetails',
  ParallelStateEntered: 'stateEnteredEventDetails',
  PassStateEntered: 'stateEnteredEventDetails',
  SucceedStateEntered: 'stateEnteredEventDetails',
  TaskStateEntered: 'stateEnteredEventDetails',
  WaitStateEntered: 'stateEnteredEventDetails',

  ChoiceStateExited: 'stateExitedEventDetails',
  MapStateExited: 'stateExitedEventDetails',
  ParallelStateExited: 'stateExitedEventDetails',
  PassStateExited: 'stateExitedEventDetails',
  SucceedStateExited: 'stateExitedEventDetails',
  TaskStateExited: 'stateExitedEventDetails',
  WaitStateExited: 'stateExitedEventDetails',

  TaskScheduled: 'taskScheduledEventDetails',
  TaskStarted: 'taskStartedEventDetails',
  TaskSubmitted: 'taskSubmittedEventDetails',
  TaskSucceeded: 'taskSucceededEventDetails',
  TaskFailed: 'taskFailedEventDetails',
  TaskStartFailed: 'taskStartFailedEventDetails',
  TaskSubmitFailed: 'taskSubmitFailedEventDetails',
  TaskTimedOut: 'taskTimedOutEventDetails',
  TaskStateAborted: null,

  LambdaFunctionScheduled: 'lambdaFunctionScheduledEventDetails',
  LambdaFunctionStarted: null,
  LambdaFunctionSucceeded: 'lambdaFunctionSucceededEventDetails',
  LambdaFunctionFailed: 'lambdaFunctionFailedEventDetails',
  LambdaFunctionScheduleFailed: 'lambdaFunctionScheduleFailedEventDetails',
  LambdaFunctionStartFailed: 'lambdaFunctionStartFailedEventDetails',
  LambdaFunctionTimedOut: 'lambdaFunctionTimedOutEventDetails',

  ActivityScheduled: 'activityScheduledEventDetails',
  ActivityStarted: 'activityStartedEventDetails',
  ActivitySucceeded: 'activitySucceededEventDetails',
  ActivityFailed: 'activityFailedEventDetails',
  ActivityScheduleFailed: 'activityScheduleFailedEventDetails',
  ActivityTimedOut: 'activityTimedOutEventDetails',

  WaitStateAborted: null,

  ParallelStateStarted: null,
  ParallelStateSucceeded: null,
  ParallelStateFailed: null,
  ParallelStateAborted: null,

  MapStateStarted: 'mapStateStartedEventDetails',
  MapStateSucceeded: null,
  MapStateFailed: null,
  MapStateAborted: null,
  MapIterationStarted: 'mapIterationStartedEventDetails',
  MapIterationSucceeded: 'mapIterationSucceededEventDetails',
  MapIterationFailed: 'mapIterationFailedEventDetails',
  MapIterationAborted: 'mapIterationAbortedEventDetails',
  MapRunStarted: 'mapRunStartedEventDetails',
  MapRunSucceeded: null,
  MapRunFailed: 'mapRunFailedEventDetails',
  MapRunAborted: null,
  MapRunRedriven: 'mapRunRedrivenEventDetails',

  EvaluationFailed: 'evaluationFailedEventDetails',
};

/** Tells whether a text is the name of an event type. */
export function isEventType(text: string): text is HistoryEventType {
  return Object.hasOwn(detailsKeys, text);
}

/** The members of details whose text is JSON, in both directions. */
export const jsonTextMembers: ReadonlySet<string> = new Set(['input', 'output', 'parameters']);
