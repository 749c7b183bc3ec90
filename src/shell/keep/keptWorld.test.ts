import { beforeEach, describe, expect, it } from 'vitest';
import { copyWorld, openKeptWorld, sweepWorlds } from './keptWorld';
import { emptyDatabase, quotaError, refuseWriting, testKeeper } from './testing/testStorage';

const object = (key: string) => [{ path: ['objects', 'b', key], value: { text: key } }];
const bucket = (...keys: string[]) => ({ objects: { b: Object.fromEntries(keys.map((key) => [key, { text: key }])) } });

describe('the kept world of a workflow', () => {
  beforeEach(emptyDatabase);

  it('has what runs have changed at once, and after a reload', async () => {
    const { database } = testKeeper();
    const world = await openKeptWorld(database, 'w');

    expect(world.world()).toEqual({});
    world.merge(object('one'));
    expect(world.world()).toEqual(bucket('one'));
    await world.flush();

    expect((await openKeptWorld(database, 'w')).world()).toEqual(bucket('one'));
    expect((await openKeptWorld(database, 'other')).world()).toEqual({});
  });

  it('merges what two tabs change', async () => {
    const { database } = testKeeper();
    const [here, there] = await Promise.all([openKeptWorld(database, 'w'), openKeptWorld(database, 'w')]);

    here.merge(object('here'));
    await here.flush();
    there.merge(object('there'));
    const writing = there.flush();
    there.merge(object('later'));
    await writing;

    expect(there.world()).toEqual(bucket('here', 'there', 'later'));
    await there.flush();
    expect((await openKeptWorld(database, 'w')).world()).toEqual(bucket('here', 'there', 'later'));
  });

  it('holds what the storage refuses, and writes it with what comes next', async () => {
    const { database } = testKeeper();
    const world = await openKeptWorld(database, 'w');
    const free = refuseWriting(quotaError(), (table) => table === 'worlds');

    world.merge(object('one'));
    await world.flush();
    expect(world.world()).toEqual(bucket('one'));
    free();
    world.merge(object('two'));
    await world.flush();

    expect((await openKeptWorld(database, 'w')).world()).toEqual(bucket('one', 'two'));
  });

  it('is written again when the storage has lost it', async () => {
    const { database } = testKeeper();
    const world = await openKeptWorld(database, 'w');
    world.merge(object('one'));
    await world.flush();
    await database.use(['worlds'], 'readwrite', (transaction) => transaction.objectStore('worlds').clear());

    await world.rewrite();

    expect((await openKeptWorld(database, 'w')).world()).toEqual(bucket('one'));
  });

  it.each([[{ id: 'w' }], [{ id: 'w', world: [] }], [{ id: 'w', world: 'all' }]])(
    'is empty where a record is none: %j',
    async (record) => {
      const { database } = testKeeper();
      await database.use(['worlds'], 'readwrite', (transaction) =>
        transaction.objectStore('worlds').put(record as never),
      );

      expect((await openKeptWorld(database, 'w')).world()).toEqual({});
    },
  );

  it('is copied with its workflow, and goes when that is gone for good', async () => {
    const { database } = testKeeper();
    const world = await openKeptWorld(database, 'w');
    world.merge(object('one'));
    await world.flush();

    await copyWorld(database, 'w', 'copy');
    await copyWorld(database, 'none', 'copy of none');
    await sweepWorlds(database, (id) => id === 'copy');

    expect((await openKeptWorld(database, 'copy')).world()).toEqual(bucket('one'));
    expect((await openKeptWorld(database, 'w')).world()).toEqual({});
    const keys = await database.use(['worlds'], 'readonly', (transaction) =>
      transaction.objectStore('worlds').getAllKeys(),
    );
    expect(keys).toEqual({ ok: true, value: ['copy'] });
  });
});
