/**
 * What the pointer is dragging. The palette, the nodes and the arrows begin a drag, the canvas
 * follows it; they sit in different parts of the page, and there is one pointer, so there is
 * one channel. Pointer events instead of HTML drag and drop, because the canvas has to see
 * what is dragged while it moves, to say why a place refuses it, and touch has to work.
 */
import type { GlyphName } from '../../core/base/glyphName';
import type { StateId } from '../../core/asl/model';
import type { Insertable } from '../../shell/commands/insertables';
import type { GraphEdge } from '../../core/graph/graph';
import { followPointer } from '../../shell/ui/followPointer';
import { waitForHold } from './holdOfFinger';

/** What is dragged: a new thing, states, the end of an arrow, or the beginning of a new arrow. */
export type Drag =
  | { readonly kind: 'add'; readonly item: Insertable }
  | { readonly kind: 'move'; readonly ids: readonly StateId[]; readonly title: string; readonly glyph: GlyphName }
  | { readonly kind: 'reroute'; readonly edge: GraphEdge }
  | { readonly kind: 'connect'; readonly stateId: StateId };

/** A drag under way, with the pointer in client pixels. */
export type DragState = { readonly drag: Drag; readonly clientX: number; readonly clientY: number };

type Listener = (
  state: DragState | undefined,
  how: 'moved' | 'dropped' | 'cancelled',
  last: DragState | undefined,
) => void;

/** How far the pointer goes, in pixels, before a press is a drag. */
const thresholdPx = 4;

let now: DragState | undefined;
const listeners = new Set<Listener>();

/** Calls back on every move, drop and cancel; returns how to stop. */
export function listenToDrag(listener: Listener): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/**
 * Follows the pointer from a press. It is a drag once the pointer has gone some pixels; Escape, another button, a
 * second finger or a lost pointer cancels it. What is dragged is asked for only then.
 */
export function beginDrag(press: PointerEvent, what: () => Drag): void {
  let drag: Drag | undefined;
  const tell = (next: DragState | undefined, how: 'moved' | 'dropped' | 'cancelled'): void => {
    const last = now;
    now = next;
    for (const listener of listeners) listener(next, how, last);
  };
  followPointer(press, {
    thresholdPx,
    onMove: ({ clientX, clientY }) => {
      drag ??= what();
      document.body.dataset['dragging'] = drag.kind;
      tell({ drag, clientX, clientY }, 'moved');
    },
    onEnd: (how) => {
      delete document.body.dataset['dragging'];
      if (!drag) return;
      tell(undefined, how === 'released' ? 'dropped' : 'cancelled');
      ignoreNextClick();
    },
  });
}

/**
 * Drags states: by mouse at once, by finger or pen once it has taken hold,
 * which also opens their menu until it moves on.
 */
export function beginStateDrag(press: PointerEvent, what: () => Drag): void {
  const { target, clientX, clientY } = press;
  beginHeldDrag(press, what, () => {
    isFingerHolding = true;
    window.addEventListener('pointerup', () => setTimeout(() => (isFingerHolding = false)), {
      once: true,
      capture: true,
    });
    target?.dispatchEvent(new MouseEvent('contextmenu', { bubbles: true, cancelable: true, clientX, clientY }));
  });
}

/**
 * Drags by mouse at once, by finger or pen once it has taken hold, and says so: until then
 * the finger's moves belong to the view, so that nobody drags who only wanted to look on.
 */
export function beginHeldDrag(press: PointerEvent, what: () => Drag, onHeld?: () => void): void {
  if (press.pointerType === 'mouse') return beginDrag(press, what);
  waitForHold(press, () => {
    onHeld?.();
    beginDrag(press, what);
  });
}

let isFingerHolding = false;

/** Whether a menu that the browser asks for now is the one of a finger that holds, which is open already. */
export function isMenuOfHold(event: Event): boolean {
  return event.isTrusted && isFingerHolding;
}

let isIgnoring = false;

/** Says that a gesture has just ended, so that the click that the browser makes of it means nothing. */
export function ignoreNextClick(): void {
  isIgnoring = true;
  // That click comes before the next task.
  setTimeout(() => (isIgnoring = false));
}

/** Whether the click being handled is the end of a drag, and should be ignored. */
export function isEndOfDrag(): boolean {
  return isIgnoring;
}
