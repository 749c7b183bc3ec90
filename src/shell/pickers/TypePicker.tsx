import { glyphOfType, stateTypes } from '../../core/asl/stateTypes';
import type { ReactElement } from 'react';
import { changeType } from '../../core/asl/edit/changeType';
import type { StateId, StateType } from '../../core/asl/model';
import { applyVerb } from '../commands/applyVerb';
import type { Point } from '../../core/graph/geometry';
import { useSession } from '../stores/context';
import { TypeAhead, type TypeAheadOption } from '../ui/TypeAhead';

/** The chooser of another type for a state; the fields that fit are kept. */
export function TypePicker({
  stateId,
  at,
  onChanged,
  onClose,
}: {
  readonly stateId: StateId;
  readonly at: Point;
  readonly onChanged: () => void;
  readonly onClose: () => void;
}): ReactElement {
  const session = useSession();
  const state = session.derived.machine().states.get(stateId);
  return (
    <TypeAhead
      label={`Change the type of ${state?.name ?? 'the state'} to…`}
      placeholder="Find a type"
      at={at}
      find={findTypes}
      empty="No type has that name."
      onChoose={({ type }) => {
        if (applyVerb(session, (machine) => changeType(machine, stateId, type), 'canvas')) onChanged();
      }}
      onClose={onClose}
    />
  );
}

function findTypes(typed: string): readonly (TypeAheadOption & { readonly type: StateType })[] {
  const words = typed.trim().toLowerCase();
  return stateTypes
    .filter((type) => type.toLowerCase().includes(words))
    .map((type) => ({ id: type, label: type, glyph: glyphOfType(type), type }));
}
