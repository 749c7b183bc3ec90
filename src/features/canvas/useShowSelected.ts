import { useCallback, useEffect, useRef } from 'react';
import type { StateId } from '../../core/asl/model';
import { useGraph, useSelection, useSession } from '../../shell/stores/context';
import { focusDrawing, focusNode, isOnDrawing } from './focusNode';
import type { CanvasView } from './useCanvasView';

/**
 * Keeps the selected state in view: it may have been selected in the code or in the outline, or just been made. The
 * focus goes with it if it was on the drawing, or on a node that the change has taken away.
 */
export function useShowSelected(view: CanvasView, region: () => HTMLElement | null): void {
  const { derived } = useSession();
  const selected = useSelection((state) => state.states.at(-1));
  const isDrawingFocused = useDrawingFocus(region);
  // What is selected in a long text may be drawn a moment later.
  const isDrawn = useGraph().nodes.has(selected ?? '');
  const hadSelection = useRef(false);
  useEffect(() => {
    if (view.size().width === 0) return;
    if (selected === undefined) {
      // What had the focus may just have been deleted; the keys go on working on the drawing.
      if (hadSelection.current && isDrawingFocused()) focusDrawing(region());
      hadSelection.current = false;
      return;
    }
    hadSelection.current = true;
    const { states, scopes } = derived.machine();
    const { nodes } = view.layout();
    // A state in a collapsed container is shown by the container.
    let shown: StateId | undefined = selected;
    while (shown !== undefined && !nodes.has(shown)) {
      const state = states.get(shown);
      shown = state && scopes.get(state.scopeId)?.owner;
    }
    const rect = shown && nodes.get(shown);
    if (!rect || shown === undefined) return;
    view.show(rect);
    // When the nodes have come, too: the focus is given in a finished page, which is then laid out once.
    const node = shown;
    if (isDrawingFocused()) queueMicrotask(() => focusNode(region(), node));
  }, [selected, isDrawn, view, derived, region, isDrawingFocused]);
}

/**
 * Whether the drawing has the focus, or had it last and nothing has it now, because what
 * had it was deleted. What else has the focus keeps it: the outline, the code, a form.
 */
function useDrawingFocus(region: () => HTMLElement | null): () => boolean {
  const wasInside = useRef(false);
  useEffect(() => {
    const handleFocus = (event: FocusEvent): void => {
      wasInside.current = event.target instanceof Element && isOnDrawing(event.target, region());
    };
    document.addEventListener('focusin', handleFocus);
    return () => document.removeEventListener('focusin', handleFocus);
  }, [region]);
  return useCallback(
    () =>
      wasInside.current && (document.activeElement === document.body || isOnDrawing(document.activeElement, region())),
    [region],
  );
}
