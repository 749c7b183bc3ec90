/**
 * Names for a view from far away, where those on the nodes are too small to read: drawn at one size on the screen, as
 * on a map. While a node is large enough its name stands beside its picture, farther away in its middle; where it does
 * not fit, over the node, if it covers neither another node nor a name, an arrow's label or a sign; otherwise shortened
 * to its node, or to the right of it. What is left has no room and waits for a nearer view.
 */
import type { Rect } from '../../core/graph/geometry';
import type { Graph, GraphNode } from '../../core/graph/graph';
import type { Layout } from '../../core/graph/layout';
import { fontSizes, headerHeight } from '../../core/graph/nodeShape';
import { fitText, textWidth } from '../../core/graph/textWidth';
import { wrapText } from '../../core/graph/wrapText';
import { boxesMeet } from './edgePath';
import { createGrid } from './rectGrid';

/**
 * A name, where it stands in canvas units. `isInside`: nothing but its node is behind
 * it. `isOwnSize`: it is as small as on the node, for it fits in no other way.
 */
export type LargeName = {
  readonly id: string;
  readonly rect: Rect;
  readonly lines: readonly string[];
  readonly isInside: boolean;
  readonly isBeside: boolean;
  readonly isOwnSize: boolean;
};

/** Sizes on the screen, in pixels. */
export const largeNameSizes = { font: 11, line: 12.5, pad: 4 } as const;

/** From here on a node shows its picture, and its name beside that. */
const besideZoom = 0.59;
/** Farther away than this, signs are dots, and not shown. */
const signsZoom = 0.3;
/** Where the words of a node begin, in canvas units, and those of a container. */
const wordsFrom = 47;
const headerWordsFrom = 36;
/** What sits on the upper edge of a node reaches so far above and below it. */
const flagReach = 8;

/** A name over its node is so wide at most in one line, in pixels, and in several, of which there are so many. */
const widestOver = 260;
const wrappedOver = 150;
const mostOver = 3;

/** More names than this on the screen are a grey mass. */
const mostNames = 320;
const leastLetters = 4;
/** What is smaller is a dot, which a name may cover. */
const leastBox = 20;

/** Zooms at which names are placed anew: between two of them they grow with the drawing, by a tenth at most. */
export function zoomStep(zoom: number): number {
  return 2 ** (Math.floor(Math.log2(zoom) * 8 + 1e-9) / 8);
}

/** What of the nodes can be seen beside large names: picture and signs, only signs, nothing. */
export function largeNamesMode(zoom: number): 'beside' | 'over' | 'alone' {
  return zoom >= besideZoom ? 'beside' : zoom >= signsZoom ? 'over' : 'alone';
}

type Placed = { readonly node: GraphNode; readonly rect: Rect; readonly side: number };

/**
 * Places the names of what is in a part of the canvas, at a zoom. `sideOf` is how much of a node's right side its signs
 * take, in canvas units. Containers come first, the outer ones before those in them. Linear in what is in view.
 */
export function placeLargeNames(
  graph: Graph,
  layout: Layout,
  zoom: number,
  part: Rect,
  sideOf: (node: GraphNode) => number,
): readonly LargeName[] {
  const unit = 1 / zoom;
  const font = largeNameSizes.font * unit;
  const line = largeNameSizes.line * unit;
  const pad = largeNameSizes.pad * unit;
  const mode = largeNamesMode(zoom);
  const boxes = createGrid(400);
  const taken = createGrid(400);
  const containers: Placed[] = [];
  const states: Placed[] = [];
  for (const node of graph.nodes.values()) {
    const { id, kind } = node;
    const rect = layout.nodes.get(id);
    if (!rect || !boxesMeet(rect, part)) continue;
    const side = mode === 'alone' ? 0 : sideOf(node);
    if (kind === 'container') {
      containers.push({ node, rect, side });
      boxes.add(`${id}#side`, { x: rect.x + rect.width - side, y: rect.y, width: side, height: headerHeight });
      continue;
    }
    if (rect.width >= leastBox) boxes.add(id, { ...rect, y: rect.y - flagReach, height: rect.height + flagReach });
    if (kind === 'state' || kind === 'collapsed') states.push({ node, rect, side });
  }
  for (const [id, { label }] of layout.edges) if (label && boxesMeet(label, part)) boxes.add(`${id}#label`, label);

  const names: LargeName[] = [];
  const put = (name: LargeName): void => {
    names.push(name);
    taken.add(name.id, name.rect);
  };
  const shorten = (title: string, room: number): readonly string[] | undefined => {
    const cut = fitText(title, room, font, 'bold');
    return cut === title || cut.length > leastLetters ? [cut] : undefined;
  };
  const isFree = (id: string, area: Rect): boolean => !taken.meets(id, area) && !boxes.meets(id, area);

  function placeHeader({ node: { id, title }, rect, side }: Placed): void {
    const isBeside = mode === 'beside';
    const from = isBeside ? headerWordsFrom : 2 * pad;
    const room = rect.width - from - Math.max(side, pad);
    const isOwnSize =
      isBeside && textWidth(title, font, 'bold') > room && textWidth(title, fontSizes.title, 'bold') <= room;
    const lines = isOwnSize ? [title] : shorten(title, room);
    if (!lines) return;
    const width = Math.min(room, textWidth(lines[0] ?? '', isOwnSize ? fontSizes.title : font, 'bold') + pad);
    const header = { x: rect.x + from, y: rect.y + Math.max(0, (headerHeight - line) / 2), width, height: line };
    const overlaps = taken.meets(id, header) || (line > headerHeight && boxes.meets(id, header));
    if (!overlaps) put({ id, rect: header, lines, isInside: true, isBeside: true, isOwnSize });
  }

  function placeState({ node: { id, title, titleLines }, rect, side }: Placed): void {
    const isBeside = mode === 'beside';
    const from = isBeside ? wordsFrom : pad;
    const room = rect.width - from - Math.max(side, pad);
    const inside = { x: rect.x + from, y: rect.y, width: room, height: rect.height };
    const most = Math.floor((rect.height + 2 * unit) / line); // letters leave that much of their line free
    const lines = most > 0 ? wrapText(title, room, font, 'bold') : [];
    if (lines.length > 0 && lines.length <= most)
      return put({ id, rect: inside, lines, isInside: true, isBeside, isOwnSize: false });
    if (isBeside)
      return put({ id, rect: inside, lines: titleLines ?? [title], isInside: true, isBeside, isOwnSize: true });
    // A node that is high because its name is long: in one line over the node, the name would reach far beyond it.
    if (most > 1) {
      const cut = [...lines.slice(0, most - 1), restIn(lines, most, room)];
      return put({ id, rect: inside, lines: cut, isInside: true, isBeside, isOwnSize: false });
    }

    const sign = { x: rect.x + rect.width - side, y: rect.y, width: side, height: rect.height };
    const over = (lines: readonly string[]): Rect | undefined => {
      const width = Math.max(...lines.map((each) => textWidth(each, font, 'bold'))) + 2 * pad;
      const height = lines.length * line;
      const y = rect.y + (rect.height - height) / 2;
      const [middle, besideSign] = [rect.x + (rect.width - width) / 2, sign.x - width];
      const area = { x: middle, y, width, height };
      const chosen =
        side > 0 && boxesMeet(area, sign)
          ? { ...area, x: Math.min(besideSign, rect.x + (rect.width - side - width) / 2) }
          : area;
      return isFree(id, chosen) ? chosen : undefined;
    };
    // In one line a very long name would reach far beyond its node, and over the edge of the canvas.
    const isLong = textWidth(title, font, 'bold') > widestOver * unit;
    const widest = Math.max(rect.width * 1.3, wrappedOver * unit);
    const wrapped = wrapText(title, widest, font, 'bold');
    const kept =
      wrapped.length <= mostOver ? wrapped : [...wrapped.slice(0, mostOver - 1), restIn(wrapped, mostOver, widest)];
    const forms = [isLong ? undefined : [title], kept, [fitText(title, widest, font, 'bold')], shorten(title, room)];
    for (const lines of forms) {
      const area = lines && over(lines);
      if (!lines || !area) continue;
      const isWithin = area.x >= rect.x && area.x + area.width <= rect.x + rect.width;
      const isInside = isWithin && area.height <= rect.height + 2 * unit;
      return put({ id, rect: area, lines, isInside, isBeside: false, isOwnSize: false });
    }
    placeAside(id, title, rect);
  }

  /** What is left of a name after some lines, as much of it as fits one. */
  function restIn(lines: readonly string[], most: number, room: number): string {
    return fitText(lines.slice(most - 1).join(''), room, font, 'bold');
  }

  /** Right of a node, where it has no room over it: of nodes close together every third has its name then, say. */
  function placeAside(id: string, title: string, rect: Rect): void {
    const words = fitText(title, widestOver * unit, font, 'bold');
    const area = {
      x: rect.x + rect.width + pad,
      y: rect.y + (rect.height - line) / 2,
      width: textWidth(words, font, 'bold') + 2 * pad,
      height: line,
    };
    if (isFree(id, area)) put({ id, rect: area, lines: [words], isInside: false, isBeside: true, isOwnSize: false });
  }

  for (const container of containers) if (names.length < mostNames) placeHeader(container);
  for (const state of states) if (names.length < mostNames) placeState(state);
  return names;
}
