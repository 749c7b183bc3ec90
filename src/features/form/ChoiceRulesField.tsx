import type { ReactElement } from 'react';
import { addItem } from '../../core/asl/edit/items';
import type { VerbResult } from '../../core/asl/edit/verb';
import { tableByName, tables } from '../../core/asl/fields';
import type { Machine, StateId } from '../../core/asl/model';
import { isJsonObject, type Json } from '../../core/base/json';
import { joinPointer } from '../../core/document/pointer';
import { CodeControl } from './CodeControl';
import { ConditionEditor } from './ConditionEditor';
import { newTest } from './conditions';
import { FieldList } from './fieldControls';
import { ItemList } from './ItemList';
import { OtherFields } from './OtherFields';
import type { Slot } from './slot';
import styles from './Form.module.css';

const afterCondition = ['Next', 'Comment', 'Assign', 'Output'].flatMap((name) => tableByName('rule').get(name) ?? []);
const conditionRow = tableByName('rule').get('Condition');

/** The rules of a Choice, tried from first to last. */
export function ChoiceRulesField({ slot }: { readonly slot: Slot }): ReactElement {
  const { stateId, path, language } = slot;
  const add = (machine: Machine, id: StateId): VerbResult => {
    const target = targetOfNewRule(machine, id);
    const rule: Json =
      language === 'JSONata' ? { Condition: '{% true %}', Next: target } : { ...newTest, Next: target };
    return addItem(machine, id, path, rule);
  };
  return (
    <ItemList slot={slot} noun="rule" empty="Without a rule a Choice has nothing to choose." add={add}>
      {(item, index) => {
        const at = joinPointer(path, index);
        if (!isJsonObject(item))
          return (
            <CodeControl
              slot={{ ...slot, path: at, value: item, row: { ...slot.row, kind: 'json', name: `Rule ${index + 1}` } }}
            />
          );
        const holder = { stateId, path: at, object: item, language };
        return (
          <div className={styles.fields}>
            {language === 'JSONata' && conditionRow ? (
              <FieldList holder={holder} rows={[conditionRow]} />
            ) : (
              <ConditionEditor slot={{ ...slot, path: at, value: item }} />
            )}
            <FieldList holder={holder} rows={afterCondition} />
            <OtherFields holder={holder} rows={tables.rule} />
          </div>
        );
      }}
    </ItemList>
  );
}

/** Where the Choice goes otherwise, else where its last rule leads, else a state beside it; never the Choice itself. */
function targetOfNewRule(machine: Machine, id: StateId): string {
  const state = machine.states.get(id);
  const beside = machine.scopes.get(state?.scopeId ?? machine.root.id)?.states.map(({ name }) => name) ?? [];
  const transitions = state?.transitions ?? [];
  const known = [
    transitions.find(({ kind }) => kind === 'default'),
    transitions.findLast(({ kind }) => kind === 'choice'),
  ];
  return (
    [...known.map((each) => each?.targetName), ...beside.toReversed()].find(
      (name) => name !== undefined && name !== state?.name && beside.includes(name),
    ) ?? ''
  );
}
