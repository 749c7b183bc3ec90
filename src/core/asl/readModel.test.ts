import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createDocument } from '../document/document';
import { overWorkflows, readWorkflow, sharedWorkflows } from '../document/testing/workflows';
import { rangeOf } from '../document/tree';
import type { Machine, StateId } from './model';
import { readMachine } from './testing/readMachine';

const order = `{
  "QueryLanguage": "JSONata",
  "StartAt": "Check",
  "States": {
    "Check": {
      "Type": "Choice",
      "Choices": [
        { "Condition": "{% true %}", "Next": "Both" },
        { "Condition": "{% false %}", "Next": "Gone" }
      ],
      "Default": "Each"
    },
    "Both": {
      "Type": "Parallel",
      "Branches": [
        { "StartAt": "Left", "States": { "Left": { "Type": "Pass", "End": true } } },
        { "StartAt": "Right", "States": { "Right": { "Type": "Pass", "End": true } } }
      ],
      "Catch": [{ "ErrorEquals": ["States.ALL"], "Next": "Each" }],
      "Next": "Each"
    },
    "Each": {
      "Type": "Map",
      "ItemProcessor": {
        "StartAt": "One",
        "States": { "One": { "Type": "Task", "QueryLanguage": "JSONPath", "Resource": "\${Arn}", "End": true } }
      },
      "End": true
    }
  }
}
`;

const names = (machine: Machine): string[] => [...machine.states.values()].map(({ name }) => name);
const state = (machine: Machine, name: string) =>
  [...machine.states.values()].find((candidate) => candidate.name === name)!; // the tests ask for states that are there
const brokenNames = (machine: Machine): string[] =>
  [...machine.states.values()].filter(({ broken }) => broken).map(({ name }) => name);

describe('reading', () => {
  const machine = readMachine(order);

  it('lists every scope and state in the order of the text', () => {
    expect([...machine.scopes.keys()]).toEqual([
      '',
      '/States/Both/Branches/0',
      '/States/Both/Branches/1',
      '/States/Each/ItemProcessor',
    ]);
    expect(names(machine)).toEqual(['Check', 'Both', 'Left', 'Right', 'Each', 'One']);
    expect(machine.scopes.get('/States/Each/ItemProcessor' as never)).toMatchObject({
      kind: 'processor',
      owner: '/States/Each',
      index: 0,
    });
  });

  it('gives every property that names a state as a transition, with its own pointer', () => {
    const transitions = [machine.root.startAt, ...[...machine.states.values()].flatMap(({ transitions: own }) => own)];

    expect(transitions.map((transition) => [transition?.kind, transition?.id, transition?.target])).toEqual([
      ['start', '/StartAt', '/States/Check'],
      ['choice', '/States/Check/Choices/0/Next', '/States/Both'],
      ['choice', '/States/Check/Choices/1/Next', undefined],
      ['default', '/States/Check/Default', '/States/Each'],
      ['next', '/States/Both/Next', '/States/Each'],
      ['catch', '/States/Both/Catch/0/Next', '/States/Each'],
    ]);
  });

  it("takes a state's language from itself, else from the machine, never from the state around it", () => {
    expect(['Check', 'Left', 'One'].map((name) => state(machine, name).queryLanguage)).toEqual([
      'JSONata',
      'JSONata',
      'JSONPath',
    ]);
  });

  it('shares the fields with the definition', () => {
    expect(machine.definition).toEqual(JSON.parse(order));
    // the definition has States
    expect((machine.definition['States'] as Record<string, unknown>)['Both']).toBe(state(machine, 'Both').fields);
  });

  it('tells an unknown type, a missing one, and what is no state at all', () => {
    const odd = readMachine({ States: { A: { Type: 'Loop' }, B: {}, C: 5 } });

    expect([...odd.states.values()].map(({ type, typeText, fields }) => [type, typeText, fields])).toEqual([
      [undefined, 'Loop', { Type: 'Loop' }],
      [undefined, undefined, {}],
      [undefined, undefined, {}],
    ]);
  });

  it('gives states of the same name ids of their own', () => {
    const odd = readMachine(
      '{"StartAt": "A", "States": {"A": {"Type": "Pass", "Next": "__proto__"}, "A": {"Type": "Fail"}, "__proto__": {"Type": "Succeed"}, "<b>x</b>/~": {"Type": "Succeed"}}}',
    );

    expect([...odd.states.keys()]).toEqual(['/States/A', '/States/A#2', '/States/__proto__', '/States/<b>x<~1b>~1~0']);
    expect(odd.root.startAt?.target).toBe('/States/A#2');
    expect(state(odd, 'A').transitions[0]?.target).toBe('/States/__proto__');
  });

  it.each(['', '[]', '5', 'not json', '{"States": []}', '{"States": {"A": null}}'])(
    'makes a machine of %j, too',
    (text) => {
      expect(readMachine(text).root.id).toBe('');
    },
  );
});

describe('reading again', () => {
  const before = readMachine(order);
  const again = (text: string): Machine => readMachine(text, before);
  const kept = (machine: Machine): string[] =>
    [...machine.states.values()]
      .filter((candidate) => before.states.get(candidate.id) === candidate)
      .map(({ name }) => name);

  it('keeps the objects of states whose source did not change', () => {
    expect(kept(again(order))).toEqual(['Check', 'Both', 'Left', 'Right', 'Each', 'One']);
    expect(kept(again(order.replace('"Left": { "Type": "Pass"', '"Left": { "Type": "Wait"')))).toEqual([
      'Check',
      'Right',
      'Each',
      'One',
    ]);
    expect(kept(again(order.replace('{\n', '{\n\n  "Comment": "moved",\n')))).toHaveLength(6);
  });

  it('keeps the scopes and the values that did not change', () => {
    const machine = again(order.replace('"Default": "Each"', '"Default": "Both"'));

    expect(machine.scopes.get('/States/Each/ItemProcessor' as never)).toBe(
      before.scopes.get('/States/Each/ItemProcessor' as never),
    );
    expect(state(machine, 'Each').fields).toBe(state(before, 'Each').fields);
  });

  it('makes new ones where a target has gone or come', () => {
    const machine = again(order.replace('"Each": {', '"Gone": {'));

    expect(state(machine, 'Check').transitions.map(({ target }) => target)).toEqual([
      '/States/Both',
      '/States/Gone',
      undefined,
    ]);
  });

  it("makes new ones when the machine's language changes", () => {
    expect(kept(again(order.replace('"QueryLanguage": "JSONata"', '"QueryLanguage": "JSONPath"')))).toEqual([]);
  });
});

describe('while the text is broken', () => {
  const before = readMachine(order);

  it('keeps every state where it was, whatever single character is missing', () => {
    for (let at = order.indexOf('"StartAt"'); at < order.length; at++) {
      const text = order.slice(0, at) + order.slice(at + 1);
      const machine = readMachine(text, before);
      if (machine.tree.errors.length === 0) continue;

      // A brace too many or too few may change which scope is which, for as long as it takes to type it.
      expect(names(machine).length, text).toBeGreaterThanOrEqual(6);
      expect(
        names(machine).filter((name) => names(before).includes(name)),
        text,
      ).toEqual(names(before));
    }
  });

  it('keeps every state of a text on one line, too', () => {
    const line = JSON.stringify(JSON.parse(order));
    const whole = readMachine(line);
    for (let at = line.indexOf('"StartAt"'); at < line.length; at++) {
      const machine = readMachine(line.slice(0, at) + line.slice(at + 1), whole);
      if (machine.tree.errors.length > 0)
        expect(
          names(machine).filter((name) => names(whole).includes(name)),
          machine.tree.text,
        ).toEqual(names(whole));
    }
  });

  it('marks what cannot be read, and only that', () => {
    expect(brokenNames(readMachine(order.replace('"Default": "Each"', '"Default": '), before))).toEqual(['Check']);
    expect(
      brokenNames(readMachine(order.replace('"Left": { "Type": "Pass", "End": true }', '"Left": { "Type": }'), before)),
    ).toEqual(['Left']);
    expect(brokenNames(readMachine(order.replace('"Each": {', '"Each: {'), before))).toEqual(['Each', 'One']);
  });

  it('marks a state that swallows its neighbours, so that nothing is done to them through it', () => {
    const line = '{"StartAt": "A", "States": {"A": {"Type": "Pass", "Next": "B"}, "B": {"Type": "Succeed"}}}';
    const machine = readMachine(line.replace('"B"}, "B"', '"B", "B"'), readMachine(line));

    expect(names(machine)).toEqual(['A', 'B']);
    expect(brokenNames(machine)).toEqual(['A', 'B']);
  });

  it('keeps the last good shape of a broken state, and reads its neighbours on', () => {
    const broken = readMachine(order.replace('"Default": "Each"', '"Default": '), before);
    const typedOn = readMachine(
      broken.tree.text.replace('"Arn"', '"Other"').replace('"End": true } } },', '"End": true, "Comment": "x" } } },'),
      broken,
    );

    expect(state(broken, 'Check').transitions).toEqual(state(before, 'Check').transitions);
    expect(state(typedOn, 'Check')).toBe(state(broken, 'Check'));
    expect(state(typedOn, 'Left').fields).toHaveProperty('Comment', 'x');
  });

  it('knows where a lost state stands, through further changes', () => {
    const torn = readMachine(order.replace('"Each": {', '"Each: {'), before);
    const moved = readMachine(torn.tree.text.replace('{\n', '{\n  "Comment": "x",\n'), torn);
    const mended = readMachine(moved.tree.text.replace('"Each: {', '"Each": {'), moved);

    const range = moved.unread.get('/States/Each' as StateId);
    expect(range && moved.tree.text.slice(range.from, range.to)).toMatch(/^"Each: \{[^]*"End": true\n {4}\}$/);
    expect(names(mended)).toEqual(names(before));
    expect(brokenNames(mended)).toEqual([]);
    expect(rangeOf(moved.tree, '/States/Each')).toBeUndefined();
  });

  it('lets go of a state that is deleted or renamed meanwhile', () => {
    const torn = readMachine(order.replace('"Default": "Each"', '"Default": '), before);
    const both = torn.tree.text.slice(torn.tree.text.indexOf('    "Both"'), torn.tree.text.indexOf('    "Each": {'));

    const deleted = readMachine(torn.tree.text.replace(both, ''), torn);
    const renamed = readMachine(torn.tree.text.replace('"Both": {', '"Both2": {'), torn);

    expect(names(deleted)).toEqual(['Check', 'Each', 'One']);
    expect(names(renamed)).toEqual(['Check', 'Both2', 'Left', 'Right', 'Each', 'One']);
  });

  it('forgets what it kept as soon as the text is whole again', () => {
    const each = order.replace('"StartAt": "One",\n        "States": {', '"States": {');
    const torn = readMachine(each.replace('"StartAt": "Check"', '"StartAt": "Check'), before);

    expect(torn.scopes.get('/States/Each/ItemProcessor' as never)?.startAt?.targetName).toBe('One');
    expect(readMachine(each, torn).scopes.get('/States/Each/ItemProcessor' as never)?.startAt).toBeUndefined();
  });

  it('lets go of everything when the text is replaced', () => {
    expect(names(readMachine('nothing of it is left', before))).toEqual([]);
  });

  it('keeps all states while a comment swallows the file', () => {
    const machine = readMachine(order.replace('"States": {', '"States": { /*'), before);

    expect(names(machine)).toEqual(names(before));
    expect(machine.root.startAt?.target).toBe('/States/Check');
    expect(names(readMachine(order, machine))).toEqual(names(before));
  });

  it('reads a text that was broken from the start as far as it goes', () => {
    const machine = readMachine(order.replace('"Default": "Each"', '"Default": '));

    expect(names(machine)).toEqual(names(before));
    expect(state(machine, 'Check')).toMatchObject({ type: 'Choice', broken: true });
  });
});

describe('real workflows', () => {
  const workflows = sharedWorkflows(({ syntax }) => syntax === 'json' || syntax === 'jsonc');

  it.skipIf(workflows.length === 0)(
    overWorkflows('have as many states as their index says, and the value that JSON says', workflows),
    () => {
      for (const workflow of workflows) {
        const { text } = createDocument(readWorkflow(workflow));
        const machine = readMachine(text);

        expect(machine.states.size, workflow.file).toBe(workflow.states);
        expect(readMachine(text, machine).root, workflow.file).toBe(machine.root);
        if (workflow.syntax === 'json' && !/\$\{\w+\}(?![^"\n]*")/.test(text))
          expect(machine.definition, workflow.file).toEqual(JSON.parse(text));
      }
    },
  );

  const generator = join(process.cwd(), '../shared/tools/generate-large.mjs');
  it.skipIf(!existsSync(generator))('of ten thousand states are read whole', () => {
    const text = (count: number): string =>
      execFileSync('node', [generator, 'mixed', String(count)], { maxBuffer: 1e9 }).toString();
    const small = readMachine(text(1000));
    const large = readMachine(text(10_000));

    expect(small.states.size).toBe(1000);
    expect(large.states.size).toBe(10_000);
  });
});
