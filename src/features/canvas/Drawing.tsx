import { ReactFlow, useStore, type Edge } from '@xyflow/react';
import { useRef, useState, type MouseEvent, type ReactElement } from 'react';
import { useDocument, useGraph, useSession } from '../../shell/stores/context';
import { later } from '../../shell/ui/later';
import styles from './Drawing.module.css';
import { isEndOfDrag } from './dragChannel';
import { EdgeLayer } from './EdgeLayer';
import { EmptyNode } from './EmptyNode';
import { focusDrawing } from './focusNode';
import { Ground } from './Ground';
import type { FarLook } from './LargeNames';
import { nodeAtPoint } from './nodeAtPoint';
import { ScopeNode } from './ScopeNode';
import { StateNode } from './StateNode';
import { TerminalNode } from './TerminalNode';
import { useCanvasLayout } from './useCanvasLayout';
import { useCanvasNodes } from './useCanvasNodes';
import type { CanvasView } from './useCanvasView';
import { useMovingLayer } from './useMovingLayer';
import { useSeenPart } from './useSeenPart';
import { useFittedView } from './useFittedView';
import { useGrowingView } from './useGrowingView';
import { isFarAway, leastZoom, ownWordsZoom, zoomRange } from './view';

// Few workflows have targets that do not exist; none opens as far away as an overview.
const StubNode = later(async () => (await import('./StubNode')).StubNode);
const Overview = later(async () => (await import('./Overview')).Overview);
const LargeNames = later(async () => (await import('./LargeNames')).LargeNames);

/**
 * Fetches what a drawing that opens smaller than life is drawn with, so that its names do not change before the eyes.
 */
export const fetchLargeNames = LargeNames.fetch;

const nodeTypes = {
  state: StateNode,
  collapsed: StateNode,
  container: ScopeNode,
  start: TerminalNode,
  end: TerminalNode,
  stub: StubNode,
  empty: EmptyNode,
};
/** How far beside a state a press from far away still means it. */
const reachPx = 8;
/** Workflows of more nodes do not glide. */
const mostGliding = 200;
const noEdges: Edge[] = [];

/**
 * The drawing itself. React Flow gives it pan, zoom and nodes that are mounted
 * only while in view; everything else is ours.
 */
export function Drawing({
  view,
  region,
  onMovedByHand,
}: {
  readonly view: CanvasView;
  readonly region: () => HTMLElement | null;
  readonly onMovedByHand: () => void;
}): ReactElement {
  const { selectionStore } = useSession();
  const drawing = useRef<HTMLDivElement>(null);
  const markMoving = useMovingLayer(drawing);
  const isTold = useRef(true);
  const graph = useGraph();
  const layout = useCanvasLayout();
  const isFar = useStore((state) => isFarAway(state.transform[2], graph.nodes.size));
  const { part, isWhole } = useSeenPart(isFar);
  const nodes = useCanvasNodes(graph, layout, part);
  const isOpening = useFittedView(view);
  useGrowingView(view);
  const [farLook, setFarLook] = useState<FarLook>();
  const areNamesLarge = useStore((state) => state.transform[2] < ownWordsZoom);
  const isTyping = useDocument(({ lastChange }) => lastChange?.origin === 'text');

  const minZoom = useStore(({ width, height }) => leastZoom(layout, { width, height }));

  // A press begins a movement for the library; it is one when something moves. A turn of the wheel moves at once.
  const handleMoveStart = (event: globalThis.MouseEvent | TouchEvent | null): void => {
    isTold.current = event === null || event.type === 'wheel';
    if (event?.type === 'wheel') onMovedByHand();
  };
  const handleMove = (event: globalThis.MouseEvent | TouchEvent | null): void => {
    markMoving();
    if (event === null || isTold.current) return;
    isTold.current = true;
    onMovedByHand();
  };
  const handlePaneClick = (event: MouseEvent): void => {
    if (isEndOfDrag()) return;
    const point = view.toCanvas({ x: event.clientX, y: event.clientY });
    const reach = view.toCanvas({ x: event.clientX + reachPx, y: event.clientY }).x - point.x;
    const at = isFar ? nodeAtPoint(graph, layout, point, reach) : undefined;
    if (at?.stateId !== undefined) selectionStore.select([at.stateId]);
    else selectionStore.clear();
    focusDrawing(region());
  };

  return (
    <ReactFlow
      ref={drawing}
      className={styles.drawing}
      data-opening={isOpening || undefined}
      data-direction={layout.direction}
      data-large-names={farLook?.mode}
      data-glides={(!isTyping && graph.nodes.size <= mostGliding) || undefined}
      aria-label="Workflow diagram"
      tabIndex={0}
      nodes={nodes}
      edges={noEdges}
      nodeTypes={nodeTypes}
      minZoom={minZoom}
      maxZoom={zoomRange.max}
      nodesDraggable={false}
      nodesConnectable={false}
      nodesFocusable={false}
      edgesFocusable={false}
      elementsSelectable={false}
      elevateNodesOnSelect={false}
      selectionKeyCode={null}
      multiSelectionKeyCode={null}
      deleteKeyCode={null}
      panActivationKeyCode={null}
      zoomActivationKeyCode={null}
      disableKeyboardA11y
      panOnScroll
      zoomOnDoubleClick={false}
      proOptions={{ hideAttribution: true }}
      onPaneClick={handlePaneClick}
      onMove={handleMove}
      onMoveStart={handleMoveStart}
    >
      <Ground />
      <EdgeLayer part={part} farLabels={farLook?.labels} />
      {!isWhole && <Overview />}
      {areNamesLarge && <LargeNames onShown={setFarLook} />}
    </ReactFlow>
  );
}
