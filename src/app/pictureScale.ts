/**
 * Beyond these, browsers give an empty picture, or none. The tightest of
 * Chromium, Firefox and Safari that leaves text legible.
 */
const maxSidePixels = 32_000;
const maxPixels = 64_000_000;

/** Below this, the names in a picture cannot be read. */
export const legibleScale = 0.6;

/** By how much a drawing is enlarged for a PNG: twice, for sharp letters, or as much as browsers can draw. */
export function pictureScale(width: number, height: number): number {
  return Math.min(2, maxSidePixels / Math.max(width, height, 1), Math.sqrt(maxPixels / Math.max(width * height, 1)));
}
