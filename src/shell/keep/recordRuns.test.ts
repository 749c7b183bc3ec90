import { openDB } from 'idb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { HistoryEvent } from '../../core/interpreter/event';
import { createRunsStore, type Run, type StartRequest } from '../stores/runsStore';
import type { FromWorker } from '../worker/protocol';
import { tellEvents, tellLong } from '../worker/testing/tellEvents';
import { eventsBetween, logOf } from '../../core/history/eventLog';
import { packHistory, readArchive } from '../worker/archive';
import { startRecordingRuns } from './recordRuns';
import { readRuns } from './readRuns';
import { giveUpOldestRuns, pruneRuns, sweepRuns } from './runTables';
import { emptyDatabase, quotaError, refuseWriting, testKeeper } from './testing/testStorage';

const request: StartRequest = {
  definitionText: '{"StartAt":"A","States":{"A":{"Type":"Succeed"}}}',
  definition: { StartAt: 'A', States: { A: { Type: 'Succeed' } } },
  type: 'STANDARD',
  inputText: '{"n": 1}',
  speed: 'watch',
};

const event = (id: number, size = 0): HistoryEvent => ({
  id,
  previousEventId: id - 1,
  timestampMs: id,
  type: 'PassStateEntered',
  details: { name: 'A', input: { text: 'x'.repeat(size) } },
});
const eventsUpTo = (count: number, size = 0): readonly HistoryEvent[] =>
  Array.from({ length: count }, (_, index) => event(index + 1, size));

/** A state that is entered and left again and again. */
const loopOf = (count: number): readonly HistoryEvent[] =>
  eventsUpTo(count).map((entered, index) =>
    index % 2 === 0 ? entered : { ...entered, type: 'PassStateExited', details: { name: 'A', output: {} } },
  );

/** A session whose workers are played by the test, recorded into the present database. */
function play({ workflowId = 'w', pageId = 'page', nowMs = 1_700_000_000_000 } = {}) {
  const { database } = testKeeper();
  const hears: ((message: FromWorker) => void)[] = [];
  const runsStore = createRunsStore({
    runner: {
      suggest: () => Promise.resolve(undefined),
      start: (_order, hear) => {
        hears.push(hear);
        return { send: () => undefined, end: () => undefined };
      },
    },
    nowMs: () => (nowMs += 1_000),
    seed: () => 42,
    onNextFrame: (callback) => callback(),
  });
  let ids = 0;
  const unkept: Run[] = [];
  const unread: Run[] = [];
  const recording = startRecordingRuns({
    runsStore,
    known: new Set(),
    workflowId,
    pageId,
    database,
    newId: () => `${pageId}-${++ids}`,
    onUnkept: (run) => void unkept.push(run),
    onUnread: (run) => void unread.push(run),
  });
  const start = (): ((...messages: FromWorker[]) => void) => {
    runsStore.start(request);
    const hear = hears.at(-1);
    return (...messages) => messages.forEach((message) => hear?.(message));
  };
  return { runsStore, recording, database, start, unkept, unread };
}

/** The runs as the next page finds them. */
async function found(livePages: readonly string[] = []) {
  const read = await readRuns(testKeeper().database, 'w', new Set(livePages));
  if (!read.ok) throw new Error(read.error.reason);
  return read.value;
}

describe('recording runs', () => {
  beforeEach(emptyDatabase);
  afterEach(() => {
    vi.useRealTimers();
    vi.restoreAllMocks();
  });

  it('lists a run whose page went away as lost, with what it was asked and how far it came', async () => {
    const { start, recording } = play();
    const say = start();
    say(tellEvents(eventsUpTo(12)));
    await recording.flush();

    const { runs } = await found();

    expect(runs).toMatchObject([
      {
        number: 1,
        name: 'run-1',
        input: { n: 1 },
        inputText: '{"n": 1}',
        definition: request.definition,
        phase: { kind: 'lost', reason: 'The page was closed while this run was in progress; 12 events were recorded.' },
      },
    ]);
    expect(runs[0]?.events).toEqual(logOf(eventsUpTo(12)));
    expect(runs[0]?.view).toMatchObject({ eventCount: 12, status: 'RUNNING' });
  });

  it('keeps what placeholders were filled in with, also where it is known only after the run was written', async () => {
    const placeholder = {
      name: 'Fn',
      uses: [{ at: '/States/A/Resource', field: 'Resource', stateName: 'A' }],
      needs: 'a text',
      value: 'f',
      standIn: 'f',
      source: 'standIn',
    } as const;
    const { start, recording, database } = play();
    const say = start();
    await recording.flush();

    say({ kind: 'filled', placeholders: [placeholder] }, tellEvents(eventsUpTo(1)));
    await recording.flush();
    expect((await found()).runs[0]?.placeholders).toEqual([placeholder]);

    await database.use(['recordings'], 'readwrite', async (transaction) => {
      const [kept] = await transaction.objectStore('recordings').getAll();
      if (kept)
        await transaction
          .objectStore('recordings')
          .put({ ...kept, order: { ...kept.order, placeholders: [placeholder, null, { name: 'no uses' }] as never } });
    });
    expect((await found()).runs[0]?.placeholders).toEqual([placeholder]);
  });

  it('writes the run when it starts, and then at most once a second', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const { start, recording, database } = play();
    const use = vi.spyOn(database, 'use');
    const say = start();
    await recording.flush();
    expect(await found()).toMatchObject({
      runs: [
        {
          events: { count: 0 },
          phase: { kind: 'lost', reason: 'The page was closed while this run was in progress; no event was recorded.' },
        },
      ],
    });
    use.mockClear();

    for (let id = 1; id <= 100; id++) {
      say(tellEvents([event(id)], eventsUpTo(id - 1)));
      vi.advanceTimersByTime(30);
    }
    await vi.waitFor(async () => expect((await found()).runs[0]?.events.count).toBeGreaterThan(90));

    expect(use.mock.calls.length).toBeLessThanOrEqual(4);
  });

  it('keeps the packed history of a huge run as soon as it is packed, so that the next page can turn all of its pages', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const { start } = play();
    const say = start();
    say(tellEvents(eventsUpTo(12)), tellLong(eventsUpTo(30)), { kind: 'closed' });
    await vi.waitFor(async () => expect((await found()).runs[0]?.phase.kind).toBe('closed'));

    say({ kind: 'archive', archive: await packHistory(eventsUpTo(30), [], 10) });

    await vi.waitFor(async () => expect((await found()).runs[0]?.archive).toBeDefined());
    const [run] = (await found()).runs;
    expect([run?.events.count, run?.long?.keptCount, run?.archive?.eventCount]).toEqual([12, 30, 30]);
    if (run?.archive) expect(await readArchive(run.archive, 0, 30)).toEqual(eventsUpTo(30));
  });

  it('keeps the beginning of a huge run where its packed history has no room, or is none', async () => {
    const { start, recording, database } = play();
    const say = start();
    const use = vi.spyOn(database, 'use');
    say(tellEvents(eventsUpTo(12)), tellLong(eventsUpTo(30)), { kind: 'closed' });
    await recording.flush();
    use.mockImplementation(() => Promise.resolve({ ok: false, error: { kind: 'full', reason: 'full' } }));
    say({ kind: 'archive', archive: await packHistory(eventsUpTo(30), [], 10) });
    await recording.flush();
    use.mockRestore();

    expect((await found()).runs).toMatchObject([
      { phase: { kind: 'closed' }, view: { eventCount: 30 }, long: { keptCount: 12 }, archive: undefined },
    ]);
    await database.use(['recordings'], 'readwrite', async (transaction) => {
      const [kept] = await transaction.objectStore('recordings').getAll();
      if (kept)
        await transaction.objectStore('recordings').put({
          ...kept,
          order: { ...kept.order, archive: { eventCount: 30, chunkSize: 10, chunks: ['no blob'] } as never },
        });
    });
    expect((await found()).runs[0]?.archive).toBeUndefined();
  });

  it('keeps a finished run as it was', async () => {
    const { start, recording } = play();
    const say = start();
    say(tellEvents(eventsUpTo(3)), { kind: 'closed' });
    await recording.flush();

    expect(await found()).toMatchObject({
      unreadableCount: 0,
      runs: [{ phase: { kind: 'closed' }, events: logOf(eventsUpTo(3)) }],
    });
  });

  it('leaves a run alone that another page is still running', async () => {
    const { start, recording } = play();
    start();
    await recording.flush();

    expect((await found(['page'])).runs).toEqual([]);
    expect((await found(['other'])).runs).toHaveLength(1);
  });

  it('ends a run in progress when its workflow is closed', async () => {
    const { start, recording } = play();
    start()(tellEvents(eventsUpTo(1)));
    await recording.stop();

    expect((await found()).runs).toMatchObject([
      {
        phase: {
          kind: 'lost',
          reason: 'The workflow was closed while this run was in progress; 1 event was recorded.',
        },
      },
    ]);
  });

  it('numbers the runs of two pages so that each has its own', async () => {
    for (const pageId of ['a', 'b']) {
      const { start, recording } = play({ pageId });
      start()(tellEvents(eventsUpTo(1)), { kind: 'closed' });
      await recording.flush();
    }

    expect((await found()).runs.map(({ id }) => id).toSorted()).toEqual(['run-1', 'run-2']);
  });

  it('records the beginning of a run that is larger than its room, and the newest events', async () => {
    const { start, recording } = play();
    const say = start();
    say(tellEvents(eventsUpTo(200, 200_000)), { kind: 'closed' });
    await recording.flush();

    const [run] = (await found()).runs;

    const recorded = run?.events.count ?? 0;
    expect(recorded).toBeGreaterThan(50);
    expect(recorded).toBeLessThan(100);
    expect(run?.long).toMatchObject({ keptCount: recorded });
    expect(run?.view).toMatchObject({ eventCount: 200 });
    expect(run?.view.states.get('A')).toMatchObject({ visits: 200, status: 'inProgress' });
    expect(run?.long?.newest.at(-1)).toEqual(event(200, 200_000));
    expect(run?.long?.newest.length).toBeLessThan(3);
  });

  it('records a value that is nested too deeply for the browser as not recorded, and goes on', async () => {
    const { start, recording } = play();
    const deep = JSON.parse(`${'['.repeat(100_000)}${']'.repeat(100_000)}`) as [];
    start()(tellEvents([event(1), { ...event(2), details: { name: 'A', input: deep } } as HistoryEvent]), {
      kind: 'closed',
    });
    await recording.flush();

    expect((await found()).runs).toMatchObject([
      { events: logOf([event(1)]), view: { eventCount: 2 }, long: { keptCount: 1 } },
    ]);
  });

  it('gives up older runs when there is no room, and says when a run is not kept all the same', async () => {
    const first = play();
    first.start()(tellEvents(eventsUpTo(1)), { kind: 'closed' });
    await first.recording.flush();
    refuseWriting(quotaError(), (table) => table === 'recordings');

    const second = play({ pageId: 'second', nowMs: 1_800_000_000_000 });
    second.start();
    await second.recording.flush();

    expect(second.unkept).toMatchObject([{ number: 1 }]);
    vi.restoreAllMocks();
    expect((await found()).runs).toEqual([]);
  });

  it('writes everything again when the database was deleted', async () => {
    const { start, recording } = play();
    start()(tellEvents(eventsUpTo(3)), { kind: 'closed' });
    await recording.flush();
    await new Promise((resolve) => (indexedDB.deleteDatabase('stepyard').onsuccess = resolve));
    expect((await found()).runs).toEqual([]);

    recording.rewrite();
    await recording.flush();

    expect((await found()).runs).toMatchObject([{ events: logOf(eventsUpTo(3)) }]);
  });

  it.each([
    ['an order that is none', 'recordings', { id: 'x', workflowId: 'w', pageId: 'gone', order: { name: 7 } }],
    [
      'an order without a definition',
      'recordings',
      { id: 'x', workflowId: 'w', order: { name: 'a', inputText: '', input: 1, definitionText: '{}', startedMs: 1 } },
    ],
    ['runs of version 1 that are none', 'runs', { id: 'w', runs: [{ number: 1, events: 'many' }] }],
    ['a record of version 1 without runs', 'runs', { id: 'w', runs: 'none' }],
  ])('sets %s aside and lists the others', async (_what, table, record) => {
    const { start, recording } = play();
    start()(tellEvents(eventsUpTo(2)), { kind: 'closed' });
    await recording.flush();
    const db = await openDB('stepyard');
    await db.put(table, record);

    expect(await found()).toMatchObject({ unreadableCount: 1, runs: [{ events: logOf(eventsUpTo(2)) }] });
    expect(await db.get(table, (record as { id: string }).id)).toEqual(record);
    db.close();
  });

  it.each([
    ['no JSON', '[{"id":'],
    ['no events', '[1, null]'],
    ['an event of no known type', '[{"id":1,"type":"__proto__","timestampMs":1,"previousEventId":0}]'],
    ['events out of order', '[{"id":7,"type":"PassStateEntered","timestampMs":1,"previousEventId":0}]'],
  ])('reads a run up to a chunk that holds %s', async (_what, json) => {
    const { start, recording } = play();
    const say = start();
    say(tellEvents(eventsUpTo(2)));
    await recording.flush();
    say(tellEvents([event(3)], eventsUpTo(2)), { kind: 'closed' });
    await recording.flush();
    const db = await openDB('stepyard');
    await db.put('events', { id: 'page-1', index: 1, json });
    db.close();

    expect((await found()).runs).toMatchObject([
      { phase: { kind: 'closed' }, events: logOf(eventsUpTo(2)), view: { eventCount: 3 }, long: { keptCount: 2 } },
    ]);
  });

  it('reads the runs that version 1 kept', async () => {
    const { database, runsStore, start } = play({ workflowId: 'elsewhere' });
    start()(tellEvents(eventsUpTo(2)), { kind: 'closed' });
    const runs = runsStore
      .getState()
      .runs.map(({ view: _view, events, ...run }) => structuredClone({ ...run, events: eventsBetween(events) }));
    await database.use(['runs'], 'readwrite', (transaction) =>
      transaction.objectStore('runs').put({ id: 'w', runs: runs as never }),
    );

    expect(await found()).toMatchObject({
      unreadableCount: 0,
      runs: [{ id: 'run-1', events: logOf(eventsUpTo(2)), phase: { kind: 'closed' } }],
    });
  });

  it('reads the end of a long run that version 2 kept with counts', async () => {
    const { start, recording, database } = play();
    start()(tellEvents(loopOf(12)), { kind: 'closed' });
    await recording.flush();
    const end = { id: 40, previousEventId: 12, timestampMs: 40, type: 'ExecutionFailed', details: { error: 'Oops' } };
    await database.use(['progress', 'views'], 'readwrite', async (transaction) => {
      const [kept] = await transaction.objectStore('progress').getAll();
      const states = { A: { entered: 20, exited: 19, caught: 0 } };
      const summary = { eventCount: 40, keptCount: 12, states, newest: [end] };
      await transaction.objectStore('progress').put({ ...kept, eventCount: 40, summary } as never);
      await transaction.objectStore('views').clear();
    });

    expect((await found()).runs).toMatchObject([
      {
        events: logOf(loopOf(12)),
        view: { status: 'FAILED', error: 'Oops', eventCount: 40 },
        long: { keptCount: 12, newest: [end] },
      },
    ]);
  });

  it('keeps the newest runs within the limits, and always the last', async () => {
    const { start, recording, database } = play();
    for (let count = 0; count < 4; count++) {
      start()(tellEvents(eventsUpTo(10)), { kind: 'closed' });
      await recording.flush();
    }

    await pruneRuns(database, 'w', { runs: 3, events: 25, length: 1e9 });
    expect((await found()).runs.map(({ number }) => number)).toEqual([3, 4]);
    await pruneRuns(database, 'w', { runs: 3, events: 5, length: 1e9 });
    expect((await found()).runs.map(({ number }) => number)).toEqual([4]);
    expect(await giveUpOldestRuns(database, 5)).toBe(1);
    expect((await found()).runs).toEqual([]);
  });

  it(
    'holds little of 200 finished runs on the page, and gives each its history again when it is shown',
    { timeout: 60_000 },
    async () => {
      const { runsStore, recording, start, unread } = play();
      const history = loopOf(500);
      const message = tellEvents(history);
      for (let count = 0; count < 200; count++) {
        start()(message, { kind: 'closed' });
        await recording.flush();
      }
      const held = (): number => runsStore.getState().runs.reduce((sum, { events }) => sum + events.count, 0);
      const last = runsStore.getState().runs.at(-1);
      expect(held()).toBeLessThanOrEqual(20_500);
      expect(runsStore.getState().runs).toHaveLength(200);

      const first = runsStore.getState().runs[0]!;
      expect(first).toMatchObject({ isPutAway: true, view: { eventCount: 500 }, events: { count: 0 } });
      runsStore.show(first.id);
      await vi.waitFor(() => expect(runsStore.getState().runs[0]?.events).toEqual(logOf(loopOf(500))));
      expect(runsStore.getState().runs[0]?.view.visits.size).toBe(250);
      expect(held()).toBeLessThanOrEqual(21_000);
      expect(last?.isPutAway).toBeUndefined();

      const { runs } = await found();
      expect(runs).toHaveLength(200);
      expect(runs.reduce((sum, { events }) => sum + events.count, 0)).toBeLessThanOrEqual(20_500);
      expect(runs.every(({ view, phase }) => view.eventCount === 500 && phase.kind === 'closed')).toBe(true);
      expect(new Set(runs.map(({ definition }) => definition)).size).toBe(1);
      expect(unread).toEqual([]);
    },
  );

  it('says when the history of a run that was put away is gone', async () => {
    const { runsStore, recording, start, unread, database } = play();
    for (let count = 0; count < 3; count++) {
      start()(tellEvents(loopOf(9_000)), { kind: 'closed' });
      await recording.flush();
    }
    expect(runsStore.getState().runs[0]?.isPutAway).toBe(true);
    await giveUpOldestRuns(database, 3);

    runsStore.show('run-1' as Run['id']);

    await vi.waitFor(() => expect(unread).toMatchObject([{ number: 1 }]));
    expect(runsStore.getState().runs[0]?.view.states.get('A')?.visits).toBe(4_500);
  });

  it('sweeps the runs of workflows that are gone', async () => {
    const { start, recording, database } = play();
    start()(tellEvents(eventsUpTo(1)), { kind: 'closed' });
    await recording.flush();

    await sweepRuns(database, (id) => id === 'w');
    expect((await found()).runs).toHaveLength(1);
    await sweepRuns(database, () => false);
    expect((await found()).runs).toEqual([]);
  });
});
