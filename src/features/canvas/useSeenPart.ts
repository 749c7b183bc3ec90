import { useEffect, useMemo, useState } from 'react';
import type { Rect } from '../../core/graph/geometry';
import { useSeenPieces } from './useSeenPieces';

/**
 * Large enough that nothing comes or goes in most frames while the view is
 * moved, small enough that little comes at once.
 */
const pieceSize = 320;

/** How many frames nodes and arrows take to come where the drawing was seen from far away. */
const comingFrames = 12;

/** The part of the canvas whose nodes and arrows are drawn, and whether it is all that is in view. */
export type SeenPart = { readonly part: Rect; readonly isWhole: boolean };

/**
 * What is drawn of the canvas: what is in view, a little more at its edges, and nothing while it is seen from far away.
 * When it is near again the part grows from the middle, frame by frame, so that the movement goes on meanwhile.
 */
export function useSeenPart(isFar: boolean): SeenPart {
  const seen = useSeenPieces(pieceSize);
  const [frame, setFrame] = useState(comingFrames);
  if (isFar && frame > 0) setFrame(0);
  useEffect(() => {
    if (isFar || frame === comingFrames) return;
    const request = requestAnimationFrame(() => setFrame(frame + 1));
    return () => cancelAnimationFrame(request);
  }, [isFar, frame]);
  return useMemo(
    () => ({ part: isFar ? nothing : middlePart(seen, frame / comingFrames), isWhole: frame === comingFrames }),
    [seen, isFar, frame],
  );
}

const nothing: Rect = { x: NaN, y: NaN, width: 0, height: 0 };

/** The middle of a rectangle that has so much of its area. */
function middlePart({ x, y, width, height }: Rect, share: number): Rect {
  const side = Math.sqrt(share);
  return {
    x: x + (width * (1 - side)) / 2,
    y: y + (height * (1 - side)) / 2,
    width: width * side,
    height: height * side,
  };
}
