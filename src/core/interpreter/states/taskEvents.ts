/** The history events of a task: functions, activities and service calls each have their own family. */
import type { Json } from '../../base/json';
import type { FailureDetails } from '../event';
import type { Frame } from '../execution';
import type { TaskTarget } from '../ports';
import { record } from '../record';
import type { Turn } from '../turn';

/** What is known when a task is scheduled. */
export type Schedule = {
  readonly parameters: Json;
  readonly timeoutSeconds: number | undefined;
  readonly heartbeatSeconds: number | undefined;
  readonly roleArn: string | undefined;
};

/** Records that a task is scheduled. */
export function recordScheduled(turn: Turn, frame: Frame, target: TaskTarget, schedule: Schedule): void {
  const timeout = schedule.timeoutSeconds === undefined ? {} : { timeoutInSeconds: schedule.timeoutSeconds };
  const heartbeat = schedule.heartbeatSeconds === undefined ? {} : { heartbeatInSeconds: schedule.heartbeatSeconds };
  const credentials = schedule.roleArn === undefined ? {} : { taskCredentials: { roleArn: schedule.roleArn } };
  switch (target.kind) {
    case 'lambda':
      record(
        turn,
        frame,
        'LambdaFunctionScheduled',
        () => ({ resource: target.arn, input: schedule.parameters, ...timeout, ...credentials }),
        schedule.parameters,
      );
      return;
    case 'activity':
      record(
        turn,
        frame,
        'ActivityScheduled',
        () => ({ resource: target.arn, input: schedule.parameters, ...timeout, ...heartbeat }),
        schedule.parameters,
      );
      return;
    case 'service':
      record(
        turn,
        frame,
        'TaskScheduled',
        () => ({
          ...resourceOf(target),
          region: 'us-east-1',
          parameters: schedule.parameters,
          ...timeout,
          ...heartbeat,
          ...credentials,
        }),
        schedule.parameters,
      );
  }
}

/** Records that a task runs. */
export function recordStarted(turn: Turn, frame: Frame, target: TaskTarget, workerName: string | undefined): void {
  if (target.kind === 'lambda') record(turn, frame, 'LambdaFunctionStarted', undefined);
  else if (target.kind === 'activity')
    record(turn, frame, 'ActivityStarted', () => (workerName === undefined ? {} : { workerName }));
  else record(turn, frame, 'TaskStarted', () => resourceOf(target));
}

/** Records that the call was answered and the result will come later. */
export function recordSubmitted(turn: Turn, frame: Frame, target: TaskTarget, output: Json): void {
  if (target.kind === 'service')
    record(turn, frame, 'TaskSubmitted', () => ({ ...resourceOf(target), output }), output);
}

/** Records a task's result. */
export function recordSucceeded(
  turn: Turn,
  frame: Frame,
  target: TaskTarget,
  output: Json,
  sample: true | undefined,
): void {
  const details = sample === undefined ? { output } : { output, sample };
  if (target.kind === 'lambda') record(turn, frame, 'LambdaFunctionSucceeded', () => details, output);
  else if (target.kind === 'activity') record(turn, frame, 'ActivitySucceeded', () => details, output);
  else record(turn, frame, 'TaskSucceeded', () => ({ ...resourceOf(target), ...details }), output);
}

/** Records a task's failure: of its work, of its submission, or for want of time. */
export function recordFailed(
  turn: Turn,
  frame: Frame,
  target: TaskTarget,
  failure: FailureDetails,
  kind: 'failed' | 'submitFailed' | 'timedOut',
): void {
  if (target.kind === 'lambda')
    record(
      turn,
      frame,
      kind === 'timedOut' ? 'LambdaFunctionTimedOut' : 'LambdaFunctionFailed',
      () => failure,
      failure.cause,
    );
  else if (target.kind === 'activity')
    record(turn, frame, kind === 'timedOut' ? 'ActivityTimedOut' : 'ActivityFailed', () => failure, failure.cause);
  else record(turn, frame, serviceFailures[kind], () => ({ ...resourceOf(target), ...failure }), failure.cause);
}

const serviceFailures = { failed: 'TaskFailed', submitFailed: 'TaskSubmitFailed', timedOut: 'TaskTimedOut' } as const;

function resourceOf(target: TaskTarget): { readonly resourceType: string; readonly resource: string } {
  return {
    resourceType: target.resourceType,
    resource: target.pattern === 'requestResponse' ? target.action : `${target.action}.${target.pattern}`,
  };
}
