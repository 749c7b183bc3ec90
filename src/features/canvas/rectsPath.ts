import type { Rect } from '../../core/graph/geometry';

/** Many rectangles as the data of one SVG path: ten thousand of them are one element. */
export function rectsPath(rects: readonly Rect[]): string {
  return rects
    .map(
      ({ x, y, width, height }) =>
        `M${Math.round(x)} ${Math.round(y)}h${Math.round(width)}v${Math.round(height)}h${-Math.round(width)}z`,
    )
    .join('');
}
