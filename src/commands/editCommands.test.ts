import { describe, expect, it } from 'vitest';
import type { StateId } from '../asl/model';
import { testSession } from '../stores/testing/testSession';
import type { Shell } from './command';
import { commandOf, runCommand } from './table';

const nested = {
  StartAt: 'First',
  States: { First: { Type: 'Pass', Next: 'Each' }, Each: { Type: 'Map', ItemProcessor: { StartAt: 'Item', States: { Item: { Type: 'Pass', End: true } } }, End: true } },
};
const twoScopes = ['/States/First', '/States/Each/ItemProcessor/States/Item'];

describe.each(['state.copy', 'state.cut'])('%s', (id) => {
  it('says why states of two scopes cannot be copied, and touches neither them nor the clipboard', () => {
    const { session, written } = carryOut(id, twoScopes);

    expect(written).toEqual([]);
    expect(session.derived.machine().states.size).toBe(3);
    expect(session.noticesStore.getState().notices).toMatchObject([{ text: 'These states are in different scopes. Choose states that are beside each other.' }]);
  });

  it('puts one state on the clipboard', () => {
    const { session, written } = carryOut(id, ['/States/First']);

    expect(written).toEqual([expect.stringContaining('"StartAt": "First"')]);
    expect(session.derived.machine().states.size).toBe(id === 'state.cut' ? 2 : 3);
  });
});

describe('state.extract', () => {
  it('is not offered in an Express workflow, which cannot wait for another', () => {
    const { session } = carryOut('state.extract', ['/States/First'], 'EXPRESS');

    expect(session.documentStore.undo()).toBeUndefined();
    expect(session.noticesStore.getState().notices).toMatchObject([{ text: 'An Express workflow cannot wait for another one. Copy it as Standard first.' }]);
  });
});

function carryOut(id: string, selected: readonly string[], type: 'STANDARD' | 'EXPRESS' = 'STANDARD') {
  const session = testSession(nested, { type });
  session.selectionStore.select(selected as StateId[]); // ids of states that are there
  const written: string[] = [];
  const shell = { writeClipboard: (text: string) => void written.push(text) } as unknown as Shell; // all that these commands use of it
  const command = commandOf(id);
  if (command) runCommand(command, { session, shell });
  return { session, written };
}
