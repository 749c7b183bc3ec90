/** A tree in which ancestors are found in logarithmic time, by a second pointer per node that jumps far up. */
export type AncestorTree = ReturnType<typeof createAncestorTree>;

/**
 * Creates a tree of `size` nodes with the given root. Every node must be added after its parent.
 * @see Myers, "An applicative random-access stack" (1983): jump pointers by skew-binary numbers.
 */
export function createAncestorTree(size: number, root: number) {
  const parent = new Int32Array(size).fill(-1);
  const depth = new Int32Array(size);
  const jump = new Int32Array(size);
  parent[root] = root;
  jump[root] = root;

  function atDepth(node: number, wanted: number): number {
    let at = node;
    // indices of nodes throughout
    while (depth[at]! > wanted) at = depth[jump[at]!]! >= wanted ? jump[at]! : parent[at]!;
    return at;
  }

  return {
    parent: (node: number): number => parent[node]!,
    depth: (node: number): number => depth[node]!,
    add(node: number, under: number): void {
      const far = jump[under]!;
      parent[node] = under;
      depth[node] = depth[under]! + 1;
      jump[node] = depth[under]! - depth[far]! === depth[far]! - depth[jump[far]!]! ? jump[far]! : under;
    },
    /** The ancestor of a node (or itself) that is at a depth. */
    atDepth,
    /** The nearest node that is an ancestor of both, or one of them. */
    nearestCommon(a: number, b: number): number {
      const level = Math.min(depth[a]!, depth[b]!);
      let x = atDepth(a, level);
      let y = atDepth(b, level);
      while (x !== y) {
        const up = jump[x] !== jump[y] ? jump : parent;
        x = up[x]!;
        y = up[y]!;
      }
      return x;
    },
  };
}
