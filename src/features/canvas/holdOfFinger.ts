/**
 * A finger that rests on a state takes hold of it. Until then its moves belong to the
 * view, which is swiped and pinched from anywhere; from then on they belong to the state.
 */

/** How long a finger rests before it holds, as on phones, and how far it may tremble meanwhile. */
const restMs = 420;
const trembleMostPx = 10;

/** Calls back once the finger that pressed has rested. A move, a second finger or letting go before end the wait. */
export function waitForHold(press: PointerEvent, onHeld: () => void): void {
  const giveUp = (): void => {
    clearTimeout(timer);
    for (const [type, handle] of handlers) window.removeEventListener(type, handle, true);
  };
  const timer = setTimeout(() => {
    giveUp();
    keepMovesFromView();
    onHeld();
  }, restMs);
  const handleMove = (event: PointerEvent): void => {
    const isFar = Math.hypot(event.clientX - press.clientX, event.clientY - press.clientY) > trembleMostPx;
    if (event.pointerId === press.pointerId && isFar) giveUp();
  };
  const handlers = [
    ['pointermove', handleMove],
    ['pointerup', giveUp],
    ['pointercancel', giveUp],
    ['pointerdown', giveUp],
  ] as const;
  for (const [type, handle] of handlers) window.addEventListener(type, handle, true);
}

/** The view has seen the finger come down, and would go with it; it does not see it move until all fingers are gone. */
function keepMovesFromView(): void {
  const keep = (event: TouchEvent): void => {
    event.stopImmediatePropagation();
    if (event.cancelable) event.preventDefault();
  };
  const stop = (event: TouchEvent): void => {
    if (event.touches.length > 0) return;
    window.removeEventListener('touchmove', keep, true);
    window.removeEventListener('touchend', stop, true);
    window.removeEventListener('touchcancel', stop, true);
  };
  window.addEventListener('touchmove', keep, { capture: true, passive: false });
  window.addEventListener('touchend', stop, true);
  window.addEventListener('touchcancel', stop, true);
}
