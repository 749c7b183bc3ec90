// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { diffChanges } from '../../core/document/changes';
import { createWorkspaceStore, type WorkflowEntry } from '../stores/workspaceStore';
import { orderDefinition, testSession } from '../stores/testing/testSession';
import type { Keeper } from './keeper';
import type { KeptDocument } from './keptRecords';
import type { OtherTabs, TabMessage } from './otherTabs';
import { createJournal } from './journal';
import { emptyDatabase, quotaError, refuseWriting, testKeeper } from './testing/testStorage';
import './runTables'; // fetched when room is needed, which takes longer than this test's time
import { startAutosave, type AutosaveNews } from './autosave';

const entry: WorkflowEntry = {
  id: 'test',
  name: 'Test workflow',
  type: 'STANDARD',
  createdMs: 1,
  updatedMs: 1,
  stateCount: 3,
};

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

function start() {
  const session = testSession(orderDefinition);
  const workspaceStore = createWorkspaceStore();
  const tabs = testTabs();
  const { keeper, told, storage } = testKeeper();
  const parts = {
    session,
    entry,
    revision: 0,
    keeper,
    tabs,
    workspaceStore,
    nowMs: () => 5_000,
    newId: () => 'copy',
    leaveField: vi.fn(),
    tell: vi.fn<(news: AutosaveNews) => void>(),
  };
  const autosave = startAutosave(parts);
  const type = (from: string, to: string): void => {
    const { text } = session.documentStore.getState().document;
    session.documentStore.dispatch({
      changes: diffChanges(text, text.replace(from, to)),
      label: 'Type',
      origin: 'text',
    });
  };
  return { session, workspaceStore, tabs, keeper, autosave, type, storage, parts, told };
}

/** Lets time pass, with the database answering in between. */
async function pass(ms: number): Promise<void> {
  for (let passed = 0; passed < ms; passed += 100) {
    vi.advanceTimersByTime(Math.min(100, ms - passed));
    for (let turn = 0; turn < 15; turn++) await new Promise((resolve) => setImmediate(resolve));
  }
}

/** What the database has of a workflow now. */
async function keptDocument(keeper: Keeper, id = 'test'): Promise<KeptDocument | undefined> {
  const loaded = await keeper.load(id);
  return loaded.ok && loaded.value.kind === 'found' && !loaded.value.isUnsaved ? loaded.value.document : undefined;
}

/** What another tab would have saved over what is kept. */
async function saveElsewhere(from: string, to: string): Promise<KeptDocument> {
  const { keeper } = testKeeper();
  const kept = await keptDocument(keeper);
  if (!kept) throw new Error('Nothing is kept yet.');
  const theirs = { ...kept, document: { ...kept.document, text: kept.document.text.replace(from, to) } };
  await keeper.save(theirs, entry);
  return theirs;
}

describe('autosave', () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    emptyDatabase();
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.restoreAllMocks();
  });

  it('saves the document with its history a moment after a change, and says so', async () => {
    const { keeper, workspaceStore, type, session } = start();

    type('"Pass"', '"Wait"');
    expect(workspaceStore.getState().saving).toEqual({ kind: 'saving' });
    await pass(1_000);

    const kept = await keptDocument(keeper);
    expect(kept?.document).toEqual(session.documentStore.getState().document);
    expect(kept?.document.history.done).toHaveLength(1);
    expect(workspaceStore.getState()).toMatchObject({
      saving: { kind: 'saved' },
      workflows: [{ id: 'test', updatedMs: 5_000, createdMs: 1 }],
    });
  });

  it('saves at least once a second while changes never pause, and says that it saves all the while', async () => {
    const { keeper, session, workspaceStore, type } = start();
    const said: string[] = [];
    workspaceStore.subscribe(({ saving }, before) => void (saving !== before.saving && said.push(saving.kind)));

    for (let typed = 0; typed < 80; typed++) {
      type('"Validate": {', `"V${typed}": {"Type": "Succeed"}, "Validate": {`);
      await pass(100);
    }

    const [kept, shown] = [
      (await keptDocument(keeper))?.document.history.done.length ?? 0,
      session.documentStore.getState().document.history.done.length,
    ];
    expect(shown - kept).toBeLessThanOrEqual(10);
    expect(said).toEqual(['saving']);
    await pass(300);
    expect(said).toEqual(['saving', 'saved']);
  });

  it('keeps how the last run ended, which the list is told between two saves', async () => {
    const { keeper, workspaceStore, type } = start();
    const lastRun = { status: 'FAILED', atMs: 4_000 };

    workspaceStore.putWorkflow({ ...entry, lastRun });
    type('"Pass"', '"Wait"');
    await pass(1_000);

    expect(workspaceStore.getState().workflows).toMatchObject([{ id: 'test', updatedMs: 5_000, lastRun }]);
    expect(await keeper.listEntries()).toMatchObject({ value: { entries: [{ lastRun }] } });
  });

  it('saves once for many quick changes, and at once when it is stopped', async () => {
    const { keeper, type, autosave } = start();

    type('"Pass"', '"Wait"');
    type('"Wait"', '"Fail"');
    await autosave.stop();

    expect((await keptDocument(keeper))?.revision).toBe(1);
    expect((await keptDocument(keeper))?.document.text).toContain('"Fail"');
  });

  it('remembers the name and the input of the last run', async () => {
    const { session, keeper } = start();

    session.documentStore.rename('Order flow');
    session.runsStore.remember('{"order": 1}');
    await pass(1_000);

    expect(await keptDocument(keeper)).toMatchObject({ name: 'Order flow', inputText: '{"order": 1}' });
  });

  it('keeps what is set for placeholders, and takes over what another tab set', async () => {
    const { keeper, session, tabs } = start();

    session.runsStore.setPlaceholder('Fn', 'arn:a');
    session.runsStore.setPlaceholder('__proto__', 'x');
    session.runsStore.setPlaceholder('Other', 'b');
    session.runsStore.setPlaceholder('Other', undefined);
    await pass(1_000);
    const kept = await keptDocument(keeper);
    expect(Object.entries(kept?.placeholderValues ?? {})).toEqual([
      ['Fn', 'arn:a'],
      ['__proto__', 'x'],
    ]);

    if (kept) await testKeeper().keeper.save({ ...kept, placeholderValues: { Fn: 'arn:b' } }, entry);
    tabs.hear({ kind: 'saved', id: 'test' });
    await pass(100);
    expect(session.runsStore.getState().placeholderValues).toEqual({ Fn: 'arn:b' });
  });

  it('says why nothing is saved for as long as that is so, and saves when it can be again', async () => {
    const { workspaceStore, keeper, type } = start();
    const said: string[] = [];
    workspaceStore.subscribe(
      ({ saving }, before) => void (saving.kind !== before.saving.kind && said.push(saving.kind)),
    );
    const allow = refuseWriting(new Error('The disk is gone'));

    for (const [from, to] of [
      ['"Pass"', '"Wait"'],
      ['"Wait"', '"Fail"'],
      ['"Fail"', '"Task"'],
    ] as const) {
      type(from, to);
      await pass(1_000);
    }
    expect(workspaceStore.getState().saving).toEqual({ kind: 'failed', reason: 'The disk is gone.' });
    expect(said).toEqual(['saving', 'failed']);

    allow();
    await pass(6_000);
    expect(said).toEqual(['saving', 'failed', 'saved']);
    expect((await keptDocument(keeper))?.document.text).toContain('"Task"');
  });

  it('says that the storage does not answer, and holds what is typed', async () => {
    const { workspaceStore, keeper, type } = start();
    vi.spyOn(indexedDB, 'open').mockReturnValue(new EventTarget() as IDBOpenDBRequest); // true as far as nobody answers

    type('"Pass"', '"Wait"');
    await pass(1_000);
    expect(workspaceStore.getState().saving.kind).toBe('saving');
    await pass(1_500);
    expect(workspaceStore.getState().saving).toMatchObject({
      kind: 'failed',
      reason: expect.stringContaining('does not answer') as string,
    });

    expect(keeper.held()).toMatchObject([{ document: { id: 'test' } }]);
    expect(keeper.writeDown()).toBe(false);
  });

  it('saves again what is open when the database was deleted under the page', async () => {
    const { keeper, type } = start();
    type('"Pass"', '"Wait"');
    await pass(1_000);
    expect((await keptDocument(keeper))?.document.text).toContain('"Wait"');

    indexedDB.deleteDatabase('stepyard');
    await pass(2_000);

    expect((await keptDocument(testKeeper().keeper))?.document.text).toContain('"Wait"');
  });

  it('keeps the text without its history when the storage is full', async () => {
    const { session, keeper, type, told } = start();
    refuseWriting(
      quotaError(),
      (table, value) => table === 'documents' && (value as KeptDocument).document.history.done.length > 0,
    );

    type('"Pass"', '"Wait"');
    await pass(1_000);

    expect((await keptDocument(keeper))?.document.text).toBe(session.documentStore.getState().document.text);
    expect(told).toContainEqual({
      kind: 'saved',
      id: 'test',
      outcome: { revision: 1, gaveUp: { runs: 0, history: true } },
    });
  });

  it('hands over what is not saved when the page is left', async () => {
    const { keeper, type, storage, parts } = start();
    await pass(500);

    type('"Pass"', '"Wait"');
    expect(keeper.writeDown()).toBe(true);
    expect(parts.leaveField).toHaveBeenCalledOnce();

    expect(createJournal(storage).read('test')?.document.text).toContain('"Wait"');
    await pass(1_000);
    expect(createJournal(storage).read('test')).toBeUndefined();
  });

  it('says that nothing is kept when another tab deleted the workflow, and keeps it again with the next change', async () => {
    const { workspaceStore, tabs, type, keeper, parts } = start();

    tabs.hear({ kind: 'removed', id: 'test' });
    expect(workspaceStore.getState().saving.kind).toBe('failed');
    expect(parts.tell.mock.calls).toMatchObject([[{ kind: 'removed' }]]);

    type('"Pass"', '"Wait"');
    await pass(1_000);
    expect(workspaceStore.getState().saving.kind).toBe('saved');
    expect(await keptDocument(keeper)).toBeDefined();
    expect(parts.tell.mock.calls.slice(1)).toEqual([[{ kind: 'keptAgain' }]]);
  });

  it('shows the newest text when another tab saved, and tells once', async () => {
    const { session, tabs, type, parts } = start();
    type('"Pass"', '"Wait"');
    await pass(1_000);

    for (const [from, to] of [
      ['"Wait"', '"Fail"'],
      ['"Fail"', '"Task"'],
    ] as const) {
      await saveElsewhere(from, to);
      tabs.hear({ kind: 'saved', id: 'test' });
      await pass(10);
    }

    expect(session.documentStore.getState().document.text).toContain('"Task"');
    expect(parts.tell.mock.calls).toEqual([[{ kind: 'shared' }]]);
  });

  it('loses neither text when two tabs change a workflow at the same time', async () => {
    const { keeper, tabs, type, session, workspaceStore, parts } = start();
    type('"Pass"', '"Wait"');
    await pass(1_000);

    type('"Succeed"', '"Fail"');
    await saveElsewhere('Validate', 'Check');
    tabs.hear({ kind: 'saved', id: 'test' });
    await pass(1_000);

    const [mine, theirs] = [await keptDocument(keeper), await keptDocument(keeper, 'copy')];
    expect(mine?.document.text).toBe(session.documentStore.getState().document.text);
    expect(mine?.document.text).toContain('"Fail"');
    expect(theirs?.document.text).toContain('Check');
    expect(theirs?.name).toBe('Test workflow (other tab)');
    expect(workspaceStore.getState().workflows?.map(({ id }) => id)).toContain('copy');
    expect(parts.tell.mock.calls).toEqual([[{ kind: 'overtaken', name: 'Test workflow (other tab)' }]]);
  });

  it('saves what was only written down when the page was left', async () => {
    const { parts, session, keeper, autosave } = start();
    await autosave.stop();
    const { document } = session.documentStore.getState();

    startAutosave({ ...parts, isUnsaved: true });
    await pass(1_000);

    expect((await keptDocument(keeper))?.document).toEqual(document);
  });
});
