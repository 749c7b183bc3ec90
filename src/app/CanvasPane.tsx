import type { ReactElement } from 'react';
import { Canvas } from '../editor-canvas/Canvas';
import { RunControls } from '../runs/RunControls';
import { useCommandContext } from './shellContext';
import styles from './CanvasPane.module.css';

/** The drawing, with the strip of the shown run above it. */
export function CanvasPane(): ReactElement {
  const { shell } = useCommandContext();
  return (
    <div className={styles.pane}>
      <RunControls />
      <div className={styles.canvas}>
        <Canvas shell={shell} />
      </div>
    </div>
  );
}
