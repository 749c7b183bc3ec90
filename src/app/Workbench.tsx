import { lazy, Suspense, useEffect, type ReactElement } from 'react';
import { useDocument, useSelection, useSession } from '../stores/context';
import { StartRunDialog } from '../runs/StartRunDialog';
import { fetchLater } from './fetchLater';
import { KeysDialog } from './KeysDialog';
import { NarrowPanes } from './NarrowPanes';
import { ShellContext } from './shellContext';
import { UndoListDialog } from './UndoListDialog';
import { useCommandKeys } from './keyboard';
import { useIsNarrow } from './useIsNarrow';
import { useNoticeCommands } from './useNoticeCommands';
import { useShell } from './shell';
import { WidePanes } from './WidePanes';
import { WorkbenchHeader } from './WorkbenchHeader';
import styles from './Workbench.module.css';

const CommandPalette = lazy(() => import('./CommandPalette').then(({ CommandPalette: palette }) => ({ default: palette })));

/** One workflow with everything around it. */
export function Workbench(): ReactElement {
  const session = useSession();
  const shell = useShell(session);
  const name = useDocument((state) => state.name);
  const dialog = useSelection((state) => state.dialog);
  const isNarrow = useIsNarrow();
  useCommandKeys(session, shell);
  useNoticeCommands(session, shell);
  useEffect(() => fetchLater(() => import('./DockPanel'), () => import('./CommandPalette')), []);
  return (
    <ShellContext value={shell}>
      <div className={styles.workbench}>
        <title>{`${name} · Stepyard`}</title>
        <WorkbenchHeader />
        <main className={styles.panes}>{isNarrow ? <NarrowPanes /> : <WidePanes />}</main>
        <StartRunDialog />
        {dialog === 'keys' && <KeysDialog />}
        {dialog === 'undoList' && <UndoListDialog />}
        {dialog === 'palette' && (
          <Suspense>
            <CommandPalette />
          </Suspense>
        )}
      </div>
    </ShellContext>
  );
}
