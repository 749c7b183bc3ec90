import type { ReactElement } from 'react';
import { addItem } from '../../core/asl/edit/items';
import { tables } from '../../core/asl/fields';
import { isJsonObject, type Json } from '../../core/base/json';
import { joinPointer } from '../../core/document/pointer';
import { BackOffDrawing } from './BackOffDrawing';
import { CodeControl } from './CodeControl';
import { FieldList } from './fieldControls';
import { ItemList } from './ItemList';
import { OtherFields } from './OtherFields';
import type { Slot } from './slot';
import styles from './Form.module.css';

/** How a state is tried again: its retriers, each with its schedule drawn. */
export function RetryField({ slot }: { readonly slot: Slot }): ReactElement {
  const { stateId, path, language } = slot;
  return (
    <ItemList
      slot={slot}
      noun="retrier"
      empty="An error is not retried."
      add={(machine, id) => addItem(machine, id, path, newRetrier, indexOfNew(slot.value))}
    >
      {(item, index) => {
        const at = joinPointer(path, index);
        if (!isJsonObject(item))
          return (
            <CodeControl
              slot={{
                ...slot,
                path: at,
                value: item,
                row: { ...slot.row, kind: 'json', name: `Retrier ${index + 1}` },
              }}
            />
          );
        const holder = { stateId, path: at, object: item, language };
        return (
          <div className={styles.fields}>
            <BackOffDrawing retrier={item} />
            <FieldList holder={holder} rows={tables.retrier} />
            <OtherFields holder={holder} rows={tables.retrier} />
          </div>
        );
      }}
    </ItemList>
  );
}

const newRetrier: Json = { ErrorEquals: ['States.TaskFailed'], IntervalSeconds: 1, MaxAttempts: 3, BackoffRate: 2 };

/** One of every error has to stay the last; the others go on at the end. */
function indexOfNew(retriers: Json | undefined): number | undefined {
  const last = Array.isArray(retriers) ? (retriers as readonly Json[]).at(-1) : undefined;
  const isAll = isJsonObject(last) && Array.isArray(last.ErrorEquals) && last.ErrorEquals.includes('States.ALL');
  return isAll && Array.isArray(retriers) ? retriers.length - 1 : undefined;
}
