import type { ReactElement } from 'react';
import type { Scope, ScopeId, StateId } from '../../core/asl/model';
import { useMachine } from '../../shell/stores/context';
import { Select, type SelectOption } from '../../shell/ui/Select';
import type { Slot } from './slot';
import { SlotField } from './SlotField';
import { useSlot } from './useSlot';

/** A field that names a state of the same scope: where to go next. */
export function TargetControl({
  slot,
  label,
  scopeId,
}: {
  readonly slot: Slot;
  readonly label?: string;
  readonly scopeId?: ScopeId;
}): ReactElement {
  const { set } = useSlot(slot);
  const names = useScopeNames(slot.stateId, scopeId);
  const current = typeof slot.value === 'string' ? slot.value : '';
  return (
    <SlotField slot={slot} label={label}>
      {(ids) => (
        <Select
          {...ids}
          value={current}
          options={targetOptions(names, current, slot.row.required ? 'choose a state' : 'none')}
          onChange={(name) => void set(name === '' ? undefined : name)}
        />
      )}
    </SlotField>
  );
}

/** The names of the states that a state can go to; those of a scope when it is given. */
export function useScopeNames(stateId: StateId | '', scopeId?: ScopeId): readonly string[] {
  const machine = useMachine();
  const own = scopeId ?? machine.states.get(stateId as StateId)?.scopeId; // '' is the id of no state
  const scope = own === undefined ? undefined : machine.scopes.get(own);
  return scope ? namesOf(scope) : [];
}

const known = new WeakMap<Scope, readonly string[]>();

/** Remembered, because every rule of a Choice asks for the names of all states beside it. */
function namesOf(scope: Scope): readonly string[] {
  let names = known.get(scope);
  if (!names) known.set(scope, (names = scope.states.map((state) => state.name)));
  return names;
}

const asOption = (name: string): SelectOption => ({ value: name, label: name });
const optionsOf = new WeakMap<readonly string[], readonly SelectOption[]>();

/** States to choose from; a name that no state has stays, marked. */
export function targetOptions(names: readonly string[], current: string, absent: string): readonly SelectOption[] {
  const options = optionsOf.get(names) ?? [...new Set(names)].map(asOption);
  optionsOf.set(names, options);
  const missing =
    current !== '' && !names.includes(current) ? [{ value: current, label: `${current} (no such state)` }] : [];
  return [
    ...(current === '' || absent === 'none' ? [{ value: '', label: absent, disabled: absent !== 'none' }] : []),
    ...missing,
    ...options,
  ];
}
