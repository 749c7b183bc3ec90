import type { State, StateId } from '../asl/model';
import type { StateStatus, StateSummary, Visit } from '../history/runView';
import { useDocument, useRuns, useSelection, useSession } from '../stores/context';
import { shownRun, shownView, stateSummaryOf } from '../stores/runViews';

/** A state of the present machine; the same object as long as its text is the same. */
export function useStateOf(stateId: StateId): State | undefined {
  const { derived } = useSession();
  return useDocument(() => derived.machine().states.get(stateId));
}

/** Whether Tab comes to this node: to the selected state, or to the first one while none is selected. */
export function useTabStop(stateId: StateId): boolean {
  const { derived } = useSession();
  const isFirst = useDocument(() => (derived.machine().root.startAt?.target ?? derived.machine().root.states[0]?.id) === stateId);
  return useSelection(({ states }) => (states.length === 0 ? isFirst : states.at(-1) === stateId));
}

/** How one state stands in the shown run: a state that was not reached has no summary. */
export type NodeRun = { readonly status: StateStatus | 'notReached'; readonly summary?: StateSummary; readonly visit?: Visit };

/** Listens to the run of one state only: others that change do not draw it again. Undefined while no run is shown. */
export function useNodeRun(stateName: string): NodeRun | undefined {
  const isShown = useRuns((state) => shownRun(state) !== undefined);
  const summary = useRuns((state) => stateSummaryOf(state, stateName));
  const visit = useRuns((state) => {
    const last = stateSummaryOf(state, stateName)?.lastVisit;
    return last === undefined ? undefined : shownView(state)?.visits.get(last);
  });
  if (!isShown) return undefined;
  return { status: summary?.status ?? 'notReached', summary, visit };
}
