import type { ReactElement } from 'react';
import { EventTable } from '../runs/EventTable';
import { RunList } from '../runs/RunList';
import { RunTable } from '../runs/RunTable';
import { Timeline } from '../runs/Timeline';
import type { DockTab } from '../stores/selectionStore';
import { ProblemList } from './ProblemList';

const panels = { problems: ProblemList, runs: RunList, table: RunTable, events: EventTable, timeline: Timeline } as const;

/** The panel of a tab of the dock. */
export function DockPanel({ tab }: { readonly tab: DockTab }): ReactElement {
  const Panel = panels[tab];
  return <Panel />;
}
