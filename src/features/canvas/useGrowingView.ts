import { useEffect, useRef } from 'react';
import { useSession } from '../../shell/stores/context';
import { fittedView } from './fittedView';
import { useCanvasLayout } from './useCanvasLayout';
import type { CanvasView } from './useCanvasView';
import { isWholeIn } from './view';

/**
 * Shows all of a workflow again when an edit made it grow out of a view that showed all of it, unless somebody has
 * chosen that view. What moves inside the view, or was too large for it before, is left where it is.
 */
export function useGrowingView(view: CanvasView): void {
  const session = useSession();
  const { frame } = useCanvasLayout();
  const lastFrame = useRef(frame);
  useEffect(() => {
    const before = lastFrame.current;
    lastFrame.current = frame;
    const hasGrownOut = (): boolean =>
      isWholeIn(before, view.now(), view.size()) && !isWholeIn(frame, view.now(), view.size());
    if (before !== frame && !view.isTheirs() && hasGrownOut()) view.goTo(fittedView(view, session));
  }, [frame, view, session]);
}
