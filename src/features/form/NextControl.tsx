import type { ReactElement } from 'react';
import { addTransition, connect, disconnect } from '../../core/asl/edit/connect';
import { fieldsByName } from '../../core/asl/fields';
import type { State } from '../../core/asl/model';
import { useSession } from '../../shell/stores/context';
import { Select } from '../../shell/ui/Select';
import { applyField } from './applyField';
import type { Slot } from './slot';
import { SlotField } from './SlotField';
import { targetOptions, useScopeNames } from './TargetControl';

/** No state can have this name: names are at most 80 characters long. */
const end = '\u0000'.repeat(81);

/** Where a state goes afterwards: to another state of its scope, or to the end. Next and End in one control. */
export function NextControl({ state }: { readonly state: State }): ReactElement | null {
  const session = useSession();
  const names = useScopeNames(state.id);
  const row = state.type && fieldsByName(state.type).get('Next');
  if (!row) return null;
  const next = state.transitions.find((transition) => transition.kind === 'next');
  const slot: Slot = { stateId: state.id, path: '/Next', row, value: next?.targetName, language: state.queryLanguage };
  const current = next ? next.targetName : state.fields.End === true ? end : '';

  const choose = (value: string): void => {
    if (value === end && next) applyField(session, (machine) => disconnect(machine, next.id));
    else if (value !== end && next) applyField(session, (machine) => connect(machine, next.id, value));
    else if (value !== end) applyField(session, (machine) => addTransition(machine, state.id, 'next', value));
  };
  const options = [
    ...targetOptions(names, current === end ? '' : current, 'choose a state'),
    { value: end, label: 'End' },
  ];
  return (
    <SlotField slot={slot} label="Next state">
      {(ids) => <Select {...ids} value={current} options={options} onChange={choose} />}
    </SlotField>
  );
}
