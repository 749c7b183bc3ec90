import { useMemo } from 'react';
import type { StateId } from '../../core/asl/model';
import type { Graph, GraphNode } from '../../core/graph/graph';
import { itemsWithCaughtErrors } from '../../core/history/items';
import { standingOf } from '../../core/history/standing';
import { useRuns, useSelection, useSession } from '../../shell/stores/context';
import { shownView } from '../../shell/stores/runViews';
import { useStore } from '../../shell/stores/useStore';
import { chipsWidth } from './ItemChips';

/** Widths with the gap before them, in canvas units. */
const widths = { edge: 8, fold: 36, status: 24, retries: 30, problems: 28 } as const;

/**
 * How much of a node's right side its signs take: status, problems, retries,
 * and of containers the items, where they are shown, and the way to fold them.
 */
export function useSigns(graph: Graph, hasChips: boolean): (node: GraphNode) => number {
  const { foundProblems } = useSession();
  const byState = useStore(foundProblems, (found) => found.byState);
  const hasRun = useRuns((state) => shownView(state) !== undefined);
  const items = useSelection((state) => state.items);
  const maps = useMemo(
    () => [...graph.nodes.values()].filter(({ kind, glyph }) => kind === 'container' && glyph === 'map'),
    [graph],
  );
  // As one text, so that a run in progress places names anew only when the chips take another room.
  const chips = useRuns((state) => {
    const view = shownView(state);
    if (!view || !hasChips) return '';
    return maps
      .map(({ title }) => {
        const map = view.visits.get(standingOf(view, title)?.lastVisit ?? -1);
        return chipsWidth(map, items, map && itemsWithCaughtErrors(view, map));
      })
      .join();
  });
  return useMemo(() => {
    const chipsOf = new Map(maps.map(({ id }, i) => [id, Number(chips.split(',')[i] ?? 0)]));
    return ({ id, kind, retries }) => {
      // other nodes have no problems
      const isTroubled = byState.get(id as StateId)?.some(({ severity }) => severity !== 'hint');
      const fold = kind === 'container' ? widths.fold : widths.edge;
      const sign = hasRun ? widths.status : retries ? widths.retries : 0;
      return (
        fold + sign + (isTroubled && !hasRun && kind !== 'container' ? widths.problems : 0) + (chipsOf.get(id) ?? 0)
      );
    };
  }, [byState, hasRun, maps, chips]);
}
