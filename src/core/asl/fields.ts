/**
 * The heart of the language: one table with every field that a definition may hold, and what may stand in it.
 *
 * Validation, completion, hover and forms all read this table; to support a new field, add a row. A state's own fields
 * are `fieldRows`; the objects inside them (retriers, catchers, choice rules, readers …) are the sub-tables of
 * `tables`, and `fieldKinds` says which kind of field holds which sub-table.
 *
 * @see reference: ASL sections 1, 3, 7, 8, 9
 * (https://states-language.net/spec.html) and the Step Functions Developer Guide
 */
import type { Json } from '../base/json';
import type { FieldKind, TableName } from './fieldKinds';
import type { QueryLanguage, StateType } from './model';
import { retryDefaults } from './retryDefaults';
import { stateTypes } from './stateTypes';

/** Where a form shows the field. */
export type FieldTab = 'configuration' | 'input' | 'output' | 'errors' | 'variables';

/** One field of an object of the definition. */
export type SubFieldRow = {
  readonly name: string;
  /** The query languages in which the field may stand. */
  readonly languages: readonly QueryLanguage[];
  readonly kind: FieldKind;
  readonly required?: boolean;
  readonly options?: readonly string[];
  readonly range?: { readonly min: number; readonly max: number; readonly integer: boolean };
  /** A path that must lead into the input or a variable: not into the context object. */
  readonly outsideContext?: boolean;
  /** In JSONata the value may be a `{% %}` expression. */
  readonly expression?: boolean;
  /** `null` is allowed, and means something. */
  readonly nullable?: boolean;
  /** What holds when the field is absent. */
  readonly default?: Json;
  /** An older name, kept by the service; the field to use instead. */
  readonly replacedBy?: string;
  /** The comparison operator's kind of operand (choice rules only). */
  readonly operand?: Operand;
  readonly doc: string;
};

/** One field of a state. */
export type FieldRow = SubFieldRow & { readonly types: readonly StateType[]; readonly tab: FieldTab };

/** What a comparison operator compares with. */
export type Operand = 'string' | 'number' | 'boolean' | 'timestamp' | 'pattern';

const both = ['JSONPath', 'JSONata'] as const;
const jsonPath = ['JSONPath'] as const;
const jsonata = ['JSONata'] as const;

const all = stateTypes;
const flowing = ['Pass', 'Task', 'Wait', 'Parallel', 'Map'] as const;
const failing = ['Task', 'Parallel', 'Map'] as const;

/** The largest number of seconds that the service takes: about three years. */
const longestSeconds = 99_999_999;
const seconds = { min: 0, max: longestSeconds, integer: true } as const;
const count = { min: 0, max: Number.MAX_SAFE_INTEGER, integer: true } as const;

/** Every field of every state type. */
export const fieldRows: readonly FieldRow[] = [
  {
    name: 'Type',
    types: all,
    languages: both,
    kind: 'choice',
    required: true,
    options: all,
    tab: 'configuration',
    doc: 'What the state does: Pass, Task, Choice, Wait, Succeed, Fail, Parallel or Map.',
  },
  {
    name: 'Comment',
    types: all,
    languages: both,
    kind: 'longText',
    tab: 'configuration',
    doc: 'A note for people. It has no effect on the run.',
  },
  {
    name: 'QueryLanguage',
    types: all,
    languages: both,
    kind: 'choice',
    options: both,
    tab: 'configuration',
    doc: 'The language of this state’s paths and expressions: JSONPath or JSONata. When absent, the language of the whole machine holds. A state of a JSONata machine cannot go back to JSONPath.',
  },
  // Task
  {
    name: 'Resource',
    types: ['Task'],
    languages: both,
    kind: 'resource',
    required: true,
    tab: 'configuration',
    doc: 'The ARN of the work to do: a service integration such as arn:aws:states:::lambda:invoke, an AWS SDK call (arn:aws:states:::aws-sdk:service:action), a Lambda function or an activity. End a service integration with .sync to wait for its job, or with .waitForTaskToken to wait for a callback.',
  },
  {
    name: 'Arguments',
    types: ['Task', 'Parallel'],
    languages: jsonata,
    kind: 'template',
    expression: true,
    tab: 'input',
    doc: 'What is handed to the task or to every branch. Any JSON; strings between {% and %} are evaluated. When absent, the state’s input is handed on.',
  },
  {
    name: 'Credentials',
    types: ['Task'],
    languages: both,
    kind: 'credentials',
    tab: 'configuration',
    doc: 'The IAM role to take on for this task, for example to call a service in another account.',
  },
  {
    name: 'TimeoutSeconds',
    types: ['Task'],
    languages: both,
    kind: 'number',
    range: { min: 1, max: longestSeconds, integer: true },
    expression: true,
    default: longestSeconds,
    tab: 'configuration',
    doc: 'How many seconds one attempt may take. After that it fails with States.Timeout. Without it, a task that never answers blocks the execution.',
  },
  {
    name: 'TimeoutSecondsPath',
    types: ['Task'],
    languages: jsonPath,
    kind: 'referencePath',
    tab: 'configuration',
    doc: 'A path to the timeout in seconds, instead of TimeoutSeconds.',
  },
  {
    name: 'HeartbeatSeconds',
    types: ['Task'],
    languages: both,
    kind: 'number',
    range: { min: 1, max: longestSeconds, integer: true },
    expression: true,
    tab: 'configuration',
    doc: 'For activities and callbacks: how many seconds may pass between two heartbeats before the task fails with States.Timeout. It should be less than TimeoutSeconds.',
  },
  {
    name: 'HeartbeatSecondsPath',
    types: ['Task'],
    languages: jsonPath,
    kind: 'referencePath',
    tab: 'configuration',
    doc: 'A path to the seconds between heartbeats, instead of HeartbeatSeconds.',
  },
  // Pass
  {
    name: 'Result',
    types: ['Pass'],
    languages: jsonPath,
    kind: 'json',
    tab: 'output',
    doc: 'Fixed JSON that becomes the result of the state. Nothing in it is evaluated; use Parameters for values from the input.',
  },
  // Wait
  {
    name: 'Seconds',
    types: ['Wait'],
    languages: both,
    kind: 'number',
    range: seconds,
    expression: true,
    tab: 'configuration',
    doc: 'How many seconds to wait.',
  },
  {
    name: 'SecondsPath',
    types: ['Wait'],
    languages: jsonPath,
    kind: 'referencePath',
    tab: 'configuration',
    doc: 'A path to the number of seconds to wait.',
  },
  {
    name: 'Timestamp',
    types: ['Wait'],
    languages: both,
    kind: 'timestamp',
    expression: true,
    tab: 'configuration',
    doc: 'The moment to wait for, as in 2026-03-14T01:59:00Z. A moment that has passed does not wait.',
  },
  {
    name: 'TimestampPath',
    types: ['Wait'],
    languages: jsonPath,
    kind: 'referencePath',
    tab: 'configuration',
    doc: 'A path to the moment to wait for.',
  },
  // Choice
  {
    name: 'Choices',
    types: ['Choice'],
    languages: both,
    kind: 'choices',
    required: true,
    tab: 'configuration',
    doc: 'The rules, tried from first to last. The first that is true decides where to go.',
  },
  {
    name: 'Default',
    types: ['Choice'],
    languages: both,
    kind: 'stateName',
    tab: 'configuration',
    doc: 'The state to go to when no rule is true. Without it, such an input fails the execution.',
  },
  // Fail
  {
    name: 'Error',
    types: ['Fail'],
    languages: both,
    kind: 'text',
    expression: true,
    tab: 'configuration',
    doc: 'The name of the error, such as PaymentRefused. Retriers and catchers further out match on it.',
  },
  {
    name: 'ErrorPath',
    types: ['Fail'],
    languages: jsonPath,
    kind: 'stringPath',
    tab: 'configuration',
    doc: 'A path or an intrinsic function that gives the name of the error, instead of Error.',
  },
  {
    name: 'Cause',
    types: ['Fail'],
    languages: both,
    kind: 'longText',
    expression: true,
    tab: 'configuration',
    doc: 'A text for people that says why it failed.',
  },
  {
    name: 'CausePath',
    types: ['Fail'],
    languages: jsonPath,
    kind: 'stringPath',
    tab: 'configuration',
    doc: 'A path or an intrinsic function that gives the cause, instead of Cause.',
  },
  // Parallel
  {
    name: 'Branches',
    types: ['Parallel'],
    languages: both,
    kind: 'branches',
    required: true,
    tab: 'configuration',
    doc: 'The workflows that run at the same time, each with the same input. The result is the list of their outputs, in this order.',
  },
  // Map
  {
    name: 'ItemProcessor',
    types: ['Map'],
    languages: both,
    kind: 'scope',
    tab: 'configuration',
    doc: 'The workflow that runs once for every item.',
  },
  {
    name: 'Iterator',
    types: ['Map'],
    languages: both,
    kind: 'scope',
    replacedBy: 'ItemProcessor',
    tab: 'configuration',
    doc: 'The older name of ItemProcessor. Use one of the two.',
  },
  {
    name: 'Items',
    types: ['Map'],
    languages: jsonata,
    kind: 'items',
    expression: true,
    tab: 'input',
    doc: 'The items to run over: an array, or an expression that gives one. When absent, the state’s input must be an array.',
  },
  {
    name: 'ItemsPath',
    types: ['Map'],
    languages: jsonPath,
    kind: 'referencePath',
    default: '$',
    tab: 'input',
    doc: 'A path to the array of items in the input.',
  },
  {
    name: 'ItemReader',
    types: ['Map'],
    languages: both,
    kind: 'itemReader',
    tab: 'input',
    doc: 'Reads the items from Amazon S3 instead of the input. For distributed maps.',
  },
  {
    name: 'ItemSelector',
    types: ['Map'],
    languages: both,
    kind: 'template',
    expression: true,
    tab: 'input',
    doc: 'Builds the input of each iteration. The item is at $$.Map.Item.Value in JSONPath and at $states.context.Map.Item.Value in JSONata.',
  },
  {
    name: 'ItemBatcher',
    types: ['Map'],
    languages: both,
    kind: 'itemBatcher',
    tab: 'input',
    doc: 'Hands several items to one child execution instead of one. For distributed maps.',
  },
  {
    name: 'ResultWriter',
    types: ['Map'],
    languages: both,
    kind: 'resultWriter',
    tab: 'output',
    doc: 'Writes the results to Amazon S3, or shapes them. For distributed maps.',
  },
  {
    name: 'MaxConcurrency',
    types: ['Map'],
    languages: both,
    kind: 'number',
    range: count,
    expression: true,
    default: 0,
    tab: 'configuration',
    doc: 'How many iterations may run at the same time. 0 sets no limit of its own; 1 runs them one after the other.',
  },
  {
    name: 'MaxConcurrencyPath',
    types: ['Map'],
    languages: jsonPath,
    kind: 'referencePath',
    outsideContext: true,
    tab: 'configuration',
    doc: 'A path to the limit, instead of MaxConcurrency.',
  },
  {
    name: 'ToleratedFailurePercentage',
    types: ['Map'],
    languages: both,
    kind: 'number',
    range: { min: 0, max: 100, integer: false },
    expression: true,
    default: 0,
    tab: 'errors',
    doc: 'What part of the items, in percent, may fail before the whole map fails. For distributed maps.',
  },
  {
    name: 'ToleratedFailurePercentagePath',
    types: ['Map'],
    languages: jsonPath,
    kind: 'referencePath',
    outsideContext: true,
    tab: 'errors',
    doc: 'A path to the tolerated percentage, instead of ToleratedFailurePercentage.',
  },
  {
    name: 'ToleratedFailureCount',
    types: ['Map'],
    languages: both,
    kind: 'number',
    range: count,
    expression: true,
    default: 0,
    tab: 'errors',
    doc: 'How many items may fail before the whole map fails. For distributed maps.',
  },
  {
    name: 'ToleratedFailureCountPath',
    types: ['Map'],
    languages: jsonPath,
    kind: 'referencePath',
    outsideContext: true,
    tab: 'errors',
    doc: 'A path to the tolerated number, instead of ToleratedFailureCount.',
  },
  {
    name: 'Label',
    types: ['Map'],
    languages: both,
    kind: 'text',
    tab: 'configuration',
    doc: 'A short name for the map run, part of its ARN: at most 40 characters, unique in the machine. For distributed maps.',
  },
  // Data in
  {
    name: 'InputPath',
    types: ['Pass', 'Task', 'Choice', 'Wait', 'Succeed', 'Parallel', 'Map'],
    languages: jsonPath,
    kind: 'path',
    nullable: true,
    default: '$',
    tab: 'input',
    doc: 'Selects the part of the input that the state works with. null stands for an empty object.',
  },
  {
    name: 'Parameters',
    types: ['Pass', 'Task', 'Parallel'],
    languages: jsonPath,
    kind: 'template',
    tab: 'input',
    doc: 'Builds what is handed on from fixed values and values of the input. A member whose name ends in .$ holds a path or an intrinsic function.',
  },
  {
    name: 'Parameters',
    types: ['Map'],
    languages: jsonPath,
    kind: 'template',
    replacedBy: 'ItemSelector',
    tab: 'input',
    doc: 'The older name of ItemSelector on a Map state. Use one of the two.',
  },
  // Data out
  {
    name: 'ResultSelector',
    types: failing,
    languages: jsonPath,
    kind: 'template',
    tab: 'output',
    doc: 'Builds a new result from the raw one, before ResultPath places it.',
  },
  {
    name: 'ResultPath',
    types: ['Pass', 'Task', 'Parallel', 'Map'],
    languages: jsonPath,
    kind: 'referencePath',
    nullable: true,
    default: '$',
    tab: 'output',
    doc: 'Where the result is placed in the input. $ replaces the input by the result; null drops the result and keeps the input.',
  },
  {
    name: 'OutputPath',
    types: ['Pass', 'Task', 'Choice', 'Wait', 'Succeed', 'Parallel', 'Map'],
    languages: jsonPath,
    kind: 'path',
    nullable: true,
    default: '$',
    tab: 'output',
    doc: 'Selects the part that is handed to the next state. null stands for an empty object.',
  },
  {
    name: 'Output',
    types: ['Pass', 'Task', 'Choice', 'Wait', 'Succeed', 'Parallel', 'Map'],
    languages: jsonata,
    kind: 'template',
    expression: true,
    tab: 'output',
    doc: 'What is handed to the next state. Any JSON; strings between {% and %} are evaluated. When absent, it is the result, or the input of a state without one.',
  },
  {
    name: 'Assign',
    types: ['Pass', 'Task', 'Choice', 'Wait', 'Parallel', 'Map'],
    languages: both,
    kind: 'assign',
    expression: true,
    tab: 'variables',
    doc: 'Sets variables for the states that follow. On a Choice it holds when Default is taken.',
  },
  // Errors
  {
    name: 'Retry',
    types: failing,
    languages: both,
    kind: 'retry',
    tab: 'errors',
    doc: 'How to try again after an error. The first retrier whose ErrorEquals matches counts.',
  },
  {
    name: 'Catch',
    types: failing,
    languages: both,
    kind: 'catch',
    tab: 'errors',
    doc: 'Where to go after an error that was not retried, or no longer is. The first catcher whose ErrorEquals matches counts.',
  },
  // Flow
  {
    name: 'Next',
    types: flowing,
    languages: both,
    kind: 'stateName',
    tab: 'configuration',
    doc: 'The state to go to afterwards, in the same States object.',
  },
  {
    name: 'End',
    types: flowing,
    languages: both,
    kind: 'end',
    tab: 'configuration',
    doc: 'true ends the workflow, the branch or the iteration after this state.',
  },
];

const comment: SubFieldRow = {
  name: 'Comment',
  languages: both,
  kind: 'longText',
  doc: 'A note for people. It has no effect on the run.',
};
const startAt: SubFieldRow = {
  name: 'StartAt',
  languages: both,
  kind: 'stateName',
  required: true,
  doc: 'The name of the state that comes first.',
};
const states: SubFieldRow = {
  name: 'States',
  languages: both,
  kind: 'states',
  required: true,
  doc: 'The states, by name. Names are unique in the whole machine.',
};
const errorEquals: SubFieldRow = {
  name: 'ErrorEquals',
  languages: both,
  kind: 'texts',
  required: true,
  doc: 'The names of the errors that it is for. States.ALL stands for (nearly) all; it must stand alone, in the last entry.',
};

function comparison(name: string, operand: Operand, doc: string): readonly SubFieldRow[] {
  return [
    { name, languages: jsonPath, kind: 'operand', operand, doc: `True if the variable is a ${operand} and ${doc}.` },
    {
      name: `${name}Path`,
      languages: jsonPath,
      kind: 'referencePath',
      operand,
      doc: `Like ${name}; the value to compare with is at this path.`,
    },
  ];
}

function comparisons(prefix: string, operand: Operand): readonly SubFieldRow[] {
  return [
    ...comparison(`${prefix}Equals`, operand, 'equals the value'),
    ...comparison(`${prefix}LessThan`, operand, 'comes before the value'),
    ...comparison(`${prefix}LessThanEquals`, operand, 'comes before the value or equals it'),
    ...comparison(`${prefix}GreaterThan`, operand, 'comes after the value'),
    ...comparison(`${prefix}GreaterThanEquals`, operand, 'comes after the value or equals it'),
  ];
}

function question(name: string, asks: string): SubFieldRow {
  return {
    name,
    languages: jsonPath,
    kind: 'operand',
    operand: 'boolean',
    doc: `True if the variable ${asks}; with false, true if not.`,
  };
}

/** The comparison operators of JSONPath choice rules. */
export const comparisonOperators: readonly SubFieldRow[] = [
  ...comparisons('String', 'string'),
  {
    name: 'StringMatches',
    languages: jsonPath,
    kind: 'operand',
    operand: 'pattern',
    doc: 'True if the variable is a string of this pattern, in which * stands for any characters. \\\\* is a star.',
  },
  ...comparisons('Numeric', 'number'),
  ...comparison('BooleanEquals', 'boolean', 'equals the value'),
  ...comparisons('Timestamp', 'timestamp'),
  question('IsPresent', 'exists in the input'),
  question('IsNull', 'is null'),
  question('IsString', 'is a string'),
  question('IsNumeric', 'is a number'),
  question('IsBoolean', 'is true or false'),
  question('IsTimestamp', 'is a timestamp such as 2026-03-14T01:59:00Z'),
];

const condition: readonly SubFieldRow[] = [
  { name: 'Variable', languages: jsonPath, kind: 'referencePath', doc: 'A path to the value that is compared.' },
  ...comparisonOperators,
  { name: 'And', languages: jsonPath, kind: 'rules', doc: 'True if all of these rules are true.' },
  { name: 'Or', languages: jsonPath, kind: 'rules', doc: 'True if one of these rules is true.' },
  { name: 'Not', languages: jsonPath, kind: 'rule', doc: 'True if this rule is false.' },
];

const assign: SubFieldRow = {
  name: 'Assign',
  languages: both,
  kind: 'assign',
  expression: true,
  doc: 'Sets variables for the states that follow.',
};
const bucketAndKey = 'The bucket and the object, as the S3 call takes them.';

/** The fields of every object that is not a state. */
export const tables: Readonly<Record<TableName, readonly SubFieldRow[]>> = {
  machine: [
    comment,
    {
      name: 'QueryLanguage',
      languages: both,
      kind: 'choice',
      options: both,
      default: 'JSONPath',
      doc: 'The language of paths and expressions in all states that do not name their own.',
    },
    {
      name: 'Version',
      languages: both,
      kind: 'choice',
      options: ['1.0'],
      default: '1.0',
      doc: 'The version of the States Language; there is only 1.0.',
    },
    {
      name: 'TimeoutSeconds',
      languages: both,
      kind: 'number',
      range: seconds,
      doc: 'How many seconds the whole execution may take before it ends as timed out.',
    },
    startAt,
    states,
  ],
  branch: [comment, startAt, states],
  processor: [
    comment,
    {
      name: 'ProcessorConfig',
      languages: both,
      kind: 'processorConfig',
      doc: 'Whether the items are processed inside this execution or in child executions.',
    },
    startAt,
    states,
  ],
  processorConfig: [
    {
      name: 'Mode',
      languages: both,
      kind: 'choice',
      options: ['INLINE', 'DISTRIBUTED'],
      default: 'INLINE',
      doc: 'INLINE runs the items inside this execution, at most 40 at a time. DISTRIBUTED runs each in a child execution, up to 10,000 at a time.',
    },
    {
      name: 'ExecutionType',
      languages: both,
      kind: 'choice',
      options: ['STANDARD', 'EXPRESS'],
      doc: 'The type of the child executions. Required for DISTRIBUTED, not allowed for INLINE.',
    },
  ],
  retrier: [
    errorEquals,
    {
      name: 'IntervalSeconds',
      languages: both,
      kind: 'number',
      range: seconds,
      default: retryDefaults.IntervalSeconds,
      doc: 'How many seconds to wait before the first retry.',
    },
    {
      name: 'MaxAttempts',
      languages: both,
      kind: 'number',
      range: seconds,
      default: retryDefaults.MaxAttempts,
      doc: 'How many times to try again. 0 means never.',
    },
    {
      name: 'BackoffRate',
      languages: both,
      kind: 'number',
      range: { min: 1, max: Number.MAX_VALUE, integer: false },
      default: retryDefaults.BackoffRate,
      doc: 'By how much the wait grows with each retry.',
    },
    {
      name: 'MaxDelaySeconds',
      languages: both,
      kind: 'number',
      range: { min: 1, max: 31_622_400, integer: true },
      doc: 'The longest wait between two tries, in seconds.',
    },
    {
      name: 'JitterStrategy',
      languages: both,
      kind: 'choice',
      options: ['FULL', 'NONE'],
      default: 'NONE',
      doc: 'FULL waits a random time up to the computed one, so that many executions do not retry at the same moment.',
    },
    comment,
  ],
  catcher: [
    errorEquals,
    {
      name: 'Next',
      languages: both,
      kind: 'stateName',
      required: true,
      doc: 'The state to go to after the error, in the same States object.',
    },
    {
      name: 'ResultPath',
      languages: jsonPath,
      kind: 'referencePath',
      nullable: true,
      default: '$',
      doc: 'Where the error (an object with Error and Cause) is placed in the input. $ replaces the input; $.error keeps it.',
    },
    {
      name: 'Output',
      languages: jsonata,
      kind: 'template',
      expression: true,
      doc: 'What is handed to the next state. The error is at $states.errorOutput.',
    },
    assign,
    comment,
  ],
  rule: [
    comment,
    ...condition,
    {
      name: 'Condition',
      languages: jsonata,
      kind: 'expression',
      expression: true,
      required: true,
      doc: 'An expression that gives true or false.',
    },
    {
      name: 'Next',
      languages: both,
      kind: 'stateName',
      required: true,
      doc: 'The state to go to when the rule is true.',
    },
    {
      name: 'Assign',
      languages: both,
      kind: 'assign',
      expression: true,
      doc: 'Sets variables when this rule is taken.',
    },
    {
      name: 'Output',
      languages: jsonata,
      kind: 'template',
      expression: true,
      doc: 'What is handed to the next state when this rule is taken.',
    },
  ],
  nestedRule: [comment, ...condition],
  itemReader: [
    {
      name: 'Resource',
      languages: both,
      kind: 'choice',
      required: true,
      options: ['arn:aws:states:::s3:getObject', 'arn:aws:states:::s3:listObjectsV2'],
      doc: 'How to read: s3:getObject for the items in one object, s3:listObjectsV2 for the objects of a bucket.',
    },
    {
      name: 'ReaderConfig',
      languages: both,
      kind: 'readerConfig',
      doc: 'The format of the data, and how much of it to read.',
    },
    { name: 'Parameters', languages: jsonPath, kind: 'template', required: true, doc: bucketAndKey },
    { name: 'Arguments', languages: jsonata, kind: 'template', expression: true, required: true, doc: bucketAndKey },
  ],
  readerConfig: [
    {
      name: 'InputType',
      languages: both,
      kind: 'choice',
      options: ['CSV', 'JSON', 'JSONL', 'PARQUET', 'MANIFEST'],
      doc: 'The format of the data.',
    },
    {
      name: 'CSVHeaderLocation',
      languages: both,
      kind: 'choice',
      options: ['FIRST_ROW', 'GIVEN'],
      doc: 'Where the column names of a CSV file are: in its first row, or in CSVHeaders.',
    },
    { name: 'CSVHeaders', languages: both, kind: 'texts', doc: 'The column names, when CSVHeaderLocation is GIVEN.' },
    {
      name: 'CSVDelimiter',
      languages: both,
      kind: 'choice',
      options: ['COMMA', 'PIPE', 'SEMICOLON', 'SPACE', 'TAB'],
      default: 'COMMA',
      doc: 'What separates the columns of a CSV file.',
    },
    {
      name: 'ItemsPointer',
      languages: both,
      kind: 'text',
      doc: 'A JSON Pointer to the array of items inside a JSON file.',
    },
    {
      name: 'ManifestType',
      languages: both,
      kind: 'choice',
      options: ['S3_INVENTORY', 'ATHENA_DATA'],
      doc: 'What wrote the manifest.',
    },
    {
      name: 'Transformation',
      languages: both,
      kind: 'choice',
      options: ['NONE', 'LOAD_AND_FLATTEN'],
      default: 'NONE',
      doc: 'For a list of objects: LOAD_AND_FLATTEN reads the items inside the objects.',
    },
    {
      name: 'MaxItems',
      languages: both,
      kind: 'number',
      range: { min: 0, max: 100_000_000, integer: true },
      expression: true,
      doc: 'How many items to read at most.',
    },
    {
      name: 'MaxItemsPath',
      languages: jsonPath,
      kind: 'referencePath',
      outsideContext: true,
      doc: 'A path to the number, instead of MaxItems.',
    },
  ],
  itemBatcher: [
    {
      name: 'BatchInput',
      languages: both,
      kind: 'template',
      expression: true,
      doc: 'JSON that every batch gets beside its items.',
    },
    {
      name: 'MaxItemsPerBatch',
      languages: both,
      kind: 'number',
      range: count,
      expression: true,
      doc: 'How many items a batch holds at most.',
    },
    {
      name: 'MaxItemsPerBatchPath',
      languages: jsonPath,
      kind: 'referencePath',
      outsideContext: true,
      doc: 'A path to the number, instead of MaxItemsPerBatch.',
    },
    {
      name: 'MaxInputBytesPerBatch',
      languages: both,
      kind: 'number',
      range: { min: 0, max: 262_144, integer: true },
      expression: true,
      doc: 'How many bytes the input of a batch holds at most, up to 256 KiB.',
    },
    {
      name: 'MaxInputBytesPerBatchPath',
      languages: jsonPath,
      kind: 'referencePath',
      outsideContext: true,
      doc: 'A path to the number, instead of MaxInputBytesPerBatch.',
    },
  ],
  resultWriter: [
    {
      name: 'Resource',
      languages: both,
      kind: 'choice',
      options: ['arn:aws:states:::s3:putObject'],
      doc: 'Where to write: s3:putObject.',
    },
    { name: 'WriterConfig', languages: both, kind: 'writerConfig', doc: 'The shape and the format of the results.' },
    { name: 'Parameters', languages: jsonPath, kind: 'template', doc: 'The bucket and the prefix to write to.' },
    {
      name: 'Arguments',
      languages: jsonata,
      kind: 'template',
      expression: true,
      doc: 'The bucket and the prefix to write to.',
    },
  ],
  writerConfig: [
    {
      name: 'Transformation',
      languages: both,
      kind: 'choice',
      options: ['NONE', 'COMPACT', 'FLATTEN'],
      doc: 'NONE keeps a record of each child execution, COMPACT only its output, FLATTEN joins outputs that are arrays.',
    },
    {
      name: 'OutputType',
      languages: both,
      kind: 'choice',
      options: ['JSON', 'JSONL'],
      default: 'JSON',
      doc: 'The format of the files: one JSON array, or one item a line.',
    },
  ],
  credentials: [
    {
      name: 'RoleArn',
      languages: both,
      kind: 'roleArn',
      required: true,
      expression: true,
      doc: 'The ARN of the role to take on; with RoleArn.$, a path to it.',
    },
  ],
};

/** Fields of which a state, or another object, may have one at most. */
export const exclusiveFields: readonly (readonly string[])[] = [
  ['TimeoutSeconds', 'TimeoutSecondsPath'],
  ['HeartbeatSeconds', 'HeartbeatSecondsPath'],
  ['MaxConcurrency', 'MaxConcurrencyPath'],
  ['ToleratedFailureCount', 'ToleratedFailureCountPath'],
  ['ToleratedFailurePercentage', 'ToleratedFailurePercentagePath'],
  ['Error', 'ErrorPath'],
  ['Cause', 'CausePath'],
  ['ItemProcessor', 'Iterator'],
  ['ItemSelector', 'Parameters'],
  ['MaxItems', 'MaxItemsPath'],
  ['MaxItemsPerBatch', 'MaxItemsPerBatchPath'],
  ['MaxInputBytesPerBatch', 'MaxInputBytesPerBatchPath'],
];

const rowsByType = new Map<StateType, ReadonlyMap<string, FieldRow>>(
  all.map((type) => [type, new Map(fieldRows.filter((row) => row.types.includes(type)).map((row) => [row.name, row]))]),
);
const rowsByTable = new Map<TableName, ReadonlyMap<string, SubFieldRow>>();

/** The fields of a state type, by name, in both languages. */
export function fieldsByName(type: StateType): ReadonlyMap<string, FieldRow> {
  return rowsByType.get(type) ?? new Map();
}

/** The fields of an object that is not a state, by name, in both languages. */
export function tableByName(table: TableName): ReadonlyMap<string, SubFieldRow> {
  let rows = rowsByTable.get(table);
  if (!rows) rowsByTable.set(table, (rows = new Map(tables[table].map((row) => [row.name, row]))));
  return rows;
}

/** The fields that a state of a type may have in a query language, in the order of the table. */
export function fieldsOf(type: StateType, language: QueryLanguage): readonly FieldRow[] {
  return fieldRows.filter((row) => row.types.includes(type) && row.languages.includes(language));
}
