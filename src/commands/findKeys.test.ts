import { describe, expect, it } from 'vitest';
import { commandsOfKey, matchesKeys, type PressedKey } from './findKeys';
import { commands } from './table';

const press = (key: string, part: Partial<PressedKey> = {}): PressedKey => ({ key, code: /^[a-z]$/i.test(key) ? `Key${key.toUpperCase()}` : '', ctrlKey: false, metaKey: false, shiftKey: false, altKey: false, ...part });

describe('matchesKeys', () => {
  it.each([
    ['Mod+Z', press('z', { ctrlKey: true }), false, true],
    ['Mod+Z', press('z', { metaKey: true }), false, false],
    ['Mod+Z', press('z', { metaKey: true }), true, true],
    ['Mod+Z', press('Z', { ctrlKey: true, shiftKey: true }), false, false],
    ['Mod+Shift+Z', press('Z', { ctrlKey: true, shiftKey: true }), false, true],
    ['A', press('a'), false, true],
    ['A', press('a', { ctrlKey: true }), false, false],
    ['A', press('A', { shiftKey: true }), false, false],
    ['?', press('?', { shiftKey: true }), false, true],
    ['?', press('?'), false, true],
    ['Plus', press('+', { shiftKey: true }), false, true],
    ['Mod+Enter', press('Enter', { ctrlKey: true }), false, true],
    ['Mod+Enter', press('Enter', { ctrlKey: true, shiftKey: true }), false, false],
    ['Delete', press('Delete'), false, true],
    ['Alt+1', press('¡', { altKey: true, code: 'Digit1' }), true, true],
    ['Mod+Z', press('я', { ctrlKey: true, code: 'KeyZ' }), false, true],
  ])('%s and %o (Mac: %s) → %s', (keys, pressed, mac, matches) => {
    expect(matchesKeys(keys, pressed, mac)).toBe(matches);
  });
});

describe('the commands table', () => {
  it('gives each key to one command per place', () => {
    const clashes = commands.flatMap((command) =>
      (command.keys ?? []).flatMap((keys) =>
        commands.filter((other) => other !== command && other.keys?.includes(keys) && (other.keysWork ?? 'outsideFields') === (command.keysWork ?? 'outsideFields')).map((other) => `${keys}: ${command.id}, ${other.id}`),
      ),
    );
    expect(clashes).toEqual([]);
  });

  it('has one command per id and per label', () => {
    expect(new Set(commands.map(({ id }) => id)).size).toBe(commands.length);
    expect(new Set(commands.map(({ label }) => label)).size).toBe(commands.length);
  });

  it('finds the commands of a pressed key', () => {
    expect(commandsOfKey(commands, press('y', { ctrlKey: true }), false).map(({ id }) => id)).toEqual(['edit.redo']);
  });
});
