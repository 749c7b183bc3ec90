import { useMemo } from 'react';
import type { State, StateId } from '../asl/model';
import type { StateStatus, StateSummary, Visit } from '../history/runView';
import { useDocument, useRuns, useSelection, useSession } from '../stores/context';
import { shownView } from '../stores/runViews';
import type { RunsState } from '../stores/runsStore';

/** A state of the present machine; the same object as long as its text is the same. */
export function useStateOf(stateId: StateId): State | undefined {
  const { derived } = useSession();
  return useDocument(() => derived.machine().states.get(stateId));
}

/** How a node stands in the selection: Tab comes to the last selected state, or to the first one while none is selected. */
export type NodeSelection = { readonly isSelected: boolean; readonly isTabStop: boolean };

/** Listens to what the selection says of one state. */
export function useNodeSelection(stateId: StateId): NodeSelection {
  const { derived } = useSession();
  const isFirst = useDocument(() => (derived.machine().root.startAt?.target ?? derived.machine().root.states[0]?.id) === stateId);
  // One listener for each node; thousands of them come and go while zooming.
  const place = useSelection(({ states }): 'none' | 'other' | 'among' | 'last' => {
    if (states.length === 0) return 'none';
    if (states.at(-1) === stateId) return 'last';
    return states.includes(stateId) ? 'among' : 'other';
  });
  return { isSelected: place === 'among' || place === 'last', isTabStop: place === 'last' || (place === 'none' && isFirst) };
}

/** How one state stands in the shown run: a state that was not reached has no summary. */
export type NodeRun = { readonly status: StateStatus | 'notReached'; readonly summary?: StateSummary; readonly visit?: Visit };

const notReached: NodeRun = { status: 'notReached' };

/** Listens to the run of one state only: others that change do not draw it again. Undefined while no run is shown. */
export function useNodeRun(stateName: string): NodeRun | undefined {
  return useRuns(useMemo(() => createNodeRunOf(stateName), [stateName]));
}

/** Selects how a state stands; the same object as long as nothing of it has changed. */
function createNodeRunOf(stateName: string): (state: RunsState) => NodeRun | undefined {
  let last: NodeRun | undefined;
  return (state) => {
    const view = shownView(state);
    if (!view) return undefined;
    const summary = view.states.get(stateName);
    if (!summary) return notReached;
    const visit = view.visits.get(summary.lastVisit);
    if (last?.summary !== summary || last.visit !== visit) last = { status: summary.status, summary, visit };
    return last;
  };
}
