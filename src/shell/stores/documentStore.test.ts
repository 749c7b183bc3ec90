import { describe, expect, it } from 'vitest';
import type { StateId } from '../../core/asl/model';
import { diffChanges } from '../../core/document/changes';
import type { Session } from './session';
import { orderDefinition, testSession } from './testing/testSession';

const id = (name: string): StateId => `/States/${name}` as StateId;

function type(session: Session, from: string, to: string, joinKey?: string): void {
  const { text } = session.documentStore.getState().document;
  session.documentStore.dispatch({
    changes: diffChanges(text, text.replace(from, to)),
    label: `Type ${to}`,
    origin: 'text',
    joinKey,
  });
}

describe('documentStore', () => {
  it('applies a transaction and tells views how the text changed', () => {
    const session = testSession(orderDefinition);
    const before = session.documentStore.getState().document;

    type(session, '"Pass"', '"Wait"');

    const { document, lastChange } = session.documentStore.getState();
    expect(document.text).toContain('"Type": "Wait"');
    expect(lastChange).toMatchObject({ origin: 'text', fromVersion: before.version });
    expect(document.version).toBeGreaterThan(before.version);
  });

  it('undoes and redoes to the byte', () => {
    const session = testSession(orderDefinition);
    const original = session.documentStore.getState().document.text;
    type(session, '"Pass"', '"Wait"');
    const changed = session.documentStore.getState().document.text;

    expect(session.documentStore.undo()).toBe('Type "Wait"');
    expect(session.documentStore.getState().document.text).toBe(original);
    expect(session.documentStore.redo()).toBe('Type "Wait"');
    expect(session.documentStore.getState().document.text).toBe(changed);
    expect(session.documentStore.redo()).toBeUndefined();
  });

  it('joins keystrokes that are close in time, by the clock it was given', () => {
    const clock = { nowMs: 0 };
    const session = testSession(orderDefinition, { clock });
    const original = session.documentStore.getState().document.text;

    type(session, 'Validate', 'ValidateX', 'typing');
    clock.nowMs = 300;
    type(session, 'ValidateX', 'ValidateXY', 'typing');
    session.documentStore.undo();

    expect(session.documentStore.getState().document.text).toBe(original);
  });

  it('jumps to any step of the history', () => {
    const session = testSession(orderDefinition);
    const original = session.documentStore.getState().document.text;
    type(session, '"Pass"', '"Wait"');
    type(session, '"Wait"', '"Fail"');

    session.documentStore.jumpTo(-1);
    expect(session.documentStore.getState().document.text).toBe(original);
    session.documentStore.jumpTo(1);
    expect(session.documentStore.getState().document.text).toContain('"Type": "Fail"');
  });

  it('keeps the selection on a state that is renamed in the text, and on its neighbours', () => {
    const session = testSession(orderDefinition);
    session.selectionStore.select([id('Charge')]);

    type(session, '"Charge": {', '"Chargeback": {');
    expect(session.selectionStore.getState().states).toEqual([id('Chargeback')]);
    type(session, '"Validate": {', '"Check everything": {');
    expect(session.selectionStore.getState().states).toEqual([id('Chargeback')]);
  });

  it('drops a state from the selection when its text is gone, and gives it back with undo', () => {
    const session = testSession(orderDefinition);
    const { text } = session.documentStore.getState().document;
    session.selectionStore.select([id('Charge')]);
    const from = text.indexOf('    "Charge"');
    const to = text.indexOf('    "Ship"');

    session.documentStore.dispatch({ changes: [{ from, to, insert: '' }], label: 'Cut', origin: 'text' });
    expect(session.selectionStore.getState().states).toEqual([]);

    session.documentStore.undo();
    expect(session.selectionStore.getState().states).toEqual([id('Charge')]);
  });

  it('selects what a transaction asks for', () => {
    const session = testSession(orderDefinition);

    session.documentStore.dispatch({ changes: [], label: 'Look', origin: 'canvas', select: ['/States/Ship/Type'] });

    expect(session.selectionStore.getState().states).toEqual([id('Ship')]);
  });

  it('shows a document of another tab under a version that no text here had', () => {
    const session = testSession(orderDefinition);
    const other = testSession({ StartAt: 'Only', States: { Only: { Type: 'Succeed' } } });
    type(session, '"Pass"', '"Wait"');
    const { version } = session.documentStore.getState().document;

    session.documentStore.load({ document: other.documentStore.getState().document, name: 'Theirs', type: 'EXPRESS' });

    const { document, name, lastChange } = session.documentStore.getState();
    expect(document.version).toBeGreaterThan(version);
    expect(lastChange?.fromVersion).toBe(version);
    expect([...session.derived.machine().states.keys()]).toEqual([id('Only')]);
    expect(name).toBe('Theirs');
  });
});
