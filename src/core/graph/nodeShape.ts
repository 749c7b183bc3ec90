/** How large a node is, and the words on it. Sizes step, so that neighbours of like length line up. */
import type { GlyphName } from '../base/glyphName';
import { isJsonObject } from '../base/json';
import type { State } from '../asl/model';
import { optional } from '../base/optional';
import type { NodeKind } from './graph';
import { stateWords } from './stateWords';
import { textWidth } from './textWidth';
import { wrapText } from './wrapText';

/** Font sizes that the canvas uses for names, lines and labels, in pixels. */
export const fontSizes = { title: 13, subtitle: 11.5, label: 11 } as const;

/** The height of an ordinary node. */
export const nodeHeight = 52;

/** The part of a container above its lanes. */
export const headerHeight = 36;

/** The height of each line of a name after the first. */
export const titleLineHeight = 18;

/**
 * A state's name sits between its picture on the left and a badge or status on
 * the right; the line below may come closer.
 */
const titleInset = 88;
const lineInset = 72;
const badgeWidth = 18;
const widths = [208, 232, 256, 280] as const;
/** Longer names are broken into lines: two if one of these widths allows it, else as many as they need. */
const wrappedWidths = [232, 256, 280, 320] as const;
const widestHeader = 520;
/** In a picture a quiet line is whole; but some hold whole expressions. */
const widestOfPicture = 720;

/**
 * The width of what stands in a container's header: picture, name, line, sign.
 * The name is whole; of the line, what fits.
 */
export function headerWidth(title: string, subtitle: string, isPicture = false): number {
  const name = textWidth(title, fontSizes.title, 'bold') + 96;
  return even(
    Math.max(
      name,
      Math.min(name + textWidth(subtitle, fontSizes.subtitle), isPicture ? widestOfPicture : widestHeader),
    ),
  );
}

/** How large a node is, and its name in lines where it is too long for one. */
export type BoxShape = {
  readonly width: number;
  readonly height: number;
  readonly titleLines: readonly string[] | undefined;
};

/**
 * The size of a state's node. A container's width here is the least that its header needs; the layout makes it larger.
 */
export function boxSize(
  title: string,
  subtitle: string,
  kind: NodeKind,
  hasBadge: boolean,
  isPicture = false,
): BoxShape {
  if (kind === 'container')
    return { width: headerWidth(title, subtitle, isPicture), height: headerHeight + nodeHeight, titleLines: undefined };
  const badge = hasBadge ? badgeWidth : 0;
  const titleRoom = titleInset + badge;
  const titleWidth = textWidth(title, fontSizes.title, 'bold') + titleRoom;
  const lineWidth = textWidth(subtitle, fontSizes.subtitle) + lineInset + badge;
  const widest = isPicture ? Math.max(widths[3], Math.min(even(lineWidth), widestOfPicture)) : widths[3];
  if (titleWidth <= widths[3]) {
    const needed = Math.max(titleWidth, lineWidth);
    return {
      width: widths.find((candidate) => candidate >= needed) ?? widest,
      height: nodeHeight,
      titleLines: undefined,
    };
  }
  let [width, titleLines]: [number, readonly string[]] = [widths[3], []];
  for (width of wrappedWidths) {
    titleLines = wrapText(title, width - titleRoom, fontSizes.title, 'bold');
    if (titleLines.length <= 2) break;
  }
  return {
    width: Math.max(width, Math.min(even(lineWidth), widest)),
    height: nodeHeight + (titleLines.length - 1) * titleLineHeight,
    titleLines,
  };
}

/** Even sizes have whole middles, so that lines and neighbours meet in whole numbers. */
function even(size: number): number {
  return 2 * Math.ceil(size / 2);
}

/** The size of Start, End and Failed: pills with a word at the top level, dots inside containers. */
export function terminalSizes(isRoot: boolean, word: string): { readonly width: number; readonly height: number } {
  if (!isRoot) return { width: 12, height: 12 };
  return { width: Math.max(52, even(textWidth(word, fontSizes.subtitle) + 24)), height: 26 };
}

/** The size of the node that stands for a missing target, whose name is whole. */
export function stubSize(name: string): { readonly width: number; readonly height: number } {
  const width = Math.max(
    textWidth(`Create "${name}"`, 12, 'bold') + 52,
    textWidth(`"${name}" does not exist`, 12) + 24,
  );
  return { width: Math.max(even(width), 160), height: 40 };
}

/** The height of each line of a label. */
export const labelLineHeight = 14;

/** The size of an edge's label. Bold, because it turns bold when a run has taken the edge. */
export function labelSize(lines: readonly string[]): { readonly width: number; readonly height: number } {
  let widest = 0;
  for (const line of lines) widest = Math.max(widest, textWidth(line.trimEnd(), fontSizes.label, 'bold'));
  return { width: even(Math.ceil(widest) + 18), height: 20 + (lines.length - 1) * labelLineHeight };
}

/** What a node says of its state. */
export type Description = { readonly subtitle: string; readonly glyph: GlyphName; readonly retries?: number };

const descriptions = new WeakMap<State, Description>();

/** Describes a state; once for as long as the state keeps its object. */
export function describeState(state: State): Description {
  let description = descriptions.get(state);
  if (!description) {
    const retries = retryCount(state);
    description = { ...stateWords(state), ...optional({ retries }) };
    descriptions.set(state, description);
  }
  return description;
}

/** The most attempts that one of the retriers allows; three where a retrier does not say. */
function retryCount(state: State): number | undefined {
  const retriers = state.fields['Retry'];
  if (!Array.isArray(retriers) || retriers.length === 0) return undefined;
  const attempts = retriers.map((retrier) => {
    const most = isJsonObject(retrier) ? retrier['MaxAttempts'] : undefined;
    return typeof most === 'number' ? most : 3;
  });
  return Math.max(...attempts);
}
