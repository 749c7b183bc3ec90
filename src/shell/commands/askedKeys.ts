/** Keys that a person presses to give them to a command. */
import { keysOf, type KeySettings } from './boundKeys';
import type { Command } from './command';

/** What of a keyboard event says which keys are pressed. */
type KeyPress = {
  readonly key: string;
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
};

/** Pressed keys in the form that commands have them: `Mod+Shift+Z`. Undefined while only modifiers are held. */
export function keysPressed(
  { key, code, ctrlKey, metaKey, shiftKey, altKey }: KeyPress,
  mac: boolean,
): string | undefined {
  if (
    ['Control', 'Shift', 'Alt', 'Meta', 'AltGraph', 'Dead', 'Process', 'Unidentified', 'CapsLock', 'Tab'].includes(key)
  )
    return undefined;
  const place = /^(?:Key|Digit)(.)$/.exec(code)?.[1];
  const character = key === '+' ? 'Plus' : key === ' ' ? 'Space' : altKey && place !== undefined ? place : key;
  const name = character.length === 1 ? character.toUpperCase() : character;
  const isSign = name.length === 1 && !/[A-Z\d]/.test(name); // typed with Shift on some keyboards and without on others
  const modifiers = [
    (mac ? metaKey : ctrlKey) && 'Mod',
    altKey && 'Alt',
    shiftKey && !isSign && name !== 'Plus' && 'Shift',
  ];
  return [...modifiers.filter(Boolean), name].join('+');
}

/** What browsers do with keys before, or instead of, telling a page of them; nobody can take these from them. */
const browserKeys = [
  ...['T', 'N', 'W', 'Shift+T', 'Shift+N', 'Shift+W', 'Shift+P', 'PageUp', 'PageDown'].map((key) => `Mod+${key}`),
  ...['Alt+F4', 'Alt+Space'],
];
/** The same on a Mac, by the system. */
const macKeys = ['Q', 'H', 'M', 'Space'].map((key) => `Mod+${key}`);

/** Why keys cannot be a command's; undefined when they can. */
export function refusal(keys: string, mac: boolean): string | undefined {
  if (browserKeys.includes(keys) || (mac && macKeys.includes(keys))) return 'is kept by the browser or the system.';
  if (/^(?:Shift\+)?Space$/.test(keys)) return 'presses the button that has the focus.';
  return undefined;
}

/** The command that has keys already, apart from one that is being changed: only one of them would be heard. */
export function takenBy(
  keys: string,
  commands: readonly Command[],
  but: string,
  settings: KeySettings,
): Command | undefined {
  return commands.find((command) => command.id !== but && keysOf(command, settings).includes(keys));
}
