import { describe, expect, it } from 'vitest';
import { defaultSettings } from '../stores/settingsStore';
import { keepSettings, readSettings } from './keptSettings';
import { createPageStorage } from './pageStorage';
import { testPageStorage } from './testing/testStorage';

describe('settings', () => {
  it('come back as they were kept', () => {
    const storage = testPageStorage();

    keepSettings(storage, { ...defaultSettings, theme: 'dark', paneSizes: { left: 240 } });

    expect(readSettings(storage)).toMatchObject({ theme: 'dark', paneSizes: { left: 240 } });
  });

  it.each([
    'nonsense',
    '[]',
    'null',
    '{"theme":"pink","speed":9,"direction":"up","paneSizes":{"left":"wide"},"foldedPanes":[1],"minimap":"yes","__proto__":{"a":1},"other":1}',
    '{"paneSizes":{"left":1e999}}',
    '{"paneSizes":{"left":-400}}',
  ])('leave at its default what is not ours: %s', (text) => {
    expect(readSettings({ read: () => text })).toEqual({});
  });

  it.each<[string, () => Storage | null]>([
    [
      'is forbidden',
      () => {
        throw new DOMException('Forbidden', 'SecurityError');
      },
    ],
    ['is absent', () => null],
    [
      'refuses everything',
      () =>
        ({
          getItem: (): never => {
            throw new Error('blocked');
          },
          setItem: (): never => {
            throw new Error('full');
          },
        }) as unknown as Storage,
    ],
  ])('do not mind a storage that %s', (_what, give) => {
    const storage = createPageStorage(give);

    keepSettings(storage, defaultSettings);

    expect(readSettings(storage)).toEqual({});
    expect(storage.keys('')).toEqual([]);
  });
});
