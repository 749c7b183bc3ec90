import { useEffect, type PointerEvent } from 'react';
import { followPointer } from '../../shell/ui/followPointer';

/** Handler for presses on the canvas: see below. */
export type WindowGestures = { readonly handlePress: (event: PointerEvent) => void };

/**
 * What the library behind the drawing does not see. A mouse that moves the view may lose
 * its button outside of the window, or be given another one: both end the movement. And
 * the wheel with Ctrl is the drawing's, over its controls as well, never the page's.
 */
export function useWindowGestures(region: () => HTMLElement | null): WindowGestures {
  useEffect(() => {
    const element = region();
    const keepZoom = (event: WheelEvent): void => {
      if (event.ctrlKey) event.preventDefault();
    };
    element?.addEventListener('wheel', keepZoom, { passive: false });
    return () => element?.removeEventListener('wheel', keepZoom);
  }, [region]);
  return { handlePress };
}

function handlePress({ nativeEvent: press }: PointerEvent): void {
  if (press.pointerType !== 'mouse') return;
  followPointer(press, {
    onMove: () => undefined,
    onEnd: (how) => {
      if (how === 'cancelled') window.dispatchEvent(new MouseEvent('mouseup', { view: window, button: press.button }));
    },
  });
}
