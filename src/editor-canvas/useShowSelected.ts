import { useEffect, useRef } from 'react';
import type { StateId } from '../asl/model';
import { useSelection, useSession } from '../stores/context';
import { focusDrawing, focusNode } from './focusNode';
import type { CanvasView } from './useCanvasView';

/**
 * Keeps the selected state in view: it may have been selected in the code or in the outline, or just been made. The focus
 * goes with it if it was on the drawing, or on a node that the change has taken away.
 */
export function useShowSelected(view: CanvasView, region: () => HTMLElement | null): void {
  const { derived } = useSession();
  const selected = useSelection((state) => state.states.at(-1));
  const hadSelection = useRef(false);
  useEffect(() => {
    if (view.size().width === 0) return;
    if (selected === undefined) {
      // What had the focus may just have been deleted; the keys go on working on the drawing.
      if (hadSelection.current && document.activeElement === document.body) focusDrawing(region());
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
    if (isDrawingFocused(region())) focusNode(region(), shown);
  }, [selected, view, derived, region]);
}

function isDrawingFocused(region: HTMLElement | null): boolean {
  const focused = document.activeElement;
  if (focused === document.body) return true;
  return !(focused instanceof HTMLInputElement) && region?.querySelector('.react-flow')?.contains(focused) === true;
}
