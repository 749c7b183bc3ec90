const borders: Readonly<Record<string, string>> = {
  left: 'Width of the palette',
  right: 'Width of the inspector and the code',
  dock: 'Height of the dock',
  inspector: 'Height of the inspector',
};

/** What is said of a pane whose border a command has moved: its size, in pixels. */
export function sayPaneSize(pane: string, sizePx: number | undefined): string {
  const border = borders[pane] ?? 'Size of the pane';
  return sizePx === undefined ? `${border}: this pane is not open.` : `${border}: ${Math.round(sizePx)} pixels.`;
}

/** The size that a pane has with its border moved, as far as that can be; undefined while it has no border to move. */
export function sizeOfPane(pane: string, byPx: number): number | undefined {
  const border = document.querySelector(`[role=separator][aria-label="${borders[pane] ?? ''}"]`);
  if (!border) return undefined;
  const [now, min, max] = ['now', 'min', 'max'].map((which) => Number(border.getAttribute(`aria-value${which}`))) as [
    number,
    number,
    number,
  ]; // three of three
  return Math.max(min, Math.min(max, now + byPx));
}
