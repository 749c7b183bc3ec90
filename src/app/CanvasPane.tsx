import { lazy, Suspense, type ReactElement } from 'react';
import { Canvas } from '../editor-canvas/Canvas';
import { useRuns } from '../stores/context';
import { useCommandContext } from './shellContext';
import styles from './CanvasPane.module.css';

const RunControls = lazy(async () => ({ default: (await import('../runs/RunControls')).RunControls }));

/** The drawing, with the strip of the shown run above it. */
export function CanvasPane(): ReactElement {
  const { shell } = useCommandContext();
  const isRunShown = useRuns((state) => state.shownRunId !== undefined);
  return (
    <div className={styles.pane}>
      <Suspense>{isRunShown && <RunControls />}</Suspense>
      <div className={styles.canvas}>
        <Canvas shell={shell} />
      </div>
    </div>
  );
}
