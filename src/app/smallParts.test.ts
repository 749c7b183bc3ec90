import { describe, expect, it } from 'vitest';
import { defaultSettings } from '../stores/settingsStore';
import type { Run } from '../stores/runsStore';
import { writeReport } from './errorReport';
import { keepSettings, readSettings } from './keptSettings';
import { newestWithin } from './keepRuns';
import { emptyDefinition } from './newWorkflow';
import { createLibrary } from './library';
import { memoryKeeper } from './persistence';
import { readRoute } from './route';
import { timeAgo } from './timeAgo';
import { createWorkspaceStore } from '../stores/workspaceStore';

describe('readRoute', () => {
  it.each([
    ['', { page: 'home' }],
    ['#/', { page: 'home' }],
    ['#/w/ab12-x', { page: 'workbench', id: 'ab12-x' }],
    ['#/w/', { page: 'unknown', hash: '#/w/' }],
    ['#/w/<img src=x>', { page: 'unknown', hash: '#/w/<img src=x>' }],
    ['#/nowhere', { page: 'unknown', hash: '#/nowhere' }],
  ])('reads "%s"', (hash, route) => {
    expect(readRoute(hash)).toEqual(route);
  });
});

describe('settings', () => {
  const storage = (text: string | null) => ({ getItem: () => text });

  it('come back as they were kept', () => {
    let kept = '';
    keepSettings({ setItem: (_key, value) => void (kept = value) }, { ...defaultSettings, theme: 'dark', paneSizes: { left: 240 } });

    expect(readSettings(storage(kept))).toMatchObject({ theme: 'dark', paneSizes: { left: 240 } });
  });

  it.each(['nonsense', '[]', 'null', '{"theme":"pink","speed":9,"direction":"up","paneSizes":{"left":"wide"},"foldedPanes":[1],"minimap":"yes","__proto__":{"a":1},"other":1}'])('leave at its default what is not ours: %s', (text) => {
    expect(readSettings(storage(text))).toEqual({});
  });

  it('do not mind a storage that refuses', () => {
    const refusing = {
      getItem: () => {
        throw new Error('blocked');
      },
      setItem: () => {
        throw new Error('full');
      },
    };
    expect(readSettings(refusing)).toEqual({});
    expect(() => keepSettings(refusing, defaultSettings)).not.toThrow();
  });
});

describe('newestWithin', () => {
  const run = (number: number, eventCount: number): Run => ({ number, events: Array.from({ length: eventCount }) }) as unknown as Run; // only these two are read

  it('keeps the newest runs within both limits, in their order, and always the last one', () => {
    const numbers = (runs: readonly Run[], limits: { runs: number; events: number }) => newestWithin(runs, limits).map(({ number }) => number);

    expect(numbers([run(1, 1), run(2, 1), run(3, 1)], { runs: 2, events: 100 })).toEqual([2, 3]);
    expect(numbers([run(1, 60), run(2, 60), run(3, 30)], { runs: 9, events: 100 })).toEqual([2, 3]);
    expect(numbers([run(1, 1), run(2, 500)], { runs: 9, events: 100 })).toEqual([2]);
  });
});

describe('library', () => {
  const create = () => {
    const keeper = memoryKeeper();
    const workspaceStore = createWorkspaceStore();
    let count = 0;
    const tabs = { tell: () => undefined, listen: () => () => undefined };
    return { keeper, workspaceStore, library: createLibrary({ keeper, tabs, workspaceStore, nowMs: () => 7, newId: () => `id${++count}` }) };
  };

  it('makes a workflow with its picture and its input', async () => {
    const { library, keeper, workspaceStore } = create();

    const id = await library.create({ name: 'One', type: 'EXPRESS', source: '{"StartAt":"A","States":{"A":{"Type":"Succeed"}}}', inputText: '{"a":1}' });

    expect(await keeper.loadDocument(id)).toMatchObject({ name: 'One', type: 'EXPRESS', inputText: '{"a":1}' });
    expect(workspaceStore.getState().workflows).toMatchObject([{ id, stateCount: 1, createdMs: 7 }]);
    expect(workspaceStore.getState().workflows?.[0]?.picture?.boxes.length).toBeGreaterThan(0);
  });

  it('puts a removed workflow back as it was', async () => {
    const { library, keeper, workspaceStore } = create();
    const id = await library.create({ name: 'One', type: 'STANDARD', source: '{}' });
    const before = await keeper.loadDocument(id);

    const putBack = await library.remove(id);
    expect(await keeper.loadDocument(id)).toBeUndefined();
    expect(workspaceStore.getState().workflows).toEqual([]);
    await putBack();

    expect(await keeper.loadDocument(id)).toEqual(before);
    expect(workspaceStore.getState().workflows?.map((entry) => entry.name)).toEqual(['One']);
  });

  it('copies a workflow under a name of its own', async () => {
    const { library, keeper } = create();
    const id = await library.create({ name: 'One', type: 'STANDARD', source: '{"a": 1}' });

    const copy = await library.duplicate(id);

    expect(await keeper.loadDocument(copy ?? '')).toMatchObject({ name: 'One copy', document: { text: '{"a": 1}' } });
  });
});

it('the empty definition is JSON, with nothing but what a machine must have', () => {
  expect(JSON.parse(emptyDefinition('JSONata'))).toEqual({ Comment: '', QueryLanguage: 'JSONata', StartAt: '', States: {} });
  expect(JSON.parse(emptyDefinition('JSONPath'))).toEqual({ Comment: '', StartAt: '', States: {} });
});

it('timeAgo uses one unit', () => {
  const day = 86_400_000;
  expect([0, 59_000, 60_000, 3 * 3_600_000, day, 40 * day].map((ms) => timeAgo(0, ms))).toEqual(['just now', 'just now', '1 minute ago', '3 hours ago', 'yesterday', 'last month']);
});

it('a report names the error and its place, and not the workflow', () => {
  const report = writeReport(new TypeError('x is not a function'), 'at Canvas', { address: '#/w/secret1', browser: 'Test 1', atMs: 0 });

  expect(report).toContain('TypeError: x is not a function');
  expect(report).toContain('Page: #/w/…');
  expect(report).not.toContain('secret1');
  expect(writeReport({ code: 7 })).toContain('Thrown value');
});
