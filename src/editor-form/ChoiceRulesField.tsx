import type { ReactElement } from 'react';
import { tableByName, tables } from '../asl/fields';
import { isJsonObject, type Json } from '../base/json';
import { joinPointer } from '../document/pointer';
import { CodeControl } from './CodeControl';
import { ConditionEditor } from './ConditionEditor';
import { newTest } from './conditions';
import { FieldList } from './fieldControls';
import { ItemList } from './ItemList';
import { OtherFields } from './OtherFields';
import type { Slot } from './slot';
import { useScopeNames } from './TargetControl';
import styles from './Form.module.css';

const afterCondition = ['Next', 'Comment', 'Assign', 'Output'].flatMap((name) => tableByName('rule').get(name) ?? []);
const conditionRow = tableByName('rule').get('Condition');

/** The rules of a Choice, tried from first to last. */
export function ChoiceRulesField({ slot }: { readonly slot: Slot }): ReactElement {
  const names = useScopeNames(slot.stateId);
  const { stateId, path, language } = slot;
  const newRule = (): Json => {
    const target = names.at(-1) ?? '';
    return language === 'JSONata' ? { Condition: '{% true %}', Next: target } : { ...newTest, Next: target };
  };
  return (
    <ItemList slot={slot} noun="rule" empty="Without a rule a Choice has nothing to choose." newItem={newRule}>
      {(item, index) => {
        const at = joinPointer(path, index);
        if (!isJsonObject(item)) return <CodeControl slot={{ ...slot, path: at, value: item, row: { ...slot.row, kind: 'json', name: `Rule ${index + 1}` } }} />;
        const holder = { stateId, path: at, object: item, language };
        return (
          <div className={styles.fields}>
            {language === 'JSONata' && conditionRow ? <FieldList holder={holder} rows={[conditionRow]} /> : <ConditionEditor slot={{ ...slot, path: at, value: item }} />}
            <FieldList holder={holder} rows={afterCondition} />
            <OtherFields holder={holder} rows={tables.rule} />
          </div>
        );
      }}
    </ItemList>
  );
}
