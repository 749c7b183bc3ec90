/** The arrows that a state can have, as a person meets them when connecting two states. */
import { addTransition, connect } from '../../core/asl/edit/connect';
import type { VerbResult } from '../../core/asl/edit/verb';
import type { Machine, State, StateId, TransitionId } from '../../core/asl/model';

/** A kind of arrow that can be drawn from a state. */
export type ArrowKind = 'next' | 'choice' | 'default' | 'catch';

/** How the kinds of arrow are called. */
export const arrowWords: Readonly<Record<ArrowKind, string>> = {
  next: 'Next',
  choice: 'Rule',
  default: 'Otherwise',
  catch: 'On error',
};

/**
 * What a target is asked for: a new arrow of a state, whose target may be decided already, or another end for an arrow.
 */
export type ConnectRequest =
  | { readonly kind: 'from'; readonly stateId: StateId; readonly targetName?: string }
  | { readonly kind: 'reroute'; readonly transitionId: TransitionId };

/** The kinds of arrow that a state can be given, besides those it has one of already; the usual one first. */
export function arrowKinds(state: State): readonly ArrowKind[] {
  switch (state.type) {
    case 'Choice':
      return ['choice', 'default'];
    case 'Task':
    case 'Parallel':
    case 'Map':
      return ['next', 'catch'];
    default:
      return ['next'];
  }
}

/**
 * Sets the one arrow of a kind that a state has, or adds one. A state has one
 * Next and one Default, but many rules and catchers.
 */
export function setArrow(machine: Machine, stateId: StateId, kind: ArrowKind, targetName: string): VerbResult {
  const only =
    kind === 'next' || kind === 'default'
      ? machine.states.get(stateId)?.transitions.find((transition) => transition.kind === kind)
      : undefined;
  return only ? connect(machine, only.id, targetName) : addTransition(machine, stateId, kind, targetName);
}

/** The states that an arrow can lead to: those of its own scope, without the one it comes from. */
export function targetsOf(machine: Machine, request: ConnectRequest): readonly State[] {
  if (request.kind === 'from') {
    const from = machine.states.get(request.stateId);
    return (from && machine.scopes.get(from.scopeId)?.states.filter(({ id }) => id !== from.id)) ?? [];
  }
  const scopes = [...machine.scopes.values()];
  return (
    scopes.find(
      ({ startAt, states }) =>
        startAt?.id === request.transitionId || states.some((state) => hasArrow(state, request.transitionId)),
    )?.states ?? []
  );
}

/** The name of the state that an arrow comes from; `Start` for a StartAt. */
export function sourceName(machine: Machine, transitionId: TransitionId): string {
  return [...machine.states.values()].find((state) => hasArrow(state, transitionId))?.name ?? 'Start';
}

function hasArrow({ transitions }: State, transitionId: TransitionId): boolean {
  return transitions.some(({ id }) => id === transitionId);
}
