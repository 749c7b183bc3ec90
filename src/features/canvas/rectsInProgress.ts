import { memoLast } from '../../core/base/memo';
import type { Rect } from '../../core/graph/geometry';
import type { Graph } from '../../core/graph/graph';
import type { Session } from '../../shell/stores/session';
import { shownRun, shownView } from '../../shell/stores/runViews';
import type { AnchoredLayout } from './anchorLayout';

/**
 * Where the states are that the shown run is in at this moment; nothing while
 * none is going. Containers are in progress with what is in them.
 */
export function rectsInProgress({ runsStore, drawing }: Session, { nodes }: AnchoredLayout): readonly Rect[] {
  const state = runsStore.getState();
  if (shownRun(state)?.phase.kind !== 'going') return [];
  const byName = nodesByName(drawing.getState().graph);
  const rects: Rect[] = [];
  for (const [name, { status }] of shownView(state)?.states ?? []) {
    const rect = status === 'inProgress' || status === 'retrying' ? nodes.get(byName.get(name) ?? '') : undefined;
    if (rect) rects.push(rect);
  }
  return rects;
}

const nodesByName = memoLast(
  (graph: Graph): ReadonlyMap<string, string> =>
    new Map(
      [...graph.nodes.values()]
        .filter(({ kind }) => kind === 'state' || kind === 'collapsed')
        .map(({ id, title }) => [title, id]),
    ),
);
