import { describe, expect, it } from 'vitest';
import { createRanSession, ranDocument } from './ranSession';
import { ranThis } from './ranThis';
import type { Run } from './runsStore';
import type { Session } from './session';
import { testSession } from './testing/testSession';

const ran = '{"StartAt":"Old","States":{"Old":{"Type":"Succeed"}}}';
const now = '{"StartAt":"New","States":{"New":{"Type":"Succeed"}}}';

/** A session of another text than its run ran. */
function play(definitionText = ran): { readonly today: Session; readonly run: Run } {
  const today = testSession(now);
  const definition = JSON.parse(ran) as Run['definition'];
  today.runsStore.start({ definitionText, definition, type: 'STANDARD', inputText: '{}', speed: 'instant' });
  const run = today.runsStore.getState().runs[0];
  if (!run) throw new Error('not started');
  return { today, run };
}

describe('the session of a run of an earlier version', () => {
  it('has the states of then, and an own selection of them', () => {
    const { today, run } = play();
    const session = createRanSession(today, run);

    session.selectionStore.select([...session.derived.machine().states.keys()]);

    expect(ranThis(today, run)).toBe(false);
    expect(ranThis(session, run)).toBe(true);
    expect([...session.derived.machine().states.values()].map(({ name }) => name)).toEqual(['Old']);
    expect(session.selectionStore.getState().states).toEqual(['/States/Old']);
    expect(today.selectionStore.getState().states).toEqual([]);
  });

  it('shares the open panels with the document, and tells once of each change', () => {
    const { today, run } = play();
    const { selectionStore } = createRanSession(today, run);
    let told = 0;
    selectionStore.subscribe(() => told++);

    selectionStore.openDock('events');
    expect([selectionStore, today.selectionStore].map((store) => store.getState().dockTab)).toEqual([
      'events',
      'events',
    ]);
    today.selectionStore.closeDock();
    today.selectionStore.clear();

    expect(selectionStore.getState().dockTab).toBeUndefined();
    expect(selectionStore.getState()).toBe(selectionStore.getState());
    expect(told).toBeGreaterThanOrEqual(2);
  });

  it('changes nothing, and leads whoever tries back to the document', () => {
    const { today, run } = play();
    const { documentStore } = createRanSession(today, run);

    documentStore.dispatch({ changes: [{ from: 0, to: 1, insert: '' }], label: 'Delete', origin: 'canvas' });

    expect(documentStore.getState().document.text).toBe(ran);
    expect(today.documentStore.getState().document.text).toBe(now);
    expect(today.runsStore.getState().shownRunId).toBeUndefined();
    expect(today.noticesStore.getState().told[0]?.text).toMatch(/^Run 1 ran an earlier version/);
  });

  it('is drawn from what was read, where its text is in a syntax of then', () => {
    const { today, run } = play('StartAt: Old\nStates:\n  Old:\n    Type: Succeed\n');

    expect(JSON.parse(ranDocument(today, run).text)).toEqual(JSON.parse(ran));
  });
});
