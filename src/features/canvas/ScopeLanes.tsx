import type { ReactElement } from 'react';
import type { Rect } from '../../core/graph/geometry';
import { useMachine } from '../../shell/stores/context';
import type { StateId } from '../../core/asl/model';
import styles from './ScopeNode.module.css';
import { useCanvasLayout } from './useCanvasLayout';

/** Of a lane, in pixels. */
const corner = 8;

/** The borders between the branches of a Parallel. One branch, or the body of a Map, needs none. Thousands are one element. */
export function ScopeLanes({ nodeId }: { readonly nodeId: string }): ReactElement | null {
  const layout = useCanvasLayout();
  const scopes = useMachine().states.get(nodeId as StateId)?.scopes ?? []; // containers have the id of their state
  const frame = layout.nodes.get(nodeId);
  if (!frame || scopes.length < 2) return null;
  const lanes = scopes.flatMap(({ id }) => layout.lanes.get(id) ?? []);
  return (
    <svg className={styles.lanes} aria-hidden focusable={false}>
      <path d={lanes.map((lane) => laneAround(lane, frame)).join('')} />
    </svg>
  );
}

/** A lane as it stands in its container, with round corners. */
function laneAround(lane: Rect, { x, y }: Rect): string {
  const [across, down] = [lane.width - 2 * corner - 1, lane.height - 2 * corner - 1];
  const turn = (dx: number, dy: number): string => `a${corner} ${corner} 0 0 1 ${dx} ${dy}`;
  const top = `M${lane.x - x - 0.5 + corner} ${lane.y - y - 0.5}h${across}${turn(corner, corner)}`;
  return `${top}v${down}${turn(-corner, corner)}h${-across}${turn(-corner, -corner)}v${-down}${turn(corner, -corner)}z`;
}
