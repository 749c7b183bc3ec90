import type { ReactElement } from 'react';
import type { StateId } from '../../core/asl/model';
import { useOpenOverlay } from './canvasOverlay';
import styles from './ConnectGrip.module.css';
import { beginHeldDrag, isEndOfDrag } from './dragChannel';

/** What an arrow is drawn from, at the edge of a node: dragged to a state, or pressed to choose one. */
export function ConnectGrip({
  stateId,
  nodeId,
  title,
}: {
  readonly stateId: StateId;
  readonly nodeId: string;
  readonly title: string;
}): ReactElement {
  const open = useOpenOverlay();
  return (
    <button
      type="button"
      className={`${styles.grip} nopan`}
      tabIndex={-1}
      aria-label={`Connect ${title} to…`}
      title="Drag to connect"
      onPointerDown={(event) =>
        event.button === 0 && beginHeldDrag(event.nativeEvent, () => ({ kind: 'connect', stateId }))
      }
      onClick={(event) => {
        event.stopPropagation();
        if (!isEndOfDrag()) open({ kind: 'connect', request: { kind: 'from', stateId }, anchor: { nodeId } });
      }}
    />
  );
}
