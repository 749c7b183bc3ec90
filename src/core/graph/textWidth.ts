/**
 * How wide text is, without a page to measure it on. The table has the advance widths of DejaVu Sans, the widest of the
 * fonts that `system-ui` commonly means, so that a box made for the table holds the text in every font, and the same
 * document has the same layout on every machine.
 */

/** Widths of the characters from blank to tilde, in thousandths of the font size. */
const regularWidths = [
  318, 401, 460, 838, 636, 950, 780, 275, 390, 390, 500, 838, 318, 361, 318, 337, 636, 636, 636, 636, 636, 636, 636,
  636, 636, 636, 337, 337, 838, 838, 838, 531, 1000, 684, 686, 698, 770, 632, 575, 775, 752, 295, 295, 656, 557, 863,
  748, 787, 603, 787, 695, 635, 611, 732, 684, 989, 685, 611, 685, 390, 337, 390, 838, 500, 500, 613, 635, 550, 635,
  615, 352, 635, 634, 278, 278, 579, 278, 974, 634, 612, 635, 635, 411, 521, 392, 634, 592, 818, 592, 592, 525, 636,
  337, 636, 838,
];
const boldWidths = [
  348, 456, 521, 838, 696, 1002, 872, 306, 457, 457, 523, 838, 380, 415, 380, 365, 696, 696, 696, 696, 696, 696, 696,
  696, 696, 696, 400, 400, 838, 838, 838, 580, 1000, 774, 762, 734, 830, 683, 683, 821, 837, 372, 372, 775, 637, 995,
  837, 850, 733, 850, 770, 720, 682, 812, 774, 1103, 771, 724, 725, 457, 365, 457, 838, 500, 500, 675, 716, 593, 716,
  678, 435, 716, 712, 343, 343, 665, 343, 1042, 712, 687, 716, 716, 493, 595, 478, 712, 652, 924, 645, 652, 582, 712,
  365, 712, 838,
];

/** The width of a text in pixels, at a font size in pixels. */
export function textWidth(text: string, sizePx: number, weight: 'regular' | 'bold' = 'regular'): number {
  const widths = weight === 'bold' ? boldWidths : regularWidths;
  let thousandths = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    thousandths += widths[code - 32] ?? otherWidth(code);
  }
  return (thousandths * sizePx) / 1000;
}

/** Cuts a text to a width, with an ellipsis where something is missing. */
export function fitText(text: string, maxPx: number, sizePx: number, weight: 'regular' | 'bold' = 'regular'): string {
  if (textWidth(text, sizePx, weight) <= maxPx) return text;
  const room = maxPx - sizePx;
  let end = 0;
  let used = 0;
  for (const character of text) {
    used += textWidth(character, sizePx, weight);
    if (used > room) break;
    end += character.length;
  }
  return `${text.slice(0, end).trimEnd()}…`;
}

/** What has no width: marks that combine, joiners, signs of direction, selectors of variants. */
const zeroWidth = /[\p{M}\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/u;

/** Letters and signs that are wider than others of their writing. */
const wideLetters = new Set('ÆŒæœ©®¼½¾—…™№ЖШЩЮЫМФДЉЊжшщюыфмǄǇǊѾѠ');

/** Widths of the other blocks of Unicode, up to a code each, in thousandths: as wide as their widest common letters. */
const blockWidths: readonly (readonly [until: number, width: number])[] = [
  [0x530, 850],
  [0x1100, 1000],
  [0x1e00, 1050],
  [0x2000, 850],
  [0x2100, 1000],
  [0x2c00, 1300], // arrows and signs, which may be drawn as emoji
];

function otherWidth(code: number): number {
  if (code >= 0xd800 && code < 0xe000) return 650; // half of a wide sign
  const character = String.fromCharCode(code);
  if (code < 32 || zeroWidth.test(character)) return 0;
  if (wideLetters.has(character)) return 1150;
  return blockWidths.find(([until]) => code < until)?.[1] ?? 1050;
}
