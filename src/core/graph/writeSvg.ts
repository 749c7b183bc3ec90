import { isolateName, isolateWords } from '../base/bidi';
import type { Point, Rect } from './geometry';
import type { Graph, GraphEdge, GraphNode } from './graph';
import type { Layout } from './layout';
import { fontSizes, headerHeight, labelLineHeight, titleLineHeight } from './nodeShape';
import { statusLooks, svgThemes, taskSign, typeSigns, type SvgStatus, type SvgTheme } from './svgLook';
import { fitText, textWidth } from './textWidth';

/**
 * How a drawing looks, the statuses that colour its states (by node id), and signs to use instead of the plain ones.
 */
export type SvgOptions = {
  readonly theme: 'light' | 'dark';
  readonly statuses?: ReadonlyMap<string, SvgStatus>;
  /** Strokes on a 16 by 16 grid, by `GraphNode.glyph`. */
  readonly glyphs?: Readonly<Record<string, readonly string[]>>;
};

const margin = 24;
const cornerRadius = 8;
const fonts = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', 'Noto Sans', sans-serif";

/** Writes a drawing as a stand-alone SVG document, for export and for `stepyard render`. All text is escaped. */
export function writeSvg(graph: Graph, layout: Layout, options: SvgOptions): string {
  const theme = svgThemes[options.theme];
  const width = layout.width + 2 * margin;
  const height = layout.height + 2 * margin;
  const parts: string[] = [];
  const nodes = [...graph.nodes.values()].flatMap((node) => {
    const rect = layout.nodes.get(node.id);
    return rect ? [{ node, rect }] : [];
  });
  // Containers first, then lines, then what lines lead to.
  for (const { node, rect } of nodes)
    if (node.kind === 'container') parts.push(containerMark(node, rect, theme, options));
  for (const lane of graph.scopes) {
    const rect = layout.lanes.get(lane.id);
    const isOne = graph.scopes.filter(({ owner }) => owner === lane.owner).length === 1;
    if (rect && !isOne) parts.push(box(rect, 8, 'none', theme.lineStrong, true));
  }
  const sorted = [...graph.edges].sort((a, b) => Number(b.kind === 'catch') - Number(a.kind === 'catch'));
  for (const edge of sorted) parts.push(edgeMark(edge, layout, theme));
  for (const { node, rect } of nodes) if (node.kind !== 'container') parts.push(nodeMark(node, rect, theme, options));
  for (const edge of graph.edges) parts.push(labelMark(edge, layout, theme));
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="${-margin} ${-margin} ${width} ${height}" font-family="${fonts}">`,
    `<rect x="${-margin}" y="${-margin}" width="${width}" height="${height}" fill="${theme.canvas}"/>`,
    ...parts.filter((part) => part !== ''),
    '</svg>\n',
  ].join('\n');
}

function nodeMark(node: GraphNode, rect: Rect, theme: SvgTheme, options: SvgOptions): string {
  const { x, y, width, height } = rect;
  switch (node.kind) {
    case 'start':
    case 'end': {
      const pill = box(rect, height / 2, theme.tile, theme.lineStrong);
      return node.title === ''
        ? pill
        : pill +
            text(
              node.title,
              x + width / 2,
              y + height / 2 + 4,
              fontSizes.subtitle,
              theme.text2,
              'text-anchor="middle"',
            );
    }
    case 'stub':
      return (
        box(rect, 10, theme.fail.soft, theme.fail.strong, true) +
        text(
          `"${isolateName(node.title)}" does not exist`,
          x + width / 2,
          y + height / 2 + 4,
          12,
          theme.fail.strong,
          'text-anchor="middle"',
        )
      );
    case 'empty':
      return (
        box(rect, 10, theme.surface, theme.lineStrong, true) +
        text('no states yet', x + width / 2, y + height / 2 + 4, 12, theme.text2, 'text-anchor="middle"')
      );
    case 'state':
    case 'collapsed':
    case 'container': {
      const status = options.statuses?.get(node.id);
      const look = status && statusLooks[status];
      const tone = look && theme[look.tone];
      const isPale = options.statuses !== undefined && !look;
      const room = width - 60 - (look ? 26 : node.retries === undefined ? 12 : 30);
      const line = look ? look.word : isPale ? 'Not reached' : node.subtitle;
      const titleLines = node.titleLines ?? [node.title];
      const spread = ((titleLines.length - 1) * titleLineHeight) / 2;
      const hull = (dx: number): string =>
        box(
          { x: x + dx, y: y + dx, width, height },
          10,
          tone?.soft ?? theme.surface,
          tone?.strong ?? theme.lineStrong,
          isPale || node.unreachable === true || node.broken === true,
        );
      return [
        '<g>',
        `<title>${escape(node.title)}: ${escape(node.subtitle)}</title>`,
        node.kind === 'collapsed' ? hull(4) : '',
        hull(0),
        box(
          { x: x + 9, y: y + (height - 30) / 2, width: 30, height: 30 },
          6,
          tone ? theme.surface : theme.tile,
          'none',
        ),
        sign(signOf(node, options), x + 16, y + height / 2 - 8, tone?.strong ?? theme.text2),
        ...titleLines.map((words, i) =>
          text(
            isolateName(words.trim()),
            x + 48,
            y + height / 2 - 3 - spread + i * titleLineHeight,
            fontSizes.title,
            isPale ? theme.text3 : theme.text,
            'font-weight="600"',
          ),
        ),
        text(
          isolateWords(fitText(line, room, fontSizes.subtitle)),
          x + 48,
          y + height / 2 + 13 + spread,
          fontSizes.subtitle,
          tone?.strong ?? theme.text3,
        ),
        look && tone ? sign([look.sign], x + width - 26, y + height / 2 - 8, tone.strong) : '',
        !look && node.retries !== undefined
          ? text(
              `↻ ${node.retries}`,
              x + width - 10,
              y + height / 2 + 4,
              11,
              theme.text2,
              'text-anchor="end" font-weight="600"',
            )
          : '',
        '</g>',
      ].join('');
    }
  }
}

function containerMark(node: GraphNode, rect: Rect, theme: SvgTheme, options: SvgOptions): string {
  const status = options.statuses?.get(node.id);
  const look = status && statusLooks[status];
  const tone = look && theme[look.tone];
  const isPale = options.statuses !== undefined && !look;
  const { title } = node;
  const line = look ? look.word : isPale ? 'Not reached' : node.subtitle;
  const room = rect.width - 60 - textWidth(title, fontSizes.title, 'bold') - (look ? 24 : 0);
  const name = `<tspan font-size="${fontSizes.title}" font-weight="600" fill="${isPale ? theme.text3 : theme.text}">${escape(isolateName(title))}</tspan>`;
  const rest = room < 20 ? '' : fitText(line, room, fontSizes.subtitle);
  return [
    '<g>',
    `<title>${escape(node.title)}: ${escape(node.subtitle)}</title>`,
    box(
      rect,
      12,
      tone?.soft ?? theme.surface,
      tone?.strong ?? theme.lineStrong,
      isPale || node.unreachable === true || node.broken === true,
      0.6,
    ),
    sign(signOf(node, options), rect.x + 12, rect.y + headerHeight / 2 - 9, theme.text2),
    `<text x="${rect.x + 36}" y="${rect.y + headerHeight / 2 + 4}">${name}<tspan dx="8" font-size="${fontSizes.subtitle}" fill="${tone?.strong ?? theme.text3}">${escape(rest)}</tspan></text>`,
    look && tone ? sign([look.sign], rect.x + rect.width - 28, rect.y + headerHeight / 2 - 9, tone.strong) : '',
    '</g>',
  ].join('');
}

/** Drawn from its target backwards, so that the dashes of lines that meet fall together. */
function edgeMark(edge: GraphEdge, layout: Layout, theme: SvgTheme): string {
  const points = layout.edges.get(edge.id)?.points ?? [];
  const [tip, before] = [points.at(-1), points.at(-2)];
  if (!tip || !before) return '';
  const dash = edge.kind === 'catch' ? ' stroke-dasharray="5 4"' : '';
  const [dx, dy] = [Math.sign(tip.x - before.x), Math.sign(tip.y - before.y)];
  const neck = { x: tip.x - 6 * dx, y: tip.y - 6 * dy };
  const wing = (side: 1 | -1): string => `${tip.x - 8 * dx + 4 * side * dy} ${tip.y - 8 * dy + 4 * side * dx}`;
  const line = `<path d="${roundedPath([neck, ...points.slice(0, -1).reverse()])}" fill="none" stroke="${theme.edge}" stroke-width="1.5"${dash}/>`;
  return `${line}<path d="M${tip.x} ${tip.y}L${wing(1)}L${wing(-1)}Z" fill="${theme.edge}"/>`;
}

function labelMark(edge: GraphEdge, layout: Layout, theme: SvgTheme): string {
  const rect = layout.edges.get(edge.id)?.label;
  if (!rect || edge.label === undefined) return '';
  const [ink, border] = edge.kind === 'catch' ? [theme.caught.strong, theme.caught.strong] : [theme.text2, theme.line];
  const tip = edge.detail === undefined ? '' : `<title>${escape(edge.detail)}</title>`;
  const lines = edge.labelLines ?? [edge.label];
  const first = rect.y + rect.height / 2 + 4 - ((lines.length - 1) * labelLineHeight) / 2;
  const words = lines.map((line, i) =>
    text(
      isolateWords(line.trim()),
      rect.x + rect.width / 2,
      first + i * labelLineHeight,
      fontSizes.label,
      ink,
      'text-anchor="middle"',
    ),
  );
  return `<g>${tip}${box(rect, Math.min(10, rect.height / 2), theme.surface, border)}${words.join('')}</g>`;
}

/** SVG path data through the points, with rounded corners. */
function roundedPath(points: readonly Point[]): string {
  let path = '';
  points.forEach((point, i) => {
    const [before, after] = [points[i - 1], points[i + 1]];
    if (!before) path += `M${point.x} ${point.y}`;
    else if (!after) path += `L${point.x} ${point.y}`;
    else {
      const radius = Math.min(cornerRadius, distance(before, point) / 2, distance(point, after) / 2);
      const [into, out] = [toward(point, before, radius), toward(point, after, radius)];
      path += `L${into.x} ${into.y}Q${point.x} ${point.y} ${out.x} ${out.y}`;
    }
  });
  return path;
}

/** Pieces are upright or level. */
function distance(a: Point, b: Point): number {
  return Math.abs(a.x - b.x) + Math.abs(a.y - b.y);
}

function toward(from: Point, to: Point, by: number): Point {
  return { x: from.x + by * Math.sign(to.x - from.x), y: from.y + by * Math.sign(to.y - from.y) };
}

function signOf(node: GraphNode, { glyphs }: SvgOptions): readonly string[] {
  if (glyphs && Object.hasOwn(glyphs, node.glyph)) return glyphs[node.glyph] ?? taskSign;
  return (Object.hasOwn(typeSigns, node.glyph) ? typeSigns[node.glyph] : undefined) ?? taskSign;
}

function sign(strokes: readonly string[], x: number, y: number, colour: string): string {
  const paths = strokes.map((stroke) => `<path d="${stroke}"/>`).join('');
  return `<g transform="translate(${x} ${y})" fill="none" stroke="${colour}" stroke-width="1.4" stroke-linecap="round" stroke-linejoin="round">${paths}</g>`;
}

function box(
  { x, y, width, height }: Rect,
  radius: number,
  fill: string,
  stroke: string,
  isDashed = false,
  opacity = 1,
): string {
  const dash = isDashed ? ' stroke-dasharray="4 3"' : '';
  const pale = opacity === 1 ? '' : ` fill-opacity="${opacity}"`;
  return `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="${radius}" fill="${fill}"${pale} stroke="${stroke}"${dash}/>`;
}

function text(content: string, x: number, y: number, size: number, fill: string, more = ''): string {
  return `<text x="${x}" y="${y}" font-size="${size}" fill="${fill}"${more === '' ? '' : ` ${more}`}>${escape(content)}</text>`;
}

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const loneSurrogate = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** Text as XML may hold it: markup escaped, characters that XML forbids left out. */
function escape(content: string): string {
  const allowed = content
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
    .replace(loneSurrogate, '\ufffd');
  return allowed.replace(/[&<>"']/g, (character) => escapes[character] ?? '');
}
