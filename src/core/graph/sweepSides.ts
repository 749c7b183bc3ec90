/** How lines leave at the sides of a box, and how those that cannot go on below it. */
import { keyTo, sidesOf, takeColumn } from './sweepColumns';
import { addLine, barBlocked, longestLabel, type SweepState } from './sweepState';

/** Decides how lines leave at the sides of a box, now that everything beside it is known. */
export function leaveSides(state: SweepState, node: number): void {
  const { shape, flow, distances, from } = state;
  const beside = { top: from[node]!, end: from[node]! + distances.sideDepth(node) };
  for (const edge of flow.outOf[node]!) {
    if (!distances.isForward(edge)) leaveBack(state, node, edge, beside);
    else if (shape.edges[edge]!.isSide) leaveOnwards(state, node, edge, beside);
  }
}

/** From where to where along the sides of a box are. */
type Beside = { readonly top: number; readonly end: number };

/** Begins a line onwards at a side, or joins it to one beside the box that has the same target. */
function leaveOnwards(state: SweepState, node: number, edge: number, { top, end }: Beside): void {
  const { wayOf, keyOfNode } = state.tree;
  const { joins, exitOf, front } = state;
  const { target } = state.shape.edges[edge]!;
  const towards = exitOf[edge] === 'left' ? 'left' : 'right';
  const line =
    wayOf[edge] === 'line'
      ? front.nearestLine(keyOfNode[node]!, towards, top, end, (other) =>
          other.target === target && other.isSide ? 'wanted' : 'passed',
        )
      : undefined;
  if (line) joins[edge] = line.edge;
  else addLine(state, edge, top);
}

/** Leads a line back into its column at a side, if it is free; else the line goes on downwards. */
function leaveBack(state: SweepState, node: number, edge: number, { top, end }: Beside): void {
  const { keyOfNode, keyOfEdge } = state.tree;
  const { bottom, labelFrom } = state.distances;
  const { flow, forkOf, isForked, exitOf, front, heap } = state;
  const { isSide, label } = state.shape.edges[edge]!;
  const exit = sidesOf(state, edge).find(
    (side) => front.blockedUntil(keyOfNode[node]!, keyTo(state, edge, side), top, end) === undefined,
  );
  if (exit) {
    exitOf[edge] = exit;
    takeColumn(state, edge, exit, end);
  } else if (isSide) {
    addLine(state, edge, top);
    heap.push({ at: end + 12, rank: keyOfEdge[edge]!, task: { kind: 'leaveEnd', edge } });
  } else {
    const below = flow.outOf[node]!.filter((other) => exitOf[other] === 'end').length;
    if (below > 1) isForked[node] = 1;
    if (label) forkOf[node] = labelFrom(node) + Math.max(longestLabel(state, node), label.along);
    addLine(state, edge, top);
    heap.push({
      at: Math.max(forkOf[node]!, bottom(node) + 6) + 12,
      rank: keyOfEdge[edge]!,
      task: { kind: 'leaveEnd', edge },
    });
  }
}

/** A line back that could not leave at a side goes on until its bar to the column is free. */
export function leaveEnd(state: SweepState, edge: number, at: number): void {
  const { keyOfEdge } = state.tree;
  const { lineEnd, front, heap, bars } = state;
  let next = Infinity;
  for (const side of sidesOf(state, edge)) {
    const [low, high] = [
      Math.min(keyOfEdge[edge]!, keyTo(state, edge, side)),
      Math.max(keyOfEdge[edge]!, keyTo(state, edge, side)),
    ];
    const later = barBlocked(state, low, high, at);
    if (later === undefined) {
      bars.push({ at, low, high });
      lineEnd[edge] = at;
      front.removeLine(edge, keyOfEdge[edge]!);
      return takeColumn(state, edge, side, at);
    }
    next = Math.min(next, later);
  }
  heap.push({ at: next, rank: keyOfEdge[edge]!, task: { kind: 'leaveEnd', edge } });
}
