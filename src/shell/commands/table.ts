/**
 * Everything a user can do, in one table. Menus, the command palette, the key overlay and the keyboard read it; a
 * gesture that is not here does not exist for people without a mouse.
 */
import { canvasCommands } from './canvasCommands';
import type { Command, CommandContext } from './command';
import { editCommands } from './editCommands';
import { workbenchCommands } from './workbenchCommands';

/** All commands, in the order in which lists show them. */
export const commands: readonly Command[] = [...workbenchCommands, ...editCommands, ...canvasCommands];

const byId: ReadonlyMap<string, Command> = new Map(commands.map((command) => [command.id, command]));

/** The command with an id. */
export function commandOf(id: string): Command | undefined {
  return byId.get(id);
}

/** Carries out a command if it can be done now; otherwise tells why not. Returns whether it was. */
export function runCommand(command: Command, context: CommandContext): boolean {
  context.session.editor.current()?.catchUp();
  const possible = command.when?.(context) ?? true;
  if (possible !== true) {
    context.session.noticesStore.show({ tone: 'info', text: possible, untilChange: true });
    return false;
  }
  command.run(context);
  return true;
}
