import type { RunView, Visit } from '../../core/history/runView';

/** A visit as a row: how deep it lies inside Map and Parallel states, and how its row is called. */
export type VisitRow = { readonly visit: Visit; readonly depth: number; readonly title: string };

/** All visits as rows: in the order in which they began, each followed by the visits inside it, item by item. */
export function buildVisitRows(view: RunView): readonly VisitRow[] {
  const inside = new Map<number | undefined, Visit[]>();
  for (const visit of view.visits.values()) {
    const siblings = inside.get(visit.parentVisit);
    if (siblings) siblings.push(visit);
    else inside.set(visit.parentVisit, [visit]);
  }
  const rows: VisitRow[] = [];
  const pending = rowsOf(undefined, 0);
  // A stack of our own: containers may be nested more deeply than calls may be.
  while (pending.length > 0) {
    const row = pending.pop();
    if (!row) break;
    rows.push(row);
    for (const inner of rowsOf(row.visit.id, row.depth + 1)) pending.push(inner);
  }
  return rows;

  /** The rows directly inside a visit, last first. */
  function rowsOf(parent: number | undefined, depth: number): VisitRow[] {
    const visits = inside.get(parent) ?? [];
    const byItem = visits.toSorted((a, b) => (a.iteration?.index ?? 0) - (b.iteration?.index ?? 0) || a.id - b.id);
    return byItem.reverse().map((visit) => ({
      visit,
      depth,
      title:
        visit.iteration && visit.iteration.map === parent
          ? `${visit.iteration.index} · ${visit.stateName}`
          : visit.stateName,
    }));
  }
}
