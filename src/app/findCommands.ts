import type { Command } from '../shell/commands/command';

/** Commands under the name of their group, as the palette lists them. */
export type FoundGroup = readonly [group: string, commands: readonly Command[]];

/**
 * The commands that hold every typed word, by group: what is called just so first, then what begins so. While nothing
 * is typed, all of them in their order.
 */
export function findCommands(commands: readonly Command[], typed: string): readonly FoundGroup[] {
  const wanted = plain(typed);
  const words = wanted.split(/\s+/).filter(Boolean);
  const found = commands
    .filter((command) => {
      const text = `${command.label} ${command.words ?? ''} ${command.group}`.toLowerCase();
      return !command.unlisted && words.every((word) => text.includes(word));
    })
    .map((command) => ({ command, rank: wanted === '' ? 0 : rankOf(command, wanted) }))
    .sort((a, b) => a.rank - b.rank);
  const groups = new Map<string, Command[]>();
  for (const { command } of found) {
    const group = groups.get(command.group);
    if (group) group.push(command);
    else groups.set(command.group, [command]);
  }
  return [...groups];
}

/** Whether a command is called just what was typed. */
export function isCalled({ label }: Command, typed: string): boolean {
  return plain(label) === plain(typed);
}

/** Of 0 to 3: called so, begins so, holds it in its label, is found by its other words. */
function rankOf({ label }: Command, wanted: string): number {
  const name = plain(label);
  if (name === wanted) return 0;
  if (name.startsWith(wanted)) return 1;
  return name.includes(wanted) ? 2 : 3;
}

/** A label as it is typed: without the mark that something opens. */
function plain(label: string): string {
  return label.trim().toLowerCase().replace(/…$/, '');
}
