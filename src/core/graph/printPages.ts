import type { Rect } from './geometry';
import type { Graph } from './graph';
import type { Layout } from './layout';
import { headerHeight } from './nodeShape';

/** A drawing on sheets of paper: how large it is drawn, and which part is on which sheet, in the order of reading. */
export type PrintPages = {
  readonly scale: number;
  readonly pages: readonly PrintPage[];
  /** Whether the sheets lie on their long side. */
  readonly isTurned: boolean;
};

type Size = { readonly width: number; readonly height: number };

/** What one sheet shows, in canvas units, and its place among the others, from 1. */
export type PrintPage = { readonly part: Rect; readonly row: number; readonly column: number };

/** Smaller than this, names could not be read: 8 points, and 7 for what is under them. */
const leastScale = 0.85;

/** Space around the drawing, in canvas units. */
const margin = 12;

/** How much of a sheet is filled at least, before a cut is looked for. */
const leastFilled = 0.4;

/** How far from a mark a cut goes. */
const gap = 6;

type Span = { readonly from: number; readonly to: number };

/**
 * Puts a drawing on as many sheets as it needs to be read. `sheets` says what a sheet holds, in CSS pixels, upright and
 * turned; they are turned where that saves some. Cuts go between states and labels where they can, first from side to
 * side, then up and down within each row; where nothing is drawn there is no sheet.
 */
export function printPages(
  graph: Graph,
  layout: Layout,
  sheets: { readonly upright: Size; readonly turned: Size },
): PrintPages {
  const [upright, turned] = [fill(graph, layout, sheets.upright), fill(graph, layout, sheets.turned)];
  const isTurned = turned.pages.length < upright.pages.length;
  return { ...(isTurned ? turned : upright), isTurned };
}

function fill(graph: Graph, layout: Layout, sheet: Size): Omit<PrintPages, 'isTurned'> {
  const whole = { width: layout.width + 2 * margin, height: layout.height + 2 * margin };
  const scale = Math.max(leastScale, Math.min(1, sheet.width / whole.width, sheet.height / whole.height));
  const room = { width: sheet.width / scale, height: sheet.height / scale };
  const marks = marksOf(graph, layout);
  const lines = linesOf(layout);
  const pages: PrintPage[] = [];
  const rows = cut({ from: -margin, to: whole.height - margin }, room.height, marks.map(heightOf));
  rows.forEach((row, rowIndex) => {
    const isInRow = (rect: Rect): boolean => rect.y <= row.to && rect.y + rect.height >= row.from;
    const inRow = [...marks, ...lines].filter(isInRow);
    const drawn = extentOf(inRow.map(widthOf));
    const columns = drawn ? cut(drawn, room.width, marks.filter(isInRow).map(widthOf)) : [];
    columns.forEach((column, columnIndex) => {
      const isDrawnOn = inRow.some(({ x, width }) => x <= column.to && x + width >= column.from);
      const part = { x: column.from, y: row.from, width: column.to - column.from, height: row.to - row.from };
      if (isDrawnOn) pages.push({ part, row: rowIndex + 1, column: columnIndex + 1 });
    });
  });
  return { scale, pages };
}

const heightOf = ({ y, height }: Rect): Span => ({ from: y, to: y + height });
const widthOf = ({ x, width }: Rect): Span => ({ from: x, to: x + width });

/** From the first to the last, with some space around. */
function extentOf(spans: readonly Span[]): Span | undefined {
  if (spans.length === 0) return undefined;
  let [from, to] = [Infinity, -Infinity];
  for (const span of spans) [from, to] = [Math.min(from, span.from), Math.max(to, span.to)];
  return { from: from - margin, to: to + margin };
}

/** Every piece of every arrow, as a rectangle without width or height. */
function linesOf({ edges }: Layout): readonly Rect[] {
  return [...edges.values()].flatMap(({ points }) =>
    points.slice(1).map((point, i) => {
      const before = points[i] ?? point;
      return {
        x: Math.min(point.x, before.x),
        y: Math.min(point.y, before.y),
        width: Math.abs(point.x - before.x),
        height: Math.abs(point.y - before.y),
      };
    }),
  );
}

/** What should not be cut in two: states, labels, and the heads of containers. */
function marksOf(graph: Graph, { nodes, edges }: Layout): readonly Rect[] {
  const boxes = [...nodes].map(([id, rect]) =>
    graph.nodes.get(id)?.kind === 'container' ? { ...rect, height: headerHeight } : rect,
  );
  const labels = [...edges.values()].flatMap(({ label }) => label ?? []);
  return [...boxes, ...labels];
}

/**
 * Spans of at most `room` that cover a whole one, each cut where it goes
 * through the fewest marks, and then as late as it can.
 */
function cut(whole: Span, room: number, marks: readonly Span[]): readonly Span[] {
  const starts = marks.map(({ from }) => from).sort((a, b) => a - b);
  const ends = marks.map(({ to }) => to).sort((a, b) => a - b);
  const crossedAt = (place: number): number => countBelow(starts, place) - countBelow(ends, place);
  const beside = [...starts.map((start) => start - gap), ...ends.map((end) => end + gap)].sort((a, b) => a - b);
  const spans: Span[] = [];
  let { from } = whole;
  while (from + room < whole.to) {
    const furthest = from + room;
    let to = furthest;
    for (let i = countBelow(beside, furthest) - 1; i >= 0; i--) {
      const place = beside[i] ?? furthest;
      if (place < from + leastFilled * room) break;
      if (crossedAt(place) < crossedAt(to)) to = place;
    }
    spans.push({ from, to });
    from = to;
  }
  return [...spans, { from, to: whole.to }];
}

/** How many of the numbers, in order, are less. */
function countBelow(sorted: readonly number[], limit: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? limit) < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
