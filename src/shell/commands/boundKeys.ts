/** The keys of commands as a person has set them: changed ones, and single keys turned off (WCAG 2.1.4). */
import type { Settings } from '../stores/settingsStore';
import type { Command } from './command';

/** What of the settings is about keys. */
export type KeySettings = Pick<Settings, 'singleKeys' | 'keys'>;

/**
 * The keys that a command has now, the one to show first; none when there are
 * none or all of them are single keys turned off.
 */
export function keysOf(
  { id, keys = [] }: Pick<Command, 'id' | 'keys'>,
  { singleKeys, keys: changed }: KeySettings,
): readonly string[] {
  const own = Object.hasOwn(changed, id) ? (changed[id] ?? []) : keys;
  return singleKeys ? own : own.filter((each) => !isSingleKey(each));
}

/**
 * Whether keys are one character without a key held beside it: what a person
 * who dictates or whose hand rests says by accident.
 */
export function isSingleKey(keys: string): boolean {
  return /^(?:Shift\+)?(?:.|Plus|Space)$/su.test(keys) || keys === 'Delete' || keys === 'Backspace';
}
