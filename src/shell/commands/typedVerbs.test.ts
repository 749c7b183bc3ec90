import { describe, expect, it } from 'vitest';
import { orderDefinition, testSession } from '../stores/testing/testSession';
import { findStates, readTypedVerb } from './typedVerbs';

const read = (typed: string) => {
  const session = testSession(orderDefinition);
  return { session, verbs: readTypedVerb(typed, session.derived.machine()) };
};

describe('readTypedVerb', () => {
  it.each([
    ['add Wait after Validate', 'Add Wait after "Validate"'],
    ['insert wait before "ship"', 'Add Wait before "Ship"'],
    ['rename Charge to Pay now', 'Rename "Charge" to "Pay now"'],
    ['delete char', 'Delete "Charge"'],
    ['connect Validate to Ship', 'Connect "Validate" to "Ship"'],
    ['wrap charge in map', 'Wrap "Charge" in a Map'],
    ['change Validate to Choice', 'Change "Validate" to a Choice'],
    ['add parallel', 'Add Parallel'],
    ['add wait after ', 'Add Wait after "Validate"'],
  ])('reads "%s" as "%s"', (typed, label) => {
    expect(read(typed).verbs[0]?.label).toBe(label);
  });

  it('offers every state while the name is still to be typed', () => {
    expect(read('add wait before').verbs.map(({ label }) => label)).toEqual([
      'Add Wait before "Validate"',
      'Add Wait before "Charge"',
      'Add Wait before "Ship"',
    ]);
  });

  it('reads nothing into other words', () => {
    expect(read('theme').verbs).toEqual([]);
    expect(read('rename Charge').verbs).toEqual([]);
    expect(read('delete Nowhere').verbs).toEqual([]);
  });

  it('carries out "add Wait after Validate" as one step of the history', () => {
    const { session, verbs } = read('add Wait after Validate');
    const before = session.documentStore.getState().document.text;

    verbs[0]?.run(session);

    const { states } = session.derived.machine();
    const added = [...states.values()].find(({ type }) => type === 'Wait');
    expect(states.get('/States/Validate' as never)?.transitions[0]?.targetName).toBe(added?.name);
    session.documentStore.undo();
    expect(session.documentStore.getState().document.text).toBe(before);
  });
});

describe('findStates', () => {
  it('puts the state that is called so before those that begin with it or hold it', () => {
    const session = testSession({
      StartAt: 'Reship',
      States: { Reship: { Type: 'Succeed' }, 'Ship later': { Type: 'Succeed' }, Ship: { Type: 'Succeed' } },
    });

    expect(findStates(session.derived.machine(), 'ship').map(({ name }) => name)).toEqual([
      'Ship',
      'Ship later',
      'Reship',
    ]);
  });
});
