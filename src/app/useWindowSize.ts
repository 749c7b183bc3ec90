import { useSyncExternalStore } from 'react';

/**
 * Steps in which the size of the window is followed, in pixels: what depends on
 * it is drawn again seldom while it is dragged.
 */
const stepPx = 60;

/** About how large the window is, in pixels. */
export function useWindowSize(): { readonly widthPx: number; readonly heightPx: number } {
  const widthPx = useSyncExternalStore(listen, () => inSteps(window.innerWidth));
  const heightPx = useSyncExternalStore(listen, () => inSteps(window.innerHeight));
  return { widthPx, heightPx };
}

function inSteps(sizePx: number): number {
  return Math.floor(sizePx / stepPx) * stepPx;
}

function listen(listener: () => void): () => void {
  window.addEventListener('resize', listener);
  return () => window.removeEventListener('resize', listener);
}
