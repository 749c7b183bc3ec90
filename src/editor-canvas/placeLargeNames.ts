/**
 * Names for a view from far away, where those on the nodes are too small to read: drawn at one size on the screen, as on a map.
 * Each stands in its node where it fits; otherwise over it, where it covers neither another node nor another name;
 * otherwise shortened to its node. What is left has no room and waits for a nearer view.
 */
import type { Rect } from '../graph/geometry';
import type { Graph } from '../graph/graph';
import type { Layout } from '../graph/layout';
import { fitText, textWidth } from '../graph/textWidth';
import { wrapText } from '../graph/wrapText';
import { boxesMeet } from './edgePath';

/** A name, where it stands in canvas units, and whether that is inside its node. */
export type LargeName = { readonly id: string; readonly rect: Rect; readonly lines: readonly string[]; readonly isInside: boolean; readonly isContainer: boolean };

/** Sizes on the screen, in pixels. */
export const largeNameSizes = { font: 11, line: 14, pad: 4 } as const;

/** More names than this on the screen are a grey mass. */
const mostNames = 320;
const leastLetters = 4;
/** What is smaller is a dot, which a name may cover. */
const leastBox = 20;

/** Zooms at which names are placed anew: between two of them they grow with the drawing, by a tenth at most. */
export function zoomStep(zoom: number): number {
  return 2 ** (Math.floor(Math.log2(zoom) * 8 + 1e-9) / 8);
}

/** Places the names of what is in a part of the canvas, at a zoom. Containers come first, the outer ones before those in them. Linear in what is in view. */
export function placeLargeNames(graph: Graph, layout: Layout, zoom: number, part: Rect, hasStatus: boolean): readonly LargeName[] {
  const unit = 1 / zoom;
  const font = largeNameSizes.font * unit;
  const line = largeNameSizes.line * unit;
  const pad = largeNameSizes.pad * unit;
  const boxes = createGrid(400);
  const taken = createGrid(400);
  const inView: { readonly id: string; readonly title: string; readonly rect: Rect; readonly isContainer: boolean }[] = [];
  for (const { id, kind, title } of graph.nodes.values()) {
    const rect = layout.nodes.get(id);
    if (!rect || !boxesMeet(rect, part)) continue;
    if (kind !== 'container' && rect.width >= leastBox) boxes.add(id, rect);
    if (kind === 'state' || kind === 'collapsed' || kind === 'container') inView.push({ id, title, rect, isContainer: kind === 'container' });
  }
  const names: LargeName[] = [];
  const put = (name: LargeName): void => {
    names.push(name);
    taken.add(name.id, name.rect);
  };
  const ordered = [...inView.filter(({ isContainer }) => isContainer), ...inView.filter(({ isContainer }) => !isContainer)];
  for (const { id, title, rect, isContainer } of ordered) {
    if (names.length >= mostNames) break;
    const right = hasStatus && !isContainer ? 26 : 0;
    const room = rect.width - right - 2 * pad;
    const shortened = (): readonly string[] | undefined => {
      const cut = fitText(title, room, font, 'bold');
      return cut === title || cut.length > leastLetters ? [cut] : undefined;
    };
    if (isContainer) {
      const lines = shortened();
      const width = lines && Math.min(rect.width, textWidth(lines[0] ?? '', font, 'bold') + 2 * pad);
      const header = { x: rect.x, y: rect.y + Math.max(0, (36 - line) / 2), width: width ?? 0, height: line };
      if (lines && !taken.meets(id, header) && (line <= 36 || !boxes.meets(id, header))) put({ id, rect: header, lines, isInside: true, isContainer });
      continue;
    }
    const mostLines = Math.floor((rect.height - unit) / line);
    const lines = mostLines > 0 ? wrapText(title, room, font, 'bold') : [];
    if (mostLines > 0 && lines.length <= mostLines) {
      put({ id, rect: { x: rect.x, y: rect.y, width: rect.width - right, height: rect.height }, lines, isInside: true, isContainer });
      continue;
    }
    const over = (words: string): Rect => {
      const width = textWidth(words, font, 'bold') + 2 * pad;
      return { x: rect.x + (rect.width - width) / 2, y: rect.y + (rect.height - line) / 2, width, height: line };
    };
    const isFree = (area: Rect): boolean => !taken.meets(id, area) && !boxes.meets(id, area);
    const whole = over(title);
    const cut = isFree(whole) ? [title] : shortened();
    const area = cut && over(cut[0] ?? '');
    if (cut && area && isFree(area)) put({ id, rect: area, lines: cut, isInside: area.height <= rect.height && area.width <= rect.width, isContainer });
  }
  return names;
}

/** What is where, in squares, so that looking costs as much as what is near. */
function createGrid(square: number) {
  const squares = new Map<string, { readonly id: string; readonly rect: Rect }[]>();
  function* keysOf({ x, y, width, height }: Rect): Iterable<string> {
    for (let i = Math.floor(x / square); i <= Math.floor((x + width) / square); i++) {
      for (let j = Math.floor(y / square); j <= Math.floor((y + height) / square); j++) yield `${i} ${j}`;
    }
  }
  return {
    add(id: string, rect: Rect): void {
      for (const key of keysOf(rect)) {
        const list = squares.get(key);
        if (list) list.push({ id, rect });
        else squares.set(key, [{ id, rect }]);
      }
    },
    /** Whether something else than `id` meets a rectangle. */
    meets(id: string, rect: Rect): boolean {
      for (const key of keysOf(rect)) for (const other of squares.get(key) ?? []) if (other.id !== id && boxesMeet(other.rect, rect)) return true;
      return false;
    },
  };
}
