import type { KeyboardEvent, MouseEvent } from 'react';
import type { StateId } from '../../core/asl/model';
import type { Session } from '../../shell/stores/session';
import type { Anchor, MenuTarget, OpenOverlay } from './canvasOverlay';
import { isEndOfDrag, isMenuOfHold } from './dragChannel';
import type { CanvasView } from './useCanvasView';

/** Answers to a press of the right button, and to the keys that mean the same. */
export type MenuGestures = {
  readonly handleContextMenu: (event: MouseEvent) => void;
  readonly handleKeyDown: (event: KeyboardEvent) => void;
};

/** Opens the menu of what is under the pointer, or of what has the focus. */
export function menuGestures(session: Session, view: CanvasView, open: OpenOverlay): MenuGestures {
  const openAt = (element: Element, anchor: Anchor): boolean => {
    if (element.closest('input, textarea, [role=dialog], [role=menu]')) return false;
    const target = targetOf(element, session);
    if (target.kind === 'arrow')
      session.selectionStore.selectTransition(
        session.drawing.getState().graph.edges.find(({ id }) => id === target.edgeId)?.transitionId,
      );
    open({ kind: 'menu', target, anchor });
    return true;
  };
  return {
    handleContextMenu: (event) => {
      if (isMenuOfHold(event.nativeEvent)) return event.preventDefault();
      const client = { x: event.clientX, y: event.clientY };
      if (!(event.target instanceof Element) || isEndOfDrag()) return;
      if (openAt(event.target, view.toCanvas(client))) event.preventDefault();
    },
    handleKeyDown: (event) => {
      const isMenuKey = event.key === 'ContextMenu' || (event.shiftKey && event.key === 'F10');
      if (!isMenuKey || !(event.target instanceof Element)) return;
      const box = event.target.getBoundingClientRect();
      const isWhole = event.target.matches('.react-flow');
      const corner = isWhole
        ? { x: box.left + box.width / 2, y: box.top + box.height / 3 }
        : { x: box.left + 24, y: box.bottom - 8 };
      if (openAt(event.target, view.toCanvas(corner))) {
        event.preventDefault();
        event.stopPropagation();
      }
    },
  };
}

/** What an element of the drawing stands for. Pressing on a selected state means the whole selection. */
function targetOf(element: Element, { selectionStore }: Session): MenuTarget {
  const edgeId = element.closest<HTMLElement>('[data-edge-id]')?.dataset['edgeId'];
  if (edgeId !== undefined) return { kind: 'arrow', edgeId };
  // written by the nodes of states
  const id = element.closest<HTMLElement>('[data-state-id]')?.dataset['stateId'] as StateId | undefined;
  const { states } = selectionStore.getState();
  if (id === undefined)
    return element.matches('.react-flow') && states.length > 0 ? { kind: 'states', ids: states } : { kind: 'canvas' };
  if (states.includes(id)) return { kind: 'states', ids: states };
  selectionStore.select([id]);
  return { kind: 'states', ids: [id] };
}
