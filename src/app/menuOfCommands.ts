import { keysOf } from '../shell/commands/boundKeys';
import type { CommandContext } from '../shell/commands/command';
import { commandOf, runCommand } from '../shell/commands/table';
import type { IconName } from '../shell/ui/icons';
import type { MenuEntry } from '../shell/ui/Menu';

/** Menu entries for commands of the table, by their ids. What cannot be done now is there, with the reason. */
export function menuOfCommands(
  ids: readonly (string | readonly [string, IconName] | 'separator')[],
  context: CommandContext,
): readonly MenuEntry[] {
  return ids.flatMap((row): readonly MenuEntry[] => {
    if (row === 'separator') return ['separator'];
    const [id, icon] = typeof row === 'string' ? [row] : row;
    const command = commandOf(id);
    if (!command) return [];
    const possible = command.when?.(context) ?? true;
    return [
      {
        id,
        label: command.label,
        icon,
        keys: keysOf(command, context.session.settingsStore.getState())[0],
        disabled: possible === true ? undefined : possible,
        onSelect: () => void runCommand(command, context),
      },
    ];
  });
}
