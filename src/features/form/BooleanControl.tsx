import type { ReactElement } from 'react';
import { Select } from '../../shell/ui/Select';
import type { Slot } from './slot';
import { SlotField } from './SlotField';
import { useSlot } from './useSlot';

/** A field that is true or false. */
export function BooleanControl({ slot, label }: { readonly slot: Slot; readonly label?: string }): ReactElement {
  const { set } = useSlot(slot);
  const value = typeof slot.value === 'boolean' ? String(slot.value) : '';
  const absent = slot.row.required || slot.row.kind === 'operand' ? [] : [{ value: '', label: 'not set' }];
  return (
    <SlotField slot={slot} label={label}>
      {(ids) => (
        <Select
          {...ids}
          value={value}
          options={[...absent, { value: 'true', label: 'true' }, { value: 'false', label: 'false' }]}
          onChange={(next) => void set(next === '' ? undefined : next === 'true')}
        />
      )}
    </SlotField>
  );
}
