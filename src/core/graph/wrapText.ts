/**
 * Breaking a name into lines, where it may be broken best: at blanks, after
 * punctuation, before a capital in the middle of a word.
 */
import { textWidth } from './textWidth';

/** A piece that is not broken unless it must be: a word with what follows it, or one East Asian sign. */
const pieces =
  /\s+|[\u2e80-\u9fff\uac00-\ud7af\uff00-\uffef]\p{M}*|[\p{Lu}\d]+(?![\p{Ll}])[-_./:,;|]*|\p{Lu}?[^\s\p{Lu}\-_./:,;|\u2e80-\u9fff\uac00-\ud7af\uff00-\uffef]*[-_./:,;|]*/gu;

/** What belongs to the sign before it: marks, joiners and what they join, variants, tones of skin. */
const clusters = /.(?:[\p{M}\ufe0f]|[\u{1f3fb}-\u{1f3ff}]|\u200d.)*/gsu;

/**
 * The lines of a sentence that fit into a width: broken at blanks, and inside a
 * word only where that fits no line alone. Put together they are the sentence.
 */
export function wrapWords(
  sentence: string,
  maxPx: number,
  sizePx: number,
  weight: 'regular' | 'bold' = 'regular',
): readonly string[] {
  const lines: string[] = [];
  for (const word of sentence.match(/\S*\s*/g) ?? []) {
    const line = `${lines.at(-1) ?? ''}${word}`;
    if (textWidth(line.trimEnd(), sizePx, weight) <= maxPx && lines.length > 0) lines[lines.length - 1] = line;
    else lines.push(...wrapText(word, maxPx, sizePx, weight));
  }
  return lines;
}

/**
 * The lines of a text that fit into a width, as few as its pieces allow. Put
 * together they are the text: a blank at which it was broken stays at the end of its
 * line, where it is not seen. What fits no line is broken between any two signs.
 */
export function wrapText(
  text: string,
  maxPx: number,
  sizePx: number,
  weight: 'regular' | 'bold' = 'regular',
): readonly string[] {
  const lines: string[] = [];
  let line = '';
  const fits = (content: string): boolean => textWidth(content.trimEnd(), sizePx, weight) <= maxPx;
  const put = (piece: string): boolean => {
    if (!fits(line + piece)) return false;
    line += piece;
    return true;
  };
  const breakLine = (): void => {
    if (line !== '') lines.push(line);
    line = '';
  };
  for (const [piece] of text.matchAll(pieces)) {
    if (put(piece)) continue;
    if (line.trim() !== '') breakLine();
    if (put(piece)) continue;
    for (const [cluster] of piece.matchAll(clusters)) {
      if (put(cluster)) continue;
      breakLine();
      line = cluster;
    }
  }
  breakLine();
  return lines;
}
