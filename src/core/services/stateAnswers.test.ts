import { describe, expect, it } from 'vitest';
import { answerOfState, withAnswers, type AnswersByState } from './stateAnswers';
import { askInTurn, requestOf } from './testing/moment';

const sqs = 'arn:aws:states:::sqs:sendMessage';
const call = (stateName: string, pattern = '') => requestOf(`${sqs}${pattern}`, {}, { stateName });
const worldOf = (answers: AnswersByState) => withAnswers({}, answers);
const once = { from: 0, to: 0 };

describe('a state that has answers', () => {
  it('is answered attempt by attempt, and counts them in the world', () => {
    const { answers, world } = askInTurn(
      answerOfState,
      [0, 1, 2, 3].map(() => call('Charge')),
      worldOf({
        Charge: {
          attempts: [
            { ...once, throws: { error: 'Card.Declined', cause: 'No money' } },
            { from: 1, to: 2, throws: { error: 'Card.Busy' } },
            { from: 3, to: 3, returns: 1 },
          ],
        },
      }),
    );

    expect(answers.map((answer) => ({ ...answer, changes: undefined }))).toEqual([
      { kind: 'failed', error: 'Card.Declined', cause: 'No money' },
      { kind: 'failed', error: 'Card.Busy' },
      { kind: 'failed', error: 'Card.Busy' },
      { kind: 'succeeded', result: 1 },
    ]);
    expect(world).toMatchObject({ run: { asked: { Charge: 4 } } });
  });

  it('answers the same when it is asked the same', () => {
    const moment = { world: worldOf({ A: { attempts: [{ ...once, returns: 1 }] } }), nowMs: 0, seed: 1 };

    expect(answerOfState(call('A'), moment)).toEqual(answerOfState(call('A'), moment));
  });

  it('leaves other states, and what a Map reads and writes, to others', () => {
    const world = worldOf({ A: { attempts: [{ ...once, returns: 1 }] } });
    const reader = { ...call('A'), purpose: 'itemReader' as const };

    expect(askInTurn(answerOfState, [call('B'), call('toString'), reader], world)).toEqual({
      answers: [undefined, undefined, undefined],
      world,
    });
  });

  it.each<[string, unknown]>([
    ['no attempt that covers it', { attempts: [{ from: 1, to: 1, returns: 1 }] }],
    ['no attempts', {}],
    ['attempts that are none', { attempts: 'all' }],
  ])('fails with %s', (_, answers) => {
    // What stands in a world may come from anywhere.
    const world = worldOf({ A: answers } as AnswersByState);

    expect(askInTurn(answerOfState, [call('A')], world).answers).toEqual([
      {
        kind: 'failed',
        error: 'States.Runtime',
        cause: 'No mocked response covers attempt 0 of the state "A".',
        changes: [{ path: ['run', 'asked', 'A'], value: 1 }],
      },
    ]);
  });

  it('is submitted first where its result comes later: as the service answers, or as is said', () => {
    const attempts = [{ ...once, returns: 1 }];
    const ask = (answers: AnswersByState) =>
      askInTurn(answerOfState, [call('A', '.waitForTaskToken')], worldOf(answers)).answers[0];

    expect(ask({ A: { attempts } })).toMatchObject({ result: 1, submitted: { MessageId: expect.any(String) } });
    expect(ask({ A: { attempts, submitted: [{ ...once, returns: 'sent' }] } })).toMatchObject({ submitted: 'sent' });
    expect(ask({ A: { attempts, submitted: [] } })).not.toHaveProperty('submitted');
  });
});
