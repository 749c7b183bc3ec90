/**
 * What the buttons on notices do. A notice is plain data and names its action; who shows it says here what the name means
 * for as long as that holds.
 */
import { useEffect } from 'react';
import type { Shell } from '../commands/command';
import { commands, runCommand } from '../commands/table';
import type { Session } from '../stores/session';

const actions = new Map<string, () => void>();

/** Says what an action does. The returned function takes it back. */
export function setNoticeAction(id: string, run: () => void): () => void {
  actions.set(id, run);
  return () => {
    if (actions.get(id) === run) actions.delete(id);
  };
}

/** Carries out an action, if somebody still knows it. */
export function runNoticeAction(id: string): void {
  actions.get(id)?.();
}

/** Lets notices offer any command of the table while a workflow is open. */
export function useNoticeCommands(session: Session, shell: Shell): void {
  useEffect(() => {
    const stops = commands.map((command) => setNoticeAction(command.id, () => void runCommand(command, { session, shell })));
    return () => stops.forEach((stop) => stop());
  }, [session, shell]);
}
