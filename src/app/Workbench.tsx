import { lazy, Suspense, useEffect, type ReactElement } from 'react';
import { useDocument, useSelection, useSession } from '../stores/context';
import type { Session } from '../stores/session';
import { HeldKeys } from '../ui/HeldKeys';
import { fetchLater } from './fetchLater';
import { NarrowPanes } from './NarrowPanes';
import { ShellContext } from './shellContext';
import { useCommandKeys } from './keyboard';
import { useIsNarrow } from './useIsNarrow';
import { useNoticeCommands } from './useNoticeCommands';
import { useShell } from './shell';
import { WidePanes } from './WidePanes';
import { WorkbenchHeader } from './WorkbenchHeader';
import styles from './Workbench.module.css';

// What opens over the workbench, and what is behind tabs, comes after the first screen.
const CommandPalette = lazy(async () => ({ default: (await import('./CommandPalette')).CommandPalette }));
const KeysDialog = lazy(async () => ({ default: (await import('./KeysDialog')).KeysDialog }));
const StartRunDialog = lazy(async () => ({ default: (await import('../runs/StartRunDialog')).StartRunDialog }));
const UndoListDialog = lazy(async () => ({ default: (await import('./UndoListDialog')).UndoListDialog }));

const laterParts = [
  () => import('../runs/RunControls'),
  () => import('../runs/StartRunDialog'),
  () => import('../runs/StateVisits'),
  () => import('../editor-outline/Outline'),
  () => import('./CommandPalette'),
  () => import('./DockPanel'),
  () => import('./KeysDialog'),
  () => import('./UndoListDialog'),
];

/** Begins to tell what happens once the script for it is there; nothing is told of the time before. */
function tellLater(session: Session): () => void {
  let stop: (() => void) | undefined;
  let isOver = false;
  import('./tellHappenings').then(
    ({ tellHappenings }) => {
      if (!isOver) stop = tellHappenings(session);
    },
    () => undefined, // without a connection the page goes on without words
  );
  return () => {
    isOver = true;
    stop?.();
  };
}

/** One workflow with everything around it. */
export function Workbench(): ReactElement {
  const session = useSession();
  const shell = useShell(session);
  const name = useDocument((state) => state.name);
  const dialog = useSelection((state) => state.dialog);
  const isNarrow = useIsNarrow();
  useCommandKeys(session, shell);
  useNoticeCommands(session, shell);
  useEffect(() => fetchLater(...laterParts), []);
  useEffect(() => tellLater(session), [session]);
  return (
    <ShellContext value={shell}>
      <div className={styles.workbench}>
        <title>{`${name} · Stepyard`}</title>
        <WorkbenchHeader />
        <main className={styles.panes}>{isNarrow ? <NarrowPanes /> : <WidePanes />}</main>
        <Suspense fallback={<HeldKeys />}>
          {dialog === 'startRun' && <StartRunDialog />}
          {dialog === 'keys' && <KeysDialog />}
          {dialog === 'undoList' && <UndoListDialog />}
          {dialog === 'palette' && <CommandPalette />}
        </Suspense>
      </div>
    </ShellContext>
  );
}
