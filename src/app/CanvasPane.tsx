import type { ReactElement } from 'react';
import { Canvas } from '../features/canvas/Canvas';
import { useRuns } from '../shell/stores/context';
import { later } from '../shell/ui/later';
import { OnRanText } from './onRanText';
import { useCommandContext } from './shellContext';
import styles from './CanvasPane.module.css';

const RunControls = later(async () => (await import('../features/runs/RunControls')).RunControls);

/** Fetches the strip of runs, so that it is there with the first run. */
export const fetchRunControls = RunControls.fetch;

/** The drawing, with the strip of the shown run above it. */
export function CanvasPane(): ReactElement {
  return (
    <OnRanText>
      <Pane />
    </OnRanText>
  );
}

function Pane(): ReactElement {
  const { shell } = useCommandContext();
  const isRunShown = useRuns((state) => state.shownRunId !== undefined);
  return (
    <div className={styles.pane}>
      {isRunShown && <RunControls />}
      <div className={styles.canvas}>
        <Canvas shell={shell} />
      </div>
    </div>
  );
}
