import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../core/base/json';
import { graphOf } from '../../core/graph/testing/graphs';
import { emptyRunView, foldHistory } from '../../core/history/foldHistory';
import { runCase, type ConformanceCase } from '../../core/interpreter/testing/runCase';
import { takenCount } from './takenCount';

/**
 * The fields, without their states, whose arrows a run took, in the order of
 * the text: `A/Next`; `F#end` for the way to an end.
 */
async function takenBy(
  definition: JsonObject,
  more: Partial<ConformanceCase> = {},
  eventCount = Infinity,
): Promise<readonly string[]> {
  const { events } = await runCase({ definition, ...more });
  const view = foldHistory(emptyRunView(), events.slice(0, eventCount));
  const graph = graphOf(definition);
  const nameOf = (id: string): string =>
    graph.nodes.get(id)?.stateId === undefined ? '' : (graph.nodes.get(id)?.title ?? '');
  return graph.edges
    .filter((edge) => takenCount(view, edge, nameOf(edge.source), nameOf(edge.target)) > 0)
    .map(({ id }) => id.replace(/^\/States\//, ''));
}

const lambda = 'arn:aws:lambda:us-east-1:123456789012:function:f';
const fails = [{ error: 'E', cause: 'c' }];

describe('the arrows that a run took', () => {
  it('are not those out of a Fail state, nor out of a state that failed', async () => {
    expect(await takenBy({ StartAt: 'F', States: { F: { Type: 'Fail', Error: 'E' } } })).toEqual(['/StartAt']);
    const task = { Type: 'Task', Resource: lambda, Next: 'B', Catch: [{ ErrorEquals: ['Other'], Next: 'B' }] };
    expect(
      await takenBy({ StartAt: 'A', States: { A: task, B: { Type: 'Succeed' } } }, { tasks: { A: fails } }),
    ).toEqual(['/StartAt']);
  });

  it('are those out of the container whose Fail state was caught, and not those of the Fail state', async () => {
    const inner = { StartAt: 'F', States: { F: { Type: 'Fail', Error: 'E' } } };
    const other = {
      StartAt: 'W',
      States: { W: { Type: 'Wait', Seconds: 9, Next: 'X' }, X: { Type: 'Pass', End: true } },
    };
    const both = {
      Type: 'Parallel',
      Branches: [other, inner],
      Catch: [{ ErrorEquals: ['States.ALL'], Next: 'H' }],
      Next: 'H',
    };

    const taken = await takenBy({ StartAt: 'P', States: { P: both, H: { Type: 'Succeed' } } });
    expect(taken.filter((id) => !id.includes('Branches'))).toEqual(['/StartAt', 'P/Catch/0/Next', 'H#end']);
    expect(taken.filter((id) => id.includes('Branches'))).toEqual(['P/Branches/0/StartAt', 'P/Branches/1/StartAt']);
  });

  it('are those out of the items of a Map that went on, and not out of its Fail state', async () => {
    const choose = { Type: 'Choice', Choices: [{ Variable: '$', IsNull: true, Next: 'F' }], Default: 'Ok' };
    const processor = { StartAt: 'C', States: { C: choose, F: { Type: 'Fail' }, Ok: { Type: 'Succeed' } } };
    const taken = await takenBy(
      {
        StartAt: 'M',
        States: {
          M: { Type: 'Map', ItemsPath: '$.list', ItemProcessor: processor, ToleratedFailurePercentage: 100, End: true },
        },
      },
      { input: { list: [1, null] } },
    );

    expect(taken.some((id) => id.endsWith('Ok#end'))).toBe(true);
    expect(taken.some((id) => id.endsWith('F#end'))).toBe(false);
  });

  it('tell rules, Default and catchers apart that lead to the same state', async () => {
    const rule = (value: number) => ({ Variable: '$.x', NumericEquals: value, Next: 'B' });
    const choice = {
      StartAt: 'A',
      States: { A: { Type: 'Choice', Choices: [rule(1), rule(2)], Default: 'B' }, B: { Type: 'Succeed' } },
    };
    expect(await takenBy(choice, { input: { x: 2 } })).toEqual(['/StartAt', 'A/Choices/1/Next', 'B#end']);
    expect(await takenBy(choice, { input: { x: 3 } })).toEqual(['/StartAt', 'A/Default', 'B#end']);

    const task = {
      Type: 'Task',
      Resource: lambda,
      Next: 'H',
      Catch: [
        { ErrorEquals: ['Other'], Next: 'H' },
        { ErrorEquals: ['E'], Next: 'H' },
      ],
    };
    const caught = { StartAt: 'A', States: { A: task, H: { Type: 'Succeed' } } };
    expect(await takenBy(caught, { tasks: { A: fails } })).toEqual(['/StartAt', 'A/Catch/1/Next', 'H#end']);
    expect(await takenBy(caught, { tasks: { A: [{ return: {} }] } })).toEqual(['/StartAt', 'A/Next', 'H#end']);
  });

  it('are not the way to End of a state whose error was caught, at any instant', async () => {
    const task = { Type: 'Task', Resource: lambda, End: true, Catch: [{ ErrorEquals: ['States.ALL'], Next: 'H' }] };
    for (let count = 1; count < 12; count++)
      expect(
        await takenBy({ StartAt: 'A', States: { A: task, H: { Type: 'Succeed' } } }, { tasks: { A: fails } }, count),
      ).not.toContain('A#end');
  });

  it('are not those out of a state that was stopped, to a state that was never entered', async () => {
    expect(
      await takenBy(
        { StartAt: 'W', States: { W: { Type: 'Wait', Seconds: 9, Next: 'B' }, B: { Type: 'Succeed' } } },
        { stop: {} },
      ),
    ).toEqual(['/StartAt']);
  });

  it('are those of the attempt of a retried Parallel that succeeded, and not out of what failed before', async () => {
    const branch = {
      StartAt: 'T',
      States: { T: { Type: 'Task', Resource: lambda, Next: 'U' }, U: { Type: 'Pass', End: true } },
    };
    const both = { Type: 'Parallel', Branches: [branch], Retry: [{ ErrorEquals: ['States.ALL'] }], End: true };
    const definition = { StartAt: 'P', States: { P: both } };

    expect(
      (await takenBy(definition, { tasks: { T: [...fails, ...fails, ...fails, ...fails] } })).filter((id) =>
        id.includes('T/Next'),
      ),
    ).toEqual([]);
    expect(
      (await takenBy(definition, { tasks: { T: [...fails, { return: {} }] } })).filter((id) => id.endsWith('Next')),
    ).toEqual(['P/Branches/0/States/T/Next']);
  });
});
