import { useStore, ViewportPortal } from '@xyflow/react';
import type { ReactElement } from 'react';
import { boxOf } from './edgePath';
import styles from './Drawing.module.css';
import { useCanvasLayout } from './useCanvasLayout';
import { useSeenPieces } from './useSeenPieces';

/** A multiple of the distance between the dots, which begin anew with it. */
const pieceSize = 486;

/** Nearer than this the dots can be told apart. */
const leastZoom = 0.4;

/**
 * What the drawing lies on, with its dots: under everything that is drawn and everything in view. It is a part of what
 * is moved. Opaque and below all, it lets the browser move the drawing as one layer; each part that reached over its
 * edge would be a layer of its own, and those above it, too.
 */
export function Ground(): ReactElement {
  const { frame } = useCanvasLayout();
  const seen = useSeenPieces(pieceSize);
  const isNear = useStore((state) => state.transform[2] >= leastZoom);
  const left = Math.floor(frame.x / pieceSize - 1) * pieceSize;
  const top = Math.floor(frame.y / pieceSize - 1) * pieceSize;
  const corners = [
    { x: left, y: top },
    { x: frame.x + frame.width + pieceSize, y: frame.y + frame.height + pieceSize },
  ];
  const { x, y, width, height } = boxOf(corners, seen);
  return (
    <ViewportPortal>
      <div className={styles.ground} data-near={isNear || undefined} style={{ left: x, top: y, width, height }} />
    </ViewportPortal>
  );
}
