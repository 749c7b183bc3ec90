import { describe, expect, it } from 'vitest';
import type { ScopeId, StateId, TransitionId } from '../model';
import { checkEdit, checkRejected } from '../testing/checkEdit';
import { formattings } from '../testing/formattings';
import { insertState } from './insertState';

const two = `{
  "StartAt": "A",
  "States": {
    "A": {
      "Type": "Pass",
      "Next": "B"
    },
    "B": {
      "Type": "Succeed"
    }
  }
}
`;
const onNext = { kind: 'transition', id: '/States/A/Next' as TransitionId } as const;
const order = formattings['two spaces'] ?? '';

describe('insertState', () => {
  it('puts a state on an arrow with the smallest edit', () => {
    checkEdit(two, (machine) => insertState(machine, onNext, { type: 'Wait' }), {
      source: two.replace(
        '"Next": "B"\n    },',
        '"Next": "Wait"\n    },\n    "Wait": {\n      "Type": "Wait",\n      "Seconds": 5,\n      "Next": "B"\n    },',
      ),
      select: ['/States/Wait'],
      label: 'Add "Wait"',
    });
  });

  it('puts it behind a state that ends, which goes on to it instead', () => {
    const source = '{"StartAt": "A", "States": {"A": {"Type": "Pass", "End": true}}}';

    checkEdit(
      source,
      (machine) => insertState(machine, { kind: 'after', stateId: '/States/A' as StateId }, { type: 'Pass' }),
      {
        source:
          '{"StartAt": "A", "States": {"A": {"Type": "Pass", "Next": "Pass"}, "Pass": {"Type": "Pass", "End": true}}}',
      },
    );
  });

  it('puts it before a state: every arrow leads to it now', () => {
    const { machine } = checkEdit(order, (now) =>
      insertState(now, { kind: 'before', stateId: '/States/Refuse' as StateId }, { type: 'Pass', name: 'Log' }),
    );

    expect(
      [...machine.states.values()]
        .flatMap(({ transitions }) => transitions)
        .filter(({ targetName }) => targetName === 'Refuse')
        .map(({ from }) => from),
    ).toEqual(['/States/Log']);
    expect(machine.root.states.map(({ name }) => name)).toEqual([
      'Check',
      'Approve',
      'Charge',
      'Recover',
      'Both',
      'Each',
      'Log',
      'Refuse',
    ]);
  });

  it('begins a workflow, whatever there is of it', () => {
    const verb = (machine: Parameters<typeof insertState>[0]) =>
      insertState(machine, { kind: 'scope', scopeId: '' as ScopeId }, { type: 'Pass' });
    const whole =
      '{\n  "StartAt": "Pass",\n  "States": {\n    "Pass": {\n      "Type": "Pass",\n      "End": true\n    }\n  }\n}\n';

    checkEdit('', verb, { source: whole });
    checkEdit('{}\n', verb, { source: whole });
    checkEdit('{\n  "States": {}\n}\n', verb, { source: whole });
    checkEdit('{\n  "Comment": "x",\n  "StartAt": "",\n  "States": {}\n}\n', verb, {
      source: whole.replace('{\n', '{\n  "Comment": "x",\n'),
    });
  });

  it('puts it loose into a scope that has states, at its end', () => {
    const { machine } = checkEdit(two, (now) =>
      insertState(now, { kind: 'scope', scopeId: '' as ScopeId }, { type: 'Pass', name: 'B 2' }),
    );

    expect(machine.root.startAt?.targetName).toBe('A');
    expect(machine.states.get('/States/B 2' as StateId)?.fields).toEqual({ Type: 'Pass', End: true });
  });

  it('creates the missing target of an arrow under its name', () => {
    const dangling = two.replace('"B": {', '"C": {');

    const { machine } = checkEdit(dangling, (now) =>
      insertState(now, { kind: 'scope', scopeId: '' as ScopeId }, { type: 'Pass', name: 'B' }),
    );

    expect(machine.states.get('/States/A' as StateId)?.transitions[0]?.target).toBe('/States/B');
  });

  it('gives each type what it needs to be valid', () => {
    const fieldsOf = (type: 'Task' | 'Choice' | 'Parallel' | 'Map', source = two) =>
      checkEdit(source, (now) => insertState(now, onNext, { type })).machine.states.get(`/States/${type}` as StateId)
        ?.fields;
    const jsonata = two.replace('{\n', '{\n  "QueryLanguage": "JSONata",\n');

    expect(fieldsOf('Task')).toMatchObject({
      Resource: 'arn:aws:states:::lambda:invoke',
      Parameters: { 'Payload.$': '$' },
      Next: 'B',
    });
    expect(fieldsOf('Task', jsonata)).toMatchObject({ Arguments: { Payload: '{% $states.input %}' } });
    expect(fieldsOf('Choice')).toEqual({
      Type: 'Choice',
      Choices: [{ Variable: '$.value', IsPresent: true, Next: 'B' }],
      Default: 'B',
    });
    expect(fieldsOf('Choice', jsonata)).toMatchObject({
      Choices: [{ Condition: '{% $exists($states.input.value) %}', Next: 'B' }],
    });
    expect(fieldsOf('Parallel')).toMatchObject({ Branches: [{ StartAt: 'Pass' }, { StartAt: 'Pass 2' }] });
    expect(fieldsOf('Map')).toMatchObject({
      ItemProcessor: { StartAt: 'Pass', States: { Pass: { Type: 'Pass', End: true } } },
    });
  });

  it('takes the fields that it is given', () => {
    const { machine } = checkEdit(two, (now) =>
      insertState(now, onNext, {
        type: 'Task',
        name: 'Send',
        fields: { Resource: 'arn:aws:states:::sqs:sendMessage', Retry: [] },
      }),
    );

    expect(machine.states.get('/States/Send' as StateId)?.fields).toEqual({
      Type: 'Task',
      Resource: 'arn:aws:states:::sqs:sendMessage',
      Retry: [],
      Next: 'B',
    });
  });

  it('keeps the spelling of a target that is written with escapes', () => {
    const escaped = two.replace('"Next": "B"', '"Next": "\\u0042"');

    expect(checkEdit(escaped, (now) => insertState(now, onNext, { type: 'Pass' })).source).toContain(
      '"Next": "\\u0042"',
    );
  });

  it('works on what can be read while the text is broken elsewhere', () => {
    const broken = two.replace('"Type": "Succeed"', '"Type": ');

    expect(
      checkEdit(broken, (now) => insertState(now, onNext, { type: 'Pass' })).machine.states.has(
        '/States/Pass' as StateId,
      ),
    ).toBe(true);
  });

  it('is refused, in words, where it cannot be', () => {
    const at = (stateId: string) => ({ kind: 'after', stateId: stateId as StateId }) as const;

    expect(checkRejected(two, (now) => insertState(now, onNext, { type: 'Pass', name: 'B' }))).toBe(
      'There is a state called "B" already. Names are unique in the whole workflow, also inside of Parallel and Map.',
    );
    expect(checkRejected(two, (now) => insertState(now, onNext, { type: 'Pass', name: ' ' }))).toBe(
      'A state needs a name.',
    );
    expect(checkRejected(two, (now) => insertState(now, onNext, { type: 'Pass', name: 'x'.repeat(81) }))).toBe(
      'The name has 81 characters; 80 are allowed.',
    );
    expect(checkRejected(two, (now) => insertState(now, at('/States/B'), { type: 'Pass' }))).toBe(
      '"B" ends the workflow here: nothing can follow a Succeed state.',
    );
    expect(checkRejected(two, (now) => insertState(now, at('/States/Z'), { type: 'Pass' }))).toBe(
      'That state is not there any more.',
    );
    expect(checkRejected(two, (now) => insertState(now, onNext, { type: 'Fail' }))).toBe(
      'A Fail state ends the workflow: "B" could not be reached any more. Put it behind a state that ends.',
    );
    expect(
      checkRejected('not a workflow', (now) =>
        insertState(now, { kind: 'scope', scopeId: '' as ScopeId }, { type: 'Pass' }),
      ),
    ).toBe('The text holds no workflow that a state could be put into. Begin it with "{".');
    expect(
      checkRejected(two.replace('"Next": "B"', '"Next": "B'), (now) => insertState(now, onNext, { type: 'Pass' })),
    ).toBe('The text of "A" cannot be read at the moment. Mend it first.');
  });

  it('may cut an arrow off with a Fail where something else leads on', () => {
    const { machine } = checkEdit(order, (now) =>
      insertState(
        now,
        { kind: 'transition', id: '/States/Charge/Catch/0/Next' as TransitionId },
        { type: 'Fail', name: 'Declined' },
      ),
    );

    expect(machine.states.get('/States/Declined' as StateId)?.fields).toEqual({ Type: 'Fail' });
  });
});
