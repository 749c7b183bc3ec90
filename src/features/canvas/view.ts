/** Where the view goes: pure sums over the layout and the size of the canvas. */
import type { Point, Rect } from '../../core/graph/geometry';
import type { AnchoredLayout } from './anchorLayout';

/** A view as React Flow has it: the canvas point p is shown at `p * zoom + (x, y)`. */
export type View = { readonly x: number; readonly y: number; readonly zoom: number };

/** The size of the canvas on the screen, in pixels. */
export type ScreenSize = { readonly width: number; readonly height: number };

/**
 * How far the view can be zoomed by hand; a workflow that does not fit so is
 * seen whole from farther away, down to `least`.
 */
export const zoomRange = { least: 0.002, min: 0.05, max: 2 };

/** From this many nodes on, and this far away, the drawing is rectangles only: names could not be read anyhow. */
const far = { nodeCount: 300, zoom: 0.4 };

/** Whether a drawing is seen from so far away that it is rectangles only. */
export function isFarAway(zoom: number, nodeCount: number): boolean {
  return zoom < far.zoom && nodeCount > far.nodeCount;
}

/** Room around the drawing, in pixels. The controls stand below it. */
const room = { side: 32, top: 32, bottom: 32 };

/** Nearer than this, nodes show their own words; farther away names are drawn larger, as many as there is room for. */
export const ownWordsZoom = 0.8;

/**
 * Below this, too few names have room, and a workflow opens at its start
 * instead of as a whole; and not as far away as that.
 */
const wholeZoom = 0.42;
const readableZoom = 0.55;
const startZoom = 0.8;

/** Narrower than this, a canvas is a phone's: what lies beside it is hardly found, so more of the width is shown. */
const phoneWidth = 500;
const readableOnPhone = 0.3;

/** The view that shows everything, at most at 100 %. A workflow that runs down begins at the top, as a text does. */
export function viewOfAll({ frame, direction }: AnchoredLayout, screen: ScreenSize, mostZoom = 1): View {
  const side = sideRoom(screen);
  const free = { width: screen.width - 2 * side, height: screen.height - room.top - room.bottom };
  const zoom = Math.max(zoomRange.least, Math.min(mostZoom, free.width / frame.width, free.height / frame.height));
  const x = side + (free.width - frame.width * zoom) / 2 - frame.x * zoom;
  const spareHeight = direction === 'down' ? 0 : (free.height - frame.height * zoom) / 2;
  return { x, y: room.top + spareHeight - frame.y * zoom, zoom };
}

/** On a phone every pixel beside the drawing is one less of it. */
function sideRoom({ width }: ScreenSize): number {
  return width < phoneWidth ? 24 : room.side;
}

/**
 * The view that a workflow opens with: all of it if that can be read, else its beginning, with as much of its width as
 * can be read. Start is at the origin. `textScale`: how much larger than usual the browser draws text; nodes are laid
 * out in pixels, so the view is what makes their words larger.
 */
export function openingView(layout: AnchoredLayout, screen: ScreenSize, textScale = 1): View {
  const all = viewOfAll(layout, screen, Math.max(1, Math.min(zoomRange.max, textScale)));
  if (all.zoom >= wholeZoom * textScale) return all;
  const { frame, direction } = layout;
  const side = sideRoom(screen);
  const readable = screen.width < phoneWidth ? readableOnPhone : readableZoom;
  const across =
    direction === 'down'
      ? (screen.width - 2 * side) / frame.width
      : (screen.height - room.top - room.bottom) / frame.height;
  const zoom = Math.min(startZoom * textScale, Math.max(readable * textScale, across));
  if (direction === 'down')
    return {
      x: hold(screen.width / 2, frame.x * zoom, frame.width * zoom, screen.width, side),
      y: room.top,
      zoom,
    };
  return {
    x: side,
    y: hold(screen.height / 2, frame.y * zoom, frame.height * zoom, screen.height, room.top),
    zoom,
  };
}

/** Start's place on one axis: as near to the wanted one as leaves no room empty that the drawing could fill. */
function hold(wanted: number, from: number, length: number, size: number, margin: number): number {
  if (length <= size - 2 * margin) return (size - length) / 2 - from;
  return Math.min(margin - from, Math.max(size - margin - from - length, wanted));
}

/** The view with a point in its middle. */
export function viewAround({ x, y }: Point, zoom: number, { width, height }: ScreenSize): View {
  return { x: width / 2 - x * zoom, y: height / 2 - y * zoom, zoom };
}

/** The view moved as little as brings a rectangle well inside; undefined when all of it can be seen already. */
export function viewShowing(rect: Rect, view: View, screen: ScreenSize): View | undefined {
  const left = rect.x * view.zoom + view.x;
  const top = rect.y * view.zoom + view.y;
  if (isWholeIn(rect, view, screen)) return undefined;
  const dx = shift(left, rect.width * view.zoom, room.side, screen.width - room.side);
  const dy = shift(top, rect.height * view.zoom, room.top, screen.height - room.bottom);
  return dx === 0 && dy === 0 ? undefined : { x: view.x + dx, y: view.y + dy, zoom: view.zoom };
}

/** The zoom from which all can be seen, but at least as far away as any workflow may be seen from. */
export function leastZoom(layout: AnchoredLayout, screen: ScreenSize): number {
  return screen.width === 0 || screen.height === 0
    ? zoomRange.min
    : Math.min(zoomRange.min, viewOfAll(layout, screen).zoom);
}

/** Whether all of a rectangle is on the screen. */
export function isWholeIn({ x, y, width, height }: Rect, view: View, screen: ScreenSize): boolean {
  const [left, top] = [x * view.zoom + view.x, y * view.zoom + view.y];
  return left >= 0 && top >= 0 && left + width * view.zoom <= screen.width && top + height * view.zoom <= screen.height;
}

/** What is said of a view that was zoomed or fitted: `Zoom 72 %`. */
export function viewInWords(zoom: number, isFitted = false): string {
  const percent = `${Math.round(zoom * 100)} %`;
  return isFitted ? `The whole workflow is in view, at ${percent}.` : `Zoom ${percent}.`;
}

/** The zoom kept within the range. */
export function clampZoom(zoom: number, least: number = zoomRange.min): number {
  return Math.min(zoomRange.max, Math.max(least, Number.isFinite(zoom) ? zoom : 1));
}

/** How far a piece must move to lie between two limits; of what is too long, the beginning is shown. */
function shift(from: number, length: number, low: number, high: number): number {
  if (length > high - low) return from < low - length / 2 || from > high ? low - from : 0;
  if (from < low) return low - from;
  return Math.min(0, high - (from + length));
}
