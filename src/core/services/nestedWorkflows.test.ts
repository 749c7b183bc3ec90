import { describe, expect, it } from 'vitest';
import type { Json, JsonObject } from '../base/json';
import { createSimulatedClock } from '../interpreter/clock';
import { compile } from '../interpreter/compile';
import type { HistoryEvent } from '../interpreter/event';
import type { TaskAnswer } from '../interpreter/ports';
import { runExecution } from '../interpreter/run';
import { answerWithWorkflow } from './nestedWorkflows';

const startMs = Date.UTC(2025, 0, 1);
const asked = 'arn:aws:states:::states:startExecution';

function compiled(definition: JsonObject) {
  const program = compile(definition);
  if (!program.ok) throw new Error(program.error);
  return program.value;
}

/** Runs a workflow beside others that it can start. Calls that nobody knows give "else". */
async function runWith(workflows: Record<string, JsonObject>, definition: JsonObject, input: Json = {}) {
  const programs = new Map(Object.entries(workflows).map(([name, child]) => [name, compiled(child)]));
  const nestedEvents: HistoryEvent[] = [];
  const otherwise = (): TaskAnswer => ({ kind: 'succeeded', result: 'else' });
  const events: HistoryEvent[] = [];
  const run = runExecution({
    program: compiled(definition),
    workflows: programs,
    clock: createSimulatedClock(startMs),
    handlers: { request: (request, at) => answerWithWorkflow(request, at, otherwise) ?? otherwise() },
    world: { workflows },
    seed: 7,
    input,
    onEvents: (more) => events.push(...more),
    onNestedEvents: (_, more) => nestedEvents.push(...more),
  });
  const outcome = await run.done;
  return { outcome, types: events.map(({ type }) => type), nestedTypes: nestedEvents.map(({ type }) => type) };
}

const machine = (states: JsonObject): JsonObject => ({ StartAt: Object.keys(states)[0] ?? '', States: states });
const start = (pattern: string, parameters: JsonObject = {}, rest: JsonObject = {}): JsonObject =>
  machine({
    Start: {
      Type: 'Task',
      Resource: `${asked}${pattern}`,
      Parameters: { StateMachineArn: 'arn:aws:states:us-east-1:111111111111:stateMachine:child', ...parameters },
      End: true,
      ...rest,
    },
  });

const wait = machine({ Wait: { Type: 'Wait', Seconds: 60, End: true } });
const broken = machine({ Break: { Type: 'Fail', Error: 'Broken', Cause: 'It is.' } });

/**
 * @see reference: integrations, rows 11 to 15; recordings callback/start_execution_sync*, local_mocking/base_callbacks
 */
describe('a nested workflow', () => {
  it('takes its time before the task that waits for it goes on', async () => {
    const { outcome, types } = await runWith({ child: wait }, start('.sync:2', { Input: { a: [1] }, Name: 'one' }));

    expect(outcome).toMatchObject({
      status: 'SUCCEEDED',
      closedMs: startMs + 60_000,
      output: {
        ExecutionArn: 'arn:aws:states:us-east-1:111111111111:execution:child:one',
        Input: { a: [1] },
        Name: 'one',
        Output: { a: [1] },
        Status: 'SUCCEEDED',
        StartDate: startMs,
        StopDate: startMs + 60_000,
      },
    });
    expect(types).toEqual([
      'ExecutionStarted',
      'TaskStateEntered',
      'TaskScheduled',
      'TaskStarted',
      'TaskSubmitted',
      'TaskSucceeded',
      'TaskStateExited',
      'ExecutionSucceeded',
    ]);
  });

  it('is told with texts for input and output by the older .sync', async () => {
    const { outcome } = await runWith({ child: wait }, start('.sync', { Input: null }));

    expect(outcome.output).toMatchObject({
      Input: '{}',
      Output: '{}',
      InputDetails: { Included: true },
      OutputDetails: { Included: true },
    });
  });

  it('fails its task with its whole description as the cause', async () => {
    const { outcome } = await runWith({ child: broken }, start('.sync:2', { Name: 'one' }));

    expect(outcome).toMatchObject({ status: 'FAILED', error: 'States.TaskFailed' });
    expect(JSON.parse(outcome.cause ?? '')).toMatchObject({
      Cause: 'It is.',
      Error: 'Broken',
      Input: {},
      Name: 'one',
      Status: 'FAILED',
      RedriveStatus: 'REDRIVABLE',
    });
    expect(JSON.parse(outcome.cause ?? '')).not.toHaveProperty('Output');
  });

  it('goes on by itself when only its start is asked for', async () => {
    const { outcome, nestedTypes } = await runWith({ child: wait }, start('', { Name: 'one' }));

    // It is stopped with the one that started it only because nobody looks at it any more.
    expect(nestedTypes).toEqual(['ExecutionStarted', 'WaitStateEntered', 'ExecutionAborted']);
    expect(outcome).toMatchObject({
      status: 'SUCCEEDED',
      closedMs: startMs,
      output: {
        ExecutionArn: expect.stringContaining(':child:one'),
        StartDate: '2025-01-01T00:00:00.000Z',
        SdkHttpMetadata: { HttpStatusCode: 200 },
      },
    });
  });

  it('answers the token of the workflow that started it', async () => {
    const answering = machine({
      Answer: {
        Type: 'Task',
        Resource: 'arn:aws:states:::aws-sdk:sfn:sendTaskSuccess',
        Parameters: { 'TaskToken.$': '$.token', Output: { done: true } },
        End: true,
      },
    });

    const { outcome, types } = await runWith(
      { child: answering },
      start('.waitForTaskToken', { Input: { 'token.$': '$$.Task.Token' } }, { TimeoutSeconds: 9 }),
    );

    expect(outcome).toMatchObject({ status: 'SUCCEEDED', output: { done: true } });
    expect(types.slice(3, 6)).toEqual(['TaskStarted', 'TaskSubmitted', 'TaskSucceeded']);
  });

  it('answers with its error when it runs as a synchronous Express workflow', async () => {
    const definition = machine({
      Start: {
        Type: 'Task',
        Resource: 'arn:aws:states:::aws-sdk:sfn:startSyncExecution',
        Parameters: { StateMachineArn: 'child', Input: '{"x": 1}' },
        End: true,
      },
    });

    const { outcome } = await runWith({ child: broken }, definition);

    expect(outcome).toMatchObject({
      status: 'SUCCEEDED',
      output: {
        Status: 'FAILED',
        Error: 'Broken',
        Cause: 'It is.',
        Input: '{"x": 1}',
        BillingDetails: { BilledDurationInMilliseconds: 100, BilledMemoryUsedInMB: 64 },
      },
    });
  });

  /** @see reference: asl 10 (Execution.RedriveCount is absent in synchronous Express executions) */
  it('knows nothing of redrives when it runs as a synchronous Express workflow', async () => {
    const telling = machine({ Tell: { Type: 'Pass', Parameters: { 'execution.$': '$$.Execution' }, End: true } });
    const definition = machine({
      Start: {
        Type: 'Task',
        Resource: 'arn:aws:states:::aws-sdk:sfn:startSyncExecution',
        Parameters: { StateMachineArn: 'child' },
        OutputPath: '$.Output',
        End: true,
      },
    });

    expect((await runWith({ child: telling }, definition)).outcome.output).not.toContain('RedriveCount');
    expect(
      (await runWith({ child: telling }, start('.sync', {}, { OutputPath: '$.Output' }))).outcome.output,
    ).toContain('RedriveCount');
  });

  it('lets time pass in step with the branches beside it', async () => {
    const nested = start(
      '.sync:2',
      {},
      { TimeoutSeconds: 30, Catch: [{ ErrorEquals: ['States.Timeout'], Next: 'Late' }] },
    );
    const definition = machine({
      Both: {
        Type: 'Parallel',
        Branches: [
          {
            ...nested,
            States: { ...(nested.States as JsonObject), Late: { Type: 'Pass', Result: 'late', End: true } },
          },
          machine({ Pause: { Type: 'Wait', Seconds: 45, End: true } }),
        ],
        End: true,
      },
    });

    const { outcome } = await runWith({ child: wait }, definition);

    expect(outcome).toMatchObject({ status: 'SUCCEEDED', closedMs: startMs + 45_000, output: ['late', {}] });
  });

  it('is refused under the name of an execution that is over', async () => {
    const again = machine({
      A: {
        Type: 'Task',
        Resource: `${asked}.sync:2`,
        Parameters: { StateMachineArn: 'child', Name: 'one' },
        Next: 'B',
      },
      B: { Type: 'Task', Resource: asked, Parameters: { StateMachineArn: 'child', Name: 'one' }, End: true },
    });

    expect((await runWith({ child: wait }, again)).outcome).toMatchObject({
      status: 'FAILED',
      error: 'StepFunctions.ExecutionAlreadyExistsException',
    });
  });

  it('that starts itself without end is stopped', async () => {
    const { outcome } = await runWith({ child: start('.sync:2') }, start('.sync:2'));

    // Every level escapes the cause of the one below: it would double fifty times.
    expect({ status: outcome.status, error: outcome.error, isShort: (outcome.cause ?? '').length <= 32_768 }).toEqual({
      status: 'FAILED',
      error: 'States.TaskFailed',
      isShort: true,
    });
    expect((await runWith({ child: start('') }, start(''))).outcome.status).toBe('SUCCEEDED');
  });

  it('that is not at hand is left to the other handlers', async () => {
    expect((await runWith({}, start('.sync:2'))).outcome.output).toBe('else');
  });
});
