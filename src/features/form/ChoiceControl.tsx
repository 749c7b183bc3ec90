import type { ReactElement } from 'react';
import { Select, type SelectOption } from '../../shell/ui/Select';
import type { Slot } from './slot';
import { SlotField } from './SlotField';
import { useSlot } from './useSlot';

/** A field that takes one of a few words. A value that is none of them stays, and is shown as it is. */
export function ChoiceControl({ slot, label }: { readonly slot: Slot; readonly label?: string }): ReactElement {
  const { row, value } = slot;
  const { set } = useSlot(slot);
  const current = typeof value === 'string' ? value : '';
  const known = row.options ?? [];
  const absent: SelectOption = {
    value: '',
    label: row.default === undefined ? 'not set' : `${String(row.default)} (default)`,
    disabled: row.required,
  };
  const options = [
    absent,
    ...known.map((option) => ({ value: option, label: option })),
    ...(current !== '' && !known.includes(current) ? [{ value: current, label: `${current} (not known)` }] : []),
  ];
  return (
    <SlotField slot={slot} label={label}>
      {(ids) => (
        <Select
          {...ids}
          value={current}
          options={options}
          onChange={(next) => void set(next === '' ? undefined : next)}
        />
      )}
    </SlotField>
  );
}
