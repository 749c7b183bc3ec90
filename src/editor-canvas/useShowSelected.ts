import { useEffect } from 'react';
import { useSelection, useSession } from '../stores/context';
import type { CanvasView } from './useCanvasView';

/** Keeps the selected state in view: it may have been selected in the code, in the outline, or just been made. */
export function useShowSelected(view: CanvasView): void {
  const { derived } = useSession();
  const selected = useSelection((state) => state.states.at(-1));
  useEffect(() => {
    if (selected === undefined || view.size().width === 0) return;
    const { states, scopes } = derived.machine();
    // A state in a collapsed container is shown by the container.
    for (let id: string | undefined = selected; id !== undefined; ) {
      const rect = view.layout().nodes.get(id);
      if (rect) return view.show(rect);
      const state: ReturnType<typeof states.get> = states.get(id as typeof selected); // ids of states, from the selection upwards
      id = state && scopes.get(state.scopeId)?.owner;
    }
  }, [selected, view, derived]);
}
