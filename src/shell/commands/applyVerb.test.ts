import { describe, expect, it } from 'vitest';
import { fail } from '../../core/base/result';
import { orderDefinition, testSession } from '../stores/testing/testSession';
import { applyVerb } from './applyVerb';

describe('applyVerb', () => {
  it('dispatches what a verb gives back, with its label and its selection', () => {
    const session = testSession(orderDefinition);

    const done = applyVerb(
      session,
      (machine) => ({
        changes: [{ from: 0, to: 0, insert: ' '.repeat(machine.states.size) }],
        label: 'Indent',
        select: ['/States/Ship'],
      }),
      'canvas',
    );

    expect(done).toBe(true);
    expect(session.documentStore.getState().document.text.startsWith('   {')).toBe(true);
    expect(session.selectionStore.getState().states).toEqual(['/States/Ship']);
    expect(session.documentStore.undo()).toBe('Indent');
  });

  it('shows the reason of a rejection and changes nothing', () => {
    const session = testSession(orderDefinition);
    const before = session.documentStore.getState().document;

    const done = applyVerb(session, () => fail('A state called "Ship" exists already.'), 'canvas');

    expect(done).toBe(false);
    expect(session.documentStore.getState().document).toBe(before);
    expect(session.noticesStore.getState().notices).toMatchObject([
      { tone: 'warning', text: 'A state called "Ship" exists already.' },
    ]);
  });

  it('does not put a change of nothing into the history', () => {
    const session = testSession(orderDefinition);

    applyVerb(session, () => ({ changes: [], label: 'Nothing', select: [] }), 'form');

    expect(session.documentStore.undo()).toBeUndefined();
  });
});
