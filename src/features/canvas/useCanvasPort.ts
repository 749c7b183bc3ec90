import { useEffect } from 'react';
import type { Machine, StateId } from '../../core/asl/model';
import { placeBeside, placeOfSelection } from '../../shell/commands/selected';
import type { Rect } from '../../core/graph/geometry';
import type { Direction } from '../../core/graph/layout';
import { navigate, type Step } from '../../core/graph/navigate';
import type { CanvasCommands } from '../../shell/stores/canvasPort';
import { useSession } from '../../shell/stores/context';
import type { Session } from '../../shell/stores/session';
import { announce } from '../../shell/ui/announce';
import type { OpenOverlay } from './canvasOverlay';
import { focusDrawing, focusNode, isOnDrawing } from './focusNode';
import type { CanvasView } from './useCanvasView';
import { isFarAway } from './view';

/**
 * Plugs the canvas into the session, so that commands, and with them keys,
 * menus and the palette, can ask it for things.
 */
export function useCanvasPort(view: CanvasView, open: OpenOverlay, region: () => HTMLElement | null): void {
  const session = useSession();
  useEffect(() => {
    const place = rememberPlace(session, view);
    const unplug = session.canvas.register(canvasCommands(session, view, open, region, place.last));
    return () => {
      unplug();
      place.forget();
    };
  }, [session, view, open, region]);
}

/** Remembers where the selection was, so that after a deletion the arrow keys go on from there. */
function rememberPlace(
  { selectionStore }: Session,
  view: CanvasView,
): { readonly last: () => Rect | undefined; readonly forget: () => void } {
  let last: Rect | undefined;
  const forget = selectionStore.subscribe(({ states }) => {
    const id = states.at(-1);
    last = (id && view.layout().nodes.get(id)) ?? last;
  });
  return { last: () => last, forget };
}

function canvasCommands(
  session: Session,
  view: CanvasView,
  open: OpenOverlay,
  region: () => HTMLElement | null,
  lastPlace: () => Rect | undefined,
): CanvasCommands {
  const { derived, selectionStore } = session;
  const focusSelected = (): void => {
    const selected = selectionStore.getState().states.at(-1);
    if (selected === undefined) focusDrawing(region());
    else focusNode(region(), selected);
  };
  const zoomBy = (factor: number): void => view.zoomTo(view.now().zoom * factor);
  return {
    focus: focusSelected,
    fit: view.fit,
    zoomIn: () => zoomBy(1.25),
    zoomOut: () => zoomBy(0.8),
    zoomActual: () => view.zoomTo(1),
    center: (stateId) => {
      unfoldAround(session, stateId);
      const rect = view.layout().nodes.get(stateId);
      if (rect) view.center(rect);
      // Who is on the drawing goes along; who types into the search over it does not.
      if (isOnDrawing(document.activeElement, region())) focusNode(region(), stateId);
    },
    startRename: (stateId) => {
      unfoldAround(session, stateId);
      const rect = view.layout().nodes.get(stateId);
      if (rect) view.show(rect);
      open({ kind: 'rename', stateId });
    },
    startAdd: (stateId, side) => {
      const state = stateId === undefined ? undefined : derived.machine().states.get(stateId);
      const place = state ? placeBeside(state, side) : placeOfSelection(session);
      const nodeId = state?.id ?? firstNode(session);
      const title = state ? `Add ${side} ${state.name}` : 'Add a state';
      open({ kind: 'insert', place, title, anchor: nodeId === undefined ? { x: 0, y: 0 } : { nodeId } });
    },
    startConnect: (stateId) =>
      open({ kind: 'connect', request: { kind: 'from', stateId }, anchor: { nodeId: stateId } }),
    startMove: (stateIds) => {
      const nodeId = stateIds.at(-1);
      if (nodeId !== undefined) open({ kind: 'move', ids: stateIds, anchor: { nodeId } });
    },
    move: (direction, isAdding = false) => {
      const from = selectionStore.getState().states.at(-1);
      if (from === undefined) {
        const first = nearestState(session, view, lastPlace()) ?? firstState(derived.machine());
        if (direction === 'out' || first === undefined) return focusDrawing(region());
        selectionStore.select([first]);
        return focusNode(region(), first);
      }
      if (direction === 'in' && selectionStore.getState().collapsed.includes(from))
        selectionStore.setCollapsed(from, false);
      const { graph } = session.drawing.getState();
      const to = navigate(graph, view.layout(), from, turned(direction, view.layout().direction));
      const target = to === undefined ? undefined : graph.nodes.get(to);
      if (target?.stateId !== undefined) {
        const rect = view.layout().nodes.get(target.id);
        if (isAdding) selectionStore.extendTo(target.stateId);
        else selectionStore.select([target.stateId]);
        // A rectangle far away tells nothing: who goes by keyboard comes nearer.
        if (rect && isFarAway(view.now().zoom, graph.nodes.size)) view.center(rect);
        focusNode(region(), target.id);
      } else if (target?.kind === 'stub' || target?.kind === 'empty') {
        focusNode(region(), target.id);
      } else if (direction === 'out') {
        selectionStore.clear();
        focusDrawing(region());
        announce('Nothing is selected.');
      } else announce(`${derived.machine().states.get(from)?.name ?? ''}: ${nowhere[direction]}.`);
    },
    find: () => open({ kind: 'search' }),
  };
}

/** What is said where a key leads to nothing. */
const nowhere = {
  up: 'no state above',
  down: 'no state below',
  left: 'no state on the left',
  right: 'no state on the right',
  in: 'no states inside',
} as const;

/**
 * Arrow keys follow what is seen: where a workflow runs to the right, the right
 * arrow goes on and the down arrow to a sibling.
 */
function turned(step: Step, direction: Direction): Step {
  return direction === 'down' ? step : turnedSteps[step];
}

const turnedSteps: Readonly<Record<Step, Step>> = {
  right: 'down',
  left: 'up',
  down: 'right',
  up: 'left',
  in: 'in',
  out: 'out',
};

/** The state whose node is nearest to a place. */
function nearestState({ drawing }: Session, view: CanvasView, place: Rect | undefined): StateId | undefined {
  if (!place) return undefined;
  const { nodes } = view.layout();
  let nearest: StateId | undefined;
  let least = Infinity;
  for (const { id, stateId } of drawing.getState().graph.nodes.values()) {
    const rect = stateId && nodes.get(id);
    const distance = rect
      ? Math.abs(rect.x + rect.width / 2 - place.x - place.width / 2) + Math.abs(rect.y - place.y)
      : Infinity;
    if (distance < least) [nearest, least] = [stateId, distance];
  }
  return nearest;
}

/** Opens the containers around a state that hide it. */
function unfoldAround({ derived, selectionStore }: Session, stateId: StateId): void {
  const { states, scopes } = derived.machine();
  for (let at = states.get(stateId); at;) {
    const owner = scopes.get(at.scopeId)?.owner;
    if (owner === undefined) return;
    if (selectionStore.getState().collapsed.includes(owner)) selectionStore.setCollapsed(owner, false);
    at = states.get(owner);
  }
}

function firstState({ root }: Machine): StateId | undefined {
  return root.startAt?.target ?? root.states[0]?.id;
}

/** The node that a popup about the whole workflow belongs to: its first one. */
function firstNode({ derived, drawing }: Session): string | undefined {
  return firstState(derived.machine()) ?? drawing.getState().graph.scopes.at(-1)?.nodes[0]?.id;
}
