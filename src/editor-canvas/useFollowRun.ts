import { useCallback, useEffect, useRef } from 'react';
import { memoLast } from '../base/memo';
import type { Rect } from '../graph/geometry';
import type { Graph } from '../graph/graph';
import { useSession } from '../stores/context';
import { shownRun, shownView } from '../stores/runViews';
import type { RunId } from '../stores/runsStore';
import { boxesMeet } from './edgePath';
import type { CanvasView } from './useCanvasView';

/**
 * Brings the state in progress into view while a run is watched, if none that is in progress can be seen. Call the returned
 * function when somebody moves the view by hand: then it is theirs for the rest of that run.
 */
export function useFollowRun(view: CanvasView): () => void {
  const { runsStore, derived } = useSession();
  const released = useRef<RunId>(undefined);

  useEffect(() => {
    const nodesOf = memoLast(nodesByName);
    return runsStore.subscribe((state) => {
      const run = shownRun(state);
      if (!run || run.phase.kind !== 'going' || run.speed === 'instant' || released.current === run.id) return;
      const { nodes } = view.layout();
      const byName = nodesOf(derived.graph());
      const rects: Rect[] = [];
      for (const [name, { status }] of shownView(state)?.states ?? []) {
        const rect = status === 'inProgress' || status === 'retrying' ? nodes.get(byName.get(name) ?? '') : undefined;
        if (rect) rects.push(rect);
      }
      const last = rects.at(-1);
      if (last && !rects.some((rect) => boxesMeet(rect, view.seen()))) view.show(last);
    });
  }, [runsStore, derived, view]);

  return useCallback(() => {
    released.current = runsStore.getState().shownRunId;
  }, [runsStore]);
}

/** The nodes of single states by name; containers are in progress as long as anything in them is. */
function nodesByName(graph: Graph): ReadonlyMap<string, string> {
  return new Map([...graph.nodes.values()].filter(({ kind }) => kind === 'state' || kind === 'collapsed').map(({ id, title }) => [title, id]));
}
