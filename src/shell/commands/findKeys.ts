import { keysOf, type KeySettings } from './boundKeys';
import type { Command } from './command';

/** What of a keyboard event decides which command is meant. */
export type PressedKey = {
  readonly key: string;
  /** The key's place on the keyboard: with Alt, and in other scripts, `key` is another character. */
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
};

/** The characters that have a name in keys, since a sign or nothing would stand there. */
const named: Readonly<Record<string, string>> = { Plus: '+', Space: ' ' };

const asMade: KeySettings = { singleKeys: true, keys: {} };

/** The commands whose keys are pressed, in the order of the table; several when they work in different places. */
export function commandsOfKey(
  commands: readonly Command[],
  pressed: PressedKey,
  mac: boolean,
  settings: KeySettings = asMade,
): readonly Command[] {
  return commands.filter((command) => keysOf(command, settings).some((keys) => matchesKeys(keys, pressed, mac)));
}

/** Whether keys in the form `Mod+Shift+Z` are the pressed ones. */
export function matchesKeys(keys: string, pressed: PressedKey, mac: boolean): boolean {
  const parts = keys.split('+');
  const wanted = parts.at(-1) ?? '';
  const has = (modifier: string): boolean => parts.slice(0, -1).includes(modifier);
  const mod = mac ? pressed.metaKey : pressed.ctrlKey;
  const otherMod = mac ? pressed.ctrlKey : pressed.metaKey;
  if (mod !== has('Mod') || otherMod || pressed.altKey !== has('Alt')) return false;
  const isLetter = /^[A-Z]$/.test(wanted);
  // Signs such as ? and + are typed with Shift on some keyboards and without it on others.
  const shiftMatters = isLetter || (wanted.length > 1 && wanted !== 'Plus');
  if (shiftMatters && pressed.shiftKey !== has('Shift')) return false;
  return keyOf(pressed, isLetter) === (named[wanted] ?? wanted.toLowerCase());
}

/**
 * Whether a key with Alt writes a character: Option on a Mac and AltGr elsewhere make `@`, `|` and `€` of digits and
 * letters, on each layout others. Such a key belongs to whoever is typing. Windows calls AltGr Ctrl and Alt at once.
 */
export function typesCharacter({ key, altKey, metaKey }: PressedKey, isAltGraph: boolean, mac: boolean): boolean {
  if (metaKey || !(altKey || isAltGraph)) return false;
  if (key === 'Dead') return true; // an accent that waits for its letter
  return [...key].length === 1 && (mac || isAltGraph || !isPlain(key));
}

/** The key by its character; by its place where the character is not the one printed on a Latin keyboard. */
function keyOf({ key, code, altKey }: PressedKey, wantsLetter: boolean): string {
  const place = /^(?:Key|Digit)(.)$/.exec(code)?.[1]?.toLowerCase();
  const isForeign = key.length === 1 && key > '\u007f';
  return place !== undefined && ((altKey && !isPlain(key)) || (wantsLetter && isForeign)) ? place : key.toLowerCase();
}

/** A Latin letter or a digit. */
function isPlain(key: string): boolean {
  return /^[a-z\d]$/i.test(key);
}
