import { beforeEach, describe, expect, it } from 'vitest';
import type { Keeper, LoadedWorkflow } from './keeper';
import { emptyDatabase, quotaError, refuseWriting, testKeeper } from './testing/testStorage';
import { createDocument } from '../../core/document/document';
import { createWorkspaceStore } from '../stores/workspaceStore';
import { createLibrary } from './library';

async function load(keeper: Keeper, id: string): Promise<LoadedWorkflow> {
  const loaded = await keeper.load(id);
  if (!loaded.ok) throw new Error(loaded.error.reason);
  return loaded.value;
}

function create() {
  const { keeper } = testKeeper();
  const workspaceStore = createWorkspaceStore();
  let count = 0;
  const copied: [from: string, to: string][] = [];
  const tabs = { tell: () => undefined, listen: () => () => undefined };
  const saved = (id: string): Promise<void> =>
    new Promise((resolve) => void keeper.listen((news) => news.kind === 'saved' && news.id === id && resolve()));
  return {
    keeper,
    workspaceStore,
    saved,
    copied,
    library: createLibrary({
      keeper,
      tabs,
      workspaceStore,
      nowMs: () => 7,
      newId: () => `id${++count}`,
      loadSyntax: () => Promise.resolve(),
      copyWorld: (from, to) => {
        copied.push([from, to]);
        return Promise.resolve();
      },
      tellUnreadable: () => undefined,
    }),
  };
}

describe('library', () => {
  beforeEach(emptyDatabase);

  it('makes a workflow with its picture and its input, and can open it before it is saved', async () => {
    const { library, keeper, workspaceStore, saved } = create();

    const id = library.create({
      name: 'One',
      type: 'EXPRESS',
      source: '{"StartAt":"A","States":{"A":{"Type":"Succeed"}}}',
      inputText: '{"a":1}',
    });

    expect(await load(keeper, id)).toMatchObject({
      document: { name: 'One', type: 'EXPRESS', inputText: '{"a":1}' },
      isUnsaved: true,
    });
    expect(workspaceStore.getState().workflows).toMatchObject([{ id, stateCount: 1, createdMs: 7 }]);
    expect(workspaceStore.getState().workflows?.[0]?.picture?.boxes.length).toBeGreaterThan(0);
    await saved(id);
    expect(await load(keeper, id)).toMatchObject({ document: { name: 'One' }, isUnsaved: false });
  });

  it('opens a new workflow also when there is no room for it, and saves it when there is', async () => {
    const { library, keeper, workspaceStore } = create();
    const allow = refuseWriting(quotaError());

    const id = library.create({ name: 'One', type: 'STANDARD', source: '{"a": 1}' });
    await library.refresh();

    expect(await load(keeper, id)).toMatchObject({ document: { document: { text: '{"a": 1}' } }, isUnsaved: true });
    expect(workspaceStore.getState().workflows).toMatchObject([{ id }]);
    allow();
  });

  it('puts a removed workflow back as it was', async () => {
    const { library, keeper, workspaceStore, saved } = create();
    const id = library.create({ name: 'One', type: 'STANDARD', source: '{}' });
    await saved(id);

    const removed = await library.remove(id);
    expect(await load(keeper, id)).toEqual({ kind: 'missing' });
    expect(workspaceStore.getState().workflows).toEqual([]);
    if (removed.ok) await removed.value();

    expect(await load(keeper, id)).toMatchObject({ document: { id, name: 'One', document: { text: '{}' } } });
    expect(workspaceStore.getState().workflows?.map((entry) => entry.name)).toEqual(['One']);
  });

  it('puts a removed workflow back beside the one that another tab has made of it meanwhile', async () => {
    const { library, keeper, saved } = create();
    const id = library.create({ name: 'One', type: 'STANDARD', source: '{"old": 1}' });
    await saved(id);
    const removed = await library.remove(id);
    const other = await load(keeper, id);
    expect(other.kind).toBe('missing');
    const again = testKeeper().keeper;
    if (!removed.ok) throw new Error(removed.error);
    const entry = { id, name: 'One', type: 'STANDARD', createdMs: 1, updatedMs: 1, stateCount: 0 } as const;
    await again.save(
      { id, name: 'One', type: 'STANDARD', inputText: '', revision: 1, document: createDocument('{"new": 1}') },
      entry,
    );

    await removed.value();

    expect(await load(keeper, id)).toMatchObject({ document: { document: { text: '{"new": 1}' } } });
    expect(await load(keeper, 'id2')).toMatchObject({ document: { document: { text: '{"old": 1}' } } });
  });

  it('copies a workflow under a name of its own', async () => {
    const { copied, library, keeper } = create();
    const id = library.create({ name: 'One', type: 'STANDARD', source: '{"a": 1}' });

    const copy = await library.duplicate(id);

    expect(copy.ok && (await load(keeper, copy.value))).toMatchObject({
      document: { name: 'One copy', document: { text: '{"a": 1}' } },
    });
    expect(copied).toEqual([[id, copy.ok && copy.value]]);
  });
});
