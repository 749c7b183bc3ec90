import { createContext, use, useMemo } from 'react';
import { invariant } from '../core/base/invariant';
import type { CommandContext, Shell } from '../shell/commands/command';
import { useSession } from '../shell/stores/context';

/** Gives the shell of the open workbench to its parts. */
export const ShellContext = createContext<Shell | undefined>(undefined);

/** What commands are given in the open workbench. */
export function useCommandContext(): CommandContext {
  const session = useSession();
  const shell = use(ShellContext);
  invariant(shell, 'A part of the workbench was drawn outside it.');
  return useMemo(() => ({ session, shell }), [session, shell]);
}
