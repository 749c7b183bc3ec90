import { describe, expect, it } from 'vitest';
import { isFailed } from '../../base/result';
import { applyChanges } from '../../document/changes';
import type { Json } from '../../base/json';
import { readMachine } from '../testing/readMachine';
import type { StateId } from '../model';
import { addCatcher } from './addCatcher';

type Written = { readonly States: Record<string, { readonly Catch?: readonly Json[] }> };

function withCatcher(definition: Json, name: string): Written {
  const text = JSON.stringify(definition);
  const result = addCatcher(readMachine(text), `/States/${name}` as StateId);
  if (isFailed(result)) throw new Error(result.error);
  return JSON.parse(applyChanges(text, result.changes)) as Written;
}

const task = { Type: 'Task', Resource: 'arn:aws:lambda:us-east-1:123456789012:function:f', End: true };

describe('a new catcher', () => {
  it('leads to a Fail of its own, which passes the error on, when nothing else is there', () => {
    const { States } = withCatcher({ StartAt: 'A', States: { A: task } }, 'A');

    expect(States.A?.Catch).toEqual([{ ErrorEquals: ['States.ALL'], Next: 'Failed', ResultPath: '$.error' }]);
    expect(States.Failed).toEqual({ Type: 'Fail', ErrorPath: '$.error.Error', CausePath: '$.error.Cause' });
  });

  it('does so in JSONata, too', () => {
    const { States } = withCatcher({ QueryLanguage: 'JSONata', StartAt: 'A', States: { A: task } }, 'A');

    expect(States.A?.Catch).toEqual([{ ErrorEquals: ['States.ALL'], Next: 'Failed' }]);
    expect(States.Failed).toEqual({
      Type: 'Fail',
      Error: '{% $states.input.Error %}',
      Cause: '{% $states.input.Cause %}',
    });
  });

  it('never leads to the state itself: it leads where the other catchers lead, else to a Fail that nothing leads to', () => {
    const caught = { ...task, Catch: [{ ErrorEquals: ['X'], Next: 'Mend' }] };
    const mended = withCatcher(
      {
        StartAt: 'A',
        States: { A: { ...task, Next: 'B', End: undefined }, B: caught, Mend: { Type: 'Pass', End: true } },
      } as unknown as Json,
      'A',
    );
    const failed = withCatcher({ StartAt: 'A', States: { A: task, No: { Type: 'Fail' } } }, 'A');

    const meant = withCatcher(
      {
        StartAt: 'Paid?',
        States: {
          'Paid?': { Type: 'Choice', Choices: [{ Variable: '$.p', BooleanEquals: false, Next: 'No' }], Default: 'A' },
          A: task,
          No: { Type: 'Fail', Error: 'NotPaid' },
        },
      },
      'A',
    );

    expect(meant.States.A?.Catch).toMatchObject([{ Next: 'Failed' }]);
    expect(meant.States.Failed).toMatchObject({ Type: 'Fail', ErrorPath: '$.error.Error' });
    expect(mended.States.A?.Catch).toMatchObject([{ Next: 'Mend' }]);
    expect(failed.States.A?.Catch).toMatchObject([{ Next: 'No' }]);
  });

  it('stands before one of every error, which has to be the last', () => {
    const { States } = withCatcher(
      {
        StartAt: 'A',
        States: { A: { ...task, Catch: [{ ErrorEquals: ['States.ALL'], Next: 'No' }] }, No: { Type: 'Fail' } },
      },
      'A',
    );

    expect(States.A?.Catch).toMatchObject([{ ErrorEquals: ['States.TaskFailed'] }, { ErrorEquals: ['States.ALL'] }]);
  });
});
