import { lazy, Suspense, type ReactElement } from 'react';
import { useRuns } from '../stores/context';
import styles from './InspectorPane.module.css';

// Their place is kept by the pane, so the drawing need not wait for them.
const Inspector = lazy(async () => ({ default: (await import('../editor-form/Inspector')).Inspector }));
const StateVisits = lazy(async () => ({ default: (await import('../runs/StateVisits')).StateVisits }));

/** The form of what is selected; while a run is shown, what happened there instead. */
export function InspectorPane(): ReactElement {
  const isRunShown = useRuns((state) => state.shownRunId !== undefined);
  return (
    <div className={styles.pane} data-pane="inspector" tabIndex={-1}>
      <Suspense>{isRunShown ? <StateVisits /> : <Inspector />}</Suspense>
    </div>
  );
}
