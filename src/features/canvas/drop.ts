/** What a drag would do where the pointer is: the verb, and how the place is shown. Rules about ASL are the verbs'. */
import { connect, disconnect } from '../../core/asl/edit/connect';
import { moveStates } from '../../core/asl/edit/moveStates';
import { intoFiller } from '../../core/asl/edit/place';
import type { Place, VerbResult } from '../../core/asl/edit/verb';
import type { Machine, ScopeId, StateId, TransitionId } from '../../core/asl/model';
import type { Point } from '../../core/graph/geometry';
import { findDropTarget } from '../../core/graph/dropTargets';
import type { Graph, GraphEdge, GraphNode } from '../../core/graph/graph';
import type { Layout } from '../../core/graph/layout';
import { arrowKinds, setArrow } from '../../shell/pickers/arrows';
import type { Drag } from './dragChannel';
import { nodeAtPoint } from './nodeAtPoint';

/** What is lit while something is dragged over it. */
export type DropMark =
  | { readonly kind: 'arrow'; readonly edgeId: string }
  | { readonly kind: 'node'; readonly nodeId: string; readonly side?: 'after' | 'before' }
  | { readonly kind: 'scope'; readonly scopeId: ScopeId };

/** What letting go here would do. `key` is equal while the answer is. */
export type Drop = {
  readonly key: string;
  readonly mark: DropMark;
  /** What to say beside the pointer: `Insert after Charge`. */
  readonly hint: string;
  readonly verb: (machine: Machine) => VerbResult;
  /** Set for a new arrow that could be of several kinds, so that a person is asked. */
  readonly ask?: { readonly stateId: StateId; readonly targetName: string };
};

/** Finds what letting go at a point would do; undefined where nothing would happen. */
export function findDrop(
  drag: Drag,
  machine: Machine,
  graph: Graph,
  layout: Layout,
  point: Point,
  zoom: number,
): Drop | undefined {
  switch (drag.kind) {
    case 'add': {
      const place = findDropTarget(layout, graph, point, zoom);
      const filled = intoFiller(machine, place);
      return (
        fillerDrop(place, filled, graph, (now) => drag.item.insert(now, filled)) ??
        placeDrop(place, graph, 'Insert', (now) => drag.item.insert(now, place))
      );
    }
    case 'move': {
      const place = findDropTarget(layout, graph, point, zoom);
      if ((place.kind === 'after' || place.kind === 'before') && drag.ids.includes(place.stateId)) return undefined;
      const filled = intoFiller(machine, place);
      return (
        fillerDrop(place, filled, graph, (now) => moveStates(now, drag.ids, filled)) ??
        placeDrop(place, graph, 'Move', (now) => moveStates(now, drag.ids, place))
      );
    }
    case 'reroute':
      return rerouteDrop(drag.edge, graph, nodeAtPoint(graph, layout, point));
    case 'connect':
      return connectDrop(drag.stateId, machine, nodeAtPoint(graph, layout, point));
  }
}

/** Letting go on the Pass that a new branch was filled with, which gives way. */
function fillerDrop(place: Place, filled: Place, graph: Graph, verb: Drop['verb']): Drop | undefined {
  if (filled === place || (place.kind !== 'after' && place.kind !== 'before')) return undefined;
  const hint = `Replace ${graph.nodes.get(place.stateId)?.title ?? ''}`;
  return { key: `Replace ${place.stateId}`, mark: { kind: 'node', nodeId: place.stateId }, hint, verb };
}

function placeDrop(place: Place, graph: Graph, word: 'Insert' | 'Move', verb: Drop['verb']): Drop {
  const title = (nodeId: string): string => graph.nodes.get(nodeId)?.title ?? '';
  switch (place.kind) {
    case 'transition': {
      const edge = graph.edges.find(({ transitionId }) => transitionId === place.id);
      const hint = edge
        ? `${word === 'Insert' ? 'Insert on' : 'Move to'} ${title(edge.source) || 'Start'} → ${title(edge.target) || 'End'}`
        : word;
      return { key: `${word} ${place.id}`, mark: { kind: 'arrow', edgeId: place.id }, hint, verb };
    }
    case 'after':
    case 'before':
      return {
        key: `${word} ${place.kind} ${place.stateId}`,
        mark: sideMark(place, graph),
        hint: `${word} ${place.kind} ${title(place.stateId)}`,
        verb,
      };
    case 'scope':
      return {
        key: `${word} in ${place.scopeId}`,
        mark: { kind: 'scope', scopeId: place.scopeId },
        hint: scopeHint(place.scopeId, graph, word),
        verb,
      };
  }
}

/** Going after a state that ends is shown on its way to End. */
function sideMark(place: Extract<Place, { kind: 'after' | 'before' }>, graph: Graph): DropMark {
  const edgeId = `${place.stateId}#end`;
  const isOnEnd = place.kind === 'after' && graph.edges.some(({ id }) => id === edgeId);
  return isOnEnd ? { kind: 'arrow', edgeId } : { kind: 'node', nodeId: place.stateId, side: place.kind };
}

function scopeHint(scopeId: ScopeId, graph: Graph, word: 'Insert' | 'Move'): string {
  const scope = graph.scopes.find(({ id }) => id === scopeId);
  if (scope?.nodes.some(({ kind }) => kind === 'empty'))
    return word === 'Insert' ? 'Insert as the first state' : 'Move here';
  const owner = scope?.owner === undefined ? undefined : graph.nodes.get(scope.owner)?.title;
  return owner === undefined ? `${word} here, unconnected` : `${word} into ${owner}, unconnected`;
}

function rerouteDrop(edge: GraphEdge, graph: Graph, node: GraphNode | undefined): Drop | undefined {
  if (!node || node.id === edge.target) return undefined;
  const from = graph.nodes.get(edge.source)?.title || 'Start';
  const mark: DropMark = { kind: 'node', nodeId: node.id };
  const { transitionId } = edge;
  if (node.kind === 'end' && node.scopeId === edge.scopeId && transitionId !== undefined) {
    return { key: `end ${node.id}`, mark, hint: `${from} → End`, verb: (machine) => disconnect(machine, transitionId) };
  }
  if (node.stateId === undefined) return undefined;
  return {
    key: `to ${node.id}`,
    mark,
    hint: `${from} → ${node.title}`,
    // The way to End is no property of the text; leading it elsewhere gives the state a Next.
    verb: (machine) =>
      transitionId === undefined
        ? setArrow(machine, edge.source as StateId, 'next', node.title)
        : connect(machine, transitionId as TransitionId, node.title),
  };
}

function connectDrop(stateId: StateId, machine: Machine, node: GraphNode | undefined): Drop | undefined {
  const state = machine.states.get(stateId);
  if (!state || node?.stateId === undefined || node.stateId === stateId) return undefined;
  const [usual = 'next', other] = arrowKinds(state);
  return {
    key: `connect ${node.id}`,
    mark: { kind: 'node', nodeId: node.id },
    hint: `${state.name} → ${node.title}`,
    verb: (now) => setArrow(now, stateId, usual, node.title),
    ...(other !== undefined && { ask: { stateId, targetName: node.title } }),
  };
}
