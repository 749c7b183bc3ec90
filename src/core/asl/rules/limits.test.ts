import { describe } from 'vitest';
import { checkRule, machineOf, stateMachineOf } from '../testing/checkRule';

const pass = { Type: 'Pass', End: true };
const wait = (seconds: number) => ({ Type: 'Wait', Seconds: seconds, End: true });
const map = (executionType: string, more: object, inner: object = pass) =>
  stateMachineOf({
    Type: 'Map',
    ItemProcessor: {
      ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: executionType },
      StartAt: 'A',
      States: { A: { ...inner } },
    },
    ...more,
  });
const reader = (headers: readonly string[]) =>
  map('STANDARD', {
    ItemReader: {
      Resource: 'arn:aws:states:::s3:getObject',
      ReaderConfig: { InputType: 'CSV', CSVHeaderLocation: 'GIVEN', CSVHeaders: [...headers] },
      Parameters: { Bucket: 'b', Key: 'k' },
    },
  });
const http = (seconds: number) =>
  stateMachineOf({
    Type: 'Task',
    Resource: 'arn:aws:states:::http:invoke',
    Parameters: { ApiEndpoint: 'https://a.example', Method: 'GET', Authentication: { ConnectionArn: 'c' } },
    TimeoutSeconds: seconds,
  });

describe('quotas that a definition runs into', () => {
  checkRule([
    {
      code: 'distributed-map-limit',
      at: '/States/S/MaxConcurrency',
      severity: 'hint',
      bad: map('STANDARD', { MaxConcurrency: 10_001 }),
      good: map('STANDARD', { MaxConcurrency: 10_000 }),
    },
    { code: 'http-task-limit', at: '/States/S/TimeoutSeconds', severity: 'hint', bad: http(61), good: http(60) },
    {
      code: 'data-too-large',
      at: '/States/S/Result',
      severity: 'warning',
      says: '262,144',
      bad: stateMachineOf({ Type: 'Pass', Result: 'x'.repeat(262_143) }),
      good: stateMachineOf({ Type: 'Pass', Result: 'x'.repeat(262_142) }),
    },
    {
      code: 'repeated-csv-header',
      at: '/States/S/ItemReader/ReaderConfig/CSVHeaders/2',
      severity: 'warning',
      bad: reader(['a', 'b', 'a']),
      good: reader(['a', 'b', 'c']),
    },
    {
      code: 'csv-headers-too-long',
      at: '/States/S/ItemReader/ReaderConfig/CSVHeaders',
      severity: 'warning',
      bad: reader(['x'.repeat(10_240)]),
      good: reader(['x'.repeat(10_000)]),
    },
    {
      code: 'beyond-execution',
      at: '/TimeoutSeconds',
      severity: 'hint',
      bad: machineOf({ S: pass }, { TimeoutSeconds: 31_536_001 }),
      good: machineOf({ S: pass }, { TimeoutSeconds: 31_536_000 }),
    },
    {
      code: 'beyond-execution',
      at: '/TimeoutSeconds',
      severity: 'hint',
      type: 'EXPRESS',
      bad: machineOf({ S: pass }, { TimeoutSeconds: 301 }),
      good: machineOf({ S: pass }, { TimeoutSeconds: 300 }),
    },
    {
      code: 'beyond-execution',
      at: '/States/S/Seconds',
      severity: 'warning',
      says: 'after a year',
      bad: machineOf({ S: wait(31_536_000) }),
      good: machineOf({ S: wait(31_535_999) }),
    },
    {
      code: 'beyond-execution',
      at: '/States/S/Seconds',
      severity: 'warning',
      says: 'after 5 minutes',
      type: 'EXPRESS',
      bad: machineOf({ S: wait(300) }),
      good: machineOf({ S: wait(299) }),
    },
    {
      code: 'beyond-execution',
      at: '/States/S/Seconds',
      severity: 'warning',
      says: 'its TimeoutSeconds',
      bad: machineOf({ S: wait(60) }, { TimeoutSeconds: 60 }),
      good: machineOf({ S: wait(59) }, { TimeoutSeconds: 60 }),
    },
    {
      code: 'beyond-execution',
      at: '/States/S/ItemProcessor/States/A/Seconds',
      severity: 'warning',
      bad: map('EXPRESS', {}, wait(300)),
      good: map('STANDARD', {}, wait(300)),
    },
  ]);
});
