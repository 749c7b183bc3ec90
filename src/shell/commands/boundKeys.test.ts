import { describe, expect, it } from 'vitest';
import { keysPressed, refusal, takenBy } from './askedKeys';
import { isSingleKey, keysOf, type KeySettings } from './boundKeys';
import { commandsOfKey, matchesKeys } from './findKeys';
import { commandOf, commands } from './table';

const asMade: KeySettings = { singleKeys: true, keys: {} };
const rename = commandOf('state.rename')!; // commands of the table
const press = (key: string, held: Partial<Parameters<typeof keysPressed>[0]> = {}) => ({
  key,
  code: /^[a-z]$/i.test(key) ? `Key${key.toUpperCase()}` : '',
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  altKey: false,
  ...held,
});

describe('keysOf', () => {
  it('gives the keys of the table until somebody changes them', () => {
    expect(keysOf(rename, asMade)).toEqual(['F2', 'R']);
    expect(keysOf(rename, { ...asMade, keys: { 'state.rename': ['Mod+Shift+E'] } })).toEqual(['Mod+Shift+E']);
    expect(keysOf(rename, { ...asMade, keys: { 'state.rename': [] } })).toEqual([]);
  });

  it('leaves no single key on any command when those are turned off', () => {
    const left = commands.flatMap((command) => keysOf(command, { ...asMade, singleKeys: false }));

    expect(left.filter(isSingleKey)).toEqual([]);
    expect(left).toContain('F2');
    expect(left).toContain('Mod+K');
    expect(left).toContain('ArrowUp');
  });

  it('decides which command a key means', () => {
    const settings = { ...asMade, keys: { 'state.rename': ['E'] } };
    const meant = (key: string) => commandsOfKey(commands, press(key), false, settings).map(({ id }) => id);

    expect(meant('e')).toEqual(['state.rename']);
    expect(meant('r')).toEqual([]);
    expect(commandsOfKey(commands, press('a'), false, { ...asMade, singleKeys: false })).toEqual([]);
  });
});

describe('isSingleKey', () => {
  it.each(['A', '?', '0', '=', 'Plus', 'Delete', 'Shift+A'])('%s is one', (keys) =>
    expect(isSingleKey(keys)).toBe(true),
  );
  it.each(['Mod+A', 'Alt+1', 'F2', 'Enter', 'ArrowUp', 'Escape', 'Shift+F5', 'Mod+Shift+Z'])('%s is none', (keys) =>
    expect(isSingleKey(keys)).toBe(false),
  );
});

describe('keysPressed', () => {
  it.each([
    [press('e'), 'E'],
    [press('E', { shiftKey: true, ctrlKey: true }), 'Mod+Shift+E'],
    [press('?', { shiftKey: true }), '?'],
    [press('+', { shiftKey: true }), 'Plus'],
    [press('F9', { shiftKey: true }), 'Shift+F9'],
    [press('2', { altKey: true, code: 'Digit2' }), 'Alt+2'],
    [press('Delete'), 'Delete'],
    [press(' '), 'Space'],
    [press(' ', { ctrlKey: true, shiftKey: true }), 'Mod+Shift+Space'],
  ])('writes what matches again', (pressed, keys) => {
    expect(keysPressed(pressed, false)).toBe(keys);
    expect(matchesKeys(keys, pressed, false)).toBe(true);
  });

  it('waits for a key besides the modifiers', () => {
    expect(keysPressed(press('Control', { ctrlKey: true }), false)).toBeUndefined();
  });
});

describe('refusal', () => {
  it.each(['Mod+T', 'Mod+W', 'Mod+N', 'Mod+Shift+N', 'Alt+F4', 'Alt+Space', 'Space', 'Shift+Space'])(
    'says why %s cannot be the keys of a command',
    (keys) => expect(refusal(keys, false)).toMatch(/\w+\.$/),
  );

  it.each(['F9', 'Mod+Shift+E', 'Alt+1', 'E', 'Mod+Enter', 'Mod+Q'])('lets %s be', (keys) =>
    expect(refusal(keys, false)).toBeUndefined(),
  );

  it('knows what the system of a Mac keeps, and leaves every command of the table a key', () => {
    expect(refusal('Mod+Q', true)).toBeDefined();
    for (const mac of [true, false]) {
      const without = commands.filter(({ keys }) => keys?.every((each) => refusal(each, mac) !== undefined));
      expect(without.map(({ id }) => id)).toEqual([]);
    }
  });
});

describe('takenBy', () => {
  it('names the command that has the keys', () => {
    expect(takenBy('Mod+K', commands, 'state.rename', asMade)?.id).toBe('go.palette');
    expect(takenBy('F2', commands, 'state.rename', asMade)).toBeUndefined();
    expect(
      takenBy('Mod+K', commands, 'state.rename', { ...asMade, keys: { 'go.palette': ['Mod+P'] } }),
    ).toBeUndefined();
  });
});
