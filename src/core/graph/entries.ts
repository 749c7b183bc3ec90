import type { ScopeShape } from './scopeShape';

/**
 * The nodes from which all others of a set are reached, where nothing outside the set leads to them: each the first, in
 * the author's order, of a group whose members reach each other and that nothing else leads into. Linear.
 * @see Tarjan, "Depth-first search and linear graph algorithms" (1972): strongly connected components.
 */
export function findEntries(
  { edges }: ScopeShape,
  outOf: readonly (readonly number[])[],
  members: readonly number[],
): readonly number[] {
  const isMember = new Set(members);
  const index = new Map<number, number>();
  const lowest = new Map<number, number>();
  const groupOf = new Map<number, number>();
  const open: number[] = [];
  let groups = 0;

  function walkFrom(start: number): void {
    const path = [{ node: start, next: 0 }];
    const enter = (node: number): void => {
      index.set(node, index.size);
      lowest.set(node, index.get(node)!); // just set
      open.push(node);
    };
    enter(start);
    for (let at = path.at(-1); at; at = path.at(-1)) {
      const { node } = at;
      const edge = outOf[node]?.[at.next++];
      const target = edge === undefined ? undefined : edges[edge]!.target; // edges of the shape
      if (target === undefined) {
        path.pop();
        const above = path.at(-1)?.node;
        // both were entered
        if (above !== undefined) lowest.set(above, Math.min(lowest.get(above)!, lowest.get(node)!));
        if (lowest.get(node) !== index.get(node)) continue;
        for (let last = open.pop(); last !== undefined; last = last === node ? undefined : open.pop())
          groupOf.set(last, groups);
        groups++;
      } else if (isMember.has(target) && !index.has(target)) {
        enter(target);
        path.push({ node: target, next: 0 });
      } else if (isMember.has(target) && !groupOf.has(target)) {
        lowest.set(node, Math.min(lowest.get(node)!, index.get(target)!)); // both were entered
      }
    }
  }

  for (const member of members) if (!index.has(member)) walkFrom(member);
  const isLedInto = new Set<number>();
  for (const node of members) {
    for (const edge of outOf[node] ?? []) {
      const group = groupOf.get(edges[edge]!.target);
      if (group !== undefined && group !== groupOf.get(node)) isLedInto.add(group);
    }
  }
  const entries: number[] = [];
  for (const node of members) {
    const group = groupOf.get(node)!; // every member was walked
    if (isLedInto.has(group)) continue;
    isLedInto.add(group);
    entries.push(node);
  }
  return entries;
}
