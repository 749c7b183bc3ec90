/** Where something small may stand over the drawing without lying over a node. */
import type { Rect } from '../../core/graph/geometry';
import type { ScreenSize, View } from './view';

/** The corners of the canvas, the better ones first. */
export const corners = ['bottom-left', 'bottom-right', 'top-right', 'top-left'] as const;

/** One of them. */
export type Corner = (typeof corners)[number];

/** From the border of the canvas, and around what stands in a corner. */
const margin = 12;

/** Where something of a size stands in a corner, in pixels of the canvas. */
export function cornerRect(corner: Corner, { width, height }: ScreenSize, screen: ScreenSize): Rect {
  const x = corner.endsWith('left') ? margin : screen.width - margin - width;
  const y = corner.startsWith('top') ? margin : screen.height - margin - height;
  return { x, y, width, height };
}

/** Whether no node meets a rectangle on the screen. Linear in the nodes. */
export function isFree(rect: Rect, nodes: ReadonlyMap<string, Rect>, { x, y, zoom }: View): boolean {
  const gap = margin / 2;
  const [left, top] = [(rect.x - gap - x) / zoom, (rect.y - gap - y) / zoom];
  const [right, bottom] = [(rect.x + rect.width + gap - x) / zoom, (rect.y + rect.height + gap - y) / zoom];
  for (const node of nodes.values())
    if (node.x < right && node.x + node.width > left && node.y < bottom && node.y + node.height > top) return false;
  return true;
}
