import { glyphOfType } from '../../core/asl/stateTypes';
import { useCallback, useState, type ReactElement } from 'react';
import { moveStates } from '../../core/asl/edit/moveStates';
import type { Place } from '../../core/asl/edit/verb';
import type { Machine, StateId } from '../../core/asl/model';
import { applyVerb } from '../commands/applyVerb';
import { placeBeside } from '../commands/selected';
import type { Point } from '../../core/graph/geometry';
import { useSession } from '../stores/context';
import { SegmentedControl } from '../ui/SegmentedControl';
import { TypeAhead, type TypeAheadOption } from '../ui/TypeAhead';

type Side = 'after' | 'before';
type MoveOption = TypeAheadOption & { readonly placeOn: (side: Side) => Place };

/**
 * The chooser of another place for states: after or before any other state, in whatever container, or in an empty one.
 */
export function MovePicker({
  ids,
  at,
  onMoved,
  onClose,
}: {
  readonly ids: readonly StateId[];
  readonly at: Point;
  readonly onMoved: () => void;
  readonly onClose: () => void;
}): ReactElement {
  const session = useSession();
  const [side, setSide] = useState<Side>('after');
  const find = useCallback((typed: string) => findPlaces(session.derived.machine(), ids, typed), [session, ids]);
  const [only, ...others] = ids.map((id) => session.derived.machine().states.get(id)?.name);
  return (
    <TypeAhead
      label={`Move ${others.length > 0 ? `${ids.length} states` : (only ?? 'the state')} to…`}
      placeholder="Find a state"
      at={at}
      find={find}
      empty="No other state has that name."
      head={
        <SegmentedControl
          label="Side"
          value={side}
          onChange={setSide}
          segments={[
            { value: 'after', label: 'After' },
            { value: 'before', label: 'Before' },
          ]}
        />
      }
      onChoose={({ placeOn }) => {
        if (applyVerb(session, (machine) => moveStates(machine, ids, placeOn(side)), 'canvas')) onMoved();
      }}
      onClose={onClose}
    />
  );
}

function findPlaces(machine: Machine, ids: readonly StateId[], typed: string): readonly MoveOption[] {
  const words = typed.trim().toLowerCase();
  const beside = [...machine.states.values()]
    .filter(({ id }) => !ids.some((moved) => id === moved || id.startsWith(`${moved}/`)))
    .map((state): MoveOption => ({
      id: state.id,
      label: state.name,
      detail: whereWords(machine, state.id),
      glyph: glyphOfType(state.type),
      placeOn: (side) => placeBeside(state, side),
    }));
  const inside = [...machine.scopes.values()]
    .filter(({ states, owner }) => states.length === 0 && owner !== undefined)
    .map((scope): MoveOption => {
      const owner = scope.owner && machine.states.get(scope.owner);
      return {
        id: scope.id,
        label: `Into ${owner ? owner.name : 'the container'}`,
        detail: 'Empty',
        glyph: glyphOfType(owner?.type),
        placeOn: () => ({ kind: 'scope', scopeId: scope.id }),
      };
    });
  return [...beside, ...inside].filter(({ label }) => label.toLowerCase().includes(words));
}

/** In which container a state is: `Task in Pack the items`. */
function whereWords(machine: Machine, id: StateId): string {
  const state = machine.states.get(id);
  const owner = state && machine.scopes.get(state.scopeId)?.owner;
  const container = owner === undefined ? undefined : machine.states.get(owner)?.name;
  return container === undefined ? (state?.type ?? 'No type') : `${state?.type ?? 'No type'} in ${container}`;
}
