import { describe, expect, it } from 'vitest';
import type { StateId } from '../asl/model';
import { readModel } from '../asl/readModel';
import type { JsonObject } from '../base/json';
import { readTree } from '../document/tree';
import { buildGraph } from './buildGraph';
import type { Graph } from './graph';
import { graphOf, machineOf } from './testing/graphs';
import { textWidth } from './textWidth';
import { branchMachine, orderMachine } from './testing/orderMachine';

function edgesOf(graph: Graph): readonly string[] {
  const name = (id: string): string => graph.nodes.get(id)?.title || (graph.nodes.get(id)?.kind ?? '?');
  return graph.edges.map(
    ({ source, target, kind, label }) =>
      `${name(source)} -${kind}${label === undefined ? '' : ` ${label}`}-> ${name(target)}`,
  );
}

function one(state: JsonObject): JsonObject {
  return { StartAt: 'A', States: { A: state } };
}

describe('buildGraph', () => {
  it('names the first of many errors on an arrow and counts the others', () => {
    const errors = ['States.TaskFailed', 'States.Timeout', 'States.Permissions'];
    const graph = graphOf({
      StartAt: 'A',
      States: { A: { Type: 'Task', End: true, Catch: [{ ErrorEquals: errors, Next: 'B' }] }, B: { Type: 'Fail' } },
    });

    expect(graph.edges.find(({ kind }) => kind === 'catch')).toMatchObject({
      label: 'States.TaskFailed +2',
      detail: errors.join(', '),
    });
  });

  const labelOf = (rules: readonly number[], isPicture: boolean) => {
    const And = rules.map((i) => ({ Variable: `$.order.line${i}`, IsPresent: true }));
    const machine = machineOf({
      StartAt: 'A',
      States: { A: { Type: 'Choice', Choices: [{ And, Next: 'B' }] }, B: { Type: 'Succeed' } },
    });
    return buildGraph(machine, { collapsed: new Set(), isPicture }).edges.find(({ kind }) => kind === 'choice');
  };

  it('breaks a long rule into lines, and keeps what three lines do not hold for the tooltip', () => {
    expect(labelOf([1, 2], false)).toMatchObject({
      labelLines: ['$.order.line1 is present and ', '$.order.line2 is present'],
    });

    const cut = labelOf([1, 2, 3, 4], false);
    expect(cut?.labelLines).toHaveLength(3);
    expect(cut?.label).toMatch(/…$/);
    expect(cut?.detail).toBe([1, 2, 3, 4].map((i) => `$.order.line${i} is present`).join(' and '));
  });

  it('shortens nothing of a picture', () => {
    const whole = labelOf([1, 2, 3, 4, 5, 6], true);

    expect(whole?.labelLines?.join('')).toBe(
      [1, 2, 3, 4, 5, 6].map((i) => `$.order.line${i} is present`).join(' and '),
    );
  });

  it('is as wide as the quiet line needs in a picture', () => {
    const line = 'Lambda · a-function-with-a-name-as-long-as-tools-that-deploy-stacks-make-them';
    const machine = machineOf({
      StartAt: 'A',
      States: {
        A: { Type: 'Task', Resource: `arn:aws:lambda:eu-west-1:123456789012:function:${line.slice(9)}`, End: true },
      },
    });
    const widthOf = (isPicture: boolean): number =>
      [...buildGraph(machine, { collapsed: new Set(), isPicture }).nodes.values()].find(({ title }) => title === 'A')
        ?.width ?? 0;

    expect(widthOf(true)).toBeGreaterThan(textWidth(line, 11.5) + 60);
    expect(widthOf(false)).toBe(280);
  });

  it('has a node for every state and an edge for every transition, ends and starts included', () => {
    const graph = graphOf(orderMachine);

    expect(edgesOf(graph)).toEqual([
      'Start -start-> Fetch an order',
      'Fetch an order -next-> Which region?',
      'Fetch an order -catch States.TaskFailed-> Unserved region',
      'Which region? -choice $.region is "A"-> Create order A',
      'Which region? -choice $.region is "B"-> Create order B',
      'Which region? -default otherwise-> Unserved region',
      'Create order A -next-> Pack the items',
      'Create order B -next-> Pack the items',
      'Pack the items -next-> Tell the customer',
      'Unserved region -end-> Failed',
      'Tell the customer -end-> End',
      'start -start-> Reserve stock',
      'Reserve stock -next-> Print label',
      'Print label -end-> end',
    ]);
    expect(graph.edges[3]).toMatchObject({
      id: '/States/Which region?/Choices/0/Next',
      transitionId: '/States/Which region?/Choices/0/Next',
      scopeId: '',
    });
  });

  it('says in words what states do, and counts retries', () => {
    const graph = graphOf(orderMachine);

    expect(
      [...graph.nodes.values()]
        .filter(({ stateId }) => stateId)
        .map(({ title, subtitle, glyph }) => [title, subtitle, glyph]),
    ).toEqual([
      ['Fetch an order', 'Lambda · Invoke', 'lambda'],
      ['Which region?', 'Choice · 2 rules', 'choice'],
      ['Create order A', 'Lambda · Invoke', 'lambda'],
      ['Create order B', 'DynamoDB · PutItem', 'dynamodb'],
      ['Unserved region', 'Fail · UnservedRegion', 'fail'],
      ['Pack the items', 'Map · for each of $.items · up to 5 at once', 'map'],
      ['Tell the customer', 'SNS · Publish', 'sns'],
      ['Reserve stock', 'SQS · wait for token', 'sqs'],
      ['Print label', 'Lambda · Invoke', 'lambda'],
    ]);
    expect(graph.nodes.get('/States/Fetch an order')?.retries).toBe(3);
    expect(
      graphOf(one({ Type: 'Task', Retry: [{ ErrorEquals: [], MaxAttempts: 0 }], End: true })).nodes.get('/States/A')
        ?.retries,
    ).toBe(0);
  });

  it('puts what is inside a container into lanes of its own, and an empty scope into words', () => {
    const graph = graphOf(branchMachine);

    expect(graph.nodes.get('/States/Both')?.kind).toBe('container');
    expect(graph.nodes.get('/States/Both/Branches/0/States/Left 1')).toMatchObject({
      kind: 'state',
      parent: '/States/Both',
      scopeId: '/States/Both/Branches/0',
    });
    expect(graph.nodes.get('/States/Both/Branches/2#empty')).toMatchObject({ kind: 'empty', parent: '/States/Both' });
    expect(graph.scopes.map(({ id }) => id).at(-1)).toBe('');
  });

  it('hides what is inside a collapsed container, and says how much it is', () => {
    const graph = graphOf(branchMachine, ['/States/Both']);

    expect([...graph.nodes.keys()]).toEqual(['#start', '/States/Both', '/States/Last', '/States/Last#end']);
    expect(graph.nodes.get('/States/Both')).toMatchObject({
      kind: 'collapsed',
      subtitle: 'Parallel · 3 branches · 3 states',
    });
  });

  it('draws a target that does not exist as a stub, one for each arrow', () => {
    const graph = graphOf({
      StartAt: 'A',
      States: { A: { Type: 'Task', Next: 'Gone', Catch: [{ ErrorEquals: ['E'], Next: 'Gone' }] } },
    });

    expect([...graph.nodes.values()].filter(({ kind }) => kind === 'stub').map(({ id, title }) => [id, title])).toEqual(
      [
        ['/States/A/Next#stub', 'Gone'],
        ['/States/A/Catch/0/Next#stub', 'Gone'],
      ],
    );
  });

  it('marks states that cannot be reached, but not while StartAt leads nowhere', () => {
    const states = { A: { Type: 'Pass', End: true }, B: { Type: 'Pass', Next: 'C' }, C: { Type: 'Pass', End: true } };
    const unreachable = (startAt: string) =>
      [...graphOf({ StartAt: startAt, States: states }).nodes.values()]
        .filter((node) => node.unreachable)
        .map(({ title }) => title);

    expect(unreachable('A')).toEqual(['B', 'C']);
    expect(unreachable('Nowhere')).toEqual([]);
  });

  it('offers a first state while there is none', () => {
    expect([...graphOf('').nodes.values()]).toMatchObject([{ id: '#empty', kind: 'empty', scopeId: '' }]);
    expect([...graphOf('{"States":{}}').nodes.values()]).toMatchObject([{ kind: 'empty' }]);
    expect([...graphOf('{"StartAt":"","States":{}}').nodes.values()]).toMatchObject([{ kind: 'empty' }]);
  });

  it('lets neighbouring ends of one choice share an End', () => {
    const end = { Type: 'Pass', End: true };
    const choices = ['A', 'B', 'C', 'D'].map((name, i) => ({ Variable: '$.x', NumericEquals: i, Next: name }));
    const graph = graphOf({
      StartAt: 'X',
      States: {
        X: { Type: 'Choice', Choices: choices },
        A: end,
        B: end,
        C: { Type: 'Pass', Next: 'E' },
        D: end,
        E: end,
      },
    });

    expect(graph.edges.filter(({ kind }) => kind === 'end').map(({ source, target }) => `${source} ${target}`)).toEqual(
      ['/States/A /States/A#end', '/States/B /States/A#end', '/States/D /States/D#end', '/States/E /States/E#end'],
    );
  });

  it('keeps the node of a state that did not change', () => {
    const text = JSON.stringify(orderMachine, null, 2);
    const machine = readModel(readTree(text, 'json'));
    const changed = readModel(readTree(text.replace('UnservedRegion', 'Other'), 'json'), machine);
    const [before, after] = [
      buildGraph(machine, { collapsed: new Set() }),
      buildGraph(changed, { collapsed: new Set() }),
    ];

    expect(after.nodes.get('/States/Create order A')).toBe(before.nodes.get('/States/Create order A'));
    expect(after.nodes.get('/States/Unserved region')?.subtitle).toBe('Fail · Other');
  });

  it('has a shape key that tells shapes apart, and nothing else', () => {
    const key = (state: JsonObject) => graphOf(one(state)).shapeKey;

    expect(key({ Type: 'Wait', Seconds: 10, End: true })).toBe(key({ Type: 'Wait', Seconds: 20, End: true }));
    expect(key({ Type: 'Wait', Seconds: 10, End: true })).not.toBe(key({ Type: 'Wait', Seconds: 10 }));
    expect(key({ Type: 'Pass', Next: 'B' })).not.toBe(key({ Type: 'Pass', Next: 'A' }));
  });

  it('survives names that are members of every object, and odd types', () => {
    const graph = graphOf(
      '{"StartAt":"__proto__","States":{"__proto__":{"Type":"Pass","Next":"constructor"},"constructor":{"Type":7},"toString":[]}}',
    );

    expect(graph.nodes.get('/States/__proto__')?.title).toBe('__proto__');
    expect(graph.nodes.get('/States/constructor')?.glyph).toBe('unknown');
    expect(edgesOf(graph)).toContain('__proto__ -next-> constructor');
  });

  it('is not troubled by thousands of levels', () => {
    const levels = 3_000;
    const text = `{"StartAt":"M","States":{"M":${'{"Type":"Map","End":true,"ItemProcessor":{"StartAt":"M","States":{"M":'.repeat(levels)}{"Type":"Pass","End":true}${'}}}'.repeat(levels)}}}`;
    const machine = machineOf(text);

    expect(buildGraph(machine, { collapsed: new Set() }).nodes.size).toBeGreaterThan(3 * machine.states.size - 1);
    expect(
      buildGraph(machine, { collapsed: new Set(['/States/M' as StateId]) }).nodes.get('/States/M')?.subtitle,
    ).toContain(`${machine.states.size - 1} states`);
  });
});
