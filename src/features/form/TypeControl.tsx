import { useState, type ReactElement } from 'react';
import { changeType } from '../../core/asl/edit/changeType';
import { stateTypes } from '../../core/asl/stateTypes';
import type { State, StateType } from '../../core/asl/model';
import { useSession, useStateProblems } from '../../shell/stores/context';
import { Field } from '../../shell/ui/Field';
import { Select } from '../../shell/ui/Select';
import { applyField } from './applyField';

/** The type of a state. Another type keeps the fields that fit it. */
export function TypeControl({ state }: { readonly state: State }): ReactElement {
  const session = useSession();
  const [rejection, setRejection] = useState<string>();
  const problem = useStateProblems(state.id).find(
    ({ at, severity }) => at === `${state.id}/Type` && severity === 'error',
  );
  const known = stateTypes.map((type) => ({ value: type, label: type }));
  const options = state.type
    ? known
    : [{ value: '', label: state.typeText ? `${state.typeText} (not known)` : 'not set', disabled: true }, ...known];
  return (
    <Field label="Type" error={rejection ?? problem?.message}>
      {(ids) => (
        <Select
          {...ids}
          value={state.type ?? ''}
          options={options}
          onChange={(type) =>
            setRejection(applyField(session, (machine) => changeType(machine, state.id, type as StateType)))
          } // the options are the types
        />
      )}
    </Field>
  );
}
