import type { NodeProps } from '@xyflow/react';
import { memo, type ReactElement } from 'react';
import { insertState } from '../asl/edit/insertState';
import { applyVerb } from '../commands/applyVerb';
import { useSession } from '../stores/context';
import { Icon } from '../ui/icons';
import type { CanvasNode } from './StateNode';
import styles from './TerminalNode.module.css';

/** What stands where an arrow names a state that does not exist: it offers to make that state. */
export const StubNode = memo(function StubNode({ data: { node } }: NodeProps<CanvasNode>): ReactElement {
  const session = useSession();
  // The arrow names it already, so a loose state of that name in the same scope is all that is missing.
  const handleCreate = (): void => {
    applyVerb(session, (machine) => insertState(machine, { kind: 'scope', scopeId: node.scopeId }, { type: 'Pass', name: node.title }), 'canvas');
  };
  return (
    <button type="button" className={`${styles.stub} nopan`} title={`No state has the name "${node.title}".`} onClick={handleCreate}>
      <Icon name="plus" size={14} />
      <span>Create "{node.title}"</span>
    </button>
  );
});
