import { intoFiller } from '../../core/asl/edit/place';
import { unreachable } from '../../core/base/invariant';
import type { ScopeId, State, StateId } from '../../core/asl/model';
import type { Place } from '../../core/asl/edit/verb';
import type { Session } from '../stores/session';

/** The selected states that exist now, in the order of selection. */
export function selectedStates({ selectionStore, derived }: Session): readonly State[] {
  const { states } = derived.machine();
  return selectionStore
    .getState()
    .states.map((id) => states.get(id))
    .filter((state) => state !== undefined);
}

/** The ids of the selected states. */
export function selectedIds(session: Session): readonly StateId[] {
  return selectedStates(session).map((state) => state.id);
}

/** The one selected state; undefined when none or several are. */
export function oneSelected(session: Session): State | undefined {
  const [state, ...others] = selectedStates(session);
  return others.length === 0 ? state : undefined;
}

/**
 * Where something added without pointing goes: after the selection, on the
 * selected arrow, else after the last state of the workflow.
 */
export function placeOfSelection(session: Session): Place {
  const { transition } = session.selectionStore.getState();
  if (transition !== undefined) return { kind: 'transition', id: transition };
  const last = selectedStates(session).at(-1) ?? lastOfRoot(session);
  if (!last) return { kind: 'scope', scopeId: rootScope };
  return intoFiller(session.derived.machine(), placeBeside(last, 'after'));
}

/** A place before or after a state. */
export function placeBeside(state: State, side: 'after' | 'before'): Place {
  switch (side) {
    case 'after':
      return { kind: 'after', stateId: state.id };
    case 'before':
      return { kind: 'before', stateId: state.id };
    default:
      return unreachable(side);
  }
}

const rootScope = '' as ScopeId; // the root scope's pointer, by definition

/** The state at the end of the way that starts at `StartAt` and follows Next. */
function lastOfRoot({ derived }: Session): State | undefined {
  const { root, states } = derived.machine();
  const seen = new Set<StateId>();
  let at = root.startAt?.target;
  let last: State | undefined;
  while (at !== undefined && !seen.has(at)) {
    seen.add(at);
    last = states.get(at);
    at = last?.transitions.find((transition) => transition.kind === 'next')?.target;
  }
  return last ?? root.states.at(-1);
}
