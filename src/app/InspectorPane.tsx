import type { ReactElement } from 'react';
import { useRuns } from '../shell/stores/context';
import { later } from '../shell/ui/later';
import { OnRanText } from './onRanText';
import styles from './InspectorPane.module.css';

// Their place is kept by the pane, so the drawing need not wait for them.
const Inspector = later(async () => (await import('../features/form/Inspector')).Inspector);
const StateVisits = later(async () => (await import('../features/runs/StateVisits')).StateVisits);

/** Fetches what the pane begins with. */
export const fetchInspectorPane = Inspector.fetch;

/** Fetches what the pane shows of a run. */
export const fetchStateVisits = StateVisits.fetch;

/** The form of what is selected; while a run is shown, what happened there instead. */
export function InspectorPane(): ReactElement {
  const isRunShown = useRuns((state) => state.shownRunId !== undefined);
  return (
    <div className={styles.pane} data-pane="inspector" tabIndex={-1}>
      {isRunShown ? (
        <OnRanText>
          <StateVisits />
        </OnRanText>
      ) : (
        <Inspector />
      )}
    </div>
  );
}
