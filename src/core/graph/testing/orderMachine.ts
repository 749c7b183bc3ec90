import type { JsonObject } from '../../base/json';

const lambda = 'arn:aws:states:::lambda:invoke';

/** The workflow in the pictures of the product's design: a choice, a shared failure, a meeting place, a Map. */
export const orderMachine: JsonObject = {
  StartAt: 'Fetch an order',
  States: {
    'Fetch an order': {
      Type: 'Task',
      Resource: lambda,
      Retry: [{ ErrorEquals: ['States.ALL'] }],
      Catch: [{ ErrorEquals: ['States.TaskFailed'], Next: 'Unserved region' }],
      Next: 'Which region?',
    },
    'Which region?': {
      Type: 'Choice',
      Choices: [
        { Variable: '$.region', StringEquals: 'A', Next: 'Create order A' },
        { Variable: '$.region', StringEquals: 'B', Next: 'Create order B' },
      ],
      Default: 'Unserved region',
    },
    'Create order A': { Type: 'Task', Resource: lambda, Next: 'Pack the items' },
    'Create order B': { Type: 'Task', Resource: 'arn:aws:states:::dynamodb:putItem', Next: 'Pack the items' },
    'Unserved region': { Type: 'Fail', Error: 'UnservedRegion' },
    'Pack the items': {
      Type: 'Map',
      ItemsPath: '$.items',
      MaxConcurrency: 5,
      ItemProcessor: {
        StartAt: 'Reserve stock',
        States: {
          'Reserve stock': {
            Type: 'Task',
            Resource: 'arn:aws:states:::sqs:sendMessage.waitForTaskToken',
            Next: 'Print label',
          },
          'Print label': { Type: 'Task', Resource: lambda, End: true },
        },
      },
      Next: 'Tell the customer',
    },
    'Tell the customer': { Type: 'Task', Resource: 'arn:aws:states:::sns:publish', End: true },
  },
};

/** A job that is asked for again and again until it is done: a loop, and a failure that three states lead to. */
export const pollMachine: JsonObject = {
  StartAt: 'Submit',
  States: {
    Submit: {
      Type: 'Task',
      Resource: lambda,
      Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Failed job' }],
      Next: 'Wait',
    },
    Wait: { Type: 'Wait', Seconds: 10, Next: 'Ask' },
    Ask: {
      Type: 'Task',
      Resource: lambda,
      Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Failed job' }],
      Next: 'Done?',
    },
    'Done?': {
      Type: 'Choice',
      Choices: [
        { Variable: '$.status', StringEquals: 'DONE', Next: 'Report' },
        { Variable: '$.status', StringEquals: 'FAILED', Next: 'Failed job' },
      ],
      Default: 'Wait',
    },
    Report: { Type: 'Task', Resource: lambda, End: true },
    'Failed job': { Type: 'Fail' },
  },
};

/** Two branches in a Parallel, one of them empty. */
export const branchMachine: JsonObject = {
  StartAt: 'Both',
  States: {
    Both: {
      Type: 'Parallel',
      Branches: [
        {
          StartAt: 'Left 1',
          States: { 'Left 1': { Type: 'Pass', Next: 'Left 2' }, 'Left 2': { Type: 'Pass', End: true } },
        },
        { StartAt: 'Right 1', States: { 'Right 1': { Type: 'Pass', End: true } } },
        { States: {} },
      ],
      Next: 'Last',
    },
    Last: { Type: 'Succeed' },
  },
};
