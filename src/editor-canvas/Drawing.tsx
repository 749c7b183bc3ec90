import { ReactFlow, useStore, type Edge } from '@xyflow/react';
import { lazy, Suspense, useEffect, useRef, useState, type MouseEvent, type ReactElement } from 'react';
import { useDocument, useGraph, useSession, useSettings } from '../stores/context';
import styles from './Drawing.module.css';
import { isEndOfDrag } from './dragChannel';
import { EdgeLayer } from './EdgeLayer';
import { EmptyNode } from './EmptyNode';
import { focusDrawing } from './focusNode';
import { Ground } from './Ground';
import { nodeAtPoint } from './nodeAtPoint';
import { ScopeNode } from './ScopeNode';
import { StateNode } from './StateNode';
import { StubNode } from './StubNode';
import { TerminalNode } from './TerminalNode';
import { useCanvasLayout } from './useCanvasLayout';
import { useCanvasNodes } from './useCanvasNodes';
import type { CanvasView } from './useCanvasView';
import { useMovingLayer } from './useMovingLayer';
import { useSeenPart } from './useSeenPart';
import { isFarAway, openingView, zoomRange, type View } from './view';

// No workflow opens so far away.
const Overview = lazy(async () => ({ default: (await import('./Overview')).Overview }));

const nodeTypes = { state: StateNode, collapsed: StateNode, container: ScopeNode, start: TerminalNode, end: TerminalNode, stub: StubNode, empty: EmptyNode };
/** Workflows of more nodes do not glide. */
const mostGliding = 200;
const noEdges: Edge[] = [];

/** The drawing itself. React Flow gives it pan, zoom and nodes that are mounted only while in view; everything else is ours. */
export function Drawing({ view, region, onMovedByHand }: { readonly view: CanvasView; readonly region: () => HTMLElement | null; readonly onMovedByHand: () => void }): ReactElement {
  const { selectionStore } = useSession();
  const drawing = useRef<HTMLDivElement>(null);
  const handleMove = useMovingLayer(drawing);
  const graph = useGraph();
  const layout = useCanvasLayout();
  const isFar = useStore((state) => isFarAway(state.transform[2], graph.nodes.size));
  const { part, isWhole } = useSeenPart(isFar);
  const nodes = useCanvasNodes(graph, layout, part);
  const isOpening = useOpeningView(view);
  const isTyping = useDocument(({ lastChange }) => lastChange?.origin === 'text');

  const handlePaneClick = (event: MouseEvent): void => {
    if (isEndOfDrag()) return;
    const at = isFar ? nodeAtPoint(graph, layout, view.toCanvas({ x: event.clientX, y: event.clientY })) : undefined;
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
      data-glides={(!isTyping && graph.nodes.size <= mostGliding) || undefined}
      aria-label="Workflow diagram"
      tabIndex={0}
      nodes={nodes}
      edges={noEdges}
      nodeTypes={nodeTypes}
      minZoom={zoomRange.min}
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
      onMoveStart={(event) => event !== null && onMovedByHand()}
    >
      <Ground />
      <EdgeLayer part={part} />
      <Suspense>{!isWhole && <Overview />}</Suspense>
    </ReactFlow>
  );
}

/**
 * Sets the first view as soon as the size of the canvas is known; again when the size changes, as long as nobody has moved
 * it, and when the workflow is turned to run the other way. Until then nothing is shown, so that nothing jumps.
 */
function useOpeningView(view: CanvasView): boolean {
  const width = useStore((state) => state.width);
  const height = useStore((state) => state.height);
  const [isOpening, setIsOpening] = useState(true);
  const direction = useSettings((settings) => settings.direction);
  const opened = useRef<{ readonly view: View; readonly direction: typeof direction }>(undefined);
  useEffect(() => {
    if (width === 0 || height === 0) return;
    const now = view.now();
    const { view: last, direction: lastDirection } = opened.current ?? {};
    const isTheirs = last && (last.x !== now.x || last.y !== now.y || last.zoom !== now.zoom);
    if (isTheirs && lastDirection === direction) return;
    opened.current = { view: openingView(view.layout(), { width, height }), direction };
    view.goTo(opened.current.view, false);
    setIsOpening(false);
  }, [width, height, direction, view]);
  return isOpening;
}
