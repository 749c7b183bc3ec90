import type { Page } from '@playwright/test';

/**
 * Widens the text of the page as WCAG asks that it can be, and names what is cut then, or stands on another text or
 * sign, and was not so before.
 *
 * @see https://www.w3.org/TR/WCAG22/#text-spacing
 */
export async function lostBySpacing(page: Page, part = 'body'): Promise<readonly string[]> {
  const before = new Set(await page.evaluate(lostTexts, part));
  const style = await page.addStyleTag({
    content: `* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
      p { margin-block-end: 2em !important }`,
  });
  await page.evaluate(() => new Promise((done) => setTimeout(done, 400)));
  const after = await page.evaluate(lostTexts, part);
  await style.evaluate((element) => (element as Element).remove());
  return after.filter((each) => !before.has(each));
}

/** Runs in the page. */
function lostTexts(part: string): string[] {
  const root = document.querySelector(part) ?? document.body;
  const lost = new Set<string>();
  type Text = { element: Element; words: string; boxes: DOMRect[] };
  const texts: Text[] = [];
  const words = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node = words.nextNode(); node !== null; node = words.nextNode()) {
    const element = node.parentElement;
    if (!element || !/\S/u.test(node.textContent ?? '')) continue;
    if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue;
    // Of an aside that a name tells too, the tooltip has the whole. The editor lays its text out by itself.
    if (element.closest('.monaco-editor, [aria-hidden=true][title]')) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const boxes = [...range.getClientRects()].filter(({ width, height }) => width > 1 && height > 1);
    const isSeen = boxes.every((box) => {
      const at = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
      return (
        at !== null &&
        (element.contains(at) || getComputedStyle(element).pointerEvents === 'none' || at.contains(element))
      );
    });
    if (element.getBoundingClientRect().width <= 1 || !isSeen) continue;
    if (boxes.length > 0) texts.push({ element, words: (node.textContent ?? '').trim().slice(0, 40), boxes });
  }
  for (const { element, words: said, boxes } of texts) {
    for (let at: Element | null = element; at && at !== document.body; at = at.parentElement) {
      const style = getComputedStyle(at);
      if (
        style.overflow === 'visible' &&
        style.borderTopWidth === '0px' &&
        style.backgroundColor === 'rgba(0, 0, 0, 0)'
      )
        continue;
      if (/auto|scroll/u.test(style.overflow + style.overflowX + style.overflowY)) break;
      if (/pane|viewport|renderer|react-flow\b/u.test(at.getAttribute('class') ?? '')) break;
      const box = at.getBoundingClientRect();
      if (box.width < 3) break;
      const isOut = boxes.some(
        ({ left, right, top, bottom }) =>
          left < box.left - 1.5 || right > box.right + 1.5 || top < box.top - 3 || bottom > box.bottom + 3,
      );
      if (isOut) lost.add(`"${said}" is wider than ${at.tagName.toLowerCase()}.${at.getAttribute('class') ?? ''}`);
    }
  }
  const signs = [...root.querySelectorAll('svg')].filter((sign) => {
    const { width, height } = sign.getBoundingClientRect();
    return width > 4 && width < 30 && height < 30 && sign.checkVisibility({ opacityProperty: true });
  });
  const meets = (a: DOMRect, b: DOMRect): boolean =>
    Math.min(a.right, b.right) - Math.max(a.left, b.left) > 2 &&
    Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 6;
  texts.forEach(({ element, words: said, boxes }, index) => {
    for (const sign of signs)
      if (boxes.some((box) => meets(box, sign.getBoundingClientRect())))
        lost.add(`"${said}" stands on a sign of ${sign.parentElement?.getAttribute('class') ?? ''}`);
    for (const other of texts.slice(index + 1))
      if (!other.element.contains(element) && !element.contains(other.element))
        if (boxes.some((box) => other.boxes.some((its) => meets(box, its))))
          lost.add(`"${said}" stands on "${other.words}"`);
  });
  return [...lost];
}
