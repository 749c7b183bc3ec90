import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../core/base/json';
import type { StateId } from '../../core/asl/model';
import type { Session } from '../stores/session';
import { testSession } from '../stores/testing/testSession';
import type { Shell } from './command';
import { commandOf, runCommand } from './table';

const nested = {
  StartAt: 'First',
  States: {
    First: { Type: 'Pass', Next: 'Each' },
    Each: { Type: 'Map', ItemProcessor: { StartAt: 'Item', States: { Item: { Type: 'Pass', End: true } } }, End: true },
  },
};
const twoScopes = ['/States/First', '/States/Each/ItemProcessor/States/Item'];

describe.each(['state.copy', 'state.cut'])('%s', (id) => {
  it('says why states of two scopes cannot be copied, and touches neither them nor the clipboard', async () => {
    const { session, written } = await carryOut(id, twoScopes);

    expect(written).toEqual([]);
    expect(session.derived.machine().states.size).toBe(3);
    expect(session.noticesStore.getState().notices).toMatchObject([
      { text: 'These states are in different scopes. Choose states that are beside each other.' },
    ]);
  });

  it('puts one state on the clipboard', async () => {
    const { session, written } = await carryOut(id, ['/States/First']);

    expect(written).toEqual([expect.stringContaining('"StartAt": "First"')]);
    expect(session.derived.machine().states.size).toBe(id === 'state.cut' ? 2 : 3);
  });

  it('takes nothing away when the browser refuses to copy', async () => {
    const { session } = await carryOut(id, ['/States/First'], () => false);

    expect(session.derived.machine().states.size).toBe(3);
    expect(session.documentStore.undo()).toBeUndefined();
  });
});

describe('state.remove', () => {
  it('says what goes along, which may be out of view, and how it comes back', async () => {
    const { session } = await carryOut('state.remove', ['/States/Which'], () => true, 'STANDARD', {
      StartAt: 'Which',
      States: {
        Which: { Type: 'Choice', Choices: [{ Variable: '$.a', IsPresent: true, Next: 'A' }], Default: 'B' },
        A: { Type: 'Succeed' },
        B: { Type: 'Succeed' },
      },
    });

    expect(session.noticesStore.getState().notices).toMatchObject([
      {
        text: expect.stringMatching(/^Deleted "Which" and .* that only it led to\.$/) as string,
        command: { id: 'edit.undo' },
      },
    ]);
  });

  it('says nothing where only what was chosen goes', async () => {
    const { session } = await carryOut('state.remove', ['/States/First']);

    expect(session.derived.machine().states.has('/States/First' as StateId)).toBe(false);
    expect(session.noticesStore.getState().notices).toEqual([]);
  });
});

describe('state.copy', () => {
  it.each([
    [['/States/First'], 'Copied "First".'],
    [['/States/First', '/States/Each'], 'Copied 2 states.'],
  ])('says that %j were copied', async (ids, words) => {
    expect((await carryOut('state.copy', ids)).said).toEqual([words]);
    expect((await carryOut('state.copy', ids, () => false)).said).toEqual([]);
  });
});

describe('state.cut', () => {
  it('takes nothing away from a workflow that was changed while the browser asked', async () => {
    const { session } = await carryOut('state.cut', ['/States/First'], (open) => {
      open.documentStore.dispatch({ changes: [{ from: 0, to: 0, insert: ' ' }], label: 'Type', origin: 'text' });
      return true;
    });

    expect(session.derived.machine().states.size).toBe(3);
    expect(session.noticesStore.getState().notices).toMatchObject([
      { text: 'The workflow was changed while it was copied from. Nothing was cut.' },
    ]);
  });
});

describe('state.extract', () => {
  it('is not offered in an Express workflow, which cannot wait for another', async () => {
    const { session } = await carryOut('state.extract', ['/States/First'], () => true, 'EXPRESS');

    expect(session.documentStore.undo()).toBeUndefined();
    expect(session.noticesStore.getState().notices).toMatchObject([
      { text: 'An Express workflow cannot wait for another one. Copy it as Standard first.' },
    ]);
  });
});

async function carryOut(
  id: string,
  selected: readonly string[],
  answer: (session: Session) => boolean = () => true,
  type: 'STANDARD' | 'EXPRESS' = 'STANDARD',
  definition: JsonObject = nested,
) {
  const session = testSession(definition, { type });
  session.selectionStore.select(selected as StateId[]); // ids of states that are there
  const written: string[] = [];
  const writeClipboard = (text: string): Promise<boolean> => {
    written.push(text);
    return Promise.resolve(answer(session));
  };
  const said: string[] = [];
  const shell = { writeClipboard, say: (words: string) => said.push(words) } as unknown as Shell; // all that these commands use of it
  const command = commandOf(id);
  if (command) runCommand(command, { session, shell });
  await new Promise(setImmediate); // the clipboard answers later
  return { session, written, said };
}
