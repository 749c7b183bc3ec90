import type { NodeProps } from '@xyflow/react';
import { memo, type ReactElement } from 'react';
import { Icon } from '../ui/icons';
import { useOpenOverlay } from './canvasOverlay';
import type { CanvasNode } from './StateNode';
import styles from './TerminalNode.module.css';

/** An empty scope: where its first state is dropped, or chosen. */
export const EmptyNode = memo(function EmptyNode({ data: { node } }: NodeProps<CanvasNode>): ReactElement {
  const open = useOpenOverlay();
  const isRoot = node.scopeId === '';
  return (
    <button
      type="button"
      className={`${styles.empty} nopan`}
      onClick={() => open({ kind: 'insert', place: { kind: 'scope', scopeId: node.scopeId }, title: 'First state', anchor: { nodeId: node.id } })}
    >
      <Icon name="plus" size={14} />
      {isRoot ? 'Drag first state here' : 'Drag a state here'}
    </button>
  );
});
