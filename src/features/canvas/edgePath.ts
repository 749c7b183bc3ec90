/** The shape of an arrow on the screen: its path with rounded corners, and where things sit along it. */
import type { Point, Rect } from '../../core/graph/geometry';

const cornerRadius = 8;
const buttonRadius = 10;
const shortLength = 44;

/** SVG path data through the points, with corners rounded as far as the shorter neighbouring piece allows. */
export function roundedPath(points: readonly Point[], radius = cornerRadius): string {
  const [first, ...rest] = points;
  if (!first) return '';
  let path = `M${at(first)}`;
  let before = first;
  rest.forEach((corner, i) => {
    const after = rest[i + 1];
    const cut = after ? Math.min(radius, distance(before, corner) / 2, distance(corner, after) / 2) : 0;
    if (after && cut > 0.5)
      path += `L${at(toward(corner, before, cut))}Q${at(corner)} ${at(toward(corner, after, cut))}`;
    else path += `L${at(corner)}`;
    before = corner;
  });
  return path;
}

/** The point at a fraction (0 to 1) of the way along the points. */
export function spotAlong(points: readonly Point[], fraction: number): Point {
  const first = points[0] ?? { x: 0, y: 0 };
  let left = pathLength(points) * fraction;
  for (let i = 1; i < points.length; i++) {
    const [from, to] = [points[i - 1] ?? first, points[i] ?? first];
    const piece = distance(from, to);
    if (left <= piece && piece > 0) return toward(from, to, left);
    left -= piece;
  }
  return points.at(-1) ?? first;
}

/** How long the way along the points is. */
export function pathLength(points: readonly Point[]): number {
  let length = 0;
  // i is within the array
  for (let i = 1; i < points.length; i++) length += distance(points[i - 1] as Point, points[i] as Point);
  return length;
}

/**
 * Where the `+` of an arrow sits: in the middle of what is its own. Arrows that leave one state share their beginning
 * and arrows that enter one state share their end, so the button keeps away from the shared side; and it keeps off the
 * label. `free` says that no handle sits where the arrow begins.
 */
export function insertSpot(
  points: readonly Point[],
  sharing: { readonly start: boolean; readonly end: boolean; readonly free?: boolean },
  label?: Rect,
): Point {
  // A short arrow leaves its head free, to be taken and led elsewhere.
  if (!label && pathLength(points) < shortLength) return spotAlong(points, sharing.free ? 0.2 : 0.38);
  const order =
    sharing.start === sharing.end ? [0.5, 0.62, 0.38, 0.75, 0.25, 0.88, 0.12] : [0.3, 0.2, 0.4, 0.12, 0.5, 0.65, 0.8];
  const fractions = sharing.start && !sharing.end ? order.map((fraction) => 1 - fraction) : order;
  const spots = fractions.map((fraction) => spotAlong(points, fraction));
  return spots.find((spot) => !label || clears(spot, label)) ?? spots[0] ?? { x: 0, y: 0 };
}

/** The smallest box that holds all the points and, if given, the label. */
export function boxOf(points: readonly Point[], label?: Rect): Rect {
  const corners = label ? [...points, label, { x: label.x + label.width, y: label.y + label.height }] : points;
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { x, y } of corners) {
    left = Math.min(left, x);
    top = Math.min(top, y);
    right = Math.max(right, x);
    bottom = Math.max(bottom, y);
  }
  return { x: left, y: top, width: right - left, height: bottom - top };
}

/** Whether two boxes share a point. */
export function boxesMeet(a: Rect, b: Rect): boolean {
  return a.x <= b.x + b.width && b.x <= a.x + a.width && a.y <= b.y + b.height && b.y <= a.y + a.height;
}

function clears(spot: Point, label: Rect): boolean {
  const dx = Math.max(label.x - spot.x, 0, spot.x - label.x - label.width);
  const dy = Math.max(label.y - spot.y, 0, spot.y - label.y - label.height);
  return Math.hypot(dx, dy) >= buttonRadius + 1;
}

function toward(from: Point, to: Point, by: number): Point {
  const length = distance(from, to);
  const part = length === 0 ? 0 : by / length;
  return { x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part };
}

function distance(a: Point, b: Point): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}

function at({ x, y }: Point): string {
  return `${Math.round(x * 10) / 10} ${Math.round(y * 10) / 10}`;
}
