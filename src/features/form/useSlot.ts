import { setField } from '../../core/asl/edit/setField';
import type { Problem } from '../../core/asl/problem';
import type { Json } from '../../core/base/json';
import { useProblems, useSession, useStateProblems } from '../../shell/stores/context';
import { applyField } from './applyField';
import { pointerOf, type Slot } from './slot';

/** What a control needs of its place: to change it, and to know what is wrong with it. */
export type BoundSlot = {
  /** Sets the value, or with undefined takes it away. Returns the reason when it was rejected. */
  readonly set: (value: Json | undefined) => string | undefined;
  /** The problems of this value and of everything in it. */
  readonly problems: readonly Problem[];
};

/** Binds a control to its place in the document. Changes within half a second are undone together. */
export function useSlot(slot: Slot): BoundSlot {
  const session = useSession();
  const ofState = useStateProblems(slot.stateId === '' ? undefined : slot.stateId);
  const all = useProblems();
  const at = pointerOf(slot);
  const candidates = slot.stateId === '' ? all : ofState;
  return {
    set: (value) => applyField(session, (machine) => setField(machine, slot.stateId, slot.path, value), `form:${at}`),
    problems: candidates.filter((problem) => problem.at === at || problem.at.startsWith(`${at}/`)),
  };
}
