/** Lines that run beside each other to the same target become one. */
import { arrivalsOf, type SweepState } from './sweepState';

/** Lines to the same target that would run beside each other for longer than this are joined. */
const longBeside = 110;

/** Notes that a line could join another one to the same target that is right beside it. */
export function joinLine(state: SweepState, edge: number, at: number): void {
  const { edges } = state.shape;
  const { keyOfEdge } = state.tree;
  const { from, front, couldJoin } = state;
  const { source, target, isSide } = edges[edge]!;
  const key = keyOfEdge[edge]!;
  for (const side of ['right', 'left'] as const) {
    // A line that could join another one itself will have done so, if this one does.
    const line = front.nearestLine(key, side, at - 12, at, (other) =>
      other.target !== target || other.isSide !== isSide ? 'inTheWay' : couldJoin.has(other.edge) ? 'passed' : 'wanted',
    );
    if (!line || couldJoin.has(edge)) continue;
    // A line beside it from the same box is joined from right to left only, one from further up either way.
    if (line.source === source ? side === 'left' : line.since < from[source]! - 8)
      couldJoin.set(edge, { line: line.edge, at: at - 4 });
  }
}

/** Lines that run beside each other for long become one. */
export function joinLongLines(state: SweepState, node: number, bar: number): void {
  const { keyOfEdge } = state.tree;
  const { lineEnd, joins, front, couldJoin } = state;
  if (couldJoin.size === 0) return;
  const offers = arrivalsOf(state, node).flatMap((edge) => {
    const offer = couldJoin.get(edge);
    return offer && bar - offer.at >= longBeside ? [{ edge, ...offer }] : [];
  });
  for (const { edge, line, at } of offers) {
    joins[edge] = line;
    lineEnd[edge] = at;
    front.removeLine(edge, keyOfEdge[edge]!);
  }
}
