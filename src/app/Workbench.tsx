import { useEffect, type ReactElement } from 'react';
import { useDocument, useSelection, useSession } from '../shell/stores/context';
import type { Session } from '../shell/stores/session';
import { HeldKeys } from '../shell/ui/HeldKeys';
import { later } from '../shell/ui/later';
import { fetchRunControls } from './CanvasPane';
import { fetchDockPanel } from './Dock';
import { focusPlace } from './focusPlace';
import { fetchLater } from './fetchLater';
import { fetchStateVisits } from './InspectorPane';
import { fetchOutline } from './LeftPane';
import { NarrowPanes } from './NarrowPanes';
import { RanContext, useRanSession } from './onRanText';
import { ShellContext } from './shellContext';
import { useCommandKeys } from './keyboard';
import { useIsNarrow } from './useIsNarrow';
import { usePrinting } from './usePrinting';
import { useNoticeCommands } from './useNoticeCommands';
import { useShell } from './shell';
import { WidePanes } from './WidePanes';
import { WorkbenchHeader } from './WorkbenchHeader';
import styles from './Workbench.module.css';

// What opens over the workbench, and what is behind tabs, comes after the first screen.
const CommandPalette = later(async () => (await import('./CommandPalette')).CommandPalette, <HeldKeys />);
const KeysDialog = later(async () => (await import('./KeysDialog')).KeysDialog, <HeldKeys />);
const StartRunDialog = later(
  async () => (await import('../features/runs/StartRunDialog')).StartRunDialog,
  <HeldKeys />,
);
const UndoListDialog = later(async () => (await import('./UndoListDialog')).UndoListDialog, <HeldKeys />);
const NoticesDialog = later(async () => (await import('./NoticesDialog')).NoticesDialog, <HeldKeys />);

const CompareTexts = later(async () => (await import('../features/text/CompareTexts')).CompareTexts, <HeldKeys />);

const laterParts = [
  fetchRunControls,
  StartRunDialog.fetch,
  fetchStateVisits,
  fetchOutline,
  CommandPalette.fetch,
  fetchDockPanel,
  KeysDialog.fetch,
  UndoListDialog.fetch,
  NoticesDialog.fetch,
];

/** Begins to tell what happens once the script for it is there; nothing is told of the time before. */
function tellLater(session: Session): () => void {
  return startLater(async () => (await import('./tellHappenings')).tellHappenings(session));
}

/** Looks after the focus, which begins in the drawing. */
function ownFocusLater(session: Session): () => void {
  const goHome = (): void => {
    session.canvas.current()?.focus();
    // Where the window is narrow the drawing may be behind another tab.
    if (document.activeElement === document.body) focusPlace(document.querySelector<HTMLElement>('main'));
  };
  if (document.activeElement === document.body) goHome();
  return startLater(async () => (await import('./ownFocus')).ownFocus(goHome));
}

/** Starts something whose script has to be fetched. Without a connection the page goes on without it. */
function startLater(start: () => Promise<() => void>): () => void {
  let isOver = false;
  const started = start().catch(() => undefined);
  void started.then((stop) => isOver && stop?.());
  return () => {
    isOver = true;
    void started.then((stop) => stop?.());
  };
}

/** One workflow with everything around it. */
export function Workbench(): ReactElement {
  const session = useSession();
  const shell = useShell(session);
  const name = useDocument((state) => state.name);
  const dialog = useSelection((state) => state.dialog);
  const isNarrow = useIsNarrow();
  const ran = useRanSession();
  useCommandKeys(ran ?? session, shell);
  useNoticeCommands(session, shell);
  usePrinting(session);
  useEffect(() => fetchLater(...laterParts), []);
  useEffect(() => tellLater(session), [session]);
  useEffect(() => ownFocusLater(session), [session]);
  return (
    <ShellContext value={shell}>
      <div className={styles.workbench}>
        <title>{`${name} · Stepyard`}</title>
        <WorkbenchHeader />
        <main className={styles.panes} aria-label="Workflow">
          <RanContext value={ran}>{isNarrow ? <NarrowPanes /> : <WidePanes />}</RanContext>
        </main>
        {dialog === 'startRun' && <StartRunDialog />}
        {dialog === 'keys' && <KeysDialog />}
        {dialog === 'undoList' && <UndoListDialog />}
        {dialog === 'notices' && <NoticesDialog />}
        {dialog === 'palette' && <CommandPalette />}
        {dialog === 'compareTexts' && <CompareTexts />}
      </div>
    </ShellContext>
  );
}
