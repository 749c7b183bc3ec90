import { describe, expect, it } from 'vitest';
import { commandsOfKey, matchesKeys, typesCharacter, type PressedKey } from './findKeys';
import { commands } from './table';

const press = (key: string, part: Partial<PressedKey> = {}): PressedKey => ({
  key,
  code: /^[a-z]$/i.test(key) ? `Key${key.toUpperCase()}` : '',
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  altKey: false,
  ...part,
});

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
    ['Mod+Alt+Z', press('z', { ctrlKey: true, altKey: true, code: 'KeyY' }), false, true],
    ['Mod+Alt+Z', press('y', { ctrlKey: true, altKey: true, code: 'KeyZ' }), false, false],
    ['Alt+1', press('&', { altKey: true, code: 'Digit1' }), false, true],
    ['Alt+1', press('¡', { altKey: true, code: 'Digit1' }), true, true],
    ['Mod+Z', press('я', { ctrlKey: true, code: 'KeyZ' }), false, true],
  ])('%s and %o (Mac: %s) → %s', (keys, pressed, mac, matches) => {
    expect(matchesKeys(keys, pressed, mac)).toBe(matches);
  });
});

describe('typesCharacter', () => {
  it.each([
    ['Option+1 on an American Mac', press('¡', { altKey: true, code: 'Digit1' }), false, true, true],
    ['Option+L on a German Mac', press('@', { altKey: true, code: 'KeyL' }), false, true, true],
    ['Option+1 on a Spanish Mac', press('|', { altKey: true, code: 'Digit1' }), false, true, true],
    ['Option+2 on a Mac of an unknown layout', press('2', { altKey: true, code: 'Digit2' }), false, true, true],
    ['Option+E, an accent that waits', press('Dead', { altKey: true, code: 'KeyE' }), false, true, true],
    ['Command+Option+B', press('∫', { altKey: true, metaKey: true, code: 'KeyB' }), false, true, false],
    ['AltGr+1 in Spain, as Linux says it', press('|', { code: 'Digit1' }), true, false, true],
    [
      'AltGr+Q in Germany, as Windows says it',
      press('@', { ctrlKey: true, altKey: true, code: 'KeyQ' }),
      false,
      false,
      true,
    ],
    [
      'AltGr+Z in Poland, as Windows says it',
      press('ż', { ctrlKey: true, altKey: true, code: 'KeyZ' }),
      false,
      false,
      true,
    ],
    [
      'AltGr+E of a layout that has a letter there',
      press('e', { ctrlKey: true, altKey: true, code: 'KeyE' }),
      true,
      false,
      true,
    ],
    ['AltGr+B in Czechia', press('{', { ctrlKey: true, altKey: true, code: 'KeyB' }), false, false, true],
    ['Alt+1 on Windows', press('1', { altKey: true, code: 'Digit1' }), false, false, false],
    ['Ctrl+Alt+Z', press('z', { ctrlKey: true, altKey: true }), false, false, false],
    [
      'Ctrl+Alt+Z where Z stands elsewhere',
      press('z', { ctrlKey: true, altKey: true, code: 'KeyY' }),
      false,
      false,
      false,
    ],
    ['Alt and a key without a character', press('F8', { altKey: true }), false, false, false],
    ['a letter', press('a'), false, false, false],
  ])('%s', (_, pressed, isAltGraph, mac, types) => {
    expect(typesCharacter(pressed, isAltGraph, mac)).toBe(types);
  });
});

describe('the commands table', () => {
  it('gives each key to one command per place', () => {
    const clashes = commands.flatMap((command) =>
      (command.keys ?? []).flatMap((keys) =>
        commands
          .filter(
            (other) =>
              other !== command &&
              other.keys?.includes(keys) &&
              (other.keysWork ?? 'outsideFields') === (command.keysWork ?? 'outsideFields'),
          )
          .map((other) => `${keys}: ${command.id}, ${other.id}`),
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
