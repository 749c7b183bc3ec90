import { describe, expect, it } from 'vitest';
import { enableYaml } from '../document/yaml';
import { readTree, type Syntax } from '../document/tree';
import { complete } from './complete';
import type { CompletionData, CompletionItem } from './completion/item';
import { sdkNames } from './testing/sdkNames';

enableYaml();

/** Completes at the `|` in the text. */
function at(
  marked: string,
  syntax: Syntax = 'json',
  data?: CompletionData,
): { readonly text: string; readonly items: readonly CompletionItem[] } {
  const offset = marked.indexOf('|');
  const text = marked.slice(0, offset) + marked.slice(offset + 1);
  return { text, items: complete(readTree(text, syntax), offset, data) };
}

function labels(marked: string, data?: CompletionData, syntax: Syntax = 'json'): readonly string[] {
  return at(marked, syntax, data).items.map(({ label }) => label);
}

/** The text after the item with this label was taken, with `|` where the caret is. */
function taking(label: string, marked: string, syntax: Syntax = 'json', data?: CompletionData): string {
  const { text, items } = at(marked, syntax, data);
  const item = items.find((one) => one.label === label);
  if (!item) return `no "${label}" among ${items.map((one) => one.label).join(', ')}`;
  const caret = item.caret ?? item.insert.length;
  return `${text.slice(0, item.from)}${item.insert.slice(0, caret)}|${item.insert.slice(caret)}${text.slice(item.to)}`;
}

const machine = (state: string): string =>
  `{ "StartAt": "A", "States": { "A": ${state}, "B": { "Type": "Succeed" } } }`;

describe('keys', () => {
  it('offers the fields of the machine that are not there yet', () => {
    expect(labels('{ "StartAt": "A", | }')).toEqual([
      'Comment',
      'QueryLanguage',
      'Version',
      'TimeoutSeconds',
      'States',
    ]);
  });

  it('offers the fields of a state by its type and language, without old names', () => {
    const jsonPath = labels(machine('{ "Type": "Map", | }'));
    const jsonata = labels(machine('{ "Type": "Map", "QueryLanguage": "JSONata", | }'));

    expect(jsonPath).toContain('ItemsPath');
    expect(jsonPath).not.toContain('Items');
    expect(jsonPath).not.toContain('Iterator');
    expect(jsonata).toContain('Items');
    expect(jsonata).not.toContain('ItemsPath');
  });

  it('offers the type first while the state has none', () => {
    expect(labels(machine('{ | }'))).toContain('Type');
  });

  it('offers the fields of retriers, catchers, choice rules and readers', () => {
    expect(labels(machine('{ "Type": "Task", "Retry": [{ | }] }'))).toContain('BackoffRate');
    expect(labels(machine('{ "Type": "Task", "Catch": [{ "ErrorEquals": [], | }] }'))).toContain('ResultPath');
    expect(labels(machine('{ "Type": "Choice", "Choices": [{ "And": [{ | }] }] }'))).toContain('StringEquals');
    expect(labels(machine('{ "Type": "Choice", "Choices": [{ "And": [{ | }] }] }'))).not.toContain('Next');
    expect(labels(machine('{ "Type": "Map", "ItemReader": { "ReaderConfig": { | } } }'))).toContain(
      'CSVHeaderLocation',
    );
    expect(labels(machine('{ "Type": "Map", "ItemProcessor": { | } }'))).toEqual([
      'Comment',
      'ProcessorConfig',
      'StartAt',
      'States',
    ]);
  });

  it('offers what the service asks for in Parameters', () => {
    expect(
      labels(
        machine(
          '{ "Type": "Task", "Resource": "arn:aws:states:::sqs:sendMessage", "Parameters": { "QueueUrl": "u", | } }',
        ),
      ),
    ).toEqual(['QueueUrl.$', 'MessageBody', 'MessageBody.$']);
  });

  it('writes the key with an empty value, the caret inside, and a comma where one is missing', () => {
    expect(taking('Next', '{ "States": { "A": { | } } }')).toBe('{ "States": { "A": { "Next": "|" } } }');
    expect(taking('Retry', '{ "States": { "A": { "Type": "Task", | "Next": "B" } } }')).toBe(
      '{ "States": { "A": { "Type": "Task", "Retry": [|], "Next": "B" } } }',
    );
  });

  it('replaces the key that is being written, and leaves its value alone', () => {
    expect(taking('Resource', machine('{ "Type": "Task", "Reso|": "x" }'))).toBe(
      machine('{ "Type": "Task", "Resource"|: "x" }'),
    );
    expect(taking('Next', machine('{ "Type": "Pass", "Ne|" }'))).toBe(machine('{ "Type": "Pass", "Next": "|" }'));
  });

  it('offers nothing among the names of states, in Comment or in plain data', () => {
    expect(labels('{ "States": { | } }')).toEqual([]);
    expect(labels(machine('{ "Type": "Pass", "Comment": "a|" }'))).toEqual([]);
    expect(labels(machine('{ "Type": "Pass", "Result": { | } }'))).toEqual([]);
  });
});

describe('values', () => {
  it('offers types, options, errors and resources', () => {
    expect(labels(machine('{ "Type": "|" }'))).toEqual([
      'Pass',
      'Task',
      'Choice',
      'Wait',
      'Succeed',
      'Fail',
      'Parallel',
      'Map',
    ]);
    expect(labels('{ "QueryLanguage": | }')).toEqual(['JSONPath', 'JSONata']);
    expect(labels(machine('{ "Type": "Task", "Retry": [{ "ErrorEquals": ["|"] }] }'))).toContain('States.Timeout');
    expect(labels(machine('{ "Type": "Task", "Retry": [{ "ErrorEquals": [|] }] }'))).toContain('States.ALL');
    expect(labels(machine('{ "Type": "Task", "Resource": "|" }'))).toContain(
      'arn:aws:states:::states:startExecution.sync:2',
    );
    expect(labels(machine('{ "Type": "Choice", "Choices": [{ "IsNull": | }] }'))).toEqual(['true', 'false']);
  });

  it('offers the states of the scope, but not the state itself', () => {
    const nested = '{ "Type": "Parallel", "Branches": [{ "StartAt": "|", "States": { "X": {}, "Y": {} } }] }';

    expect(labels(machine('{ "Type": "Pass", "Next": "|" }'))).toEqual(['B']);
    expect(labels(machine('{ "Type": "Task", "Catch": [{ "Next": | }] }'))).toEqual(['B']);
    expect(labels('{ "StartAt": "|", "States": { "A": {}, "B": {} } }')).toEqual(['A', 'B']);
    expect(labels(machine(nested))).toEqual(['X', 'Y']);
  });

  it('replaces the whole value, with its quotes', () => {
    expect(taking('B', machine('{ "Type": "Pass", "Next": "old|" }'))).toBe(
      machine('{ "Type": "Pass", "Next": "B"| }'),
    );
    expect(taking('B', machine('{ "Type": "Pass", "Next": | }'))).toBe(machine('{ "Type": "Pass", "Next": "B"| }'));
  });

  it('offers nothing behind a finished value', () => {
    expect(labels(machine('{ "Type": "Pass"| }'))).toEqual([]);
  });
});

describe('expressions', () => {
  const data: CompletionData = {
    input: { order: { id: 7, 'ship to': 'x' }, items: [{ price: 1 }] },
    result: { Payload: { ok: true } },
    variables: { total: { net: 1 } },
  };
  const jsonata = (field: string): string => machine(`{ "Type": "Task", "QueryLanguage": "JSONata", ${field} }`);

  it('completes paths from the sample data', () => {
    expect(labels(machine('{ "Type": "Pass", "InputPath": "$.|" }'), data)).toEqual(['order', 'items']);
    expect(taking('id', machine('{ "Type": "Pass", "InputPath": "$.order.i|" }'), 'json', data)).toBe(
      machine('{ "Type": "Pass", "InputPath": "$.order.id|" }'),
    );
    expect(taking('ship to', machine('{ "Type": "Pass", "InputPath": "$.order.|" }'), 'json', data)).toBe(
      machine(`{ "Type": "Pass", "InputPath": "$.order['ship to']|" }`),
    );
    expect(labels(machine('{ "Type": "Pass", "Parameters": { "v.$": "$.items[0].|" } }'), data)).toEqual(['price']);
  });

  it('completes the context object without sample data, and variables', () => {
    expect(labels(machine('{ "Type": "Pass", "InputPath": "$$.Execution.|" }'))).toContain('StartTime');
    expect(labels(machine('{ "Type": "Pass", "InputPath": "$total.|" }'), data)).toEqual(['net']);
    expect(labels(machine('{ "Type": "Pass", "InputPath": "$|" }'), data)).toEqual(['$.', '$$.', '$total']);
  });

  it('offers intrinsic functions only where they are evaluated', () => {
    expect(labels(machine('{ "Type": "Pass", "Parameters": { "v.$": "States.F|" } }'))).toEqual(['States.Format']);
    expect(labels(machine('{ "Type": "Pass", "Parameters": { "v": "States.F|" } }'))).toEqual([]);
    expect(taking('States.UUID', machine('{ "Type": "Pass", "Parameters": { "v.$": "States.Array(|)" } }'))).toContain(
      'States.Array(States.UUID()|)',
    );
  });

  it('offers the members of $states that exist in the field', () => {
    expect(labels(jsonata('"Arguments": "{% $states.| %}"'))).toEqual(['input', 'context']);
    expect(labels(jsonata('"Output": "{% $states.| %}"'))).toEqual(['input', 'context', 'result']);
    expect(labels(jsonata('"Output": { "v": ["{% $states.result.Payload.| %}"] }'), data)).toEqual(['ok']);
    expect(labels(jsonata('"Catch": [{ "Output": "{% $states.errorOutput.| %}" }]'))).toEqual(['Error', 'Cause']);
  });

  it('offers JSONata functions and variables, with their signatures', () => {
    const items = at(jsonata('"Output": "{% $to| %}"'), 'json', data).items;

    expect(items.map(({ label }) => label)).toEqual(['$total', '$toMillis']);
    expect(items[1]?.detail).toBe('$toMillis(text[, picture])');
  });

  it('offers nothing in a text that is not evaluated', () => {
    expect(labels(jsonata('"Output": "$states.|"'))).toEqual([]);
  });
});

describe('YAML', () => {
  const yaml = 'StartAt: A\nStates:\n  A:\n    Type: Pass\n    |\n  B:\n    Type: Succeed\n';

  it('offers the fields of the object that the blank line belongs to', () => {
    expect(labels(yaml, undefined, 'yaml')).toContain('ResultPath');
    expect(labels('StartAt: A\n|\n', undefined, 'yaml')).toContain('States');
    expect(labels('States:\n  A:\n    Ty|\n', undefined, 'yaml')).toContain('Type');
    expect(
      labels('States:\n  A:\n    Type: Task\n    Retry:\n      - MaxAttempts: 1\n        |\n', undefined, 'yaml'),
    ).toContain('ErrorEquals');
  });

  it('writes keys and values bare', () => {
    expect(taking('Next', yaml, 'yaml')).toContain('Type: Pass\n    Next: |\n');
    expect(taking('B', yaml.replace('|', 'Next: x|'), 'yaml')).toContain('Next: B|\n');
  });
});

describe('calls of the SDK', () => {
  const calling = (typed: string): string => machine(`{ "Type": "Task", "Resource": "${typed}|" }`);

  it('are begun from the list of optimised integrations', () => {
    expect(taking('arn:aws:states:::aws-sdk:', calling(''))).toBe(
      machine('{ "Type": "Task", "Resource": "arn:aws:states:::aws-sdk:|" }'),
    );
  });

  it('are offered service by service, and then action by action', () => {
    const data = { sdkNames: sdkNames() };

    expect(
      taking('arn:aws:states:::aws-sdk:cloudwatchlogs:', calling('arn:aws:states:::aws-sdk:cl'), 'json', data),
    ).toBe(machine('{ "Type": "Task", "Resource": "arn:aws:states:::aws-sdk:cloudwatchlogs:|" }'));
    expect(
      taking('arn:aws-cn:states:::aws-sdk:sqs:purgeQueue', calling('arn:aws-cn:states:::aws-sdk:sqs:pu'), 'json', data),
    ).toBe(machine('{ "Type": "Task", "Resource": "arn:aws-cn:states:::aws-sdk:sqs:purgeQueue"| }'));
    expect(
      labels(calling('arn:aws:states:::aws-sdk:no-such:'), data).filter((label) => label.includes('aws-sdk')),
    ).toEqual([]);
  });
});
