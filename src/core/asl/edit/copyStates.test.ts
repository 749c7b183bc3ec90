import { describe, expect, it } from 'vitest';
import { fail } from '../../base/result';
import type { Machine, ScopeId, StateId, TransitionId } from '../model';
import { checkEdit, checkRejected } from '../testing/checkEdit';
import { copied } from '../testing/copied';
import { formattings } from '../testing/formattings';
import { readMachine } from '../testing/readMachine';
import { copyStates } from './copyStates';
import { duplicateStates } from './duplicateStates';
import { insertStates } from './insertStates';
import { pasteStates } from './pasteStates';
import type { Place } from './verb';

const order = formattings['two spaces'] ?? '';
const id = (path: string): StateId => `/States/${path}` as StateId; // a state's pointer is its id
const on = (path: string): Place => ({ kind: 'transition', id: `/States/${path}` as TransitionId });
const paste =
  (text: string, place: Place = on('Approve/Next')) =>
  (machine: Machine) =>
    pasteStates(machine, place, text);

describe('copyStates', () => {
  it('gives ASL text in the words of the file, entered where the states are', () => {
    const source =
      '{\n\t"StartAt": "A",\n\t"States": {\n\t\t"B": {"Type": "Wait", "Seconds": 1.0, "Next": "C"}, // b\n\t\t"A": {"Type": "Pass", "Next": "B"},\n\t\t"C": {"Type": "Succeed"}\n\t}\n}';

    expect(copied(readMachine(source), [id('A'), id('B')])).toBe(
      '{\n\t"StartAt": "A",\n\t"States": {\n\t\t"B": {"Type": "Wait", "Seconds": 1.0, "Next": "C"}, // b\n\t\t"A": {"Type": "Pass", "Next": "B"}\n\t}\n}\n',
    );
  });

  it.each([
    [[], 'No state is selected.'],
    [['Nobody'], 'That state is not there any more.'],
    [
      ['Both/Branches/0/States/Ship', 'Each'],
      'These states are in different scopes. Choose states that are beside each other.',
    ],
  ])('says why %j cannot be copied', (paths, reason) => {
    expect(copyStates(readMachine(order), paths.map(id))).toEqual(fail(reason));
  });
});

describe('pasteStates', () => {
  it('puts copies in under free names, with their arrows, and joins them to what follows', () => {
    const { machine, select } = checkEdit(
      order,
      (now) => pasteStates(now, on('Approve/Next'), copied(now, [id('Charge'), id('Both')])),
      { label: 'Paste 2 states' },
    );

    expect(select).toEqual(['/States/Charge 2', '/States/Both 2']);
    expect(machine.states.get(id('Approve'))?.transitions[0]?.targetName).toBe('Charge 2');
    expect(machine.states.get(id('Charge 2'))?.transitions.map(({ targetName }) => targetName)).toEqual([
      'Both 2',
      'Refuse',
      'Recover',
    ]);
    expect(machine.states.get(id('Both 2'))?.transitions[0]?.targetName).toBe('Charge');
    expect(machine.states.get(id('Both 2/Branches/0/States/Ship 2'))?.transitions[0]?.target).toBe(
      '/States/Both 2/Branches/0/States/Track 2',
    );
  });

  it('drops what leads to states that are not there', () => {
    const charge = copied(readMachine(order), [id('Charge')]);

    const { machine } = checkEdit(
      '{"StartAt": "A", "States": {"A": {"Type": "Pass", "End": true}}}',
      paste(charge, { kind: 'after', stateId: id('A') }),
    );

    expect(machine.states.get(id('Charge'))?.fields).not.toHaveProperty('Catch');
    expect(machine.states.get(id('Charge'))?.fields).toMatchObject({ End: true });
  });

  it('takes one state, members of a States map, a whole workflow, and an unquoted placeholder', () => {
    const names = (text: string) => checkEdit(order, paste(text)).select;

    expect(names('{"Type": "Wait", "Seconds": 5, "End": true}')).toEqual(['/States/Wait']);
    expect(names('  "X": {"Type": "Pass", "Next": "Y"}, // x\n  "Y": {"Type": "Wait", "Seconds": ${Y}},\n')).toEqual([
      '/States/X',
      '/States/Y',
    ]);
    expect(names('{"X": {"Type": "Pass"}}')).toEqual(['/States/X']);
    expect(names(order)).toHaveLength(7);
    expect(checkEdit(order, paste('"Y": {"Type": "Wait", "Seconds": ${Y}}')).source).toContain('"Seconds": ${Y}');
  });

  it('begins a workflow with what is pasted', () => {
    const empty: Place = { kind: 'scope', scopeId: '' as ScopeId };

    expect(checkEdit('', paste(order, empty)).machine.states.size).toBe(11);
    expect(checkEdit('{}', paste(order, empty)).machine.root.startAt?.targetName).toBe('Check');
  });

  it.each([
    '',
    '  ',
    'Hello, world',
    '42',
    '[]',
    '{}',
    '{"a": 1}',
    '{"States": {}}',
    '{"States": {"A": 5}}',
    '\u0089PNG\r\n\u001a',
    '<svg xmlns="x"/>',
    '{"Type": 5}',
    '{"A": {"Type": "Pass"',
  ])('refuses %j, which is no state', (text) => {
    expect(checkRejected(order, paste(text))).toMatch(/^(There is no text to paste|What was copied is not a state)/);
  });

  it('is refused where it would end the workflow before what follows', () => {
    const chain = '{"StartAt": "A", "States": {"A": {"Type": "Pass", "Next": "B"}, "B": {"Type": "Succeed"}}}';

    expect(
      checkRejected(chain, paste('{"X": {"Type": "Pass", "Next": "Y"}, "Y": {"Type": "Succeed"}}', on('A/Next'))),
    ).toBe('"Y" ends the workflow: "B" could not be reached any more. Put it behind a state that ends.');
  });

  it('refuses what is too large', () => {
    expect(checkRejected(order, paste(' '.repeat(2_000_000) + order))).toBe(
      'What was copied is too large to be a workflow.',
    );
  });
});

describe('duplicateStates', () => {
  it('puts a copy behind the state', () => {
    const { machine } = checkEdit(order, (now) => duplicateStates(now, [id('Approve')]), {
      select: ['/States/Approve 2'],
      label: 'Duplicate "Approve"',
    });

    expect(['Approve', 'Approve 2'].map((name) => machine.states.get(id(name))?.transitions[0]?.targetName)).toEqual([
      'Approve 2',
      'Charge',
    ]);
    expect(machine.root.states.map(({ name }) => name).slice(1, 4)).toEqual(['Approve', 'Approve 2', 'Charge']);
  });

  it('leaves the copy of an end, or of a Choice, beside it', () => {
    expect(
      checkEdit(order, (now) => duplicateStates(now, [id('Refuse')])).machine.states.get(id('Refuse 2'))?.fields,
    ).toEqual({ Type: 'Fail', Error: 'Refused' });
    expect(
      checkEdit(order, (now) => duplicateStates(now, [id('Check')]))
        .machine.states.get(id('Check 2'))
        ?.transitions.map(({ targetName }) => targetName),
    ).toEqual(['Approve', 'Refuse', 'Charge']);
  });
});

describe('insertStates', () => {
  it('writes a pattern in the style of the file', () => {
    const source =
      '{\n\t"StartAt": "A",\n\t"States": {\n\t\t"A": {\n\t\t\t"Type": "Pass",\n\t\t\t"Next": "B"\n\t\t},\n\t\t"B": {\n\t\t\t"Type": "Succeed"\n\t\t}\n\t}\n}\n';

    checkEdit(
      source,
      (machine) =>
        insertStates(machine, on('A/Next'), {
          StartAt: 'B',
          States: { B: { Type: 'Pass', Next: 'C' }, C: { Type: 'Pass', End: true } },
        }),
      {
        source: source.replace(
          '"Next": "B"\n\t\t},',
          '"Next": "B 2"\n\t\t},\n\t\t"B 2": {\n\t\t\t"Type": "Pass",\n\t\t\t"Next": "C"\n\t\t},\n\t\t"C": {\n\t\t\t"Type": "Pass",\n\t\t\t"Next": "B"\n\t\t},',
        ),
        label: 'Add 2 states',
      },
    );
  });
});
