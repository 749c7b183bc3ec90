import type { ReactElement } from 'react';
import { useMachine } from '../../shell/stores/context';
import type { StateId } from '../../core/asl/model';
import styles from './ScopeNode.module.css';
import { useCanvasLayout } from './useCanvasLayout';

/** The borders between the branches of a Parallel. One branch, or the body of a Map, needs none. */
export function ScopeLanes({ nodeId }: { readonly nodeId: string }): ReactElement | null {
  const layout = useCanvasLayout();
  const scopes = useMachine().states.get(nodeId as StateId)?.scopes ?? []; // containers have the id of their state
  const frame = layout.nodes.get(nodeId);
  if (!frame || scopes.length < 2) return null;
  return (
    <>
      {scopes.map((scope) => {
        const lane = layout.lanes.get(scope.id);
        return (
          lane && (
            <span
              key={scope.id}
              className={styles.lane}
              style={{ left: lane.x - frame.x - 1, top: lane.y - frame.y - 1, width: lane.width, height: lane.height }}
            />
          )
        );
      })}
    </>
  );
}
