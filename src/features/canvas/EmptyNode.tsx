import type { ReactElement } from 'react';
import { Icon } from '../../shell/ui/icons';
import { canvasNode } from './canvasNode';
import { useOpenOverlay } from './canvasOverlay';
import styles from './TerminalNode.module.css';

/** An empty scope: where its first state is dropped, or chosen. */
export const EmptyNode = canvasNode(function EmptyNode({ data: { node } }): ReactElement {
  const open = useOpenOverlay();
  const isRoot = node.scopeId === '';
  return (
    <button
      type="button"
      className={styles.empty}
      onClick={() =>
        open({
          kind: 'insert',
          place: { kind: 'scope', scopeId: node.scopeId },
          title: 'First state',
          anchor: { nodeId: node.id },
        })
      }
    >
      <Icon name="plus" size={14} />
      <span>
        {isRoot ? 'Drag first state here' : 'Drag a state here'}
        {isRoot && <small className={styles.hint}>or click to choose one</small>}
      </span>
    </button>
  );
});
