import type { Page } from '@playwright/test';

type Box = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
/** A piece of the picture in which one thing stands on one ground, and how well it has to stand out. */
type Piece = { readonly what: string; readonly box: Box; readonly least: number };

/** How large the picture is that is measured: strokes of small letters reach their full colour. */
const scale = 3;

/**
 * What is really drawn, measured in the picture of the page: which texts, signs, borders and arrows do not stand out
 * from what is around them. The ground is the commonest colour of a piece, what stands on it the one farthest from it.
 */
export async function faintPieces(page: Page, part = 'body'): Promise<readonly string[]> {
  const { pieces, area } = await page.evaluate(collectPieces, part);
  const client = await page.context().newCDPSession(page);
  const { data } = await client.send('Page.captureScreenshot', { format: 'png', clip: { ...area, scale } });
  await client.detach();
  // Another page reads the picture: the product's own may not load what it is not given.
  const reader = await page.context().newPage();
  const found = await reader.evaluate(measurePieces, { data, pieces, area, scale });
  await reader.close();
  return found;
}

/** Runs in the page. */
function collectPieces(part: string): { readonly pieces: readonly Piece[]; readonly area: Box } {
  const pieces: Piece[] = [];
  const root = document.querySelector(part) ?? document.body;
  const isDisabled = (element: Element): boolean =>
    element.closest('[disabled], [aria-disabled=true], [inert], fieldset[disabled]') !== null;
  const called = (element: Element): string =>
    `${element.tagName.toLowerCase()}.${(element.getAttribute('class') ?? '').split(' ')[0] ?? ''} "${(
      element.getAttribute('aria-label') ??
      element.textContent ??
      ''
    ).slice(0, 40)}"`;
  const isOnTop = (box: Box, element: Element): boolean => {
    for (let around: Element | null = element; around; around = around.parentElement) {
      const style = getComputedStyle(around);
      if (style.overflow === 'visible') continue;
      const { left, right, top, bottom } = around.getBoundingClientRect();
      if (box.x < left - 4 || box.y < top - 4 || box.x + box.width > right + 4 || box.y + box.height > bottom + 4)
        return false;
    }
    const at = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
    const isThrough = getComputedStyle(element).pointerEvents === 'none';
    return at !== null && (element.contains(at) || at.contains(element) || isThrough);
  };
  const isInside = ({ x, y, width, height }: Box): boolean =>
    width > 1 && height > 1 && x >= 0 && y >= 0 && x + width <= innerWidth && y + height <= innerHeight;

  const words = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node = words.nextNode(); node !== null; node = words.nextNode()) {
    const element = node.parentElement;
    if (!element || !/\S/u.test(node.textContent ?? '') || isDisabled(element)) continue;
    const style = getComputedStyle(element);
    if (style.visibility !== 'visible' || !element.checkVisibility({ opacityProperty: true })) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const box = range.getClientRects()[0];
    if (!box || !isInside(box) || !isOnTop(box, element)) continue;
    const sizePx = parseFloat(style.fontSize);
    const isLarge = sizePx >= 24 || (sizePx >= 18.66 && Number(style.fontWeight) >= 700);
    pieces.push({ what: `text ${called(element)}`, box: box.toJSON() as Box, least: isLarge ? 3 : 4.5 });
  }
  for (const sign of root.querySelectorAll('button svg, a svg, [role=img], [role=tab] svg, [data-state-name] svg')) {
    const box = sign.getBoundingClientRect();
    if (isDisabled(sign) || !sign.checkVisibility({ opacityProperty: true })) continue;
    if (!isInside(box) || !isOnTop(box, sign) || box.width > 40) continue;
    pieces.push({ what: `sign in ${called(sign.parentElement ?? sign)}`, box: box.toJSON() as Box, least: 3 });
  }
  // The left edge of whatever can be filled in or is a state: a strip across it, from the ground to the inside.
  const framed = 'input, textarea, select, [role=combobox], [role=checkbox], [data-state-name]';
  for (const field of root.querySelectorAll(framed)) {
    if (isDisabled(field) || !field.checkVisibility({ opacityProperty: true })) continue;
    if (field.closest('.monaco-editor')) continue;
    let frame: Element | null = field;
    while (frame && parseFloat(getComputedStyle(frame).borderLeftWidth) === 0 && frame !== root)
      frame = frame.parentElement;
    // Without a border, as names that are fields, a field is known by its text.
    if (!frame || frame === root || getComputedStyle(frame).borderLeftColor === 'rgba(0, 0, 0, 0)') continue;
    const { x, y, height, width } = frame.getBoundingClientRect();
    const box = { x: x - 4, y: y + height / 2, width: 8, height: 2 };
    if (isInside(box) && width < 700 && isOnTop({ ...box, x: x + 1, width: 2 }, frame))
      pieces.push({ what: `edge of ${called(field)}`, box, least: 3 });
  }
  for (const path of root.querySelectorAll<SVGPathElement>('[data-edge-id] path')) {
    const { stroke, strokeOpacity, opacity } = getComputedStyle(path);
    if (stroke === 'none' || stroke === 'rgba(0, 0, 0, 0)' || strokeOpacity === '0' || opacity === '0') continue;
    const matrix = path.getScreenCTM();
    if (!matrix) continue;
    const at = path.getPointAtLength(path.getTotalLength() * 0.35).matrixTransform(matrix);
    const box = { x: at.x - 7, y: at.y - 7, width: 14, height: 14 };
    if (isInside(box))
      pieces.push({
        what: `arrow ${path.closest('[data-edge-id]')?.getAttribute('data-edge-id') ?? ''}`,
        box,
        least: 3,
      });
  }
  const { left, top, right, bottom } = root.getBoundingClientRect();
  const [x, y] = [Math.max(0, Math.floor(left) - 8), Math.max(0, Math.floor(top) - 8)];
  const area = { x, y, width: Math.min(innerWidth, right + 8) - x, height: Math.min(innerHeight, bottom + 8) - y };
  const isInArea = ({ box }: Piece): boolean =>
    box.x >= area.x && box.y >= area.y && box.x + box.width <= x + area.width && box.y + box.height <= y + area.height;
  return { pieces: pieces.filter(isInArea), area };
}

/** Runs in a page of its own. */
async function measurePieces(given: {
  readonly data: string;
  readonly pieces: readonly Piece[];
  readonly area: Box;
  readonly scale: number;
}): Promise<string[]> {
  const picture = new Image();
  picture.src = `data:image/png;base64,${given.data}`;
  await picture.decode();
  const canvas = new OffscreenCanvas(picture.width, picture.height);
  const pen = canvas.getContext('2d', { willReadFrequently: true });
  if (!pen) throw new Error('There is nothing to draw with.');
  pen.drawImage(picture, 0, 0);
  const lightOf = (red: number, green: number, blue: number): number => {
    const [r = 0, g = 0, b = 0] = [red, green, blue].map((part) =>
      part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4,
    );
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  return given.pieces.flatMap(({ what, box, least }) => {
    const at = [box.x - given.area.x, box.y - given.area.y, box.width, box.height].map((part) =>
      Math.round(part * given.scale),
    );
    const { data } = pen.getImageData(at[0] ?? 0, at[1] ?? 0, Math.max(1, at[2] ?? 1), Math.max(1, at[3] ?? 1));
    const counts = new Map<number, number>();
    for (let place = 0; place < data.length; place += 4) {
      const colour = ((data[place] ?? 0) << 16) | ((data[place + 1] ?? 0) << 8) | (data[place + 2] ?? 0);
      counts.set(colour, (counts.get(colour) ?? 0) + 1);
    }
    const lights = [...counts].map(([colour, count]) => ({
      light: lightOf(colour >> 16, (colour >> 8) & 255, colour & 255),
      count,
    }));
    const ground = lights.reduce((most, each) => (each.count > most.count ? each : most)).light;
    const ratio = Math.max(
      ...lights.map(({ light }) => (Math.max(light, ground) + 0.05) / (Math.min(light, ground) + 0.05)),
    );
    return ratio + 0.005 >= least ? [] : [`${what}: ${ratio.toFixed(2)} of ${least}`];
  });
}
