import type { ReactElement } from 'react';
import { tables } from '../asl/fields';
import { isJsonObject, type Json } from '../base/json';
import { joinPointer } from '../document/pointer';
import { CodeControl } from './CodeControl';
import { FieldList } from './fieldControls';
import { ItemList } from './ItemList';
import { OtherFields } from './OtherFields';
import type { Slot } from './slot';
import { useScopeNames } from './TargetControl';
import styles from './Form.module.css';

/** Where errors go that are not retried, or no longer: the catchers of a state. */
export function CatchField({ slot }: { readonly slot: Slot }): ReactElement {
  const names = useScopeNames(slot.stateId);
  const { stateId, path, language } = slot;
  const newCatcher = (): Json => {
    const catcher = { ErrorEquals: ['States.ALL'], Next: names.at(-1) ?? '' };
    return language === 'JSONPath' ? { ...catcher, ResultPath: '$.error' } : catcher;
  };
  return (
    <ItemList slot={slot} noun="catcher" empty="An error ends the workflow, or is caught further out." newItem={newCatcher}>
      {(item, index) => {
        const at = joinPointer(path, index);
        if (!isJsonObject(item)) return <CodeControl slot={{ ...slot, path: at, value: item, row: { ...slot.row, kind: 'json', name: `Catcher ${index + 1}` } }} />;
        const holder = { stateId, path: at, object: item, language };
        return (
          <div className={styles.fields}>
            <FieldList holder={holder} rows={tables.catcher} />
            <OtherFields holder={holder} rows={tables.catcher} />
          </div>
        );
      }}
    </ItemList>
  );
}
