import { useStore, type ReactFlowState } from '@xyflow/react';
import { useMemo } from 'react';
import type { Rect } from '../../core/graph/geometry';

/**
 * What is on the screen of the canvas, rounded outwards to whole pieces of a size
 * in canvas units: the same rectangle most of the time that the view is moved.
 */
export function useSeenPieces(pieceSize: number): Rect {
  const pieces = useStore((state) => seenPieces(state, pieceSize));
  return useMemo(() => {
    const [left = 0, top = 0, right = 0, bottom = 0] = pieces.split(' ').map((piece) => Number(piece) * pieceSize);
    return { x: left, y: top, width: right - left, height: bottom - top };
  }, [pieces, pieceSize]);
}

/** As a text, so that equal views are equal. */
function seenPieces({ transform: [x, y, zoom], width, height }: ReactFlowState, pieceSize: number): string {
  const left = Math.floor(-x / zoom / pieceSize);
  const top = Math.floor(-y / zoom / pieceSize);
  const right = Math.ceil((width - x) / zoom / pieceSize);
  const bottom = Math.ceil((height - y) / zoom / pieceSize);
  return `${left} ${top} ${right} ${bottom}`;
}
