import type { ReactElement } from 'react';
import { Inspector } from '../editor-form/Inspector';
import { StateVisits } from '../runs/StateVisits';
import { useRuns } from '../stores/context';

/** The form of what is selected; while a run is shown, what happened there instead. */
export function InspectorPane(): ReactElement {
  const isRunShown = useRuns((state) => state.shownRunId !== undefined);
  return isRunShown ? <StateVisits /> : <Inspector />;
}
