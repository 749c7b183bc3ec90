import type { ReactElement } from 'react';
import { EventTable } from '../features/runs/EventTable';
import { RunList } from '../features/runs/RunList';
import { RunTable } from '../features/runs/RunTable';
import { Timeline } from '../features/runs/Timeline';
import type { DockTab } from '../shell/stores/selectionStore';
import { OnRanText } from './onRanText';
import { ProblemList } from './ProblemList';

const panels = {
  problems: ProblemList,
  runs: RunList,
  table: RunTable,
  events: EventTable,
  timeline: Timeline,
} as const;

/** The panel of a tab of the dock. */
export function DockPanel({ tab }: { readonly tab: DockTab }): ReactElement {
  const Panel = panels[tab];
  if (tab === 'problems' || tab === 'runs') return <Panel />;
  return (
    <OnRanText>
      <Panel />
    </OnRanText>
  );
}
