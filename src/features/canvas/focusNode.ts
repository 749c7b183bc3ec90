/** How many frames a node may take to appear after an edit or a movement of the view. */
const maxFrames = 20;

/**
 * Gives the focus to a node as soon as it is on the page. A node that does not come
 * (zoomed far out) leaves it to the drawing; what has taken the focus meanwhile keeps it.
 */
export function focusNode(
  region: HTMLElement | null,
  nodeId: string,
  framesLeft = maxFrames,
  from = document.activeElement,
): void {
  if (!region || (document.activeElement !== from && document.activeElement !== document.body)) return;
  const button = region.querySelector<HTMLElement>(`.react-flow__node[data-id="${CSS.escape(nodeId)}"] button`);
  if (button) button.focus({ preventScroll: true });
  else if (framesLeft > 0) requestAnimationFrame(() => focusNode(region, nodeId, framesLeft - 1, from));
  else focusDrawing(region);
}

/** Gives the focus to the drawing as a whole. */
export function focusDrawing(region: HTMLElement | null): void {
  region?.querySelector<HTMLElement>('.react-flow')?.focus({ preventScroll: true });
}

/** Whether an element is part of the drawing itself: a node, an arrow, the ground; no field, and nothing open over it. */
export function isOnDrawing(element: Element | null, region: HTMLElement | null): boolean {
  return !(element instanceof HTMLInputElement) && region?.querySelector('.react-flow')?.contains(element) === true;
}
