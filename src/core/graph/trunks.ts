/**
 * Where each state goes on: the one thing below it that every way passes which does not end in failure or lead back. It
 * stands straight below the state, so that the main column of a workflow, and that of each of its parts, does not jog.
 *
 * Indices of nodes and edges come from the shape; that is why they are never out of bounds here (`!`).
 */
import { createAncestorTree } from './ancestors';
import type { Flow } from './flow';
import type { FlowTree } from './flowTree';
import type { ScopeShape } from './scopeShape';

/**
 * For each node the node below it that its main way goes on to, or -1: its immediate postdominator, where that hangs on
 * the node itself. Where all ways of a node fail, they count like any others. Linear but for a logarithm.
 */
export function findTrunks(
  { nodes, edges }: ScopeShape,
  flow: Flow,
  { root, ancestors, wayOf, isSide }: FlowTree,
): Int32Array {
  const trunks = new Int32Array(root + 1).fill(-1);
  const isForward = (edge: number): boolean =>
    !edges[edge]!.isSide && (wayOf[edge] === 'stem' || wayOf[edge] === 'line');
  // Without a fork every way is straight anyhow.
  const isForked = flow.outOf.some((out) => out.length > 1 && isForward(out[1]!));
  if (!isForked) return trunks;

  const after = createAncestorTree(root + 1, root);
  const goesOn = new Uint8Array(nodes.length);
  for (let i = flow.order.length - 1; i >= 0; i--) {
    const node = flow.order[i]!;
    const { kind, fails } = nodes[node]!;
    let isGood = kind === 'end' && !fails;
    for (const edge of flow.outOf[node]!) if (isForward(edge) && goesOn[edges[edge]!.target]) isGood = true;
    goesOn[node] = isGood ? 1 : 0;
    let next = -1;
    for (const edge of flow.outOf[node]!) {
      const { target } = edges[edge]!;
      if (!isForward(edge) || (isGood && !goesOn[target])) continue;
      next = next === -1 ? target : after.nearestCommon(next, target);
    }
    after.add(node, next === -1 ? root : next);
    if (next !== -1 && next !== root && ancestors.parent(next) === node && !isSide[next]) trunks[node] = next;
  }
  return trunks;
}
