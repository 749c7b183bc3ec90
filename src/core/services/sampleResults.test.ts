import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { findNeeds } from '../asl/needs/findNeeds';
import type { Json, JsonObject } from '../base/json';
import { parseResource } from '../interpreter/resource';
import type { TaskRequest } from '../interpreter/ports';
import { checkResult, modelReference, type ServiceModel } from './catalog/checkResult';
import { createObjectStore } from './objectStore';
import { checkTask } from './parameterRules';
import { createSampleHandlers } from './sampleResults';
import { results, submissions } from './catalog/results';
import { arnOfCall } from '../asl/resource';
import { anyMoment } from './testing/moment';

function request(resource: string, parameters: Json = {}): TaskRequest {
  const target = parseResource(resource);
  if (!target.ok) throw new Error(target.error);
  return {
    purpose: 'task',
    stateName: 'S',
    target: target.value,
    parameters,
    attempt: 0,
    token: 't',
    executionArn: 'e',
    stateMachineArn: 'm',
  };
}

describe('samples', () => {
  const handlers = createSampleHandlers({ waiting: 'wait' });

  it('have the shape of the service, and are marked', () => {
    expect(handlers.request(request('arn:aws:states:::sqs:sendMessage'), anyMoment)).toMatchObject({
      kind: 'succeeded',
      sample: true,
      result: { MessageId: expect.any(String) },
    });
    expect(handlers.request(request('arn:aws:states:::aws-sdk:made:up'), anyMoment)).toEqual({
      kind: 'succeeded',
      sample: true,
      result: {},
    });
  });

  it('of jobs are what the call answers, and what comes of the job where it is waited for', () => {
    expect(handlers.request(request('arn:aws:states:::glue:startJobRun'), anyMoment)).toMatchObject({
      result: { JobRunId: 'jr_sample', SdkHttpMetadata: { HttpStatusCode: 200 } },
    });
    expect(handlers.request(request('arn:aws:states:::glue:startJobRun.sync'), anyMoment)).toMatchObject({
      submitted: { JobRunId: 'jr_sample' },
      result: { JobRunState: 'SUCCEEDED' },
    });
    expect(handlers.request(request('arn:aws:states:::states:startExecution'), anyMoment)).toMatchObject({
      result: { ExecutionArn: expect.any(String), StartDate: expect.any(String) },
    });
    expect(handlers.request(request('arn:aws:states:::states:startExecution.sync'), anyMoment)).toMatchObject({
      result: { Input: '{}', Output: '{}' },
    });
    expect(handlers.request(request('arn:aws:states:::states:startExecution.sync:2'), anyMoment)).toMatchObject({
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
    expect(handlers.request(request('arn:aws:lambda:us-east-1:1:function:f', { x: 1 }), anyMoment)).toEqual({
      kind: 'succeeded',
      sample: true,
      result: { x: 1 },
    });
    expect(
      handlers.request(request('arn:aws:states:::lambda:invoke', { FunctionName: 'f', Payload: { x: 1 } }), anyMoment),
    ).toMatchObject({ result: { Payload: { x: 1 } } });
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

    const answer = createSampleHandlers({ waiting: 'answer', needs: () => needs }).request(
      request('arn:aws:states:::lambda:invoke', { FunctionName: 'f', Payload: { id: 7, order: { id: 8 } } }),
      anyMoment,
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
    expect(handlers.request(request('arn:aws:states:::sqs:sendMessage.waitForTaskToken'), anyMoment)).toMatchObject({
      kind: 'waiting',
      submitted: { MessageId: expect.any(String) },
    });
    expect(handlers.request(request('arn:aws:states:us-east-1:1:activity:a'), anyMoment)).toEqual({ kind: 'waiting' });
    expect(
      createSampleHandlers({ waiting: 'answer' }).request(
        request('arn:aws:states:us-east-1:1:activity:a', 5),
        anyMoment,
      ),
    ).toEqual({ kind: 'succeeded', sample: true, result: 5 });
  });
});

describe('an object store', () => {
  it('keeps what is put, and lists it by prefix', () => {
    const { handlers, objects } = createObjectStore([['b/a/1', 'one']], createSampleHandlers({ waiting: 'answer' }));
    void handlers.request(
      request('arn:aws:states:::aws-sdk:s3:putObject', { Bucket: 'b', Key: 'a/2', Body: { two: 2 } }),
      anyMoment,
    );
    void handlers.request(
      request('arn:aws:states:::aws-sdk:s3:putObject', { Bucket: 'b', Key: 'c', Body: 'three' }),
      anyMoment,
    );

    expect(objects.get('b/a/2')).toBe('{"two":2}');
    expect(
      handlers.request(request('arn:aws:states:::aws-sdk:s3:listObjectsV2', { Bucket: 'b', Prefix: 'a/' }), anyMoment),
    ).toMatchObject({
      result: {
        Contents: [
          { Key: 'a/1', Size: 3 },
          { Key: 'a/2', Size: 9 },
        ],
      },
    });
    expect(
      handlers.request(request('arn:aws:states:::aws-sdk:s3:getObject', { Bucket: 'b', Key: 'c' }), anyMoment),
    ).toMatchObject({ result: { Body: 'three' } });
  });

  it('leaves a Task that asks for something else to others, and tells a Map that it is not there', () => {
    const { handlers } = createObjectStore([], createSampleHandlers({ waiting: 'answer' }));
    const asked = request('arn:aws:states:::aws-sdk:s3:getObject', { Bucket: 'b', Key: 'gone' });

    expect(handlers.request(asked, anyMoment)).toMatchObject({ kind: 'succeeded', sample: true });
    expect(handlers.request({ ...asked, purpose: 'itemReader' }, anyMoment)).toMatchObject({
      kind: 'failed',
      error: 'S3.NoSuchKeyException',
    });
    expect(
      createObjectStore([], createSampleHandlers({ waiting: 'answer' }), undefined, true).handlers.request(
        {
          ...asked,
          purpose: 'itemReader',
        },
        anyMoment,
      ),
    ).toMatchObject({ sample: true, result: { Body: '[{}]' } });
  });
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
