import type { ReactElement } from 'react';
import type { ScopeId, StateId } from '../asl/model';
import { useMachine } from '../stores/context';
import { Select, type SelectOption } from '../ui/Select';
import type { Slot } from './slot';
import { SlotField } from './SlotField';
import { useSlot } from './useSlot';

/** A field that names a state of the same scope: where to go next. */
export function TargetControl({ slot, label, scopeId }: { readonly slot: Slot; readonly label?: string; readonly scopeId?: ScopeId }): ReactElement {
  const { set } = useSlot(slot);
  const names = useScopeNames(slot.stateId, scopeId);
  const current = typeof slot.value === 'string' ? slot.value : '';
  return (
    <SlotField slot={slot} label={label}>
      {(ids) => <Select {...ids} value={current} options={targetOptions(names, current, slot.row.required ? 'choose a state' : 'none')} onChange={(name) => void set(name === '' ? undefined : name)} />}
    </SlotField>
  );
}

/** The names of the states that a state can go to; those of a scope when it is given. */
export function useScopeNames(stateId: StateId | '', scopeId?: ScopeId): readonly string[] {
  const machine = useMachine();
  const own = scopeId ?? machine.states.get(stateId as StateId)?.scopeId; // '' is the id of no state
  return own === undefined ? [] : (machine.scopes.get(own)?.states.map((state) => state.name) ?? []);
}

/** States to choose from; a name that no state has stays, marked. */
export function targetOptions(names: readonly string[], current: string, absent: string): readonly SelectOption[] {
  const missing = current !== '' && !names.includes(current) ? [{ value: current, label: `${current} (no such state)` }] : [];
  return [...(current === '' || absent === 'none' ? [{ value: '', label: absent, disabled: absent !== 'none' }] : []), ...missing, ...[...new Set(names)].map((name) => ({ value: name, label: name }))];
}
