import type { ReactElement } from 'react';
import { createMissing } from '../../shell/pickers/createMissing';
import { useSession } from '../../shell/stores/context';
import { Icon } from '../../shell/ui/icons';
import { canvasNode } from './canvasNode';
import styles from './TerminalNode.module.css';

/** What stands where an arrow names a state that does not exist: it offers to make that state. */
export const StubNode = canvasNode(function StubNode({ data: { node } }): ReactElement {
  const session = useSession();
  return (
    <button
      type="button"
      className={styles.stub}
      title={`No state has the name "${node.title}".`}
      onClick={() => createMissing(session, node.scopeId, node.title)}
    >
      <Icon name="plus" size={14} />
      <span>
        Create "<bdi>{node.title}</bdi>"
      </span>
    </button>
  );
});
