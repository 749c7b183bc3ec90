/**
 * Folds a history into what the views of a run show. An event belongs to a visit by its
 * `previousEventId`: events of one branch or iteration form a chain that begins at the
 * visit's StateEntered. Whoever reads that chain needs no definition, so a run in progress,
 * a finished run and a recorded file of which only the events are known are one feature.
 *
 * Two things a history does not say at the time: whether a failed attempt will be retried,
 * caught or let through (so it counts as `retrying` until the next event of the chain
 * tells), and which visit a TaskStateAborted is about (the oldest that can be meant).
 * @see reference: AWS Step Functions, GetExecutionHistory; rules of chaining from recorded histories.
 */
import { unreachable } from '../base/invariant';
import type { FailureDetails, HistoryEvent } from '../interpreter/event';
import { createFoldBatch, type FoldBatch } from './foldBatch';
import {
  abortState,
  containerFailed,
  endIteration,
  openContainer,
  startIteration,
  startMapRun,
} from './foldContainers';
import { endExecution, redrive } from './foldExecution';
import { endAttempt, enterState, evaluationFailed, exitState, noteFailure, startAttempt } from './foldVisits';
import { note } from './openVisits';
import { emptyMap } from './persistentMap';
import type { BadEnds, OpenVisit, RunView } from './runView';

/** The view of a run that has not written an event yet. */
export function emptyRunView(): RunView {
  const fold = {
    visitOfEvent: emptyMap<number, number>(),
    iterationOfEvent: emptyMap<number, number>(),
    open: emptyMap<number, OpenVisit>(),
    unfinished: [],
    ends: emptyMap<number, true>(),
    badEnds: emptyMap<string, BadEnds>(),
  };
  return {
    status: 'RUNNING',
    redriveCount: 0,
    eventCount: 0,
    states: emptyMap(),
    visits: emptyMap(),
    taken: emptyMap(),
    fold,
  };
}

/**
 * Extends a view by events that follow it. `foldHistory(foldHistory(empty, first), rest)` equals folding all at once.
 * Never throws, whatever is missing from the history. Cost: linear in the events added, whatever came before.
 */
export function foldHistory(view: RunView, events: readonly HistoryEvent[]): RunView {
  if (events.length === 0) return view;
  const batch = createFoldBatch(view);
  for (const event of events) foldEvent(batch, event);
  return batch.done();
}

function foldEvent(batch: FoldBatch, event: HistoryEvent): void {
  const { facts } = batch;
  facts.eventCount++;
  facts.lastMs = event.timestampMs;
  for (const failure of event.failures ?? []) noteFailure(batch, failure, event.id);
  switch (event.type) {
    case 'ExecutionStarted':
      facts.startedMs = event.timestampMs;
      facts.input = event.details?.input;
      return;
    case 'ExecutionSucceeded':
      facts.status = 'SUCCEEDED';
      facts.closedMs = event.timestampMs;
      facts.output = event.details?.output;
      return;
    case 'ExecutionFailed':
    case 'ExecutionTimedOut':
    case 'ExecutionAborted':
      return endExecution(batch, event);
    case 'ExecutionRedriven':
      return redrive(batch, event);

    case 'ChoiceStateEntered':
    case 'FailStateEntered':
    case 'MapStateEntered':
    case 'ParallelStateEntered':
    case 'PassStateEntered':
    case 'SucceedStateEntered':
    case 'TaskStateEntered':
    case 'WaitStateEntered':
      return enterState(batch, event);
    case 'ChoiceStateExited':
    case 'MapStateExited':
    case 'ParallelStateExited':
    case 'PassStateExited':
    case 'SucceedStateExited':
    case 'TaskStateExited':
    case 'WaitStateExited':
      return exitState(batch, event);

    case 'TaskScheduled':
    case 'LambdaFunctionScheduled':
    case 'ActivityScheduled':
      return startAttempt(batch, event, batch.visitOf(event.previousEventId));
    case 'MapStateStarted':
      return startAttempt(batch, event, openContainer(batch, event, 'Map'), event.details?.length ?? 0);
    case 'ParallelStateStarted':
      return startAttempt(batch, event, openContainer(batch, event, 'Parallel'));

    case 'TaskSucceeded':
    case 'LambdaFunctionSucceeded':
    case 'ActivitySucceeded':
      return endAttempt(batch, event, 'succeeded');
    case 'TaskFailed':
    case 'TaskStartFailed':
    case 'TaskSubmitFailed':
    case 'LambdaFunctionFailed':
    case 'LambdaFunctionScheduleFailed':
    case 'LambdaFunctionStartFailed':
    case 'ActivityFailed':
    case 'ActivityScheduleFailed':
    case 'MapRunFailed':
      return endAttempt(batch, event, 'failed', event.details);
    case 'TaskTimedOut':
    case 'LambdaFunctionTimedOut':
    case 'ActivityTimedOut':
      return endAttempt(batch, event, 'timedOut', timeoutOf(event.details));
    case 'EvaluationFailed':
      return evaluationFailed(batch, event);

    case 'MapRunStarted':
      return startMapRun(batch, event);
    case 'MapIterationStarted':
      return startIteration(batch, event);
    case 'MapIterationSucceeded':
      return endIteration(batch, event, 'succeeded');
    case 'MapIterationFailed':
      return endIteration(batch, event, 'failed');
    case 'MapIterationAborted':
      return endIteration(batch, event, 'aborted');
    case 'MapStateFailed':
      return containerFailed(batch, event, 'Map');
    case 'ParallelStateFailed':
      return containerFailed(batch, event, 'Parallel');
    case 'TaskStateAborted':
      return abortState(batch, event, 'Task');
    case 'WaitStateAborted':
      return abortState(batch, event, 'Wait');
    case 'MapStateAborted':
      return abortState(batch, event, 'Map');
    case 'ParallelStateAborted':
      return abortState(batch, event, 'Parallel');

    case 'MapStateSucceeded':
      return endAttempt(batch, event, 'succeeded', undefined, openContainer(batch, event, 'Map'));
    case 'ParallelStateSucceeded':
      return endAttempt(batch, event, 'succeeded', undefined, openContainer(batch, event, 'Parallel'));
    case 'TaskStarted':
    case 'TaskSubmitted':
    case 'LambdaFunctionStarted':
    case 'ActivityStarted':
    case 'MapRunSucceeded':
    case 'MapRunAborted':
    case 'MapRunRedriven':
      return note(batch, event, batch.visitOf(event.previousEventId));
    default:
      return unreachable(event);
  }
}

function timeoutOf(details: FailureDetails | undefined): FailureDetails {
  return { error: details?.error ?? 'States.Timeout', cause: details?.cause };
}
