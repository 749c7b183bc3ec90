import type { ReactElement } from 'react';
import { addCatcher } from '../../core/asl/edit/addCatcher';
import { tables } from '../../core/asl/fields';
import { isJsonObject } from '../../core/base/json';
import { joinPointer } from '../../core/document/pointer';
import { CodeControl } from './CodeControl';
import { FieldList } from './fieldControls';
import { ItemList } from './ItemList';
import { OtherFields } from './OtherFields';
import type { Slot } from './slot';
import styles from './Form.module.css';

/** Where errors go that are not retried, or no longer: the catchers of a state. */
export function CatchField({ slot }: { readonly slot: Slot }): ReactElement {
  const { stateId, path, language } = slot;
  return (
    <ItemList slot={slot} noun="catcher" empty="An error ends the workflow, or is caught further out." add={addCatcher}>
      {(item, index) => {
        const at = joinPointer(path, index);
        if (!isJsonObject(item))
          return (
            <CodeControl
              slot={{
                ...slot,
                path: at,
                value: item,
                row: { ...slot.row, kind: 'json', name: `Catcher ${index + 1}` },
              }}
            />
          );
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
