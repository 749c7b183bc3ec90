import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { diffChanges } from '../document/changes';
import { createWorkspaceStore, type WorkflowEntry } from '../stores/workspaceStore';
import { orderDefinition, testSession } from '../stores/testing/testSession';
import { startAutosave } from './autosave';
import type { KeptDocument } from './keptRecords';
import type { OtherTabs, TabMessage } from './otherTabs';
import { memoryKeeper, type Keeper } from './persistence';
import { readJournal, writeJournal, type JournalStorage } from './unsavedJournal';

const entry: WorkflowEntry = { id: 'test', name: 'Test workflow', type: 'STANDARD', createdMs: 1, updatedMs: 1, stateCount: 3 };

/** A line to other tabs with this test at the other end. */
function testTabs(): OtherTabs & { readonly told: TabMessage[]; readonly hear: (message: TabMessage) => void } {
  const told: TabMessage[] = [];
  const listeners = new Set<(message: TabMessage) => void>();
  return {
    told,
    tell: (message) => void told.push(message),
    listen: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    hear: (message) => listeners.forEach((listener) => listener(message)),
  };
}

/** A storage of so many characters. */
function testStorage(room = Infinity): JournalStorage {
  const items = new Map<string, string>();
  return {
    getItem: (key) => items.get(key) ?? null,
    setItem: (key, value) => {
      if (value.length > room) throw new DOMException('Full', 'QuotaExceededError');
      items.set(key, value);
    },
    removeItem: (key) => void items.delete(key),
  };
}

function start(keeper: Keeper = memoryKeeper()) {
  const session = testSession(orderDefinition);
  const workspaceStore = createWorkspaceStore();
  const tabs = testTabs();
  const storage = testStorage();
  const parts = { storage, session, entry, revision: 0, keeper, tabs, workspaceStore, noticesStore: session.noticesStore, nowMs: () => 5_000, newId: () => 'copy' };
  const autosave = startAutosave(parts);
  const type = (from: string, to: string): void => {
    const { text } = session.documentStore.getState().document;
    session.documentStore.dispatch({ changes: diffChanges(text, text.replace(from, to)), label: 'Type', origin: 'text' });
  };
  return { session, workspaceStore, tabs, keeper, autosave, type, storage, parts };
}

/** What another tab would have saved over what is kept. */
async function saveElsewhere(keeper: Keeper, from: string, to: string): Promise<KeptDocument> {
  const kept = await keeper.loadDocument('test');
  if (!kept) throw new Error('Nothing is kept yet.');
  const theirs = { ...kept, document: { ...kept.document, text: kept.document.text.replace(from, to) } };
  await keeper.save(theirs, entry);
  return theirs;
}

describe('autosave', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('saves the document with its history a moment after a change, and says so', async () => {
    const { keeper, workspaceStore, tabs, type, session } = start();

    type('"Pass"', '"Wait"');
    expect(workspaceStore.getState().saving).toEqual({ kind: 'saving' });
    await vi.advanceTimersByTimeAsync(1_000);

    const kept = await keeper.loadDocument('test');
    expect(kept?.document).toEqual(session.documentStore.getState().document);
    expect(kept?.document.history.done).toHaveLength(1);
    expect(workspaceStore.getState()).toMatchObject({ saving: { kind: 'saved' }, workflows: [{ id: 'test', updatedMs: 5_000, createdMs: 1 }] });
    expect(tabs.told).toEqual([{ kind: 'saved', id: 'test' }]);
  });

  it('saves at least once a second while changes never pause, and says that it saves all the while', async () => {
    const { keeper, session, workspaceStore, type } = start();
    const said: string[] = [];
    workspaceStore.subscribe(({ saving }, before) => void (saving !== before.saving && said.push(saving.kind)));

    for (let typed = 0; typed < 300; typed++) {
      type('"Validate": {', `"V${typed}": {"Type": "Succeed"}, "Validate": {`);
      await vi.advanceTimersByTimeAsync(100);
    }

    const [kept, shown] = [(await keeper.loadDocument('test'))?.document.history.done.length ?? 0, session.documentStore.getState().document.history.done.length];
    expect(shown - kept).toBeLessThanOrEqual(10);
    expect(said).toEqual(['saving']);
    await vi.advanceTimersByTimeAsync(300);
    expect(said).toEqual(['saving', 'saved']);
  });

  it('keeps how the last run ended, which the list is told between two saves', async () => {
    const { keeper, workspaceStore, type } = start();
    const lastRun = { status: 'FAILED', atMs: 4_000 };

    workspaceStore.putWorkflow({ ...entry, lastRun });
    type('"Pass"', '"Wait"');
    await vi.advanceTimersByTimeAsync(1_000);

    expect(workspaceStore.getState().workflows).toMatchObject([{ id: 'test', updatedMs: 5_000, lastRun }]);
    expect(await keeper.listEntries()).toMatchObject([{ lastRun }]);
  });

  it('saves once for many quick changes, and at once when it is stopped', async () => {
    const { keeper, type, autosave } = start();

    type('"Pass"', '"Wait"');
    type('"Wait"', '"Fail"');
    await autosave.stop();

    expect((await keeper.loadDocument('test'))?.revision).toBe(1);
    expect((await keeper.loadDocument('test'))?.document.text).toContain('"Fail"');
  });

  it('remembers the name and the input of the last run', async () => {
    const { session, keeper } = start();

    session.documentStore.rename('Order flow');
    session.runsStore.remember('{"order": 1}');
    await vi.advanceTimersByTimeAsync(1_000);

    expect(await keeper.loadDocument('test')).toMatchObject({ name: 'Order flow', inputText: '{"order": 1}' });
  });

  it('tells when nothing can be saved, offers a file, and saves when it can again', async () => {
    let refusing = true;
    const memory = memoryKeeper();
    const { session, workspaceStore, keeper, type } = start({ ...memory, save: (...args) => (refusing ? Promise.reject(new Error('The disk is gone')) : memory.save(...args)) });

    type('"Pass"', '"Wait"');
    await vi.advanceTimersByTimeAsync(1_000);
    expect(workspaceStore.getState().saving).toEqual({ kind: 'failed', reason: 'The disk is gone.' });
    expect(session.noticesStore.getState().notices[0]).toMatchObject({ tone: 'error', sticky: true, command: { id: 'file.save' } });

    refusing = false;
    await vi.advanceTimersByTimeAsync(20_000);
    expect(workspaceStore.getState().saving).toEqual({ kind: 'saved' });
    expect((await keeper.loadDocument('test'))?.document.text).toContain('"Wait"');
  });

  it('keeps the text without its history when the storage is full', async () => {
    const memory = memoryKeeper();
    const save: Keeper['save'] = (document, kept) => (document.document.history.done.length > 0 ? Promise.reject(new DOMException('Full', 'QuotaExceededError')) : memory.save(document, kept));
    const { session, keeper, type } = start({ ...memory, save });

    type('"Pass"', '"Wait"');
    await vi.advanceTimersByTimeAsync(1_000);

    expect((await keeper.loadDocument('test'))?.document.text).toBe(session.documentStore.getState().document.text);
    expect(session.noticesStore.getState().notices[0]?.text).toContain('almost full');
  });

  it('shows the newest text when another tab saved, and tells once', async () => {
    const { session, keeper, tabs, type } = start();
    type('"Pass"', '"Wait"');
    await vi.advanceTimersByTimeAsync(1_000);

    await saveElsewhere(keeper, '"Wait"', '"Fail"');
    tabs.hear({ kind: 'saved', id: 'test' });
    await vi.advanceTimersByTimeAsync(10);

    expect(session.documentStore.getState().document.text).toContain('"Fail"');
    expect(session.noticesStore.getState().notices[0]?.text).toContain('another tab');
  });

  it('loses neither text when two tabs change a workflow at the same time', async () => {
    const { keeper, tabs, type, session, workspaceStore } = start();
    type('"Pass"', '"Wait"');
    await vi.advanceTimersByTimeAsync(1_000);

    type('"Succeed"', '"Fail"');
    await saveElsewhere(keeper, 'Validate', 'Check');
    tabs.hear({ kind: 'saved', id: 'test' });
    await vi.advanceTimersByTimeAsync(1_000);

    const [mine, theirs] = [await keeper.loadDocument('test'), await keeper.loadDocument('copy')];
    expect(mine?.document.text).toBe(session.documentStore.getState().document.text);
    expect(mine?.document.text).toContain('"Fail"');
    expect(theirs?.document.text).toContain('Check');
    expect(theirs?.name).toBe('Test workflow (other tab)');
    expect(workspaceStore.getState().workflows?.map(({ id }) => id)).toContain('copy');
  });

  it('saves what was only written down when the page was left, and forgets the writing', async () => {
    const { parts, session, keeper, storage, autosave } = start();
    await autosave.stop();
    const { document, name, type } = session.documentStore.getState();
    writeJournal(storage, { id: 'test', name, type, document, inputText: '', revision: 0 });

    startAutosave({ ...parts, unsaved: true });
    await vi.advanceTimersByTimeAsync(1_000);

    expect((await keeper.loadDocument('test'))?.document).toEqual(document);
    expect(readJournal(storage, 'test')).toBeUndefined();
  });
});

describe('the journal of unsaved work', () => {
  const kept = (): KeptDocument => {
    const session = testSession(orderDefinition);
    const { text } = session.documentStore.getState().document;
    session.documentStore.dispatch({ changes: diffChanges(text, text.replace('Validate', 'x'.repeat(5_000))), label: 'Type', origin: 'text' });
    return { id: 'test', name: 'Test', type: 'STANDARD', document: session.documentStore.getState().document, inputText: '', revision: 3 };
  };

  it('gives back what was written, with its history', () => {
    const storage = testStorage();
    writeJournal(storage, kept());
    expect(readJournal(storage, 'test')).toEqual(kept());
  });

  it('leaves the history out where there is no room for it, and gives up where there is none at all', () => {
    const room = JSON.stringify(kept()).length - 20;
    const [small, none] = [testStorage(room), testStorage(10)];

    writeJournal(small, kept());
    writeJournal(none, kept());

    expect(readJournal(small, 'test')?.document).toMatchObject({ text: kept().document.text, history: { done: [] } });
    expect(readJournal(none, 'test')).toBeUndefined();
  });

  it.each(['', 'null', '{"id":"test"', '{"id":"other","revision":1}', '{"id":"test","revision":1,"document":{}}'])('reads nothing into %j', (text) => {
    const storage = testStorage();
    storage.setItem('stepyard.unsaved.test', text);
    expect(readJournal(storage, 'test')).toBeUndefined();
  });
});
