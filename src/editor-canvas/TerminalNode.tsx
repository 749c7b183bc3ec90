import type { ReactElement } from 'react';
import type { StateId } from '../asl/model';
import { useRuns, useSession } from '../stores/context';
import { shownView } from '../stores/runViews';
import { canvasNode } from './canvasNode';
import { endedCount, takenCount } from './takenCount';
import styles from './TerminalNode.module.css';

/** Start, End or Failed: a pill with its word around the whole workflow, a dot inside containers. */
export const TerminalNode = canvasNode(function TerminalNode({ data: { node } }): ReactElement {
  const { derived } = useSession();
  const isTaken = useRuns((state) => {
    const view = shownView(state);
    if (!view) return false;
    const { scopes, states } = derived.machine();
    if (node.kind === 'start') return takenCount(view, 'start', '', scopes.get(node.scopeId)?.startAt?.targetName ?? '') > 0;
    // The id of an end is that of its state with a suffix.
    return endedCount(view, states.get(node.id.replace(/#end$/, '') as StateId)?.name ?? '') > 0;
  });
  return (
    <div className={styles.terminal} data-taken={isTaken || undefined}>
      {node.title}
    </div>
  );
});
