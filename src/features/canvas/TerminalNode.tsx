import type { ReactElement } from 'react';
import { memoLast } from '../../core/base/memo';
import type { Graph } from '../../core/graph/graph';
import { useRuns, useSelection, useSession } from '../../shell/stores/context';
import { shownRun } from '../../shell/stores/runViews';
import { canvasNode } from './canvasNode';
import { takenCount, viewForArrow } from '../../shell/stores/takenCount';
import styles from './TerminalNode.module.css';

/**
 * Start, End or Failed: a pill with its word around the whole workflow, a dot
 * inside containers. A run has come by when an arrow of it was taken.
 */
export const TerminalNode = canvasNode(function TerminalNode({ data: { node } }): ReactElement {
  const { drawing } = useSession();
  const items = useSelection((selection) => selection.items);
  const isTaken = useRuns((state) => {
    const run = shownRun(state);
    if (!run) return false;
    const { graph } = drawing.getState();
    const nameOf = (id: string): string => {
      const at = graph.nodes.get(id);
      return at?.stateId === undefined ? '' : at.title;
    };
    return (arrowsAtTerminals(graph).get(node.id) ?? []).some((edge) => {
      const [from, to] = [nameOf(edge.source), nameOf(edge.target)];
      return takenCount(viewForArrow(run, items, from, to), edge, from, to) > 0;
    });
  });
  return (
    <div className={styles.terminal} data-taken={isTaken || undefined}>
      {node.title}
    </div>
  );
});

/** The arrows of each Start and End; several states may lead to one End. */
const arrowsAtTerminals = memoLast((graph: Graph): ReadonlyMap<string, Graph['edges']> => {
  const arrows = new Map<string, Graph['edges'][number][]>();
  for (const edge of graph.edges) {
    const at = edge.kind === 'start' ? edge.source : edge.kind === 'end' ? edge.target : undefined;
    if (at === undefined) continue;
    const list = arrows.get(at);
    if (list) list.push(edge);
    else arrows.set(at, [edge]);
  }
  return arrows;
});
