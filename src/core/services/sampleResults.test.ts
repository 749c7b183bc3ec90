import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { findNeeds } from '../asl/needs/findNeeds';
import type { JsonObject } from '../base/json';
import type { TaskRequest } from '../interpreter/ports';
import { checkResult, modelReference, type ServiceModel } from './catalog/checkResult';
import { checkTask } from './parameterRules';
import { findSampleNeeds } from './sampleNeeds';
import { answerWithSample, type SampleOptions } from './sampleResults';
import { results, submissions } from './catalog/results';
import { arnOfCall } from '../asl/resource';
import { anyMoment, askInTurn, requestOf } from './testing/moment';
import { valueAt } from './world';

const request = requestOf;

/** What is answered in an empty world. */
const ask = (asked: TaskRequest, options: SampleOptions = { waiting: 'wait' }) =>
  answerWithSample(asked, anyMoment, options);

describe('samples', () => {
  it('have the shape of the service, and are marked', () => {
    expect(ask(request('arn:aws:states:::sqs:sendMessage'))).toMatchObject({
      kind: 'succeeded',
      sample: true,
      result: { MessageId: expect.any(String) },
    });
    expect(ask(request('arn:aws:states:::aws-sdk:made:up'))).toEqual({
      kind: 'succeeded',
      sample: true,
      result: {},
    });
  });

  it('of jobs are what the call answers, and what comes of the job where it is waited for', () => {
    expect(ask(request('arn:aws:states:::glue:startJobRun'))).toMatchObject({
      result: { JobRunId: 'jr_sample', SdkHttpMetadata: { HttpStatusCode: 200 } },
    });
    expect(ask(request('arn:aws:states:::glue:startJobRun.sync'))).toMatchObject({
      submitted: { JobRunId: 'jr_sample' },
      result: { JobRunState: 'SUCCEEDED' },
    });
    expect(ask(request('arn:aws:states:::states:startExecution'))).toMatchObject({
      result: { ExecutionArn: expect.any(String), StartDate: expect.any(String) },
    });
    expect(ask(request('arn:aws:states:::states:startExecution.sync'))).toMatchObject({
      result: { Input: '{}', Output: '{}' },
    });
    expect(ask(request('arn:aws:states:::states:startExecution.sync:2'))).toMatchObject({
      result: { Input: {}, Output: {} },
    });
  });

  const modelled = (resource: string) => {
    const reference = modelReference(resource);
    const file = `public/catalog/${reference?.service ?? ''}.json`;
    if (!reference || !existsSync(file)) return undefined;
    return { ...reference, model: JSON.parse(readFileSync(file, 'utf8')) as ServiceModel }; // written by generate.mjs
  };

  it.each(Object.entries(submissions).filter(([id]) => modelled(arnOfCall(id, 'requestResponse'))))(
    'the call %s answers in the shape of its service',
    (id, answer) => {
      const { model, action, parsed } = modelled(arnOfCall(id, 'requestResponse'))!; // the others were left out

      expect(checkResult(model, action, answer, 'STRICT', parsed)).toBeUndefined();
    },
  );

  const waitedFor = (id: string) => arnOfCall(id, id in submissions ? 'sync' : 'requestResponse');
  // Members that optimised integrations parse, and dates that they write as numbers.
  const written = ['Input', 'Output', 'Payload', 'Body', 'StartDate', 'StopDate'];

  it.each(Object.entries(results).filter(([id]) => modelled(waitedFor(id))))(
    'what comes of %s has members of the kinds that its service has',
    (id, answer) => {
      const { model, action } = modelled(waitedFor(id))!; // the others were left out

      expect(checkResult(model, action, answer, 'PRESENT', written)).toBeUndefined();
    },
  );

  it('give functions back what they were given', () => {
    expect(ask(request('arn:aws:lambda:us-east-1:1:function:f', { x: 1 }))).toEqual({
      kind: 'succeeded',
      sample: true,
      result: { x: 1 },
    });
    expect(ask(request('arn:aws:states:::lambda:invoke', { FunctionName: 'f', Payload: { x: 1 } }))).toMatchObject({
      result: { Payload: { x: 1 } },
    });
  });

  it('have what later states read, merged into the shape of the service', () => {
    const definition: JsonObject = {
      StartAt: 'S',
      States: {
        S: { Type: 'Task', Resource: 'arn:aws:states:::lambda:invoke', ResultPath: '$.r', Next: 'C' },
        C: {
          Type: 'Choice',
          Choices: [{ Variable: '$.r.Payload.order.total', NumericGreaterThan: 5, Next: 'E' }],
          Default: 'F',
        },
        E: {
          Type: 'Pass',
          Parameters: { 'b.$': 'States.StringToJson($.r.Payload.body)', 'c.$': '$.r.StatusCode' },
          End: true,
        },
        F: { Type: 'Fail' },
      },
    };
    const needs = findNeeds(definition);

    const answer = ask(
      request('arn:aws:states:::lambda:invoke', { FunctionName: 'f', Payload: { id: 7, order: { id: 8 } } }),
      { waiting: 'answer', needs: () => needs },
    );

    expect(answer).toMatchObject({
      sample: true,
      result: {
        StatusCode: 200,
        ExecutedVersion: '$LATEST',
        Payload: { id: 7, order: { id: 8, total: 6 }, body: '{}' },
      },
    });
  });

  it('leave tokens and activities to a person, unless they are to answer as well', () => {
    expect(ask(request('arn:aws:states:::sqs:sendMessage.waitForTaskToken'))).toMatchObject({
      kind: 'waiting',
      submitted: { MessageId: expect.any(String) },
    });
    expect(ask(request('arn:aws:states:us-east-1:1:activity:a'))).toEqual({ kind: 'waiting' });
    expect(ask(request('arn:aws:states:us-east-1:1:activity:a', 5), { waiting: 'answer' })).toEqual({
      kind: 'succeeded',
      sample: true,
      result: 5,
    });
  });
});

it('the sample of a loop that waits for a value ends it at the third visit; tries of one visit count once', () => {
  const definition: JsonObject = {
    StartAt: 'S',
    States: {
      S: { Type: 'Task', Resource: 'arn:aws:states:::lambda:invoke', Next: 'C' },
      C: { Type: 'Choice', Choices: [{ Variable: '$.Payload.status', StringEquals: 'DONE', Next: 'E' }], Default: 'W' },
      W: { Type: 'Wait', Seconds: 1, Next: 'S' },
      E: { Type: 'Succeed' },
    },
  };
  const options: SampleOptions = { waiting: 'answer', needs: findSampleNeeds(definition) };
  const asked = request('arn:aws:states:::lambda:invoke', { FunctionName: 'f', Payload: {} });
  const { answers } = askInTurn(
    (one, at) => answerWithSample(one, at, options),
    [asked, { ...asked, attempt: 1 }, asked, asked],
  );
  const statuses = answers.map((answer) =>
    answer?.kind === 'succeeded' ? valueAt(answer.result as JsonObject, 'Payload', 'status') : undefined,
  );

  expect(statuses.map((status) => status === 'DONE')).toEqual([false, false, false, true]);
});

describe('parameters that the service would not send', () => {
  it('are told in its words', () => {
    const { target } = request('arn:aws:states:::apigateway:invoke');

    expect(checkTask('S', target, { ApiEndpoint: 'e', Method: 'GET', Headers: { h: ['v'] } })).toBeUndefined();
    expect(checkTask('S', target, { ApiEndpoint: 'e', Method: 'GET', Headers: { h: 'v' } })).toBe(
      `The Parameters '{"ApiEndpoint":"e","Method":"GET","Headers":{"h":"v"}}' could not be used to start the Task: [The value of the field 'Headers' has an invalid format]`,
    );
    expect(checkTask('S', target, { Method: 'GET' })).toContain(
      "[The field 'ApiEndpoint' is required but was missing]",
    );
  });

  it('are told of a payload that is a bare number, which a function is not sent', () => {
    const { target } = request('arn:aws:states:::lambda:invoke');

    expect(checkTask('S', target, { FunctionName: 'f', Payload: 1 })).toBe(
      `The Parameters '{"FunctionName":"f","Payload":1}' could not be used to start the Task: [The value for the field 'Payload' must be a STRING]`,
    );
    for (const Payload of [null, '1', [1], {}])
      expect(checkTask('S', target, { FunctionName: 'f', Payload })).toBeUndefined();
  });
});
