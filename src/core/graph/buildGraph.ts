/**
 * From a machine to its graph: a node for every state, an edge for every transition, and the small things around them.
 * Scopes are visited with a list, not by recursion, because a definition may be nested thousands of levels deep.
 */
import { unreachedStates } from '../asl/reachability';
import type { Machine, Scope, ScopeId, State, StateId } from '../asl/model';
import { optional } from '../base/optional';
import { buildScopeEdges } from './buildEdges';
import type { Graph, GraphEdge, GraphNode, GraphScope } from './graph';
import { boxSize, describeState, terminalSizes } from './nodeShape';
import { shapeKeyOf } from './shapeKey';
import { count } from './stateWords';

/**
 * Builds the graph of a machine. Containers in `collapsed` hide what is inside. Unchanged states keep their node
 * objects. For a picture nothing is shortened, however much room it takes: there are no tooltips in it.
 */
export function buildGraph(
  machine: Machine,
  options: { readonly collapsed: ReadonlySet<StateId>; readonly isPicture?: boolean },
): Graph {
  const scopes: GraphScope[] = [];
  const waiting: { readonly scope: Scope; readonly owner?: string }[] = [{ scope: machine.root }];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { scope, owner } = next;
    scopes.push(buildScope(machine, scope, owner, options.collapsed, options.isPicture === true));
    // Last ones first, so that they are taken in the order of the text.
    for (const state of scope.states.toReversed()) {
      if (isContainer(state) && !options.collapsed.has(state.id))
        for (const inner of state.scopes.toReversed()) waiting.push({ scope: inner, owner: state.id });
    }
  }
  scopes.reverse();
  const nodes = new Map<string, GraphNode>();
  const edges: GraphEdge[] = [];
  // From the root inwards, so that containers come before what they contain.
  for (let i = scopes.length - 1; i >= 0; i--) {
    const scope = scopes[i]!; // i is an index of scopes
    for (const node of scope.nodes) nodes.set(node.id, node);
    for (const edge of scope.edges) edges.push(edge);
  }
  return { nodes, edges, scopes, shapeKey: shapeKeyOf(scopes) };
}

function isContainer(state: State): boolean {
  return (state.type === 'Parallel' || state.type === 'Map') && state.scopes.length > 0;
}

function buildScope(
  machine: Machine,
  scope: Scope,
  owner: string | undefined,
  collapsed: ReadonlySet<StateId>,
  isPicture: boolean,
): GraphScope {
  const isRoot = owner === undefined;
  const base = { scopeId: scope.id, ...optional({ parent: owner }) };
  if (scope.states.length === 0 && !scope.startAt?.targetName) {
    const size = isRoot ? { width: 232, height: 64 } : { width: 208, height: 52 };
    const empty: GraphNode = {
      ...base,
      id: `${scope.id}#empty`,
      kind: 'empty',
      title: '',
      subtitle: '',
      glyph: 'start',
      ...size,
    };
    return { id: scope.id, ...optional({ owner }), nodes: [empty], edges: [] };
  }

  const nodes: GraphNode[] = [];
  const start: GraphNode = {
    ...base,
    id: `${scope.id}#start`,
    kind: 'start',
    title: isRoot ? 'Start' : '',
    subtitle: '',
    glyph: 'start',
    ...terminalSizes(isRoot, 'Start'),
  };
  nodes.push(start);
  const unreachable = new Set(unreachedStates(scope));
  for (const state of scope.states) {
    const kind = !isContainer(state) ? 'state' : collapsed.has(state.id) ? 'collapsed' : 'container';
    const { subtitle, glyph, retries } = describeState(state);
    const line = kind === 'collapsed' ? `${subtitle} · ${count(countStates(machine, state), 'state')}` : subtitle;
    const { width, height, titleLines } = boxSize(state.name, line, kind, retries !== undefined, isPicture);
    // All members are always there, so that all nodes have one shape: engines handle that much faster.
    const node: GraphNode = {
      id: state.id,
      kind,
      stateId: state.id,
      scopeId: scope.id,
      parent: owner,
      title: state.name,
      titleLines,
      subtitle: line,
      glyph,
      retries,
      unreachable: unreachable.has(state) || undefined,
      broken: state.broken || undefined,
      width,
      height,
    };
    nodes.push(isPicture ? node : reuse(state, node));
  }
  const built = buildScopeEdges(scope, isRoot, base, isPicture);
  for (const node of built.nodes) nodes.push(node);
  return { id: scope.id, ...optional({ owner }), nodes, edges: built.edges };
}

const lastNodes = new WeakMap<State, GraphNode>();

/**
 * Gives the node of the last time, when it was made of the same state and looks
 * the same: views skip what kept its identity.
 */
function reuse(state: State, node: GraphNode): GraphNode {
  const last = lastNodes.get(state);
  if (last && looksSame(last, node)) return last;
  lastNodes.set(state, node);
  return node;
}

/** The rest of a node follows from its state. */
function looksSame(a: GraphNode, b: GraphNode): boolean {
  return (
    a.kind === b.kind &&
    a.parent === b.parent &&
    a.subtitle === b.subtitle &&
    a.unreachable === b.unreachable &&
    a.id === b.id
  );
}

/** How many states are inside a container, at all levels. */
function countStates(machine: Machine, container: State): number {
  let states = 0;
  const waiting: (ScopeId | undefined)[] = container.scopes.map(({ id }) => id);
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    for (const state of machine.scopes.get(id)?.states ?? []) {
      states++;
      for (const inner of state.scopes) waiting.push(inner.id);
    }
  }
  return states;
}
