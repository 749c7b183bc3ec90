/** How a followed pointer was let go of: on purpose, or by Escape, another button, a second finger or the browser. */
export type PointerEnd = 'released' | 'cancelled';

/**
 * What is done with a pointer that is followed. Moves count from the threshold
 * on, and only then Escape is the gesture's.
 */
export type PointerFollower = {
  readonly thresholdPx?: number;
  readonly onMove: (event: PointerEvent) => void;
  readonly onEnd?: (how: PointerEnd, hasMoved: boolean) => void;
};

type Press = Pick<PointerEvent, 'pointerId' | 'pointerType' | 'clientX' | 'clientY' | 'button'>;

/**
 * Follows a pressed pointer over the whole window until it is let go of, and returns how to stop. A mouse whose button
 * was let go of where nobody saw it moves without a button: that cancels, and so do another button and a second finger.
 */
export function followPointer(press: Press, { thresholdPx = 0, onMove, onEnd }: PointerFollower): () => void {
  const held = buttonBits[press.button] ?? 1;
  let hasMoved = false;

  const end = (how: PointerEnd): void => {
    for (const [type, handle] of handlers) window.removeEventListener(type, handle as EventListener, true);
    onEnd?.(how, hasMoved);
  };
  const handleMove = (event: PointerEvent): void => {
    if (event.pointerId !== press.pointerId) return;
    if (press.pointerType === 'mouse' && event.buttons !== held) {
      if ((event.buttons & held) !== 0) swallowContextMenu();
      return end('cancelled');
    }
    hasMoved ||= Math.hypot(event.clientX - press.clientX, event.clientY - press.clientY) >= thresholdPx;
    if (hasMoved) onMove(event);
  };
  const handleUp = (event: PointerEvent): void => void (event.pointerId === press.pointerId && end('released'));
  const handleCancel = (event: PointerEvent): void => void (event.pointerId === press.pointerId && end('cancelled'));
  const handleDown = (event: PointerEvent): void => void (event.pointerId !== press.pointerId && end('cancelled'));
  const handleKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || !hasMoved) return;
    event.preventDefault();
    event.stopPropagation();
    end('cancelled');
  };
  const handlers = [
    ['pointermove', handleMove],
    ['pointerup', handleUp],
    ['pointercancel', handleCancel],
    ['pointerdown', handleDown],
    ['keydown', handleKey],
  ] as const;
  // each is given its own kind
  for (const [type, handle] of handlers) window.addEventListener(type, handle as EventListener, true);
  return () => end('cancelled');
}

/** The bit of `buttons` for a `button`. @see https://www.w3.org/TR/pointerevents3/#the-buttons-property */
const buttonBits: Readonly<Record<number, number>> = { 0: 1, 1: 4, 2: 2 };

/**
 * The right button has ended a gesture, and so it opens no menu. Some browsers
 * open it at the press, others when it is let go of.
 */
function swallowContextMenu(): void {
  const swallow = (event: Event): void => {
    event.preventDefault();
    event.stopPropagation();
  };
  window.addEventListener('contextmenu', swallow, true);
  const stop = (): void => void setTimeout(() => window.removeEventListener('contextmenu', swallow, true));
  window.addEventListener('pointerup', stop, { once: true, capture: true });
}
