import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Json } from '../../base/json';
import { checkResult, modelReference, type FieldValidationMode, type ServiceModel } from './checkResult';

const check = (resource: string, result: Json, mode: FieldValidationMode = 'STRICT') => {
  const reference = modelReference(resource);
  if (!reference) return undefined;
  // written by generate.mjs
  const model = JSON.parse(readFileSync(`public/catalog/${reference.service}.json`, 'utf8')) as ServiceModel;
  return checkResult(model, reference.action, result, mode, reference.parsed);
};

describe('a mocked result', () => {
  it.each<[string, Json, FieldValidationMode, string | undefined]>([
    ['arn:aws:states:::states:startExecution', {}, 'STRICT', "Required field 'ExecutionArn' is missing"],
    ['arn:aws:states:::states:startExecution', {}, 'PRESENT', undefined],
    [
      'arn:aws:states:::states:startExecution',
      { ExecutionArn: 'a', StartDate: 1 },
      'STRICT',
      "Field 'StartDate' must be a string",
    ],
    ['arn:aws:states:::states:startExecution', { ExecutionArn: 'a', StartDate: true }, 'NONE', undefined],
    ['arn:aws:states:::lambda:invoke', { StatusCode: '200' }, 'PRESENT', "Field 'StatusCode' must be a number"],
    ['arn:aws:states:::lambda:invoke', { StatusCode: 200, Payload: { any: ['thing'] } }, 'STRICT', undefined],
    [
      'arn:aws:states:::aws-sdk:lambda:getFunction',
      { Configuration: { MemorySize: 127 } },
      'STRICT',
      "Field 'MemorySize' is less than the minimum value",
    ],
    [
      'arn:aws:states:::aws-sdk:s3:getObject',
      { StorageClass: 'Papyrus' },
      'STRICT',
      "Field 'StorageClass' is not an expected value",
    ],
    [
      'arn:aws:states:::aws-sdk:kms:encrypt',
      { CiphertextBlob: 123 },
      'STRICT',
      "Field 'CiphertextBlob' must be a string",
    ],
    [
      'arn:aws:states:::aws-sdk:kms:encrypt',
      { CiphertextBlob: '' },
      'PRESENT',
      "Field 'CiphertextBlob' is less than the minimum length",
    ],
    ['arn:aws:states:::aws-sdk:kms:encrypt', { CiphertextBlob: btoa('a'.repeat(6_144)) }, 'STRICT', undefined],
    [
      'arn:aws:states:::aws-sdk:kms:encrypt',
      { CiphertextBlob: btoa('a'.repeat(6_145)) },
      'STRICT',
      "Field 'CiphertextBlob' exceeds the maximum length",
    ],
    [
      'arn:aws:states:::aws-sdk:kms:encrypt',
      { CiphertextBlob: '\u00e9'.repeat(3_073) },
      'STRICT',
      "Field 'CiphertextBlob' exceeds the maximum length",
    ],
    ['arn:aws:states:::events:putEvents', { Entries: 'no list' }, 'STRICT', "Field 'Entries' must be an array"],
    ['arn:aws:states:::events:putEvents', { Unknown: 1 }, 'STRICT', undefined],
    ['arn:aws:states:::dynamodb:getItem', { Item: { id: { S: 1 } } }, 'STRICT', "Field 'S' must be a string"],
    ['arn:aws:states:::http:invoke', { StatusCode: 'any' }, 'STRICT', undefined],
  ])('of %s that is %j is judged in mode %s', (resource, result, mode, problem) => {
    expect(check(resource, result, mode)).toBe(problem);
  });

  it('of a job that is waited for has the shape of the call that describes the job', () => {
    expect(modelReference('arn:aws:states:::states:startExecution.sync:2')).toEqual({
      service: 'sfn',
      action: 'DescribeExecution',
      parsed: ['Input', 'Output'],
    });
  });
});
