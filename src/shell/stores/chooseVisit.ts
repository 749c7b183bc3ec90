import { childOfItem } from '../../core/history/childRuns';
import { itemsAround, tellingVisit, type Item } from '../../core/history/items';
import type { RunView, Visit } from '../../core/history/runView';
import { runViewOf, shownRun, shownView } from './runViews';
import type { Session } from './session';

/**
 * Selects the state of the open document that has a name of the run's history. A state that is gone is not selected.
 */
export function selectStateByName({ derived, selectionStore }: Session, name: string): void {
  const states = [...derived.machine().states.values()];
  // Names should be unique in a machine; where they are not, one that is selected already stays.
  const selected = selectionStore.getState().states.at(-1);
  if (states.some((state) => state.id === selected && state.name === name)) return;
  const state = states.find((candidate) => candidate.name === name);
  if (state) selectionStore.select([state.id]);
}

/** Shows a visit in every view: its state is selected, and the items that it lies in are the chosen ones. */
export function chooseVisit(session: Session, view: RunView, visit: Visit): void {
  const items = itemsAround(view, visit);
  // Outside of a distributed Map's items none of its child executions is looked at any more.
  const { runsStore } = session;
  const run = shownRun(runsStore.getState());
  if (run?.openChild !== undefined && !items.some(({ map }) => view.visits.get(map)?.iterations?.asChildren))
    runsStore.openChild(run.id, undefined);
  selectStateByName(session, visit.stateName);
  session.selectionStore.showVisit(visit.id, items);
}

/** Shows an item of a Map in every view, by the visit in it that tells most. */
export function chooseItem(session: Session, item: Item): void {
  const { runsStore, selectionStore, derived } = session;
  const run = shownRun(runsStore.getState());
  const before = run && runViewOf(run);
  const map = before?.visits.get(item.map);
  if (!before || !map) return;
  if (map.iterations?.asChildren)
    runsStore.openChild(run.id, childOfItem(run.children ?? [], run.openChild, item.map, item.index)?.id);
  const view = shownView(runsStore.getState()) ?? before;
  const selected = selectionStore.getState().states.at(-1);
  const name = selected === undefined ? undefined : derived.machine().states.get(selected)?.name;
  const visit = tellingVisit(view, item, name);
  if (visit) return chooseVisit(session, view, visit);
  selectStateByName(session, map.stateName);
  selectionStore.showVisit(map.id, [...itemsAround(view, map), item]);
}
