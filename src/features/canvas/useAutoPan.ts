import { useEffect, useRef } from 'react';
import type { CanvasView } from './useCanvasView';
import type { DropState } from './useDropState';

/** How near the border, in pixels, the view begins to move, and how far it goes in a frame. */
const reachPx = 44;
const stepPx = 14;

/**
 * Moves the view while something is held at its border. What comes from outside, from the palette, has to have been
 * further in once: its way in should not move what it aims at.
 */
export function useAutoPan(state: DropState | undefined, view: CanvasView, region: () => HTMLElement | null): void {
  const latest = useRef(state);
  const wasInside = useRef(false);
  const isDragging = state !== undefined;
  useEffect(() => {
    latest.current = state;
  }, [state]);

  useEffect(() => {
    if (!isDragging) return;
    wasInside.current = latest.current?.drag.kind !== 'add';
    let frame = 0;
    const step = (): void => {
      frame = requestAnimationFrame(step);
      const box = region()?.getBoundingClientRect();
      const { clientX, clientY, isOver } = latest.current ?? { isOver: false };
      if (!box || !isOver || clientX === undefined || clientY === undefined) return;
      const dx = pull(clientX, box.left, box.right);
      const dy = pull(clientY, box.top, box.bottom);
      if (dx === 0 && dy === 0) wasInside.current = true;
      else if (wasInside.current) view.panBy(dx * stepPx, dy * stepPx);
    };
    frame = requestAnimationFrame(step);
    return () => cancelAnimationFrame(frame);
  }, [isDragging, view, region]);
}

/** How hard the border pulls, from 1 at the low side to -1 at the high side. */
function pull(at: number, low: number, high: number): number {
  if (at < low + reachPx) return Math.min(1, (low + reachPx - at) / reachPx);
  if (at > high - reachPx) return -Math.min(1, (at - high + reachPx) / reachPx);
  return 0;
}
