import type { NodeProps } from '@xyflow/react';
import { memo, type ReactElement } from 'react';
import { useRuns } from '../stores/context';
import { shownView } from '../stores/runViews';
import type { CanvasNode } from './StateNode';
import styles from './TerminalNode.module.css';

/** Start or End of a scope. */
export const TerminalNode = memo(function TerminalNode({ data: { node } }: NodeProps<CanvasNode>): ReactElement {
  const isTaken = useRuns((state) => {
    const view = shownView(state);
    return view !== undefined && node.scopeId === '' && (node.kind === 'start' || view.status === 'SUCCEEDED');
  });
  return (
    <div className={styles.terminal} data-taken={isTaken || undefined}>
      {node.title}
    </div>
  );
});
