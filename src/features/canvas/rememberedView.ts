/** Where somebody has gone on the canvas of a workflow, kept in this tab over a reload. */
import type { Point, Rect } from '../../core/graph/geometry';
import { viewAround, zoomRange, type ScreenSize, type View } from './view';

/** The point in the middle: the canvas may have another size afterwards. */
type KeptView = Point & { readonly zoom: number };

const keyOf = (workflowId: string): string => `stepyard.view.${workflowId}`;

/**
 * Keeps a view, or forgets the one that was kept. A browser that keeps nothing
 * opens the workflow as it does the first time.
 */
export function rememberView(workflowId: string, view: View | undefined, { width, height }: ScreenSize): void {
  try {
    if (width === 0) return;
    if (!view) return window.sessionStorage.removeItem(keyOf(workflowId));
    const kept: KeptView = {
      x: (width / 2 - view.x) / view.zoom,
      y: (height / 2 - view.y) / view.zoom,
      zoom: view.zoom,
    };
    window.sessionStorage.setItem(keyOf(workflowId), JSON.stringify(kept));
  } catch {
    // See above.
  }
}

/**
 * The view that was kept, for a canvas of this size; undefined when there is
 * none, or nothing of the drawing would be seen.
 */
export function recallView(workflowId: string, frame: Rect, screen: ScreenSize): View | undefined {
  const kept = readKept(workflowId);
  if (!kept || kept.zoom < zoomRange.least || kept.zoom > zoomRange.max) return undefined;
  const [reachX, reachY] = [screen.width / 2 / kept.zoom, screen.height / 2 / kept.zoom];
  const isSeen =
    kept.x > frame.x - reachX &&
    kept.x < frame.x + frame.width + reachX &&
    kept.y > frame.y - reachY &&
    kept.y < frame.y + frame.height + reachY;
  return isSeen ? viewAround(kept, kept.zoom, screen) : undefined;
}

function readKept(workflowId: string): KeptView | undefined {
  try {
    const value: unknown = JSON.parse(window.sessionStorage.getItem(keyOf(workflowId)) ?? 'null');
    const { x, y, zoom } = (value ?? {}) as Partial<KeptView>; // each is looked at
    return Number.isFinite(x) && Number.isFinite(y) && Number.isFinite(zoom) ? (value as KeptView) : undefined;
  } catch {
    return undefined;
  }
}
