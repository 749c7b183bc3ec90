import { describe, expect, it } from 'vitest';
import type { Json } from '../base/json';
import { isFailed } from '../base/result';
import { applyChanges } from '../document/changes';
import { readTree } from '../document/tree';
import type { Machine } from './model';
import { applyQuickFix, quickFixes } from './quickFixes';
import { readModel } from './readModel';
import { machineOf, stateMachineOf } from './testing/checkRule';
import { sdkNames } from './testing/sdkNames';
import { validate } from './validate';

const pass = { Type: 'Pass', End: true };
const lambda = 'arn:aws:states:::lambda:invoke';

function readMachine(definition: Json): Machine {
  return readModel(readTree(JSON.stringify(definition, null, 2), 'json'));
}

/** Takes the fix with this title for the problem with this code, and gives the definition after it. */
function fixed(definition: Json, code: string, title: string): unknown {
  const machine = readMachine(definition);
  const problem = validate(machine, { sdkNames: sdkNames() }).find((one) => one.code === code);
  if (!problem) return `no problem ${code}`;
  const fixes = quickFixes(machine, problem);
  const fix = fixes.find((one) => one.title === title);
  if (!fix) return `no fix among ${fixes.map((one) => one.title).join(', ')}`;
  const result = applyQuickFix(machine, fix);
  if (isFailed(result)) return result.error;
  const text = applyChanges(machine.tree.text, result.changes);
  expect(
    validate(readModel(readTree(text, 'json'))).filter((one) => one.code === code && one.at === problem.at),
  ).toEqual([]);
  return JSON.parse(text);
}

describe('a state that is a text', () => {
  const after = (text: string): unknown => {
    const definition: Json = { StartAt: 'A', States: { A: text } };
    return fixed(definition, 'missing-type', /^[A-Z]/.test(text) ? 'Write "Type: Succeed"' : 'Make it a Pass state');
  };

  it.each(['Type Succeed', 'Type:Succeed'])('becomes what "%s" was meant to be', (text) => {
    expect(after(text)).toEqual({ StartAt: 'A', States: { A: { Type: 'Succeed' } } });
  });

  it('becomes a Pass state otherwise, and is no reason to miss an end', () => {
    expect(after('later')).toMatchObject({ States: { A: { Type: 'Pass' } } });
    expect(validate(readMachine({ StartAt: 'A', States: { A: 'later' } })).map(({ code }) => code)).toEqual([
      'missing-type',
    ]);
  });
});

describe('quick fixes', () => {
  it.each<[string, string, Json, Json]>([
    [
      'unknown-target',
      'Change to "Refund"',
      machineOf({ A: { Type: 'Pass', Next: 'Refnd' }, Refund: pass }),
      machineOf({ A: { Type: 'Pass', Next: 'Refund' }, Refund: pass }),
    ],
    [
      'unknown-target',
      'Create state "B"',
      machineOf({ A: { Type: 'Pass', Next: 'B' }, Z: { Type: 'Succeed' } }),
      machineOf({ A: { Type: 'Pass', Next: 'B' }, Z: { Type: 'Succeed' }, B: pass }),
    ],
    [
      'unknown-target',
      'Create state "B"',
      { StartAt: 'B', States: { A: pass } },
      { StartAt: 'B', States: { A: pass, B: pass } },
    ],
    ['unreachable-state', 'Remove state "B"', machineOf({ A: pass, B: pass }), machineOf({ A: pass })],
    [
      'no-next-or-end',
      'Go on to "B"',
      machineOf({ A: { Type: 'Pass' }, B: pass }),
      machineOf({ A: { Type: 'Pass', Next: 'B' }, B: pass }),
    ],
    ['no-next-or-end', 'End here', machineOf({ A: { Type: 'Pass' } }), machineOf({ A: pass })],
    [
      'next-and-end',
      'Remove "End" and go on',
      machineOf({ A: { Type: 'Pass', Next: 'B', End: true }, B: pass }),
      machineOf({ A: { Type: 'Pass', Next: 'B' }, B: pass }),
    ],
    [
      'unknown-field',
      'Rename to "Result"',
      stateMachineOf({ Type: 'Pass', Resul: 1 }),
      stateMachineOf({ Type: 'Pass', Result: 1 }),
    ],
    ['unknown-field', 'Remove "Resul"', stateMachineOf({ Type: 'Pass', Resul: 1 }), stateMachineOf({ Type: 'Pass' })],
    [
      'wrong-query-language',
      'Remove "Output"',
      stateMachineOf({ Type: 'Pass', Output: 1 }),
      stateMachineOf({ Type: 'Pass' }),
    ],
    [
      'exclusive-fields',
      'Remove "Error"',
      stateMachineOf({ Type: 'Fail', Error: 'e', ErrorPath: '$.e' }),
      stateMachineOf({ Type: 'Fail', ErrorPath: '$.e' }),
    ],
    ['missing-field', 'Start at "A"', { States: { A: pass } }, { States: { A: pass }, StartAt: 'A' }],
    ['unknown-type', 'Change to "Pass"', stateMachineOf({ Type: 'pass' }), stateMachineOf({ Type: 'Pass' })],
    [
      'unknown-resource',
      'Change to "arn:aws:states:::aws-sdk:dynamodb:query"',
      stateMachineOf({ Type: 'Task', Resource: 'arn:aws:states:::dynamodb:query', Parameters: {} }),
      stateMachineOf({ Type: 'Task', Resource: 'arn:aws:states:::aws-sdk:dynamodb:query', Parameters: {} }),
    ],
    [
      'unknown-resource',
      `Change to "${lambda}"`,
      stateMachineOf({ Type: 'Task', Resource: `${lambda}.sync`, Parameters: { FunctionName: 'f' } }),
      stateMachineOf({ Type: 'Task', Resource: lambda, Parameters: { FunctionName: 'f' } }),
    ],
    [
      'unknown-argument',
      'Rename to "Payload"',
      stateMachineOf({ Type: 'Task', Resource: lambda, Parameters: { FunctionName: 'f', Payloads: 1 } }),
      stateMachineOf({ Type: 'Task', Resource: lambda, Parameters: { FunctionName: 'f', Payload: 1 } }),
    ],
    [
      'unknown-argument',
      'Rename to "Payload.$"',
      stateMachineOf({ Type: 'Task', Resource: lambda, Parameters: { FunctionName: 'f', 'payload.$': '$' } }),
      stateMachineOf({ Type: 'Task', Resource: lambda, Parameters: { FunctionName: 'f', 'Payload.$': '$' } }),
    ],
    [
      'wrong-argument-type',
      'Call it "ConsistentRead.$"',
      stateMachineOf({
        Type: 'Task',
        Resource: 'arn:aws:states:::dynamodb:getItem',
        Parameters: { TableName: 't', Key: {}, ConsistentRead: '$.now' },
      }),
      stateMachineOf({
        Type: 'Task',
        Resource: 'arn:aws:states:::dynamodb:getItem',
        Parameters: { TableName: 't', Key: {}, 'ConsistentRead.$': '$.now' },
      }),
    ],
    [
      'wait-without-time',
      'Wait for 60 seconds',
      stateMachineOf({ Type: 'Wait' }),
      stateMachineOf({ Type: 'Wait', Seconds: 60 }),
    ],
    [
      'states-all-not-last',
      'Move it to the end',
      stateMachineOf({
        Type: 'Task',
        Resource: '${F}',
        Retry: [{ ErrorEquals: ['States.ALL'], MaxAttempts: 1 }, { ErrorEquals: ['A'] }],
      }),
      stateMachineOf({
        Type: 'Task',
        Resource: '${F}',
        Retry: [{ ErrorEquals: ['A'] }, { ErrorEquals: ['States.ALL'], MaxAttempts: 1 }],
      }),
    ],
    [
      'states-all-not-last',
      'Give States.ALL an entry of its own at the end',
      stateMachineOf({ Type: 'Task', Resource: '${F}', Catch: [{ ErrorEquals: ['A', 'States.ALL'], Next: 'S' }] }),
      stateMachineOf({
        Type: 'Task',
        Resource: '${F}',
        Catch: [
          { ErrorEquals: ['A'], Next: 'S' },
          { ErrorEquals: ['States.ALL'], Next: 'S' },
        ],
      }),
    ],
    [
      'missing-dollar',
      'Call it "v.$"',
      stateMachineOf({ Type: 'Pass', Parameters: { v: '$.a' } }),
      stateMachineOf({ Type: 'Pass', Parameters: { 'v.$': '$.a' } }),
    ],
    [
      'bad-dynamic-value',
      'Change to "$.order"',
      stateMachineOf({ Type: 'Pass', Parameters: { 'v.$': 'order' } }),
      stateMachineOf({ Type: 'Pass', Parameters: { 'v.$': '$.order' } }),
    ],
    [
      'result-is-static',
      'Use "Parameters" instead of "Result"',
      stateMachineOf({ Type: 'Pass', Result: { 'v.$': '$.a' } }),
      stateMachineOf({ Type: 'Pass', Parameters: { 'v.$': '$.a' } }),
    ],
    [
      'half-marked-expression',
      'Put it between {% and %}',
      stateMachineOf({ Type: 'Pass', QueryLanguage: 'JSONata', Output: '{% 1' }),
      stateMachineOf({ Type: 'Pass', QueryLanguage: 'JSONata', Output: '{% 1 %}' }),
    ],
    [
      'unsupported-reference',
      'Change to $states.input.order',
      stateMachineOf({ Type: 'Pass', QueryLanguage: 'JSONata', Output: '{% order %}' }),
      stateMachineOf({ Type: 'Pass', QueryLanguage: 'JSONata', Output: '{% $states.input.order %}' }),
    ],
  ])('puts %s right: %s', (code, title, bad, good) => {
    expect(fixed(bad, code, title)).toEqual(good);
  });

  it('gives a second state of the same name another one', () => {
    const machine = readMachine(
      machineOf({
        A: { Type: 'Pass', Next: 'P' },
        P: { Type: 'Parallel', End: true, Branches: [{ StartAt: 'A', States: { A: pass } }] },
      }),
    );
    const problem = validate(machine).find((one) => one.code === 'duplicate-state-name');

    expect(problem && quickFixes(machine, problem)[0]?.action).toMatchObject({
      kind: 'rename',
      id: '/States/P/Branches/0/States/A',
    });
  });

  it('has none where a person has to judge', () => {
    const machine = readMachine(stateMachineOf({ Type: 'Task', Resource: 'x' }));
    const problem = validate(machine).find((one) => one.code === 'resource-not-arn');

    expect(problem && quickFixes(machine, problem)).toEqual([]);
  });
});
