import { useStore } from '@xyflow/react';
import { useEffect, useState } from 'react';
import type { Rect } from '../../core/graph/geometry';
import { cornerRect, corners, isFree, type Corner } from './freeCorner';
import type { ScreenSize } from './view';

/** How long the view must rest before something may appear in it. */
const restMs = 160;

/**
 * The corner of the canvas where something of a size lies over no node; undefined where there is none. While the view
 * moves nothing appears, but what would be in the way goes at once.
 */
export function useFreeCorner(nodes: ReadonlyMap<string, Rect>, size: ScreenSize): Corner | undefined {
  const [x, y, zoom] = useStore((state) => state.transform);
  const [width, height] = [useStore((state) => state.width), useStore((state) => state.height)];
  const [held, setHeld] = useState<Corner>();
  const view = { x, y, zoom };
  const screen = { width, height };
  useEffect(() => {
    const timer = setTimeout(() => {
      const free = (corner: Corner): boolean =>
        isFree(cornerRect(corner, size, { width, height }), nodes, { x, y, zoom });
      setHeld((now) => (now && free(now) ? now : corners.find(free)));
    }, restMs);
    return () => clearTimeout(timer);
  }, [x, y, zoom, width, height, nodes, size]);
  return held && isFree(cornerRect(held, size, screen), nodes, view) ? held : undefined;
}
