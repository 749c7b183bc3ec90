import { useEffect, useState } from 'react';
import { isFailed } from '../../core/base/result';
import { applyVerb } from '../../shell/commands/applyVerb';
import { useSession } from '../../shell/stores/context';
import { useOpenOverlay } from './canvasOverlay';
import { listenToDrag, type DragState } from './dragChannel';
import { findDrop, type Drop } from './drop';
import type { CanvasView } from './useCanvasView';

/** A drag as the canvas sees it: where the pointer is, what letting go would do, and why not. */
export type DropState = DragState & { readonly isOver: boolean; readonly drop?: Drop; readonly rejected?: string };

/** Follows drags over the canvas, and carries out what is dropped on it. `onDropped` is called after a change. */
export function useDropState(
  view: CanvasView,
  region: () => HTMLElement | null,
  onDropped: () => void,
): DropState | undefined {
  const [state, setState] = useState<DropState>();
  const session = useSession();
  const open = useOpenOverlay();

  useEffect(() => {
    // A verb is asked only when the answer may be another one: when the pointer comes to another place.
    let asked: { readonly key: string; readonly rejected: string | undefined } | undefined;

    const judge = (drag: DragState): DropState => {
      const client = { x: drag.clientX, y: drag.clientY };
      const isOver = isInside(region(), client.x, client.y);
      const { derived, drawing } = session;
      const drop =
        isOver && drawing.isCurrent()
          ? findDrop(
              drag.drag,
              derived.machine(),
              drawing.getState().graph,
              view.layout(),
              view.toCanvas(client),
              view.now().zoom,
            )
          : undefined;
      if (!drop) return { ...drag, isOver };
      if (asked?.key !== drop.key) {
        const result = drop.verb(derived.machine());
        asked = { key: drop.key, rejected: isFailed(result) ? result.error : undefined };
      }
      return { ...drag, isOver, drop, rejected: asked.rejected };
    };

    return listenToDrag((drag, how, last) => {
      if (drag) return setState(judge(drag));
      const end = how === 'dropped' && last ? judge(last) : undefined;
      asked = undefined;
      setState(undefined);
      if (!end?.drop) return;
      const { ask, verb } = end.drop;
      const client = { x: end.clientX, y: end.clientY };
      if (ask && end.rejected === undefined)
        open({ kind: 'connect', request: { kind: 'from', ...ask }, anchor: view.toCanvas(client) });
      else if (applyVerb(session, verb, 'canvas')) onDropped();
    });
  }, [session, view, region, open, onDropped]);

  return state;
}

function isInside(region: HTMLElement | null, x: number, y: number): boolean {
  const box = region?.getBoundingClientRect();
  return box !== undefined && x >= box.left && x <= box.right && y >= box.top && y <= box.bottom;
}
