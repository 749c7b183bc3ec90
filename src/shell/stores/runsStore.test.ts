import { describe, expect, it } from 'vitest';
import type { WorldChange } from '../../core/base/worldChanges';
import type { HistoryEvent } from '../../core/interpreter/event';
import type { FromWorker, RunOrder, ToWorker } from '../worker/protocol';
import { eventsBetween } from '../../core/history/eventLog';
import { packHistory } from '../worker/archive';
import { tellEvents, tellLong } from '../worker/testing/tellEvents';
import { createRunsStore, type StartRequest } from './runsStore';

const request: StartRequest = {
  definitionText: '{"StartAt":"A","States":{"A":{"Type":"Succeed"}}}',
  definition: { StartAt: 'A', States: { A: { Type: 'Succeed' } } },
  type: 'STANDARD',
  inputText: '{"n": 1}',
  speed: 'instant',
};

/** A store whose workers are played by the test, and whose frames come when the test says so. */
function play() {
  const orders: RunOrder[] = [];
  const sent: Exclude<ToWorker, { kind: 'start' }>[] = [];
  const ended: number[] = [];
  const frames: (() => void)[] = [];
  const hears: ((message: FromWorker) => void)[] = [];
  const merged: WorldChange[] = [];
  const store = createRunsStore({
    runner: {
      suggest: () => Promise.resolve(undefined),
      start(order, hear) {
        const index = orders.push(order) - 1;
        hears.push(hear);
        return { send: (message) => void sent.push(message), end: () => void ended.push(index) };
      },
    },
    nowMs: () => 1_700_000_000_000,
    seed: () => 42,
    onNextFrame: (callback) => void frames.push(callback),
    keptWorld: { world: () => ({ kept: merged.length }), merge: (changes) => void merged.push(...changes) },
  });
  const say = (index: number, message: FromWorker): void => hears[index]?.(message);
  const paint = (): void => frames.splice(0).forEach((frame) => frame());
  return { store, orders, sent, ended, frames, merged, say, paint };
}

function event(id: number): HistoryEvent {
  return { id, previousEventId: id - 1, timestampMs: id, type: 'PassStateEntered', details: { name: 'A', input: {} } };
}

describe('createRunsStore', () => {
  it('starts a run with what was asked for, and shows it', () => {
    const { store, orders } = play();

    const started = store.start(request);

    expect(started).toEqual({ ok: true, value: 'run-1' });
    expect(orders).toMatchObject([
      { input: { n: 1 }, inputText: '{"n": 1}', name: 'run-1', seed: 42, speed: 'instant', startMs: 1_700_000_000_000 },
    ]);
    expect(store.getState()).toMatchObject({
      shownRunId: 'run-1',
      inputText: '{"n": 1}',
      runs: [{ number: 1, phase: { kind: 'going', paused: false } }],
    });
  });

  it('keeps what a run fills its placeholders in with, and runs again with it', () => {
    const { store, orders, say, paint } = play();
    const placeholderOrder = { values: { Fn: 'f' }, bare: [] };
    const placeholder = { name: 'Fn', uses: [], needs: 'a text', value: 'f', standIn: 'Fn', source: 'set' } as const;

    store.start({ ...request, placeholderOrder });
    say(0, { kind: 'filled', placeholders: [placeholder] });
    paint();
    expect(store.getState().runs[0]?.placeholders).toEqual([placeholder]);

    store.setPlaceholder('Fn', 'g');
    store.runAgain(store.getState().runs[0]?.id ?? ('' as never));
    expect(orders.map(({ placeholders }) => placeholders)).toEqual([placeholderOrder, placeholderOrder]);
  });

  it('begins each run in the kept world, and merges what runs change as they say it', () => {
    const { store, orders, merged, say } = play();
    const changes = [{ path: ['objects', 'b', 'k'], value: 1 }];

    store.start(request);
    say(0, { kind: 'world', changes });
    expect(merged).toEqual(changes);

    store.start(request);
    expect(orders.map(({ world }) => world)).toEqual([{ kept: 0 }, { kept: 1 }]);
  });

  it('takes an empty input for an empty object', () => {
    const { store, orders } = play();

    store.start({ ...request, inputText: '  ' });

    expect(orders[0]?.input).toEqual({});
  });

  it('refuses an input that is not JSON, and starts nothing', () => {
    const { store, orders } = play();

    const started = store.start({ ...request, inputText: '{oops' });

    expect(started).toMatchObject({ ok: false, error: { field: 'input' } });
    expect(orders).toEqual([]);
    expect(store.getState().runs).toEqual([]);
  });

  it.each(['two words', 'a/b', 'x'.repeat(81)])('refuses the name %j', (name) => {
    const { store } = play();

    expect(store.start({ ...request, name })).toMatchObject({ ok: false, error: { field: 'name' } });
  });

  it('sets the state once per frame, however many messages came', () => {
    const { store, say, paint, frames } = play();
    store.start(request);
    let changes = 0;
    store.subscribe(() => changes++);

    say(0, tellEvents([event(1), event(2)]));
    say(0, tellEvents([event(3)], [event(1), event(2)]));
    say(0, { kind: 'closed' });

    expect(frames).toHaveLength(1);
    expect(store.getState().runs[0]?.events.count).toBe(0);
    paint();
    expect(changes).toBe(1);
    const [run] = store.getState().runs;
    expect(run && eventsBetween(run.events)).toMatchObject([{ id: 1 }, { id: 2 }, { id: 3 }]);
    expect(run).toMatchObject({ view: { eventCount: 3 }, phase: { kind: 'closed' } });
    expect(run?.view.states.get('A')?.visits).toBe(3);
  });

  it('leaves the objects of other runs as they are, so that nobody draws them again', () => {
    const { store, say, paint } = play();
    store.start(request);
    store.start(request);
    const first = store.getState().runs[0];

    say(1, tellEvents([event(1)]));
    paint();

    expect(store.getState().runs[0]).toBe(first);
  });

  it('asks the worker to stop, and says that it is stopping', () => {
    const { store, sent } = play();
    const started = store.start(request);

    if (started.ok) store.stop(started.value);

    expect(sent).toEqual([{ kind: 'stop' }]);
    expect(store.getState().runs[0]?.phase).toEqual({ kind: 'going', paused: false, stopping: true });
  });

  it('keeps what a lost run had recorded, and lets its worker go', () => {
    const { store, say, paint, ended } = play();
    store.start(request);

    say(0, tellEvents([event(1)]));
    say(0, { kind: 'broken', reason: 'It did not answer.' });
    paint();

    expect(store.getState().runs[0]).toMatchObject({
      events: { count: 1, pieces: [[{ id: 1 }]] },
      phase: { kind: 'lost', reason: 'It did not answer.' },
    });
    expect(ended).toEqual([0]);
  });

  it('runs the same definition and input again under a new number', () => {
    const { store, orders } = play();
    const first = store.start({ ...request, name: 'mine' });

    if (first.ok) store.runAgain(first.value);

    expect(orders).toHaveLength(2);
    expect(orders[1]).toMatchObject({ input: { n: 1 }, name: 'run-2' });
    expect(store.getState().shownRunId).toBe('run-2');
  });

  it('goes back to editing and shows an earlier run again', () => {
    const { store } = play();
    const first = store.start(request);

    store.backToEditing();
    expect(store.getState().shownRunId).toBeUndefined();
    if (first.ok) store.show(first.value);
    expect(store.getState().shownRunId).toBe('run-1');
  });

  it('fetches pages of a huge run from its worker', async () => {
    const { store, say, sent, paint } = play();
    const started = store.start(request);
    say(0, tellLong([event(1)], { keptCount: 30_000 }));
    paint();

    const page = started.ok ? store.readPage(started.value, 100, 2) : Promise.resolve([]);
    expect(sent).toEqual([{ kind: 'page', requestId: 1, fromIndex: 100, count: 2 }]);
    say(0, { kind: 'page', requestId: 1, events: [event(101), event(102)] });

    await expect(page).resolves.toMatchObject([{ id: 101 }, { id: 102 }]);
  });

  it('settles every request when a worker is lost, with what is known without it', async () => {
    const { store, say, paint, ended } = play();
    const started = store.start(request);
    if (!started.ok) throw new Error('not started');
    say(0, tellEvents([event(1), event(2)]));
    say(0, tellLong([event(1), event(2), event(3)], { keptCount: 3 }));
    paint();

    const asked = [store.readPage(started.value, 0, 10), store.readVisits(started.value, 0)];
    say(0, { kind: 'broken', reason: 'Killed.' });
    paint();

    expect(ended).toEqual([0]);
    expect(await Promise.all(asked)).toMatchObject([[{ id: 1 }, { id: 2 }], []]);
    expect(await store.readPage(started.value, 1, 10)).toMatchObject([{ id: 2 }]);
    store.stop(started.value);
    store.answer(started.value, 'token', { kind: 'heartbeat' });
    expect(store.getState().runs[0]?.phase).toEqual({ kind: 'lost', reason: 'Killed.' });
  });

  it('settles what was asked when the session closes', async () => {
    const { store, say, paint } = play();
    const started = store.start(request);
    say(0, tellLong([event(1)], { keptCount: 1 }));
    paint();

    const asked = started.ok ? store.readPage(started.value, 0, 10) : undefined;
    store.close();

    await expect(asked).resolves.toEqual([]);
  });

  it('shows nobody how to set its state', () => {
    expect(play().store).not.toHaveProperty('setState');
  });

  it('lets go of the history of a run that is put away, and takes it back', () => {
    const { store, say, paint } = play();
    const started = store.start(request);
    if (!started.ok) throw new Error('not started');
    store.putAway(started.value);
    expect(store.getState().runs[0]?.isPutAway).toBeUndefined();
    const events = [event(1), event(2)];
    say(0, tellEvents(events));
    say(0, { kind: 'closed' });
    paint();
    const [whole] = store.getState().runs;

    store.putAway(started.value);
    expect(store.getState().runs[0]).toMatchObject({ events: { count: 0 }, view: { eventCount: 2 }, isPutAway: true });
    if (whole) store.bringBack(started.value, whole.events, whole.view);

    expect(store.getState().runs[0]).toEqual(whole);
  });

  it('gives the workers of finished runs back: after twelve of them none is left', () => {
    const { store, say, paint, ended } = play();

    for (let index = 0; index < 12; index++) {
      store.start(request);
      say(index, tellEvents([event(1)]));
      say(index, { kind: 'closed' });
      paint();
    }

    expect(ended).toEqual(Array.from({ length: 12 }, (_, index) => index));
    expect(store.getState().runs.every(({ events }) => events.count === 1)).toBe(true);
  });

  it('keeps the worker of a huge run until its history has been handed over', async () => {
    const { store, say, paint, ended } = play();
    const started = store.start(request);
    const events = Array.from({ length: 30 }, (_, index) => event(index + 1));
    say(0, tellLong(events));
    say(0, { kind: 'closed' });
    paint();
    expect(ended).toEqual([]);

    const asked = started.ok ? store.readPage(started.value, 3, 2) : undefined;
    say(0, { kind: 'archive', archive: await packHistory(events, [], 10) });
    paint();

    expect(ended).toEqual([0]);
    await expect(asked).resolves.toMatchObject([{ id: 4 }, { id: 5 }]);
    await expect(started.ok && store.readPage(started.value, 28, 10)).resolves.toMatchObject([{ id: 29 }, { id: 30 }]);
  });

  it('remembers which run was left, to show it again', () => {
    const { store } = play();
    store.start(request);

    store.backToEditing();
    expect(store.getState()).toMatchObject({ shownRunId: undefined, leftRunId: 'run-1' });
    store.showAgain();

    expect(store.getState().shownRunId).toBe('run-1');
  });

  it('restores runs of an earlier session; those that were going have lost their worker', () => {
    const before = play();
    before.store.start(request);
    const kept = before.store.getState().runs;
    const { store } = play();

    store.restore(kept);

    expect(store.getState().runs).toMatchObject([{ number: 1, phase: { kind: 'lost' } }]);
    expect(store.start(request)).toMatchObject({ ok: true, value: 'run-2' });
  });
});
