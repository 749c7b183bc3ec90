import type { GlyphName } from '../../base/glyphName';
import type { JsonObject } from '../../base/json';

/** A group of states as the text holds it. A state with `End: true` goes on to wherever the group is put. */
export type Fragment = { readonly StartAt: string; readonly States: JsonObject };

/** A well-known arrangement of states, inserted as one step. */
export type Pattern = {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  readonly glyph: GlyphName;
  /** The states, for each query language. */
  readonly fragment: { readonly JSONPath: Fragment; readonly JSONata: Fragment };
};

const lambda = (name: string) => `arn:aws:lambda:us-east-1:123456789012:function:${name}`;
const invoke = 'arn:aws:states:::lambda:invoke';
const callPath = (name: string, rest: JsonObject): JsonObject => ({
  Type: 'Task',
  Resource: invoke,
  Parameters: { FunctionName: lambda(name), 'Payload.$': '$' },
  ...rest,
});
const callJsonata = (name: string, rest: JsonObject): JsonObject => ({
  Type: 'Task',
  Resource: invoke,
  Arguments: { FunctionName: lambda(name), Payload: '{% $states.input %}' },
  ...rest,
});
const keepInput = '{% $states.input %}';
const all = ['States.ALL'];
const backOff = [
  {
    ErrorEquals: ['States.TaskFailed', 'States.Timeout'],
    IntervalSeconds: 2,
    MaxAttempts: 5,
    BackoffRate: 2,
    MaxDelaySeconds: 60,
    JitterStrategy: 'FULL',
  },
];

/** The patterns that the palette offers. */
export const patterns: readonly Pattern[] = [
  {
    id: 'retry-with-back-off',
    title: 'Retry with back-off',
    glyph: 'retry',
    summary: 'A call that is tried again with growing pauses, and a way out when it keeps failing.',
    fragment: {
      JSONPath: {
        StartAt: 'Call with retries',
        States: {
          'Call with retries': callPath('my-function', {
            TimeoutSeconds: 30,
            Retry: backOff,
            Catch: [{ ErrorEquals: all, ResultPath: '$.error', Next: 'Gave up' }],
            ResultPath: '$.result',
            End: true,
          }),
          'Gave up': { Type: 'Fail', ErrorPath: '$.error.Error', CausePath: '$.error.Cause' },
        },
      },
      JSONata: {
        StartAt: 'Call with retries',
        States: {
          'Call with retries': callJsonata('my-function', {
            TimeoutSeconds: 30,
            Retry: backOff,
            Catch: [{ ErrorEquals: all, Output: '{% $states.errorOutput %}', Next: 'Gave up' }],
            End: true,
          }),
          'Gave up': { Type: 'Fail', Error: '{% $states.input.Error %}', Cause: '{% $states.input.Cause %}' },
        },
      },
    },
  },
  {
    id: 'saga',
    title: 'Saga with compensation',
    glyph: 'undo',
    summary: 'Two steps that belong together: when the second fails, the first is taken back.',
    fragment: {
      JSONPath: {
        StartAt: 'Book the first',
        States: {
          'Book the first': callPath('book-first', {
            ResultPath: '$.first',
            Catch: [{ ErrorEquals: all, ResultPath: '$.error', Next: 'Booking failed' }],
            Next: 'Book the second',
          }),
          'Book the second': callPath('book-second', {
            ResultPath: '$.second',
            Catch: [{ ErrorEquals: all, ResultPath: '$.error', Next: 'Cancel the first' }],
            End: true,
          }),
          'Cancel the first': callPath('cancel-first', { Retry: backOff, ResultPath: null, Next: 'Booking failed' }),
          'Booking failed': { Type: 'Fail', ErrorPath: '$.error.Error', CausePath: '$.error.Cause' },
        },
      },
      JSONata: {
        StartAt: 'Book the first',
        States: {
          'Book the first': callJsonata('book-first', {
            Output: keepInput,
            Catch: [
              { ErrorEquals: all, Assign: { bookingError: '{% $states.errorOutput %}' }, Next: 'Booking failed' },
            ],
            Next: 'Book the second',
          }),
          'Book the second': callJsonata('book-second', {
            Output: keepInput,
            Catch: [
              { ErrorEquals: all, Assign: { bookingError: '{% $states.errorOutput %}' }, Next: 'Cancel the first' },
            ],
            End: true,
          }),
          'Cancel the first': callJsonata('cancel-first', {
            Retry: backOff,
            Output: keepInput,
            Next: 'Booking failed',
          }),
          'Booking failed': { Type: 'Fail', Error: '{% $bookingError.Error %}', Cause: '{% $bookingError.Cause %}' },
        },
      },
    },
  },
  {
    id: 'human-approval',
    title: 'Human approval',
    glyph: 'person',
    summary: 'Sends a task token to a person and waits for the answer, with a time limit.',
    fragment: {
      JSONPath: {
        StartAt: 'Ask for approval',
        States: {
          'Ask for approval': {
            Type: 'Task',
            Resource: 'arn:aws:states:::sns:publish.waitForTaskToken',
            Parameters: {
              TopicArn: 'arn:aws:sns:us-east-1:123456789012:approvals',
              Message: { 'token.$': '$$.Task.Token', 'request.$': '$' },
            },
            TimeoutSeconds: 86400,
            Catch: [{ ErrorEquals: ['States.Timeout'], ResultPath: '$.error', Next: 'Refused' }],
            ResultPath: '$.approval',
            Next: 'Approved?',
          },
          'Approved?': {
            Type: 'Choice',
            Choices: [
              {
                And: [
                  { Variable: '$.approval.approved', IsPresent: true },
                  { Variable: '$.approval.approved', BooleanEquals: true },
                ],
                Comment: 'approved',
                Next: 'Approved',
              },
            ],
            Default: 'Refused',
          },
          Approved: { Type: 'Pass', End: true },
          Refused: {
            Type: 'Fail',
            Error: 'NotApproved',
            Cause: 'The request was refused, or nobody answered in time.',
          },
        },
      },
      JSONata: {
        StartAt: 'Ask for approval',
        States: {
          'Ask for approval': {
            Type: 'Task',
            Resource: 'arn:aws:states:::sns:publish.waitForTaskToken',
            Arguments: {
              TopicArn: 'arn:aws:sns:us-east-1:123456789012:approvals',
              Message: { token: '{% $states.context.Task.Token %}', request: keepInput },
            },
            TimeoutSeconds: 86400,
            Catch: [{ ErrorEquals: ['States.Timeout'], Next: 'Refused' }],
            Assign: { approved: '{% $states.result.approved = true %}' },
            Output: keepInput,
            Next: 'Approved?',
          },
          'Approved?': {
            Type: 'Choice',
            Choices: [{ Condition: '{% $approved %}', Next: 'Approved' }],
            Default: 'Refused',
          },
          Approved: { Type: 'Pass', End: true },
          Refused: {
            Type: 'Fail',
            Error: 'NotApproved',
            Cause: 'The request was refused, or nobody answered in time.',
          },
        },
      },
    },
  },
  {
    id: 'fan-out',
    title: 'Fan out, fan in',
    glyph: 'parallel',
    summary: 'Two things at once, then one state that puts both results together.',
    fragment: {
      JSONPath: {
        StartAt: 'Fan out',
        States: {
          'Fan out': {
            Type: 'Parallel',
            Branches: [
              {
                StartAt: 'Left work',
                States: {
                  'Left work': callPath('left-work', { ResultSelector: { 'left.$': '$.Payload' }, End: true }),
                },
              },
              {
                StartAt: 'Right work',
                States: {
                  'Right work': callPath('right-work', { ResultSelector: { 'right.$': '$.Payload' }, End: true }),
                },
              },
            ],
            Next: 'Fan in',
          },
          'Fan in': {
            Type: 'Pass',
            Parameters: { 'merged.$': 'States.JsonMerge($[0], $[1], false)' },
            OutputPath: '$.merged',
            End: true,
          },
        },
      },
      JSONata: {
        StartAt: 'Fan out',
        States: {
          'Fan out': {
            Type: 'Parallel',
            Branches: [
              {
                StartAt: 'Left work',
                States: {
                  'Left work': callJsonata('left-work', {
                    Output: { left: '{% $states.result.Payload %}' },
                    End: true,
                  }),
                },
              },
              {
                StartAt: 'Right work',
                States: {
                  'Right work': callJsonata('right-work', {
                    Output: { right: '{% $states.result.Payload %}' },
                    End: true,
                  }),
                },
              },
            ],
            Next: 'Fan in',
          },
          'Fan in': { Type: 'Pass', Output: '{% $merge($states.input) %}', End: true },
        },
      },
    },
  },
  {
    id: 'poll-a-job',
    title: 'Poll a job',
    glyph: 'loop',
    summary: 'Starts a job, then looks every half minute whether it has ended.',
    fragment: {
      JSONPath: {
        StartAt: 'Start the job',
        States: {
          'Start the job': callPath('start-job', {
            ResultSelector: { 'id.$': '$.Payload' },
            ResultPath: '$.job',
            Next: 'Wait a while',
          }),
          'Wait a while': { Type: 'Wait', Seconds: 30, Next: 'Look at the job' },
          'Look at the job': callPath('job-status', {
            ResultSelector: { 'status.$': '$.Payload' },
            ResultPath: '$.look',
            Next: 'Has it ended?',
          }),
          'Has it ended?': {
            Type: 'Choice',
            Choices: [
              { Variable: '$.look.status', StringEquals: 'FAILED', Next: 'Job failed' },
              { Variable: '$.look.status', StringEquals: 'RUNNING', Next: 'Wait a while' },
            ],
            Default: 'Job ended',
          },
          'Job ended': { Type: 'Pass', End: true },
          'Job failed': { Type: 'Fail', Error: 'JobFailed', Cause: 'The job reported FAILED.' },
        },
      },
      JSONata: {
        StartAt: 'Start the job',
        States: {
          'Start the job': callJsonata('start-job', {
            Assign: { jobId: '{% $states.result.Payload %}' },
            Output: keepInput,
            Next: 'Wait a while',
          }),
          'Wait a while': { Type: 'Wait', Seconds: 30, Next: 'Look at the job' },
          'Look at the job': callJsonata('job-status', {
            Assign: { jobStatus: '{% $states.result.Payload %}' },
            Output: keepInput,
            Next: 'Has it ended?',
          }),
          'Has it ended?': {
            Type: 'Choice',
            Choices: [
              { Condition: "{% $jobStatus = 'FAILED' %}", Next: 'Job failed' },
              { Condition: "{% $jobStatus = 'RUNNING' %}", Next: 'Wait a while' },
            ],
            Default: 'Job ended',
          },
          'Job ended': { Type: 'Pass', End: true },
          'Job failed': { Type: 'Fail', Error: 'JobFailed', Cause: 'The job reported FAILED.' },
        },
      },
    },
  },
  {
    id: 'process-a-csv',
    title: 'Process a CSV',
    glyph: 'map',
    summary: 'A Distributed Map over the rows of a CSV file in S3, some failures allowed.',
    fragment: {
      JSONPath: {
        StartAt: 'For each row',
        States: {
          'For each row': {
            Type: 'Map',
            ItemReader: {
              Resource: 'arn:aws:states:::s3:getObject',
              ReaderConfig: { InputType: 'CSV', CSVHeaderLocation: 'FIRST_ROW' },
              Parameters: { Bucket: 'my-bucket', Key: 'rows.csv' },
            },
            ItemBatcher: { MaxItemsPerBatch: 100 },
            ItemProcessor: {
              ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
              StartAt: 'Process rows',
              States: { 'Process rows': callPath('process-rows', { OutputPath: '$.Payload', End: true }) },
            },
            ResultWriter: {
              Resource: 'arn:aws:states:::s3:putObject',
              Parameters: { Bucket: 'my-bucket', Prefix: 'results' },
            },
            MaxConcurrency: 50,
            ToleratedFailurePercentage: 5,
            ResultPath: '$.rows',
            End: true,
          },
        },
      },
      JSONata: {
        StartAt: 'For each row',
        States: {
          'For each row': {
            Type: 'Map',
            ItemReader: {
              Resource: 'arn:aws:states:::s3:getObject',
              ReaderConfig: { InputType: 'CSV', CSVHeaderLocation: 'FIRST_ROW' },
              Arguments: { Bucket: 'my-bucket', Key: 'rows.csv' },
            },
            ItemBatcher: { MaxItemsPerBatch: 100 },
            ItemProcessor: {
              ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
              StartAt: 'Process rows',
              States: {
                'Process rows': callJsonata('process-rows', { Output: '{% $states.result.Payload %}', End: true }),
              },
            },
            ResultWriter: {
              Resource: 'arn:aws:states:::s3:putObject',
              Arguments: { Bucket: 'my-bucket', Prefix: 'results' },
            },
            MaxConcurrency: 50,
            ToleratedFailurePercentage: 5,
            End: true,
          },
        },
      },
    },
  },
  {
    id: 'circuit-breaker',
    title: 'Circuit breaker',
    glyph: 'breaker',
    summary: 'Looks first whether the service is known to be down, and remembers when a call fails.',
    fragment: {
      JSONPath: {
        StartAt: 'Read the circuit',
        States: {
          'Read the circuit': {
            Type: 'Task',
            Resource: 'arn:aws:states:::dynamodb:getItem',
            Parameters: { TableName: 'circuits', Key: { service: { S: 'my-service' } } },
            ResultPath: '$.circuit',
            Next: 'Circuit open?',
          },
          'Circuit open?': {
            Type: 'Choice',
            Choices: [
              {
                And: [
                  { Variable: '$.circuit.Item.open.BOOL', IsPresent: true },
                  { Variable: '$.circuit.Item.open.BOOL', BooleanEquals: true },
                ],
                Comment: 'open',
                Next: 'Service is down',
              },
            ],
            Default: 'Call the service',
          },
          'Call the service': callPath('my-service', {
            TimeoutSeconds: 10,
            Catch: [{ ErrorEquals: all, ResultPath: '$.error', Next: 'Open the circuit' }],
            ResultPath: '$.answer',
            End: true,
          }),
          'Open the circuit': {
            Type: 'Task',
            Resource: 'arn:aws:states:::dynamodb:putItem',
            Parameters: { TableName: 'circuits', Item: { service: { S: 'my-service' }, open: { BOOL: true } } },
            ResultPath: null,
            Next: 'Service is down',
          },
          'Service is down': {
            Type: 'Fail',
            Error: 'CircuitOpen',
            Cause: 'The service is down; it is not called for now.',
          },
        },
      },
      JSONata: {
        StartAt: 'Read the circuit',
        States: {
          'Read the circuit': {
            Type: 'Task',
            Resource: 'arn:aws:states:::dynamodb:getItem',
            Arguments: { TableName: 'circuits', Key: { service: { S: 'my-service' } } },
            Assign: { circuitOpen: '{% $states.result.Item.open.BOOL = true %}' },
            Output: keepInput,
            Next: 'Circuit open?',
          },
          'Circuit open?': {
            Type: 'Choice',
            Choices: [{ Condition: '{% $circuitOpen %}', Next: 'Service is down' }],
            Default: 'Call the service',
          },
          'Call the service': callJsonata('my-service', {
            TimeoutSeconds: 10,
            Catch: [{ ErrorEquals: all, Next: 'Open the circuit' }],
            End: true,
          }),
          'Open the circuit': {
            Type: 'Task',
            Resource: 'arn:aws:states:::dynamodb:putItem',
            Arguments: { TableName: 'circuits', Item: { service: { S: 'my-service' }, open: { BOOL: true } } },
            Next: 'Service is down',
          },
          'Service is down': {
            Type: 'Fail',
            Error: 'CircuitOpen',
            Cause: 'The service is down; it is not called for now.',
          },
        },
      },
    },
  },
  {
    id: 'loop-with-counter',
    title: 'Loop with a counter',
    glyph: 'loop',
    summary: 'Does something a fixed number of times, one after another.',
    fragment: {
      JSONPath: {
        StartAt: 'Start counting',
        States: {
          'Start counting': { Type: 'Pass', Assign: { counter: 0 }, Next: 'Counted enough?' },
          'Counted enough?': {
            Type: 'Choice',
            Choices: [{ Variable: '$counter', NumericLessThan: 3, Next: 'Do it once' }],
            Default: 'Counting done',
          },
          'Do it once': {
            Type: 'Pass',
            Assign: { 'counter.$': 'States.MathAdd($counter, 1)' },
            Next: 'Counted enough?',
          },
          'Counting done': { Type: 'Pass', End: true },
        },
      },
      JSONata: {
        StartAt: 'Start counting',
        States: {
          'Start counting': { Type: 'Pass', Assign: { counter: 0 }, Next: 'Counted enough?' },
          'Counted enough?': {
            Type: 'Choice',
            Choices: [{ Condition: '{% $counter < 3 %}', Next: 'Do it once' }],
            Default: 'Counting done',
          },
          'Do it once': { Type: 'Pass', Assign: { counter: '{% $counter + 1 %}' }, Next: 'Counted enough?' },
          'Counting done': { Type: 'Pass', End: true },
        },
      },
    },
  },
];
