import { useStore, ViewportPortal } from '@xyflow/react';
import type { ReactElement } from 'react';
import styles from './Drawing.module.css';
import { useSeenPieces } from './useSeenPieces';

/** A multiple of the distance between the dots, which begin anew with it. */
const pieceSize = 486;

/** Nearer than this the dots can be told apart. */
const leastZoom = 0.4;

/** The dots behind the drawing. They are a part of what is moved, so that moving the view does not paint them again. */
export function Dots(): ReactElement | null {
  const { x, y, width, height } = useSeenPieces(pieceSize);
  const isNear = useStore((state) => state.transform[2] >= leastZoom);
  if (!isNear) return null;
  return (
    <ViewportPortal>
      <div className={styles.dots} style={{ left: x, top: y, width, height }} />
    </ViewportPortal>
  );
}
