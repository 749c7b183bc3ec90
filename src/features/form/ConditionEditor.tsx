import type { ReactElement } from 'react';
import { comparisonOperators, tableByName, type SubFieldRow } from '../../core/asl/fields';
import { isJsonObject, type Json, type JsonObject } from '../../core/base/json';
import { joinPointer } from '../../core/document/pointer';
import { Button } from '../../shell/ui/Button';
import { Field } from '../../shell/ui/Field';
import { IconButton } from '../../shell/ui/IconButton';
import { Select, type SelectOption } from '../../shell/ui/Select';
import {
  changeOperator,
  convertCondition,
  kindOfCondition,
  newTest,
  operatorOf,
  partsOf,
  withCondition,
  type ConditionKind,
} from './conditions';
import { SlotControl } from './fieldControls';
import { slotIn, type Slot } from './slot';
import { useSlot } from './useSlot';
import styles from './Form.module.css';

const kinds: readonly { readonly value: ConditionKind; readonly label: string }[] = [
  { value: 'test', label: 'a comparison' },
  { value: 'And', label: 'all of these' },
  { value: 'Or', label: 'any of these' },
  { value: 'Not', label: 'not this' },
];

/**
 * Builds the condition of a choice rule: a comparison, or conditions inside of And, Or and Not as deep as one likes.
 */
export function ConditionEditor({
  slot,
  onRemove,
}: {
  readonly slot: Slot;
  readonly onRemove?: () => void;
}): ReactElement | null {
  const { set } = useSlot(slot);
  const rule = slot.value;
  if (!isJsonObject(rule)) return null;
  const kind = kindOfCondition(rule);
  return (
    <div className={styles.condition} role="group" aria-label="Condition">
      <div className={styles.conditionHead}>
        <Select
          size="s"
          aria-label="Kind of condition"
          value={kind}
          options={kinds}
          onChange={(next) => void set(convertCondition(rule, next as ConditionKind))}
        />
        {onRemove && <IconButton icon="close" size="s" label="Remove condition" onClick={onRemove} />}
      </div>
      {kind === 'test' ? <Test slot={slot} rule={rule} /> : <Group slot={slot} rule={rule} kind={kind} />}
    </div>
  );
}

function Group({
  slot,
  rule,
  kind,
}: {
  readonly slot: Slot;
  readonly rule: JsonObject;
  readonly kind: 'And' | 'Or' | 'Not';
}): ReactElement {
  const { set } = useSlot(slot);
  const parts = partsOf(rule);
  const replace = (next: readonly Json[]): void => void set(withCondition(rule, { [kind]: next }));
  const at = (index: number): string =>
    kind === 'Not' ? joinPointer(slot.path, kind) : joinPointer(slot.path, kind, index);
  return (
    <div className={styles.conditionParts}>
      {parts.map((part, index) => (
        <ConditionEditor
          key={index}
          slot={{ ...slot, path: at(index), value: part }}
          onRemove={kind !== 'Not' && parts.length > 1 ? () => replace(parts.filter((_, i) => i !== index)) : undefined}
        />
      ))}
      {kind !== 'Not' && (
        <div>
          <Button size="s" variant="quiet" icon="plus" onClick={() => replace([...parts, newTest])}>
            Add condition
          </Button>
        </div>
      )}
    </div>
  );
}

function Test({ slot, rule }: { readonly slot: Slot; readonly rule: JsonObject }): ReactElement {
  const { set } = useSlot(slot);
  const { stateId, path, language } = slot;
  const holder = { stateId, path, object: rule, language };
  const operator = operatorOf(rule) ?? '';
  const operand = comparisonOperators.find((row) => row.name === operator);
  const variable = tableByName('rule').get('Variable');
  const isQuestion = operator.startsWith('Is');
  const options =
    operator === '' ? [{ value: '', label: 'choose…', disabled: true }, ...operatorOptions] : operatorOptions;
  return (
    <div className={styles.test}>
      {variable && <SlotControl slot={slotIn(holder, variable)} />}
      <Field label="Comparison">
        {(ids) => (
          <Select
            {...ids}
            value={operator}
            options={options}
            onChange={(next) => void set(changeOperator(rule, next))}
          />
        )}
      </Field>
      {operand && (
        <SlotControl
          slot={slotIn(holder, operand)}
          label={isQuestion ? 'is' : operator.endsWith('Path') ? 'Path' : 'Value'}
        />
      )}
    </div>
  );
}

const groups: readonly (readonly [string, string])[] = [
  ['String', 'Text'],
  ['Numeric', 'Number'],
  ['Boolean', 'True or false'],
  ['Timestamp', 'Time'],
  ['Is', 'What it is'],
];
const signs: Readonly<Record<string, string>> = {
  Equals: '=',
  LessThan: '<',
  GreaterThan: '>',
  LessThanEquals: '≤',
  GreaterThanEquals: '≥',
  Matches: 'matches',
};
const questions: Readonly<Record<string, string>> = {
  IsPresent: 'is present',
  IsNull: 'is null',
  IsString: 'is a text',
  IsNumeric: 'is a number',
  IsBoolean: 'is true or false',
  IsTimestamp: 'is a time',
};

const operatorOptions: readonly SelectOption[] = comparisonOperators.map(optionOf);

function optionOf({ name }: SubFieldRow): SelectOption {
  const [prefix = '', group = ''] = groups.find(([start]) => name.startsWith(start)) ?? [];
  if (prefix === 'Is') return { value: name, label: questions[name] ?? name, group };
  const isPath = name.endsWith('Path');
  const sign = signs[name.slice(prefix.length, isPath ? -'Path'.length : undefined)] ?? name;
  return { value: name, label: `${group.toLowerCase()} ${sign}${isPath ? ' value at path' : ''}`, group };
}
