/** A short key for the shape of a graph: what its layout depends on, and nothing else. */
import type { GraphEdge, GraphNode, GraphScope } from './graph';
import { labelSize } from './nodeShape';

/** Equal for graphs that have the same layout: the same ids, sizes, edges and sizes of labels, in the same order. */
export function shapeKeyOf(scopes: readonly GraphScope[]): string {
  const hash = createHash();
  for (const scope of scopes) {
    hash.text(scope.id);
    hash.text(scope.owner ?? '');
    for (const node of scope.nodes) hashNode(hash, node);
    for (const edge of scope.edges) hashEdge(hash, edge);
  }
  return hash.digest();
}

type Hash = ReturnType<typeof createHash>;

function hashNode(hash: Hash, node: GraphNode): void {
  hash.text(node.id);
  hash.text(node.kind);
  hash.number(node.width);
  hash.number(node.height);
}

function hashEdge(hash: Hash, edge: GraphEdge): void {
  hash.text(edge.id);
  hash.text(edge.kind);
  hash.text(edge.target);
  hash.number(edge.label === undefined ? 0 : labelSize(edge.label).width);
}

/** Two 32-bit hashes side by side: 64 bits are plenty to tell the shapes of one session apart. */
function createHash() {
  let a = 0x811c9dc5;
  let b = 0x1b873593;
  const number = (value: number): void => {
    a = Math.imul(a ^ value, 0x01000193);
    b = Math.imul(b ^ (value + 0x9e3779b9), 0x85ebca6b);
    b ^= b >>> 15;
  };
  return {
    number,
    text(value: string): void {
      for (let i = 0; i < value.length; i++) number(value.charCodeAt(i));
      number(-1);
    },
    digest: (): string => `${(a >>> 0).toString(36)}.${(b >>> 0).toString(36)}`,
  };
}
