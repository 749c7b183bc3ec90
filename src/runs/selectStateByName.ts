import type { Session } from '../stores/session';

/** Selects the state of the open document that has a name of the run's history. A state that is gone is not selected. */
export function selectStateByName({ derived, selectionStore }: Session, name: string): void {
  const states = [...derived.machine().states.values()];
  // Names should be unique in a machine; where they are not, one that is selected already stays.
  const selected = selectionStore.getState().states.at(-1);
  if (states.some((state) => state.id === selected && state.name === name)) return;
  const state = states.find((candidate) => candidate.name === name);
  if (state) selectionStore.select([state.id]);
}
