/**
 * The graph: what the canvas shows of a machine, without positions. A node is a state, a container, or one of the small
 * things around them (Start, End, a missing target); an edge is one transition in the text, or the way to an End.
 */
import type { GlyphName } from '../base/glyphName';
import type { ScopeId, StateId, TransitionId } from '../asl/model';

/** What a node stands for. A `stub` is a target that does not exist, `empty` a scope without states. */
export type NodeKind = 'state' | 'container' | 'collapsed' | 'start' | 'end' | 'stub' | 'empty';

/** A node of the canvas. Sizes are final except for containers, whose size the layout knows. */
export type GraphNode = {
  /** The `StateId`, or `<scopeId>#start`, `<stateId>#end`, `<transitionId>#stub`, `<scopeId>#empty`. */
  readonly id: string;
  readonly kind: NodeKind;
  /** The state that the node shows: present for `state`, `container` and `collapsed`. */
  readonly stateId?: StateId;
  /** The scope whose States map holds it (for `empty`: the scope that is empty). */
  readonly scopeId: ScopeId;
  /** The container node around it; absent at the top level. */
  readonly parent?: string;
  /**
   * The state's name; 'Start', 'End' or 'Failed' at the top level and '' inside containers; the missing name of a stub.
   */
  readonly title: string;
  /** The name in lines, where it is too long for one; put together they are the name. */
  readonly titleLines?: readonly string[];
  /** One quiet line: what the state does, in words. */
  readonly subtitle: string;
  /** Which picture to show: a state type in lower case, or a service such as 'lambda'. */
  readonly glyph: GlyphName;
  /** The most attempts that a retrier of the state allows; absent without Retry. */
  readonly retries?: number;
  /** No path leads here from StartAt. */
  readonly unreachable?: boolean;
  /** The source of the state could not be read completely. */
  readonly broken?: boolean;
  readonly width: number;
  readonly height: number;
};

/** Whether a node is the end of a state that fails; layouts put it beside the main way. */
export function isFailedEnd({ kind, glyph }: GraphNode): boolean {
  return kind === 'end' && glyph === 'fail';
}

/** What kind of transition an edge shows; `end` is the way from a final state to its End. */
export type EdgeKind = 'start' | 'next' | 'choice' | 'default' | 'catch' | 'end';

/** An edge of the canvas, within one scope. */
export type GraphEdge = {
  /** The `TransitionId`, or `<stateId>#end`. */
  readonly id: string;
  readonly kind: EdgeKind;
  /** The property in the text that the edge is; absent for `end`. */
  readonly transitionId?: TransitionId;
  readonly source: string;
  readonly target: string;
  readonly scopeId: ScopeId;
  /** The short text on the arrow: a rule in words, 'otherwise', error names. */
  readonly label?: string;
  /** The label in lines, where it needs more than one. */
  readonly labelLines?: readonly string[];
  /** The label in full, when `label` is shortened or there is a comment: for a tooltip. */
  readonly detail?: string;
};

/** The nodes and edges of one scope, in the author's order. Scopes share no edges, so each is laid out alone. */
export type GraphScope = {
  readonly id: ScopeId;
  /** The container node that shows the scope; absent for the root. */
  readonly owner?: string;
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
};

/** The graph of a machine. Scopes inside collapsed containers are left out. */
export type Graph = {
  readonly nodes: ReadonlyMap<string, GraphNode>;
  readonly edges: readonly GraphEdge[];
  /** In the reverse order of the text: inner scopes come before the scope that contains them, and the root is last. */
  readonly scopes: readonly GraphScope[];
  /** Equal keys mean equal layouts: made of ids, sizes and edges, not of texts. */
  readonly shapeKey: string;
};
