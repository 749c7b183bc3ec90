import { useMemo, type ReactElement } from 'react';
import { unreachable } from '../../core/base/invariant';
import type { Shell } from '../../shell/commands/command';
import type { Point } from '../../core/graph/geometry';
import { arrowMenu, commandEntries, stateMenu, type MenuParts } from '../../shell/pickers/menus';
import { PickerPopup } from '../../shell/pickers/PickerPopup';
import { useGraph, useSession } from '../../shell/stores/context';
import { Menu } from '../../shell/ui/Menu';
import { useOpenOverlay, type Anchor, type CanvasOverlay } from './canvasOverlay';
import { countDegrees, drawEdge } from './drawEdges';
import { RenameField } from './RenameField';
import { SearchBox } from './SearchBox';
import type { CanvasView } from './useCanvasView';

/** The one thing that is open over the drawing, if any. `onChanged` is called after it changed the workflow. */
export function CanvasOverlays({
  overlay,
  view,
  shell,
  onChanged,
  onClose,
}: {
  readonly overlay: CanvasOverlay | undefined;
  readonly view: CanvasView;
  readonly shell: Shell;
  readonly onChanged: () => void;
  readonly onClose: () => void;
}): ReactElement | null {
  const session = useSession();
  const at = useMemo(
    () => (overlay && 'anchor' in overlay ? clientOf(overlay.anchor, view) : { x: 0, y: 0 }),
    [overlay, view],
  );
  if (!overlay) return null;

  switch (overlay.kind) {
    case 'insert':
    case 'connect':
    case 'move':
    case 'changeType':
      return <PickerPopup picker={overlay} at={at} onChanged={onChanged} onClose={onClose} />;
    case 'menu':
      return <CanvasMenu overlay={overlay} at={at} view={view} shell={shell} onClose={onClose} />;
    case 'rename':
      return (
        <RenameField
          key={overlay.stateId}
          stateId={overlay.stateId}
          onDone={() => {
            onClose();
            onChanged();
          }}
        />
      );
    case 'search':
      return (
        <SearchBox
          onShow={(id) => session.canvas.current()?.center(id)}
          onClose={(opener) => {
            onClose();
            // Who came from the outline goes on there.
            if (isElsewhere(opener)) opener.focus();
            else onChanged();
          }}
        />
      );
    default:
      return unreachable(overlay);
  }
}

function isElsewhere(opener: Element | null): opener is HTMLElement {
  return opener instanceof HTMLElement && opener.isConnected && opener.closest('[role=tree]') !== null;
}

function CanvasMenu({
  overlay,
  at,
  view,
  shell,
  onClose,
}: {
  readonly overlay: Extract<CanvasOverlay, { kind: 'menu' }>;
  readonly at: Point;
  readonly view: CanvasView;
  readonly shell: Shell;
  readonly onClose: () => void;
}): ReactElement {
  const session = useSession();
  const graph = useGraph();
  const open = useOpenOverlay();
  const { target, anchor } = overlay;
  const parts: MenuParts = { context: { session, shell }, pick: (picker) => open({ ...picker, anchor }) };
  if (target.kind === 'states')
    return <Menu label="Selection" entries={stateMenu(target.ids, parts)} at={at} onClose={onClose} />;
  if (target.kind === 'canvas')
    return <Menu label="Canvas" entries={commandEntries(canvasEntries, parts.context)} at={at} onClose={onClose} />;

  const edge = graph.edges.find(({ id }) => id === target.edgeId);
  const drawn = edge && drawEdge(edge, graph, view.layout(), countDegrees(graph));
  const stub = drawn && graph.nodes.get(drawn.edge.target);
  const missing = stub?.kind === 'stub' ? { name: stub.title, scopeId: stub.scopeId } : undefined;
  const entries = drawn
    ? arrowMenu(
        {
          transitionId: drawn.edge.transitionId,
          isStart: drawn.edge.kind === 'start',
          place: drawn.place,
          title: drawn.title,
          missing,
        },
        parts,
      )
    : [];
  return <Menu label={drawn?.title ?? 'Arrow'} entries={entries} at={at} onClose={onClose} />;
}

const canvasEntries = [
  'state.addAfter',
  'state.paste',
  'select.all',
  '-',
  'canvas.fit',
  'canvas.direction',
  'canvas.minimap',
  '-',
  'file.svg',
  'file.png',
];

/** Where something opened over the drawing begins: below its node, or at its point. */
function clientOf(anchor: Anchor, view: CanvasView): Point {
  if ('clientX' in anchor) return { x: anchor.clientX, y: anchor.clientY };
  if (!('nodeId' in anchor)) return view.toClient(anchor);
  const rect = view.layout().nodes.get(anchor.nodeId);
  if (!rect) return view.toClient({ x: 0, y: 0 });
  const { x, y } = view.toClient({ x: rect.x + rect.width / 2, y: rect.y + rect.height });
  return { x, y: y + 6 };
}
