import { describe, expect, it } from 'vitest';
import type { StateId } from '../model';
import { checkEdit, checkRejected } from '../testing/checkEdit';
import { formattings } from '../testing/formattings';
import { cutStates, removeStates } from './removeStates';

const order = formattings['two spaces'] ?? '';
const id = (name: string): StateId => `/States/${name}` as StateId; // a state's pointer is its id
const remove =
  (...names: string[]) =>
  (machine: Parameters<typeof removeStates>[0]) =>
    removeStates(machine, names.map(id));
const targets = ({ machine }: ReturnType<typeof checkEdit>, name: string): string[] =>
  machine.states.get(id(name))?.transitions.map(({ targetName }) => targetName) ?? [];

describe('removeStates', () => {
  it('closes the gap, and takes the comments that were about the state', () => {
    const source =
      '{\n  "StartAt": "A",\n  "States": {\n    // first\n    "A": { "Type": "Pass", "Next": "B" },\n    // second\n    "B": { "Type": "Pass", "Next": "C" }, // B\n    // third\n    "C": { "Type": "Succeed" }\n  }\n}\n';

    checkEdit(source, remove('B'), {
      source: source
        .replace('"Next": "B"', '"Next": "C"')
        .replace('\n    // second\n    "B": { "Type": "Pass", "Next": "C" }, // B', ''),
      label: 'Delete "B"',
    });
  });

  it('lets the state before an end be the end', () => {
    const edited = checkEdit(order, remove('Each'));

    expect(edited.machine.states.get(id('Both'))?.fields).toMatchObject({ End: true });
    expect(edited.source).toContain('      ],\n      "End": true\n    },\n    "Refuse"');
  });

  it('starts at the successor of the first state', () => {
    const source = '{"StartAt": "A", "States": {"A": {"Type": "Pass", "Next": "B"}, "B": {"Type": "Succeed"}}}';

    checkEdit(source, remove('A'), { source: '{"StartAt": "B", "States": {"B": {"Type": "Succeed"}}}' });
  });

  it('passes over several states that go together', () => {
    expect(targets(checkEdit(order, remove('Charge', 'Both')), 'Approve')).toEqual(['Each']);
  });

  it('leads rules and catchers on, and drops those that have nowhere to go', () => {
    const withoutEnd = checkEdit(order, remove('Refuse'));

    expect(targets(checkEdit(order, remove('Recover')), 'Charge')).toEqual(['Both', 'Refuse', 'Refuse']);
    expect(targets(withoutEnd, 'Check')).toEqual(['Approve', 'Charge']);
    expect(targets(withoutEnd, 'Charge')).toEqual(['Both', 'Recover']);
    expect(withoutEnd.machine.states.get(id('Recover'))?.fields).toEqual({ Type: 'Pass', End: true });
  });

  it('drops Catch with its last catcher', () => {
    const source =
      '{"StartAt": "A", "States": {"A": {"Type": "Task", "Resource": "r", "Catch": [{"ErrorEquals": ["States.ALL"], "Next": "F"}], "End": true}, "F": {"Type": "Fail"}}}';

    checkEdit(source, remove('F'), {
      source: '{"StartAt": "A", "States": {"A": {"Type": "Task", "Resource": "r", "End": true}}}',
    });
  });

  it('takes along what only it led to, and says so', () => {
    const edited = checkEdit(order, remove('Charge'), { label: 'Delete "Charge" and a state that only it led to' });

    expect(edited.machine.root.states.map(({ name }) => name)).toEqual(['Check', 'Approve', 'Both', 'Each', 'Refuse']);
    expect(checkEdit(order, remove('Check')).machine.root.states.map(({ name }) => name)).toEqual([
      'Charge',
      'Recover',
      'Both',
      'Each',
      'Refuse',
    ]);
  });

  it('takes only what was copied when it cuts, and leaves what only it led to', () => {
    const cut = (...names: string[]) =>
      checkEdit(order, (machine) => cutStates(machine, names.map(id)), { label: `Cut "${names[0]}"` });

    expect(cut('Charge').machine.root.states.map(({ name }) => name)).toEqual([
      'Check',
      'Approve',
      'Recover',
      'Both',
      'Each',
      'Refuse',
    ]);
    expect(cut('Check').machine.root.states.map(({ name }) => name)).toEqual([
      'Approve',
      'Charge',
      'Recover',
      'Both',
      'Each',
      'Refuse',
    ]);
  });

  it('leaves what was unreachable before where it is', () => {
    const source =
      '{"StartAt": "A", "States": {"A": {"Type": "Pass", "Next": "B"}, "B": {"Type": "Succeed"}, "Loose": {"Type": "Succeed"}}}';

    expect(checkEdit(source, remove('A')).machine.states.has(id('Loose'))).toBe(true);
  });

  it('leaves one rule to a Choice, leading where its Default does', () => {
    const source =
      '{"StartAt": "C", "States": {"C": {"Type": "Choice", "Choices": [{"Variable": "$.a", "IsNull": true, "Next": "X"}], "Default": "D"}, "X": {"Type": "Fail"}, "D": {"Type": "Succeed"}}}';

    checkEdit(source, remove('X'), {
      source: source.replace('"Next": "X"', '"Next": "D"').replace('"X": {"Type": "Fail"}, ', ''),
    });
  });

  it('empties a scope with its last state', () => {
    checkEdit('{"StartAt": "A", "States": {"A": {"Type": "Succeed"}}}', remove('A'), { source: '{"States": {}}' });
    checkEdit(order, remove('Both/Branches/1/States/Bill'));
  });

  it('takes what is inside of a state along only once', () => {
    const edited = checkEdit(order, remove('Both', 'Both/Branches/0/States/Ship'), { label: 'Delete "Both"' });

    expect(targets(edited, 'Charge')).toEqual(['Each', 'Refuse', 'Recover']);
  });

  it('works in several scopes at once', () => {
    const edited = checkEdit(order, remove('Approve', 'Both/Branches/0/States/Ship'), { label: 'Delete 2 states' });

    expect(edited.machine.states.get(id('Both/Branches/0/States/Track'))).toBeDefined();
    expect(edited.machine.scopes.get(id('Both/Branches/0') as never)?.startAt?.targetName).toBe('Track');
  });

  it('is refused, in words, where the rest could not stand', () => {
    const only =
      '{"StartAt": "C", "States": {"C": {"Type": "Choice", "Choices": [{"Variable": "$.a", "IsNull": true, "Next": "X"}]}, "X": {"Type": "Succeed"}}}';
    const loop =
      '{"StartAt": "W", "States": {"W": {"Type": "Pass", "Next": "C"}, "C": {"Type": "Choice", "Choices": [{"Variable": "$.a", "IsNull": true, "Next": "X"}], "Default": "W"}, "X": {"Type": "Succeed"}}}';

    expect(checkRejected(only, remove('X'))).toBe(
      '"C" is a Choice and would have nowhere left to go. Give it another target first, or remove it, too.',
    );
    expect(checkRejected(loop, remove('X'))).toBe(
      '"X" is where this part of the workflow ends. Let another state end it first.',
    );
    expect(checkRejected(order, remove('Nobody'))).toBe('That state is not there any more.');
    expect(checkRejected(order, remove())).toBe('No state is selected.');
  });
});
