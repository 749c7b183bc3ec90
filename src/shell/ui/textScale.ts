/** What text is drawn in when nobody has chosen another size, in pixels. */
const usualPx = 16;

/**
 * How much larger than usual the browser draws text: what is sized by script follows it, as sizes in rem do by
 * themselves. 1 where there is no page.
 */
export function textScale(): number {
  known ??= readTextScale();
  return known;
}

/** Asked once: to ask again while a page is being drawn has the browser work out the style of all of it. */
let known: number | undefined;

function readTextScale(): number {
  if (typeof document === 'undefined') return 1;
  const rootPx = parseFloat(getComputedStyle(document.documentElement).fontSize);
  return rootPx > 0 ? rootPx / usualPx : 1;
}
