/** A place on the canvas, in canvas units (pixels at 100 %), y downwards. */
export type Point = { readonly x: number; readonly y: number };

/** An upright rectangle by its top left corner. */
export type Rect = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

/** Tells whether a point is in a rectangle, its border included. */
export function containsPoint(rect: Rect, { x, y }: Point): boolean {
  return x >= rect.x && x <= rect.x + rect.width && y >= rect.y && y <= rect.y + rect.height;
}

/** Tells whether two rectangles have more than a border in common. */
export function rectsOverlap(a: Rect, b: Rect): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

/** Tells whether an upright or level line passes through the inside of a rectangle. */
export function segmentCrossesRect(from: Point, to: Point, rect: Rect): boolean {
  const [left, right] = [Math.min(from.x, to.x), Math.max(from.x, to.x)];
  const [top, bottom] = [Math.min(from.y, to.y), Math.max(from.y, to.y)];
  return left < rect.x + rect.width && right > rect.x && top < rect.y + rect.height && bottom > rect.y;
}

/** The middle of a rectangle. */
export function middleOf({ x, y, width, height }: Rect): Point {
  return { x: x + width / 2, y: y + height / 2 };
}

/** How far a point is from the nearest place on a line of points. */
export function distanceToPath(points: readonly Point[], { x, y }: Point): number {
  let least = Infinity;
  for (let i = 1; i < points.length; i++) {
    const [a, b] = [points[i - 1]!, points[i]!]; // i is within the points
    const lengthSquared = (b.x - a.x) ** 2 + (b.y - a.y) ** 2;
    const part =
      lengthSquared === 0
        ? 0
        : Math.min(1, Math.max(0, ((x - a.x) * (b.x - a.x) + (y - a.y) * (b.y - a.y)) / lengthSquared));
    least = Math.min(least, Math.hypot(a.x + part * (b.x - a.x) - x, a.y + part * (b.y - a.y) - y));
  }
  return least;
}
