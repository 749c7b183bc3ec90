/**
 * The labels of arrows in a view from far away: at one size on the screen, as large names are. A label that has no room
 * for its words is shortened, of rules of one Choice by what they have in common; labels side by side that have no room
 * even so become one that counts them, and what is then too small to be read is left out.
 */
import type { Rect } from '../../core/graph/geometry';
import type { Graph, GraphEdge } from '../../core/graph/graph';
import type { Layout } from '../../core/graph/layout';
import { fontSizes, headerHeight } from '../../core/graph/nodeShape';
import { fitText, textWidth } from '../../core/graph/textWidth';
import { wrapWords } from '../../core/graph/wrapText';
import { boxesMeet } from './edgePath';
import { createGrid } from './rectGrid';

/** A label as it is drawn from far away, in canvas units; without lines it is left out. */
export type FarLabel = { readonly rect: Rect; readonly lines: readonly string[]; readonly font: number };

/** Sizes on the screen, in pixels: tried one after the other; what is smaller than the last cannot be read. */
const fontsPx = [10, 9, 8] as const;
/** How much wider than laid out a label may be. */
const wider = [1.6, 1.3, 1] as const;
const lineHeight = 1.2;
/** Where a label that grows stays: in its middle, else at its beginning or end. */
const anchors = [0.5, 0, 1] as const;
const padPx = 12;
const mostLines = 3;
const leastLetters = 5;

/** More than these, of one state and on the screen, are counted only: nobody reads them, and placing them takes long. */
const mostBeside = 60;
const mostLabels = 600;

type Labelled = { readonly edge: GraphEdge; readonly label: Rect };

/** Places the labels in a part of the canvas; those that can be read as they are, are not among them. */
export function placeFarLabels(graph: Graph, layout: Layout, zoom: number, part: Rect): ReadonlyMap<string, FarLabel> {
  const placed = new Map<string, FarLabel>();
  if (fontSizes.label * zoom >= fontsPx[0]) return placed;
  const nodes = createGrid(400);
  const taken = createGrid(400);
  const laidOut = createGrid(400);
  for (const { id, kind } of graph.nodes.values()) {
    const rect = layout.nodes.get(id);
    if (!rect || !boxesMeet(rect, part)) continue;
    if (kind === 'container') nodes.add(id, { ...rect, height: headerHeight });
    else nodes.add(id, { x: rect.x - 2, y: rect.y - 2, width: rect.width + 4, height: rect.height + 4 });
  }
  const families = new Map<string, Labelled[]>();
  for (const edge of graph.edges) {
    const label = layout.edges.get(edge.id)?.label;
    if (!label || edge.label === undefined || !boxesMeet(label, part)) continue;
    laidOut.add(edge.id, label);
    const key = `${edge.source} ${edge.kind}`;
    const family = families.get(key);
    if (family) family.push({ edge, label });
    else families.set(key, [{ edge, label }]);
  }

  const isFree = (id: string, rect: Rect): boolean =>
    !nodes.meets(id, rect) && !taken.meets(id, rect) && !laidOut.meets(id, rect);

  /** Words in the first size and width in which they cover nothing, in some lines; of cut ones the beginning. */
  function fit({ edge, label }: Labelled, words: string, most: number, isCut = false): FarLabel | undefined {
    for (const px of fontsPx) {
      const font = px / zoom;
      for (const factor of wider) {
        const width = label.width * factor - padPx / zoom;
        const lines = isCut ? cutIn(words, width, font) : linesIn(words, width, font, most);
        if (!lines) continue;
        for (const anchor of anchors) {
          const rect = boxOf(label, lines, font, zoom, anchor);
          if (isFree(edge.id, rect)) return { rect, lines, font };
        }
      }
    }
    return undefined;
  }

  const isCrowd = [...families.values()].reduce((sum, { length }) => sum + length, 0) > mostLabels;
  for (const family of families.values()) {
    if (family.length > (isCrowd ? 1 : mostBeside)) {
      for (const { edge, label } of family) placed.set(edge.id, leftOut(label));
      count(family);
      continue;
    }
    const common = commonWords(family.map(({ edge }) => edge.label ?? ''));
    const whole = family.map((each) => {
      // What would be said again beside it takes no further line.
      const most = common > 0 ? (each.edge.labelLines?.length ?? 1) : mostLines;
      return fit(each, each.edge.label ?? '', most);
    });
    const areWhole = common === 0 || whole.every((far) => far !== undefined);
    const chosen = family.map((each, i) => {
      const [short, ...shorter] = areWhole ? shorterForms(each.edge) : [tailOf(each.edge, common)];
      const known = areWhole ? whole[i] : undefined;
      // Those beside it may have grown since.
      const far =
        known && isFree(each.edge.id, known.rect)
          ? known
          : ([short, ...shorter].map((words) => fit(each, words ?? '', 1)).find((form) => form !== undefined) ??
            fit(each, short ?? '', 1, true));
      if (far) taken.add(each.edge.id, far.rect);
      return far;
    });
    const isCounted = family.length > 1 && chosen.includes(undefined);
    family.forEach(({ edge, label }, i) => placed.set(edge.id, (isCounted ? undefined : chosen[i]) ?? leftOut(label)));
    if (isCounted) count(family);
  }
  return placed;

  /** One label in the place of several, in the middle of what can be seen of them, if it has room. */
  function count(family: readonly Labelled[]): void {
    const edge = family[0]?.edge;
    const lines = [`${family.length} ${edge?.kind === 'catch' ? 'catchers' : 'rules'}`];
    const font = fontsPx[0] / zoom;
    const rect = boxOf(boundsIn(part, family), lines, font, zoom, 0.5);
    if (!edge || nodes.meets(edge.id, rect)) return;
    placed.set(edge.id, { rect, lines, font });
  }
}

/** The part of a rectangle that some labels reach over. */
function boundsIn(part: Rect, family: readonly Labelled[]): Rect {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { label } of family) {
    left = Math.min(left, label.x);
    top = Math.min(top, label.y);
    right = Math.max(right, label.x + label.width);
    bottom = Math.max(bottom, label.y + label.height);
  }
  const [x, y] = [Math.max(part.x, left), Math.max(part.y, top)];
  return {
    x,
    y,
    width: Math.min(part.x + part.width, right) - x,
    height: Math.min(part.y + part.height, bottom) - y,
  };
}

/** The shorter forms of a label, longest first: the errors of a catcher are counted after the first. */
function shorterForms({ label = '', kind }: GraphEdge): readonly string[] {
  const [first = '', ...others] = label.split(', ');
  if (kind !== 'catch' || others.length === 0) return [label];
  return [`${first} +${others.length}`, `${first.split('.').at(-1)} +${others.length}`];
}

function leftOut(rect: Rect): FarLabel {
  return { rect, lines: [], font: fontSizes.label };
}

function tailOf({ label = '' }: GraphEdge, common: number): string {
  return label.split(' ').slice(common).join(' ');
}

/** Words in lines, if they need no more than some, and no word is broken in two. */
function linesIn(words: string, width: number, font: number, most: number): readonly string[] | undefined {
  if (most === 1) return textWidth(words, font, 'bold') <= width ? [words] : undefined;
  const lines = wrapWords(words, width, font, 'bold');
  const isBroken = lines.some((line, i) => /\p{Ll}$/u.test(line) && /^\p{Ll}/u.test(lines[i + 1] ?? ''));
  const isWide = lines.some((line) => textWidth(line.trimEnd(), font, 'bold') > width);
  return lines.length <= most && !isBroken && !isWide ? lines : undefined;
}

function cutIn(words: string, width: number, font: number): readonly string[] | undefined {
  const line = fitText(words, width, font, 'bold');
  return (line === words || line.length > leastLetters) && textWidth(line, font, 'bold') <= width ? [line] : undefined;
}

/** A box for lines at a label's place: `anchor` is how far along its width they agree, 0.5 in the middle. */
function boxOf(label: Rect, lines: readonly string[], font: number, zoom: number, anchor: number): Rect {
  const width = Math.max(...lines.map((line) => textWidth(line, font, 'bold'))) + padPx / zoom;
  const height = (lines.length * lineHeight + 0.1) * font;
  return { x: label.x + (label.width - width) * anchor, y: label.y + (label.height - height) / 2, width, height };
}

/** With how many words all texts begin, so that something is left of each; 0 for one text alone. */
function commonWords([first, ...others]: readonly string[]): number {
  if (first === undefined || others.length === 0) return 0;
  const words = first.split(' ');
  const rest = others.map((text) => text.split(' '));
  let count = 0;
  while (count < words.length - 1 && rest.every((each) => each.length > count + 1 && each[count] === words[count]))
    count += 1;
  return count;
}
