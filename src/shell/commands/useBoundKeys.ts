import { useSettings } from '../stores/context';
import { keysOf, type KeySettings } from './boundKeys';
import { commandOf } from './table';

/** The keys to show for a command where its label stands: as they are set now; none when it has none. */
export function boundKeys(id: string, settings: KeySettings): string | undefined {
  const command = commandOf(id);
  return command && keysOf(command, settings)[0];
}

/** The same, followed: whoever shows them shows the new ones as soon as they are changed. */
export function useBoundKeys(id: string): string | undefined {
  return useSettings((settings) => boundKeys(id, settings));
}
