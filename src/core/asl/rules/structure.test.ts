import { describe } from 'vitest';
import { checkRule, machineOf, stateMachineOf } from '../testing/checkRule';

const pass = { Type: 'Pass', End: true };
const schema = 'SCHEMA_VALIDATION_FAILED';

describe('the text', () => {
  checkRule([
    {
      code: 'definition-too-long',
      at: '',
      says: 'up to 1,048,576',
      bad: machineOf({ S: pass }, { Comment: 'x'.repeat(1_048_576) }),
      good: machineOf({ S: pass }, { Comment: 'x'.repeat(1_048_000) }),
    },
  ]);
});

describe('fields', () => {
  checkRule([
    {
      code: 'unknown-field',
      at: '/States/S/Resul',
      says: 'Did you mean "Result"?',
      service: [schema, "Field 'Resul' is not supported"],
      bad: stateMachineOf({ Type: 'Pass', Resul: 1 }),
      good: stateMachineOf({ Type: 'Pass', Result: 1 }),
    },
    {
      code: 'unknown-field',
      at: '/States/S/Retry',
      says: 'Task, Parallel and Map have it',
      bad: stateMachineOf({ Type: 'Pass', Retry: [] }),
      good: stateMachineOf({ Type: 'Task', Resource: 'arn:aws:lambda:us-east-1:111111111111:function:f', Retry: [] }),
    },
    {
      code: 'unknown-field',
      at: '/Timeout',
      bad: machineOf({ S: pass }, { Timeout: 1 }),
      good: machineOf({ S: pass }, { TimeoutSeconds: 1 }),
    },
    {
      code: 'unknown-field',
      at: '/States/S/ItemProcessor/QueryLanguage',
      service: [schema, "Field 'QueryLanguage' is not supported"],
      bad: stateMachineOf({
        Type: 'Map',
        ItemProcessor: { QueryLanguage: 'JSONata', StartAt: 'A', States: { A: pass } },
      }),
      good: stateMachineOf({ Type: 'Map', ItemProcessor: { StartAt: 'A', States: { A: pass } } }),
    },
    {
      code: 'missing-field',
      at: '',
      service: [schema, 'These fields are required: [States, StartAt]'],
      bad: {},
      good: machineOf({ S: pass }),
    },
    {
      code: 'missing-field',
      at: '/States/S',
      service: [schema, 'These fields are required: [Resource]'],
      bad: stateMachineOf({ Type: 'Task' }),
      good: stateMachineOf({ Type: 'Task', Resource: '${Function}' }),
    },
    {
      code: 'missing-field',
      at: '/States/S/Credentials',
      service: [schema, "The field 'RoleArn' is required but was missing"],
      bad: stateMachineOf({ Type: 'Task', Resource: '${Function}', Credentials: {} }),
      good: stateMachineOf({ Type: 'Task', Resource: '${Function}', Credentials: { 'RoleArn.$': '$.role' } }),
    },
    {
      code: 'exclusive-fields',
      at: '/States/S/ErrorPath',
      service: [schema, 'There should only be one of the following fields: [Error, ErrorPath]'],
      bad: stateMachineOf({ Type: 'Fail', Error: 'E', ErrorPath: '$.e' }),
      good: stateMachineOf({ Type: 'Fail', Error: 'E', CausePath: '$.e' }),
    },
    {
      code: 'missing-processor',
      at: '/States/S',
      service: [schema, 'This object should have only one of the following fields: [ItemProcessor, Iterator]'],
      bad: stateMachineOf({ Type: 'Map' }),
      good: stateMachineOf({ Type: 'Map', Iterator: { StartAt: 'A', States: { A: pass } } }),
    },
    {
      code: 'empty-value',
      at: '/States/S/Branches',
      service: [schema, 'Value cannot be empty'],
      bad: stateMachineOf({ Type: 'Parallel', Branches: [] }),
      good: stateMachineOf({ Type: 'Parallel', Branches: [{ StartAt: 'A', States: { A: pass } }] }),
    },
    {
      code: 'wrong-query-language',
      at: '/States/S/InputPath',
      service: [
        schema,
        "The QueryLanguage is set to 'JSONata', but field 'InputPath' is only supported for the 'JSONPath' QueryLanguage",
      ],
      bad: stateMachineOf({ Type: 'Pass', InputPath: '$.a' }, { QueryLanguage: 'JSONata' }),
      good: stateMachineOf({ Type: 'Pass', InputPath: '$.a' }),
    },
    {
      code: 'wrong-query-language',
      at: '/States/S/Arguments',
      service: [
        schema,
        "The QueryLanguage is set to 'JSONPath', but field 'Arguments' is only supported for the 'JSONata' QueryLanguage",
      ],
      bad: stateMachineOf({ Type: 'Task', Resource: '${F}', Arguments: {} }),
      good: stateMachineOf({ Type: 'Task', Resource: '${F}', Arguments: {}, QueryLanguage: 'JSONata' }),
    },
    {
      code: 'downgraded-query-language',
      at: '/States/S/QueryLanguage',
      service: [schema, "'QueryLanguage' can not be 'JSONPath' if set to 'JSONata' for whole state machine"],
      bad: stateMachineOf({ Type: 'Pass', QueryLanguage: 'JSONPath', InputPath: '$' }, { QueryLanguage: 'JSONata' }),
      good: stateMachineOf({ Type: 'Pass', QueryLanguage: 'JSONata' }),
    },
  ]);
});

describe('values', () => {
  const map = (more: object) =>
    stateMachineOf({ Type: 'Map', ItemProcessor: { StartAt: 'A', States: { A: pass } }, ...more });
  const distributed = (more: object) =>
    map({
      ItemProcessor: {
        ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
        StartAt: 'A',
        States: { A: pass },
      },
      ...more,
    });
  const reading = (config: object) =>
    distributed({
      ItemReader: {
        Resource: 'arn:aws:states:::s3:getObject',
        ReaderConfig: { InputType: 'JSON', ...config },
        Parameters: { Bucket: 'b', Key: 'k' },
      },
    });
  const batching = (limits: object) => distributed({ ItemBatcher: limits });
  checkRule([
    {
      code: 'wrong-type',
      at: '/States/S/Seconds',
      says: 'a whole number',
      service: [schema, 'Expected value of type Integer'],
      bad: stateMachineOf({ Type: 'Wait', Seconds: '5' }),
      good: stateMachineOf({ Type: 'Wait', Seconds: '${Delay}' }),
    },
    {
      code: 'wrong-type',
      at: '/States/S/Seconds',
      bad: stateMachineOf({ Type: 'Wait', Seconds: 1.5 }),
      good: stateMachineOf({ Type: 'Wait', Seconds: 0 }),
    },
    {
      code: 'wrong-type',
      at: '/QueryLanguage',
      service: [schema, 'Expected value of type [STRING]'],
      bad: machineOf({ S: pass }, { QueryLanguage: 5 }),
      good: machineOf({ S: pass }, { QueryLanguage: 'JSONPath' }),
    },
    {
      code: 'wrong-type',
      at: '/States/S/Seconds',
      says: 'between {% and %}',
      bad: stateMachineOf({ Type: 'Wait', QueryLanguage: 'JSONata', Seconds: 'five' }),
      good: stateMachineOf({ Type: 'Wait', QueryLanguage: 'JSONata', Seconds: '{% $states.input.n %}' }),
    },
    {
      code: 'wrong-type',
      at: '/States/S/InputPath',
      bad: stateMachineOf({ Type: 'Pass', InputPath: {} }),
      good: stateMachineOf({ Type: 'Pass', InputPath: null }),
    },
    {
      code: 'wrong-type',
      at: '/States/S/End',
      bad: machineOf({ S: { Type: 'Pass', End: 'true' } }),
      good: machineOf({ S: pass }),
    },
    {
      code: 'out-of-range',
      at: '/States/S/MaxConcurrency',
      service: [schema, 'Minimum value is 0'],
      bad: map({ MaxConcurrency: -1 }),
      good: map({ MaxConcurrency: 0 }),
    },
    {
      code: 'out-of-range',
      at: '/States/S/ToleratedFailurePercentage',
      service: [schema, 'Minimum value is 0.0'],
      bad: map({ ToleratedFailurePercentage: -0.5 }),
      good: distributed({ ToleratedFailurePercentage: 0 }),
    },
    {
      code: 'out-of-range',
      at: '/States/S/ToleratedFailurePercentage',
      service: [schema, 'Maximum value is 100.0'],
      bad: map({ ToleratedFailurePercentage: 101 }),
      good: distributed({ ToleratedFailurePercentage: 99.5 }),
    },
    {
      code: 'out-of-range',
      at: '/States/S/ToleratedFailureCount',
      service: [schema, 'Minimum value is 0'],
      bad: map({ ToleratedFailureCount: -1 }),
      good: distributed({ ToleratedFailureCount: 0 }),
    },
    {
      code: 'out-of-range',
      at: '/States/S/ItemReader/ReaderConfig/MaxItems',
      service: [schema, 'Maximum value is 100000000'],
      bad: reading({ MaxItems: 100_000_001 }),
      good: reading({ MaxItems: 100_000_000 }),
    },
    {
      code: 'out-of-range',
      at: '/States/S/ItemReader/ReaderConfig/MaxItems',
      service: [schema, 'Minimum value is 0'],
      bad: reading({ MaxItems: -1 }),
      good: reading({ MaxItems: 0 }),
    },
    {
      code: 'out-of-range',
      at: '/States/S/ItemBatcher/MaxItemsPerBatch',
      service: [schema, 'Minimum value is 0'],
      bad: batching({ MaxItemsPerBatch: -1 }),
      good: batching({ MaxItemsPerBatch: 0 }),
    },
    {
      code: 'out-of-range',
      at: '/States/S/ItemBatcher/MaxInputBytesPerBatch',
      service: [schema, 'Minimum value is 0'],
      bad: batching({ MaxInputBytesPerBatch: -1 }),
      good: batching({ MaxInputBytesPerBatch: 0 }),
    },
    {
      code: 'out-of-range',
      at: '/States/S/ItemBatcher/MaxInputBytesPerBatch',
      service: [schema, 'Maximum value is 262144'],
      bad: batching({ MaxInputBytesPerBatch: 262_145 }),
      good: batching({ MaxInputBytesPerBatch: 262_144 }),
    },
    {
      code: 'out-of-range',
      at: '/States/S/Seconds',
      service: [schema, 'Maximum value is 99999999'],
      bad: stateMachineOf({ Type: 'Wait', Seconds: 100_000_000 }),
      good: stateMachineOf({ Type: 'Wait', Seconds: 99_999_999 }),
    },
    {
      code: 'unknown-option',
      at: '/QueryLanguage',
      says: 'Did you mean "JSONata"?',
      service: [schema, 'Value should be one of the following: [JSONPath, JSONata]'],
      bad: machineOf({ S: pass }, { QueryLanguage: 'jsonata' }),
      good: machineOf({ S: pass }, { QueryLanguage: 'JSONata' }),
    },
    {
      code: 'unknown-option',
      at: '/Version',
      service: [schema, 'Value should be one of the following: [1.0]'],
      bad: machineOf({ S: pass }, { Version: '2.0' }),
      good: machineOf({ S: pass }, { Version: '1.0' }),
    },
    {
      code: 'unknown-type',
      at: '/States/S/Type',
      says: 'Did you mean "Pass"?',
      service: [
        schema,
        "The field 'Type' should have one of these values: [Task, Wait, Pass, Succeed, Fail, Choice, Parallel, Map]",
      ],
      bad: stateMachineOf({ Type: 'Pas' }),
      good: stateMachineOf({ Type: 'Pass' }),
    },
    {
      code: 'missing-type',
      at: '/States/S',
      service: [schema, 'These fields are required: [Type]'],
      bad: machineOf({ S: { End: true } }),
      good: machineOf({ S: pass }),
    },
  ]);
});

describe('flow and waits', () => {
  const wait = (more: object, machine = {}) => stateMachineOf({ Type: 'Wait', ...more }, machine);
  checkRule([
    {
      code: 'next-and-end',
      at: '/States/S/End',
      service: [schema, 'There should only be one of the following fields: [Next, End]'],
      bad: machineOf({ S: { Type: 'Pass', Next: 'T', End: true }, T: pass }),
      good: machineOf({ S: { Type: 'Pass', Next: 'T' }, T: pass }),
    },
    {
      code: 'no-next-or-end',
      at: '/States/S',
      service: [schema, 'This object should have only one of the following fields: [Next, End]'],
      bad: machineOf({ S: { Type: 'Pass' }, T: pass }),
      good: machineOf({ S: { Type: 'Pass', Next: 'T' }, T: pass }),
    },
    {
      code: 'end-false',
      at: '/States/S/End',
      severity: 'warning',
      bad: machineOf({ S: { Type: 'Pass', Next: 'T', End: false }, T: pass }),
      good: machineOf({ S: { Type: 'Pass', Next: 'T' }, T: pass }),
    },
    { code: 'wait-without-time', at: '/States/S', bad: wait({}), good: wait({ Seconds: 1 }) },
    {
      code: 'wait-with-two-times',
      at: '/States/S/Seconds',
      service: [
        schema,
        'There should only be one of the following fields: [SecondsPath, Seconds, TimestampPath, Timestamp]',
      ],
      bad: wait({ Seconds: 1, SecondsPath: '$.s' }),
      good: wait({ SecondsPath: '$.s' }),
    },
    {
      code: 'bad-timestamp',
      at: '/States/S/Timestamp',
      service: [schema, 'String does not match RFC3339 timestamp'],
      bad: wait({ Timestamp: '2016-13-05T21:29:29Z' }),
      good: wait({ Timestamp: '2016-12-05T21:29:29.123Z' }),
    },
    {
      code: 'bad-timestamp',
      at: '/States/S/Timestamp',
      bad: wait({ Timestamp: '{% $now() %}' }),
      good: wait({ Timestamp: '{% $now() %}' }, { QueryLanguage: 'JSONata' }),
    },
    {
      code: 'bad-timestamp',
      at: '/States/S/Timestamp',
      bad: wait({ Timestamp: '2023-02-29T00:00:00Z' }),
      good: wait({ Timestamp: '2024-02-29T00:00:00Z' }),
    },
  ]);
});

describe('targets, reachability and ends', () => {
  checkRule([
    {
      code: 'unknown-target',
      at: '/States/Pay/Next',
      says: 'Did you mean "Refund"?',
      service: ['MISSING_TRANSITION_TARGET', "Missing 'Next' target: Refnd"],
      bad: machineOf({ Pay: { Type: 'Pass', Next: 'Refnd' }, Refund: pass }),
      good: machineOf({ Pay: { Type: 'Pass', Next: 'Refund' }, Refund: pass }),
    },
    {
      code: 'unknown-target',
      at: '/StartAt',
      bad: { StartAt: 'B', States: { A: pass } },
      good: { StartAt: 'A', States: { A: pass } },
    },
    {
      code: 'unknown-target',
      at: '/States/P/Branches/0/States/A/Next',
      says: 'cannot leave its own States object',
      bad: machineOf({
        P: { Type: 'Parallel', Branches: [{ StartAt: 'A', States: { A: { Type: 'Pass', Next: 'Z' } } }], Next: 'Z' },
        Z: pass,
      }),
      good: machineOf({
        P: { Type: 'Parallel', Branches: [{ StartAt: 'A', States: { A: pass } }], Next: 'Z' },
        Z: pass,
      }),
    },
    {
      code: 'unknown-target',
      at: '/States/C/Choices/0/Next',
      bad: machineOf({
        C: { Type: 'Choice', Choices: [{ Variable: '$.a', IsNull: true, Next: 'X' }], Default: 'Z' },
        Z: pass,
      }),
      good: machineOf({ C: { Type: 'Choice', Choices: [{ Variable: '$.a', IsNull: true, Next: 'Z' }] }, Z: pass }),
    },
    {
      code: 'unreachable-state',
      at: '/States/Lost',
      service: ['MISSING_TRANSITION_TARGET', 'State "Lost" is not reachable.'],
      bad: machineOf({ S: pass, Lost: pass }),
      good: machineOf({ S: { Type: 'Pass', Next: 'Lost' }, Lost: pass }),
    },
    {
      code: 'unreachable-state',
      at: '/States/B',
      says: 'never reached',
      bad: machineOf({ S: pass, B: { Type: 'Pass', Next: 'B' } }),
      good: machineOf({ S: pass }),
    },
    {
      code: 'no-terminal-state',
      at: '/States',
      service: ['MISSING_END_STATE', 'Workflow has no terminal state'],
      bad: machineOf({ A: { Type: 'Pass', Next: 'A' } }),
      good: machineOf({ A: { Type: 'Pass', Next: 'B' }, B: { Type: 'Succeed' } }),
    },
    {
      code: 'scope-without-end',
      at: '/States/S/Branches/0/States',
      severity: 'warning',
      bad: stateMachineOf({
        Type: 'Parallel',
        Branches: [{ StartAt: 'A', States: { A: { Type: 'Pass', Next: 'A' } } }],
      }),
      good: stateMachineOf({ Type: 'Parallel', Branches: [{ StartAt: 'A', States: { A: pass } }] }),
    },
  ]);
});

describe('names', () => {
  const map = (label: string) => ({
    Type: 'Map',
    Label: label,
    End: true,
    ItemProcessor: {
      ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
      StartAt: `in ${label}`,
      States: { [`in ${label}`]: pass },
    },
  });
  const leadingOn = ({ End: _end, ...state }: ReturnType<typeof map>) => ({ ...state, Next: 'T' });
  const long = 'x'.repeat(81);
  checkRule([
    {
      code: 'duplicate-state-name',
      at: '/States/P/Branches/0/States/Z',
      service: ['DUPLICATE_STATE_NAME', 'Duplicate State name: Z'],
      bad: machineOf({
        Z: { Type: 'Pass', Next: 'P' },
        P: { Type: 'Parallel', Branches: [{ StartAt: 'Z', States: { Z: pass } }], End: true },
      }),
      good: machineOf({
        Z: { Type: 'Pass', Next: 'P' },
        P: { Type: 'Parallel', Branches: [{ StartAt: 'A', States: { A: pass } }], End: true },
      }),
    },
    {
      code: 'long-state-name',
      at: `/States/${long}`,
      bad: machineOf({ [long]: pass }),
      good: machineOf({ [long.slice(1)]: pass }),
    },
    {
      code: 'bad-label',
      at: '/States/S/Label',
      says: '41 characters',
      service: [
        'INVALID_LABEL_NAME',
        `Invalid Label name: ${'a'.repeat(41)} exceeds the 40-character limit allowed by the service`,
      ],
      bad: machineOf({ S: map('a'.repeat(41)) }),
      good: machineOf({ S: map('a'.repeat(40)) }),
    },
    {
      code: 'bad-label',
      at: '/States/S/Label',
      service: ['INVALID_LABEL_NAME', "Label contains invalid character: ' '"],
      bad: machineOf({ S: map('a b') }),
      good: machineOf({ S: map('a-b') }),
    },
    { code: 'bad-label', at: '/States/S/Label', bad: machineOf({ S: map('') }), good: machineOf({ S: map('x') }) },
    {
      code: 'duplicate-label',
      at: '/States/T/Label',
      service: ['DUPLICATE_LABEL_NAME', 'Duplicate Label name: a'],
      bad: machineOf({ S: leadingOn(map('a')), T: { ...map('a'), ItemProcessor: { ...map('b').ItemProcessor } } }),
      good: machineOf({ S: leadingOn(map('a')), T: map('b') }),
    },
  ]);
});
