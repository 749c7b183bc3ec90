import { openDB } from 'idb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { applyTransaction, createDocument } from '../../core/document/document';
import type { WorkflowEntry } from '../stores/workspaceStore';
import { createJournal } from './journal';
import type { Keeper, LoadedWorkflow } from './keeper';
import type { KeptDocument } from './keptRecords';
import { emptyDatabase, quotaError, refuseWriting, testKeeper, testPageStorage } from './testing/testStorage';

const entry: WorkflowEntry = { id: 'one', name: 'One', type: 'STANDARD', createdMs: 1, updatedMs: 1, stateCount: 3 };
const kept = (text: string, id = 'one', revision = 0): KeptDocument => ({
  id,
  name: 'One',
  type: 'STANDARD',
  document: createDocument(text),
  inputText: '',
  revision,
});
const typed = (document: KeptDocument): KeptDocument => ({
  ...document,
  document: applyTransaction(
    document.document,
    { changes: [{ from: 0, to: 0, insert: ' ' }], label: 'Type', origin: 'text' },
    { nowMs: 1, selection: [] },
  ),
});

async function load(keeper: Keeper, id = 'one'): Promise<LoadedWorkflow> {
  const loaded = await keeper.load(id);
  if (!loaded.ok) throw new Error(loaded.error.reason);
  return loaded.value;
}

/** Puts any value where another program, another version or a broken disk would have left it. */
async function putRecord(table: string, record: unknown): Promise<void> {
  const db = await openDB('stepyard');
  await db.put(table, record);
  db.close();
}

describe('the keeper', () => {
  beforeEach(emptyDatabase);
  afterEach(() => void vi.restoreAllMocks());

  it('keeps a workflow for the next page', async () => {
    await testKeeper().keeper.save(kept('{}'), entry);

    const { keeper } = testKeeper();
    expect(await load(keeper)).toMatchObject({
      kind: 'found',
      document: { document: { text: '{}' }, revision: 1 },
      entry: { name: 'One' },
      isUnsaved: false,
    });
    expect(await keeper.listEntries()).toMatchObject({ value: { entries: [{ id: 'one' }], unreadable: [] } });
  });

  describe.each([
    ['is absent', () => vi.stubGlobal('indexedDB', undefined)],
    [
      'throws when it is opened',
      () =>
        vi.spyOn(indexedDB, 'open').mockImplementation(() => {
          throw new DOMException('The operation is insecure.', 'SecurityError');
        }),
    ],
    ['cannot be written to', () => refuseWriting(new DOMException('Broken', 'UnknownError'))],
    ['is full', () => refuseWriting(quotaError())],
    [
      'says that it is full in words only',
      () =>
        refuseWriting(
          new DOMException('Encountered full disk while opening backing store for indexedDB.open.', 'UnknownError'),
        ),
    ],
  ])('where the database %s', (_what, breakIt) => {
    beforeEach(() => void breakIt());
    afterEach(() => void vi.unstubAllGlobals());

    it('holds what it is given, says so, and asks before it is lost', async () => {
      const { keeper, told } = testKeeper();

      expect(await keeper.save(kept('{"a": 1}'), entry)).toMatchObject({ ok: false });

      expect(await load(keeper)).toMatchObject({ document: { document: { text: '{"a": 1}' } }, isUnsaved: true });
      expect(await keeper.listEntries()).toMatchObject({ value: { entries: [{ id: 'one' }] } });
      expect(told.some((news) => news.kind === 'health' && news.trouble !== undefined)).toBe(true);
      expect(keeper.writeDown()).toBe(false);
    });

    it('leaves the work in the journal, where the next page finds it', async () => {
      const { keeper, storage } = testKeeper();
      await keeper.save(kept('{"a": 1}'), entry);
      keeper.writeDown();
      vi.unstubAllGlobals();
      vi.restoreAllMocks();

      const next = testKeeper(storage).keeper;
      expect(await load(next)).toMatchObject({ document: { document: { text: '{"a": 1}' } }, isUnsaved: true });
      expect(await next.listEntries()).toMatchObject({ value: { entries: [{ id: 'one', name: 'One' }] } });
      await next.save(kept('{"a": 1}'), entry);
      expect(createJournal(storage).read('one')).toBeUndefined();
    });
  });

  it('tries again until the database takes what it holds', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const { keeper, told } = testKeeper();
    const allow = refuseWriting(quotaError());
    await keeper.save(kept('{}'), entry);
    allow();

    vi.advanceTimersByTime(5_000);
    vi.useRealTimers();
    await vi.waitFor(() => expect(keeper.held()).toEqual([]));

    expect(told.map((news) => news.kind)).toEqual(['health', 'health', 'saved']);
    expect(keeper.trouble()).toBeUndefined();
  });

  it.each([
    ['gives up the undo history last', 1, true],
    ['says that it had to give up nothing', 0, false],
  ])('%s', async (_what, historyRoom, history) => {
    const { keeper } = testKeeper();
    if (historyRoom === 1)
      refuseWriting(
        quotaError(),
        (table, value) => table === 'documents' && (value as KeptDocument).document.history.done.length > 0,
      );

    const saved = await keeper.save(typed(kept('{}')), entry);

    expect(saved).toMatchObject({ ok: true, value: { gaveUp: { runs: 0, history } } });
  });

  it('opens the database again when it was deleted, upgraded or closed under it', async () => {
    const { keeper, told } = testKeeper();
    await keeper.save(kept('{"a": 1}'), entry);

    await new Promise((resolve) => (indexedDB.deleteDatabase('stepyard').onsuccess = resolve));
    expect(told.at(-1)).toEqual({ kind: 'lost' });
    expect(await keeper.save(kept('{"b": 1}'), entry)).toMatchObject({ ok: true });

    const newer = await openDB('stepyard', 99, { upgrade: (db) => void db.createObjectStore('ofTheFuture') });
    newer.close();
    expect(await keeper.save(kept('{"c": 1}'), entry)).toMatchObject({ ok: true });
    expect(await load(testKeeper().keeper)).toMatchObject({ document: { document: { text: '{"c": 1}' } } });
  });

  it('reads what version 1 kept', async () => {
    const old = await openDB('stepyard', 1, {
      upgrade: (db) => {
        for (const table of ['entries', 'documents', 'runs']) db.createObjectStore(table, { keyPath: 'id' });
      },
    });
    await old.put('entries', entry);
    await old.put('documents', typed(kept('{}', 'one', 4)));
    old.close();

    const { keeper } = testKeeper();
    expect(await load(keeper)).toMatchObject({
      kind: 'found',
      document: { document: { text: ' {}', history: { done: [{ label: 'Type' }] } }, revision: 4 },
      isWhole: true,
    });
    expect(await keeper.save(typed(kept('{}', 'one', 4)), entry)).toMatchObject({ value: { revision: 5 } });
  });

  it('gives a database that somebody else began the tables that it lacks', async () => {
    const foreign = await openDB('stepyard', 7, { upgrade: (db) => void db.createObjectStore('theirs') });
    foreign.close();

    expect(await testKeeper().keeper.save(kept('{}'), entry)).toMatchObject({ ok: true });
    expect(await load(testKeeper().keeper)).toMatchObject({ kind: 'found' });
  });

  it('says after two seconds that the database does not answer, and takes it back when it does', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const open = indexedDB.open.bind(indexedDB);
    const silent: { result?: IDBDatabase; onsuccess?: () => void; onupgradeneeded?: () => void } = {};
    // true as far as the door uses it
    vi.spyOn(indexedDB, 'open').mockReturnValue(silent as unknown as IDBOpenDBRequest);
    const { keeper, told } = testKeeper();
    const saving = keeper.save(kept('{}'), entry);

    vi.advanceTimersByTime(2_000);
    expect(told).toMatchObject([{ kind: 'health', trouble: { kind: 'slow' } }]);
    expect(await load(keeper)).toMatchObject({ kind: 'found', isUnsaved: true });

    vi.restoreAllMocks();
    const real = open('stepyard', 2);
    for (const on of ['onupgradeneeded', 'onsuccess'] as const) {
      real[on] = () => {
        silent.result = real.result;
        silent[on]?.();
      };
    }
    expect(await saving).toMatchObject({ ok: true });
    expect(told.slice(1)).toMatchObject([{ kind: 'health', trouble: undefined }, { kind: 'saved' }]);
    vi.useRealTimers();
  });

  it.each([
    ['a record that is no workflow', { id: 'two', version: 99, nodes: [] }],
    ['a record without its text', { ...kept('{}', 'two'), document: { version: 3 } }],
    ['a record of wrong types', { id: 'two', name: 7, document: 'text', revision: 'many' }],
  ])('does not open %s, and lists the others', async (_what, record) => {
    const { keeper } = testKeeper();
    await keeper.save(kept('{}'), entry);
    await putRecord('documents', record);

    expect(await load(keeper, 'two')).toEqual({ kind: 'unreadable', record });
    expect(await keeper.listEntries()).toMatchObject({ value: { entries: [{ id: 'one' }], unreadable: [record] } });
  });

  it('sets a record aside that stands where a workflow is saved', async () => {
    await testKeeper().keeper.save(kept('{}', 'other'), { ...entry, id: 'other' });
    await putRecord('documents', { id: 'one', junk: true });

    expect(await testKeeper().keeper.save(kept('{}'), entry)).toMatchObject({ ok: true });

    const db = await openDB('stepyard');
    expect(await db.getAll('aside')).toMatchObject([
      { table: 'documents', key: 'one', record: { id: 'one', junk: true } },
    ]);
    db.close();
  });

  it.each([
    ['history', { history: { done: [{ label: 4 }], undone: null } }],
    ['line ends', { source: 'windows' }],
    ['syntax and version', { syntax: 'xml', version: 'new' }],
  ])('opens the text of a record whose %s cannot be read', async (_what, broken) => {
    const { keeper } = testKeeper();
    await keeper.save(kept('{}'), entry);
    await putRecord('documents', {
      ...kept('{"a": 1}'),
      document: { ...createDocument('{"a": 1}'), ...broken },
      name: 5,
      type: 'FAST',
    });

    expect(await load(keeper)).toMatchObject({
      kind: 'found',
      document: {
        name: 'Untitled workflow',
        type: 'STANDARD',
        document: { text: '{"a": 1}', syntax: 'json', history: { done: [] } },
      },
    });
  });

  it.each([
    [
      {
        ...entry,
        id: 'two',
        name: ['x'],
        createdMs: 'now',
        updatedMs: 7,
        picture: { boxes: 5 },
        lastRun: { status: 1 },
      },
      { ...entry, id: 'two', name: 'Untitled workflow', createdMs: 0, updatedMs: 7 },
    ],
    [
      { ...entry, id: 'two', picture: { width: 1, height: 1, boxes: [null], lines: [] } },
      { ...entry, id: 'two' },
    ],
  ])('lists an entry without what is not of its kind: %j', async (record, expected) => {
    const { keeper } = testKeeper();
    await keeper.save(kept('{}'), entry);
    await putRecord('entries', record);

    const listed = await keeper.listEntries();
    expect(listed.ok && listed.value.entries.find(({ id }) => id === 'two')).toEqual({
      fileName: undefined,
      picture: undefined,
      lastRun: undefined,
      ...expected,
    });
  });

  it.each([
    { id: 'two', text: null, name: null, cells: [1] },
    { id: 'two', name: 'A list of birds' },
    { id: 'two', createdMs: 5, updatedMs: 6 },
    { id: 'two', name: 'A list of birds', createdMs: 5, updatedMs: 6, type: 'LIST' },
  ])("lists no record that is another program's, and says that it is there: %j", async (foreign) => {
    const { keeper } = testKeeper();
    await keeper.save(kept('{}'), entry);
    await putRecord('entries', foreign);

    expect(await keeper.listEntries()).toMatchObject({ value: { entries: [{ id: 'one' }], unreadable: [foreign] } });
  });

  it('lists a document whose entry is lost', async () => {
    const { keeper } = testKeeper();
    await keeper.save(kept('{}'), entry);
    const db = await openDB('stepyard');
    await db.delete('entries', 'one');
    db.close();

    expect(await keeper.listEntries()).toMatchObject({
      value: { entries: [{ id: 'one', name: 'One' }], unreadable: [] },
    });
  });

  it('asks before leaving when the journal has no room either, and not when it has', async () => {
    const [small, large] = [testKeeper(testPageStorage(10)), testKeeper()];

    for (const { keeper } of [small, large]) keeper.hold(kept('{"a": 1}'), entry);

    expect([small.keeper.writeDown(), large.keeper.writeDown()]).toEqual([false, true]);
  });
});

describe('the journal of unsaved work', () => {
  it('gives back what was written, with its history', () => {
    const journal = createJournal(testPageStorage());
    expect(journal.write(typed(kept('{}')))).toBe(true);
    expect(journal.read('one')).toEqual({ ...typed(kept('{}')), fileName: undefined });
    expect(journal.ids()).toEqual(['one']);
  });

  it('leaves the history out where there is no room for it', () => {
    const room = JSON.stringify(typed(kept('{}'))).length - 20;
    const journal = createJournal(testPageStorage(room));

    expect(journal.write(typed(kept('{}')))).toBe(true);
    expect(journal.read('one')?.document).toMatchObject({ text: ' {}', history: { done: [] } });
  });

  it.each(['', 'null', '{"id":"one"', '{"id":"other","revision":1}', '{"id":"one","revision":1,"document":{}}'])(
    'reads nothing into %j',
    (text) => {
      const storage = testPageStorage();
      storage.write('stepyard.unsaved.one', text);
      expect(createJournal(storage).read('one')).toBeUndefined();
    },
  );
});
