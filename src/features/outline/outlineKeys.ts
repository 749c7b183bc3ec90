import type { KeySettings } from '../../shell/commands/boundKeys';
import { commandsOfKey, type PressedKey } from '../../shell/commands/findKeys';
import { commands } from '../../shell/commands/table';
import { isMac } from '../../shell/ui/keyLabel';

/** What a key means in the outline: a step among the rows, or something done with the active one. */
export type OutlineAction =
  | 'next'
  | 'previous'
  | 'extendNext'
  | 'extendPrevious'
  | 'first'
  | 'last'
  | 'open'
  | 'close'
  | 'toggle'
  | 'rename'
  | 'addAfter'
  | 'addBefore'
  | 'connect'
  | 'move'
  | 'remove'
  | 'menu'
  | 'leave';

const plainKeys: Readonly<Record<string, OutlineAction>> = {
  ArrowDown: 'next',
  ArrowUp: 'previous',
  Home: 'first',
  End: 'last',
  ArrowRight: 'open',
  ArrowLeft: 'close',
  Enter: 'toggle',
  ContextMenu: 'menu',
  Escape: 'leave',
};

const shiftKeys: Readonly<Record<string, OutlineAction>> = {
  F10: 'menu',
  ArrowDown: 'extendNext',
  ArrowUp: 'extendPrevious',
};

/** The commands that the outline does in its own rows, by whichever keys they have. */
const ownCommands: Readonly<Record<string, OutlineAction>> = {
  'state.rename': 'rename',
  'state.addAfter': 'addAfter',
  'state.addBefore': 'addBefore',
  'state.connect': 'connect',
  'state.move': 'move',
  'state.remove': 'remove',
};
const ownOnes = commands.filter(({ id }) => Object.hasOwn(ownCommands, id));

/** The meaning of a key press; undefined for keys that the outline leaves to the commands of the page. */
export function outlineAction(pressed: PressedKey, settings: KeySettings, mac = isMac()): OutlineAction | undefined {
  const { key, shiftKey, ctrlKey, metaKey, altKey } = pressed;
  const steps = shiftKey ? shiftKeys : plainKeys;
  if (!ctrlKey && !metaKey && !altKey && Object.hasOwn(steps, key)) return steps[key];
  const [command] = commandsOfKey(ownOnes, pressed, mac, settings);
  return command && ownCommands[command.id];
}
