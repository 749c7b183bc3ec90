import type { ReactElement } from 'react';
import { useBoundKeys } from '../shell/commands/useBoundKeys';
import { useRuns, useSelection, useSession } from '../shell/stores/context';
import type { DockTab } from '../shell/stores/selectionStore';
import { IconButton } from '../shell/ui/IconButton';
import { later } from '../shell/ui/later';
import { Tabs, type Tab } from '../shell/ui/Tabs';
import { problemBadge, runBadge } from './problemBadge';
import { useShownProblems } from './useShownProblems';

// The dock is closed at first: its script comes after the first screen.
const DockPanel = later(async () => (await import('./DockPanel')).DockPanel);

/** Fetches what opens in the dock. */
export const fetchDockPanel = DockPanel.fetch;

/** What lies below the canvas: problems, runs, events. Its tabs are always there; the rest opens when needed. */
export function Dock({ alwaysOpen = false }: { readonly alwaysOpen?: boolean }): ReactElement {
  const { selectionStore } = useSession();
  const chosen = useSelection((state) => state.dockTab);
  const tab = chosen ?? (alwaysOpen ? 'problems' : undefined);
  const problems = useShownProblems();
  const keys = useBoundKeys('view.dock');
  const runCount = useRuns((state) => state.runs.length);
  const tabs: readonly Tab<DockTab>[] = [
    { id: 'problems', label: 'Problems', badge: problemBadge(problems), isCounted: true },
    { id: 'runs', label: 'Runs', badge: runBadge(runCount), isCounted: true },
    { id: 'table', label: 'Table' },
    { id: 'events', label: 'Events' },
    { id: 'timeline', label: 'Timeline' },
  ];
  const actions = !alwaysOpen && (
    <IconButton
      size="s"
      icon={tab ? 'chevron-down' : 'chevron-up'}
      label={tab ? 'Close the dock' : 'Open the dock'}
      keys={keys}
      onClick={() => (tab ? selectionStore.closeDock() : selectionStore.openDock('problems'))}
    />
  );
  return (
    <Tabs label="Dock" tabs={tabs} value={tab} onChange={selectionStore.openDock} actions={actions}>
      {tab && <DockPanel tab={tab} />}
    </Tabs>
  );
}
