import { useEffect } from 'react';
import type { Shell } from '../shell/commands/command';
import { commands, runCommand } from '../shell/commands/table';
import type { Session } from '../shell/stores/session';
import { setNoticeAction } from './noticeActions';

/** Lets notices offer any command of the table while a workflow is open. */
export function useNoticeCommands(session: Session, shell: Shell): void {
  useEffect(() => {
    const stops = commands.map((command) =>
      setNoticeAction(command.id, () => void runCommand(command, { session, shell })),
    );
    return () => stops.forEach((stop) => stop());
  }, [session, shell]);
}
