/**
 * Line ends, taken off when a file is opened and put back when it is written. Inside there are line feeds only, so that
 * every view counts alike. Files that mix line ends keep the mixture: the ends that differ from the usual one are
 * remembered with their offsets, which follow every change.
 */
import { mapOffset, type ChangeSet } from './changes';

/** The ways in which files end a line. */
export type LineEnd = '\n' | '\r\n' | '\r';

/** A line end that is not the file's usual one; `at` is the offset of its line feed in the text. */
export type OddLineEnd = { readonly at: number; readonly end: LineEnd };

/** The line ends of a file: the one that new lines get, and those that differ, in order. */
export type LineEnds = { readonly usual: LineEnd; readonly odd: readonly OddLineEnd[] };

/** Parts a source into text with line feeds only, and its line ends. */
export function readLineEnds(source: string): { readonly text: string; readonly lineEnds: LineEnds } {
  if (!source.includes('\r')) return { text: source, lineEnds: { usual: '\n', odd: [] } };
  // the three that the pattern has
  const ends = [...source.matchAll(/\r\n|\r|\n/g)].map((match) => ({ index: match.index, end: match[0] as LineEnd }));
  const counts: Record<LineEnd, number> = { '\n': 0, '\r\n': 0, '\r': 0 };
  for (const { end } of ends) counts[end]++;
  const usual = (['\n', '\r\n', '\r'] as const).reduce((most, end) => (counts[end] > counts[most] ? end : most));
  const odd: OddLineEnd[] = [];
  let shorter = 0; // units that the text is shorter than the source so far
  for (const { index, end } of ends) {
    if (end !== usual) odd.push({ at: index - shorter, end });
    if (end === '\r\n') shorter++;
  }
  return { text: unifyLineEnds(source), lineEnds: { usual, odd } };
}

/** Puts the line ends of a file back into its text. */
export function writeLineEnds(text: string, { usual, odd }: LineEnds): string {
  const write = (piece: string): string => (usual === '\n' ? piece : piece.replaceAll('\n', usual));
  const pieces: string[] = [];
  let from = 0;
  for (const { at, end } of odd) {
    pieces.push(write(text.slice(from, at)), end);
    from = at + 1;
  }
  return pieces.join('') + write(text.slice(from));
}

/** The line ends after changes of the text: those that were deleted are forgotten, new ones are the usual. */
export function mapLineEnds(lineEnds: LineEnds, changes: ChangeSet): LineEnds {
  if (lineEnds.odd.length === 0) return lineEnds;
  const odd: OddLineEnd[] = [];
  for (const { at, end } of lineEnds.odd) {
    const from = mapOffset(changes, at, 'after');
    const to = mapOffset(changes, at + 1, 'before');
    if (to === from + 1 && !isReplaced(changes, at)) odd.push({ at: from, end });
  }
  return { usual: lineEnds.usual, odd };
}

/** The same text with line feeds for line ends of every kind. */
export function unifyLineEnds(text: string): string {
  return text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
}

function isReplaced(changes: ChangeSet, at: number): boolean {
  return changes.some((change) => change.from <= at && change.to > at);
}
