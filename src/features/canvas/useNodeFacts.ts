import { useMemo } from 'react';
import type { State, StateId } from '../../core/asl/model';
import { comesFrom } from '../../shell/stores/comesFrom';
import { containersOf } from '../../shell/stores/containersOf';
import { isRunByChildren, itemsWithCaughtErrors, visitsInItem, type Item } from '../../core/history/items';
import type { RunView, StateStatus, Visit } from '../../core/history/runView';
import { standingOf, type Standing } from '../../core/history/standing';
import { useDocument, useRuns, useSelection, useSession } from '../../shell/stores/context';
import { shownView } from '../../shell/stores/runViews';
import type { ArrowWords } from '../../shell/pickers/laterWords';
import type { Inside } from '../../shell/pickers/stateInWords';
import type { RunsState } from '../../shell/stores/runsStore';

/** A state of the present machine; the same object as long as its text is the same. */
export function useStateOf(stateId: StateId): State | undefined {
  const { derived } = useSession();
  return useDocument(() => derived.machine().states.get(stateId));
}

const nowhere: readonly string[] = [];

/** The names of the states that lead to a state; the same list as long as they are the same. */
export function useComesFrom(stateId: StateId): readonly string[] {
  const { derived } = useSession();
  const names = useDocument(() => comesFrom(derived.machine()).get(stateId)?.join('\n'));
  return useMemo(() => names?.split('\n') ?? nowhere, [names]);
}

/** Where a state stands; the same object as long as that is the same. Undefined outside of all containers. */
export function useInside(stateId: StateId, words: ArrowWords | undefined): Inside | undefined {
  const { derived } = useSession();
  const written = useDocument(() => {
    const inside = words?.insideOfState(derived.machine(), stateId);
    return inside && JSON.stringify(inside);
  });
  return useMemo(() => (written === undefined ? undefined : (JSON.parse(written) as Inside)), [written]); // written above
}

/**
 * How a node stands in the selection: Tab comes to the last selected state, or to the first one while none is selected.
 */
export type NodeSelection = { readonly isSelected: boolean; readonly isTabStop: boolean };

/** Listens to what the selection says of one state. */
export function useNodeSelection(stateId: StateId): NodeSelection {
  const { derived } = useSession();
  const isFirst = useDocument(
    () => (derived.machine().root.startAt?.target ?? derived.machine().root.states[0]?.id) === stateId,
  );
  // One listener for each node; thousands of them come and go while zooming.
  const place = useSelection(({ states }): 'none' | 'other' | 'among' | 'last' => {
    if (states.length === 0) return 'none';
    if (states.at(-1) === stateId) return 'last';
    return states.includes(stateId) ? 'among' : 'other';
  });
  return {
    isSelected: place === 'among' || place === 'last',
    isTabStop: place === 'last' || (place === 'none' && isFirst),
  };
}

/** How one state stands in the shown run: a state that was not reached has no summary. */
export type NodeRun = {
  readonly status: StateStatus | 'notReached';
  readonly summary?: Standing;
  readonly visit?: Visit;
  /** Child executions run it: whether they reached it, the run does not say. */
  readonly isRunByChildren?: true;
  /** In how many items of a Map an error was caught. */
  readonly caughtInside?: number;
};

const notReached: NodeRun = { status: 'notReached' };
const runByChildren: NodeRun = { status: 'notReached', isRunByChildren: true };

/** Listens to the run of one state only: others that change do not draw it again. Undefined while no run is shown. */
export function useNodeRun(stateName: string, stateId: StateId): NodeRun | undefined {
  const items = useSelection((selection) => selection.items);
  return useRuns(useMemo(() => createNodeRunOf(stateName, stateId, items), [stateName, stateId, items]));
}

/**
 * Selects how a state stands, in the items that are looked at; the same object as long as nothing of it has changed.
 */
function createNodeRunOf(
  stateName: string,
  stateId: StateId,
  items: readonly Item[] = [],
): (state: RunsState) => NodeRun | undefined {
  let last: NodeRun | undefined;
  return (state) => {
    const view = shownView(state);
    if (!view) return undefined;
    const summary = standingOf(view, stateName);
    if (!summary)
      return isRunByChildren(view, containersOf(stateId)) && !isItemKnown(view, items) ? runByChildren : notReached;
    const inItem = findInItems(view, items, stateName);
    if (inItem === null) return notReached;
    const visit = inItem ?? view.visits.get(summary.lastVisit);
    const caughtInside = visit?.iterations && itemsWithCaughtErrors(view, visit).size;
    if (last?.visit === visit && last?.caughtInside === caughtInside && (inItem || last?.summary === summary))
      return last;
    last = inItem ? { ...runOfVisit(inItem), caughtInside } : { status: summary.status, summary, visit, caughtInside };
    return last;
  };
}

/**
 * Whether an item that is looked at is a child execution whose history is at
 * hand: then a state that is not in it was not reached.
 */
function isItemKnown(view: RunView, items: readonly Item[]): boolean {
  return items.some(({ map, index }) => view.visits.get(map)?.iterations?.facts?.get(index)?.isKept === true);
}

/**
 * What a state came to in the innermost item that knows it; null when only
 * other items came to it, undefined outside of all.
 */
function findInItems(view: RunView, items: readonly Item[], stateName: string): Visit | null | undefined {
  for (const item of items.toReversed()) {
    const visit = visitsInItem(view, item).get(stateName);
    if (visit !== undefined) return visit;
  }
  return undefined;
}

/** How a state stands by one visit alone. */
function runOfVisit(visit: Visit): NodeRun {
  const { status, id } = visit;
  return {
    status,
    visit,
    summary: {
      status,
      visits: 1,
      lastVisit: id,
      retries: Math.max(0, visit.attempts.length - 1),
      counts: { [status]: 1 },
    },
  };
}
