import { useState, type ReactElement } from 'react';
import { convertLanguage, hasFieldsToConvert } from '../../core/asl/convertLanguage';
import { changeLanguage } from '../../core/asl/edit/changeLanguage';
import { setField } from '../../core/asl/edit/setField';
import type { QueryLanguage } from '../../core/asl/model';
import { useMachine, useSession } from '../../shell/stores/context';
import { Select, type SelectOption } from '../../shell/ui/Select';
import { applyField } from './applyField';
import { LanguageDialog } from './LanguageDialog';
import type { Slot } from './slot';
import { SlotField } from './SlotField';

/**
 * The query language of a state or of the workflow. Where fields would have to
 * be converted, it shows what would become of them first.
 */
export function LanguageControl({ slot }: { readonly slot: Slot }): ReactElement {
  const session = useSession();
  const machine = useMachine();
  const [asked, setAsked] = useState<QueryLanguage>();
  const [rejection, setRejection] = useState<string>();
  const { stateId, language, value } = slot;
  const isMachine = stateId === '';
  const absent: SelectOption = {
    value: '',
    label: isMachine ? 'JSONPath (default)' : `${machine.queryLanguage} (inherited)`,
  };

  const choose = (chosen: string): void => {
    const wanted =
      chosen === '' ? (isMachine ? 'JSONPath' : machine.queryLanguage) : chosen === 'JSONata' ? 'JSONata' : 'JSONPath';
    setRejection(undefined);
    if (wanted === language)
      setRejection(
        applyField(session, (now) => setField(now, stateId, '/QueryLanguage', chosen === '' ? undefined : wanted)),
      );
    else if (hasFieldsToConvert(convertLanguage(machine, stateId, wanted))) setAsked(wanted);
    else setRejection(applyField(session, (now) => changeLanguage(now, stateId, wanted)));
  };
  return (
    <>
      <SlotField slot={slot} error={rejection}>
        {(ids) => (
          <Select
            {...ids}
            value={typeof value === 'string' ? value : ''}
            options={[absent, { value: 'JSONPath', label: 'JSONPath' }, { value: 'JSONata', label: 'JSONata' }]}
            onChange={choose}
          />
        )}
      </SlotField>
      {asked && (
        <LanguageDialog
          plan={convertLanguage(machine, stateId, asked)}
          title={
            isMachine
              ? `Change the workflow to ${asked}`
              : `Change "${machine.states.get(stateId)?.name ?? ''}" to ${asked}`
          }
          onClose={() => setAsked(undefined)}
          onConvert={() => setRejection(applyField(session, (now) => changeLanguage(now, stateId, asked)))}
          onOnlySet={() => setRejection(applyField(session, (now) => setField(now, stateId, '/QueryLanguage', asked)))}
        />
      )}
    </>
  );
}
