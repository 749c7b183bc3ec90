import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createDraftsStore } from '../stores/draftsStore';
import { keepDrafts, sweepDrafts } from './keptDrafts';
import { createPageStorage } from './pageStorage';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A storage like the browser's, with room for so many characters. */
function storageOf(room = Infinity, texts = new Map<string, string>()) {
  const storage = createPageStorage(
    () =>
      ({
        getItem: (key: string) => texts.get(key) ?? null,
        setItem: (key: string, text: string) => {
          if (text.length > room) throw new DOMException('full', 'QuotaExceededError');
          texts.set(key, text);
        },
        removeItem: (key: string) => void texts.delete(key),
        key: (index: number) => [...texts.keys()][index] ?? null,
        get length() {
          return texts.size;
        },
      }) as unknown as Storage, // what pageStorage uses of it
  );
  return { storage, texts };
}

const open = (storage: ReturnType<typeof storageOf>['storage'], id = 'w') => {
  const store = createDraftsStore();
  return { store, kept: keepDrafts(id, store, storage), drafts: () => store.getState().drafts };
};

const half = { truth: '$.a', text: '$.a.' };

describe('drafts', () => {
  it('are kept half a second after they were typed, also without a farewell of the page', () => {
    const { storage } = storageOf();
    const crashed = open(storage);
    crashed.store.put('field /States/A/InputPath', half);
    vi.advanceTimersByTime(500);

    expect(open(storage).drafts()).toEqual({ 'field /States/A/InputPath': half });
  });

  it('are kept while somebody types without a pause', () => {
    const { storage } = storageOf();
    const { store } = open(storage);
    for (let i = 0; i < 20; i++) {
      store.put('run input', { truth: '{}', text: 'x'.repeat(i + 1) });
      vi.advanceTimersByTime(100);
    }

    expect(open(storage).drafts()['run input']?.text.length).toBeGreaterThanOrEqual(15);
  });

  it('are gone once they are applied, and those of other workflows are not touched', () => {
    const { storage, texts } = storageOf();
    const [one, other] = [open(storage), open(storage, 'other')];
    for (const { store } of [one, other]) store.put('run input', half);
    one.store.drop('run input');
    one.kept.stop();
    other.kept.stop();

    expect([open(storage).drafts(), open(storage, 'other').drafts()]).toEqual([{}, { 'run input': half }]);
    expect([...texts.keys()]).toEqual(['stepyard.drafts.other']);
  });

  it('take names as names', () => {
    const { storage } = storageOf();
    const { store, kept } = open(storage);
    store.put('__proto__', half);
    kept.flush();

    expect(Object.entries(open(storage).drafts())).toEqual([['__proto__', half]]);
  });

  it('that have no room, or are too long, last as long as the page', () => {
    for (const [room, text] of [
      [10, '$.a.'],
      [Infinity, 'x'.repeat(300_000)],
    ] as const) {
      const { storage } = storageOf(room);
      const { store, kept, drafts } = open(storage);
      store.put('run input', { truth: '', text });
      kept.flush();

      expect([drafts()['run input']?.text, open(storage).drafts()]).toEqual([text, {}]);
    }
  });

  it.each(['', 'no JSON', '[]', '{"a": 1}', '{"a": {"text": "no truth"}}'])(
    'are none where something else stands: %s',
    (text) => {
      const { storage } = storageOf(Infinity, new Map([['stepyard.drafts.w', text]]));

      expect(open(storage).drafts()).toEqual({});
    },
  );

  it('of workflows that are gone are swept', async () => {
    const { storage, texts } = storageOf(
      Infinity,
      new Map(['here', 'gone'].map((id) => [`stepyard.drafts.${id}`, '{}'])),
    );

    await sweepDrafts(storage, {
      listEntries: () =>
        Promise.resolve({
          ok: true,
          value: {
            entries: [{ id: 'here', name: '', type: 'STANDARD', createdMs: 0, updatedMs: 0, stateCount: 0 }],
            unreadable: [],
          },
        }),
    });

    expect([...texts.keys()]).toEqual(['stepyard.drafts.here']);
  });
});
