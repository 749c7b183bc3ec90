import { useStore } from '@xyflow/react';
import { useEffect, useRef, useState } from 'react';
import { useSession, useSettings } from '../../shell/stores/context';
import { fittedView } from './fittedView';
import type { CanvasView } from './useCanvasView';
import { recallView, rememberView } from './rememberedView';

/**
 * Sets the first view as soon as the size of the canvas is known; again when the size changes, because the dock opened,
 * a pane or the window was resized, as long as nobody has chosen the view; and when the workflow is turned to run the
 * other way. What is in progress, else what is selected, stays in view. A view that somebody chose is kept over a
 * reload. Until then nothing is shown, so that nothing jumps.
 */
export function useFittedView(view: CanvasView): boolean {
  const session = useSession();
  const width = useStore((state) => state.width);
  const height = useStore((state) => state.height);
  const [isOpening, setIsOpening] = useState(true);
  const direction = useSettings((settings) => settings.direction);
  const isFirst = useRef(true);
  const lastDirection = useRef<typeof direction>(undefined);
  useEffect(() => {
    if (width === 0 || height === 0) return;
    if (view.isTheirs() && lastDirection.current === direction) return;
    lastDirection.current = direction;
    view.markTheirs(false);
    const screen = { width, height };
    const kept = isFirst.current ? recallView(session.id, view.layout().frame, screen) : undefined;
    isFirst.current = false;
    if (kept) {
      view.markTheirs(true);
      view.goTo(kept, false);
      return setIsOpening(false);
    }
    view.goTo(fittedView(view, session), false);
    setIsOpening(false);
  }, [width, height, direction, view, session]);
  useEffect(() => {
    // A canvas that was never shown has nothing to remember, and nothing to forget.
    const remember = (): void =>
      void (!isFirst.current && rememberView(session.id, view.isTheirs() ? view.now() : undefined, view.size()));
    window.addEventListener('pagehide', remember);
    return () => {
      remember();
      window.removeEventListener('pagehide', remember);
    };
  }, [session, view]);
  return isOpening;
}
