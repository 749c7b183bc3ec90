/**
 * From a row of the field table to a control, and from the rows of an object to its form. The two lean on each other.
 */
import type { ReactElement } from 'react';
import type { SubFieldRow } from '../../core/asl/fields';
import type { ScopeId } from '../../core/asl/model';
import { unreachable } from '../../core/base/invariant';
import { AssignField } from './AssignField';
import { BooleanControl } from './BooleanControl';
import { ChoiceControl } from './ChoiceControl';
import { CodeControl } from './CodeControl';
import { dynamicRowOf } from './dynamicRow';
import { LanguageControl } from './LanguageControl';
import { ObjectField } from './ObjectField';
import { PairControl } from './PairControl';
import { PayloadField } from './PayloadField';
import { slotIn, type FieldHolder, type Slot } from './slot';
import { TargetControl } from './TargetControl';
import { TextControl } from './TextControl';
import { TextsControl } from './TextsControl';

/**
 * Controls for the fields of an object, in the order of the table. `X` and
 * `XPath`, or `X` and `X.$`, share one control.
 */
export function FieldList({
  holder,
  rows,
  scopeId,
}: {
  readonly holder: FieldHolder;
  readonly rows: readonly SubFieldRow[];
  readonly scopeId?: ScopeId;
}): ReactElement {
  const offered = rows.filter(
    (row) =>
      row.languages.includes(holder.language) &&
      (row.replacedBy === undefined || Object.hasOwn(holder.object, row.name)),
  );
  const byName = new Map(offered.map((row) => [row.name, row]));
  return (
    <>
      {offered.map((row) => {
        if (row.name.endsWith('Path') && byName.has(row.name.slice(0, -'Path'.length))) return null;
        const pathRow = byName.get(`${row.name}Path`) ?? dynamicRowOf(row, holder.language);
        const slot = slotIn(holder, row);
        if (!pathRow) return <SlotControl key={row.name} slot={slot} scopeId={scopeId} />;
        return (
          <PairControl key={row.name} slot={slot} pathSlot={slotIn(holder, pathRow)}>
            {(shown) => <SlotControl slot={shown} />}
          </PairControl>
        );
      })}
    </>
  );
}

/** The control for a field, by its kind in the field table. Fields with a form of their own are not asked for here. */
export function SlotControl({
  slot,
  label,
  scopeId,
}: {
  readonly slot: Slot;
  readonly label?: string;
  readonly scopeId?: ScopeId;
}): ReactElement {
  const { kind } = slot.row;
  switch (kind) {
    case 'choice':
      return slot.row.name === 'QueryLanguage' ? (
        <LanguageControl slot={slot} />
      ) : (
        <ChoiceControl slot={slot} label={label} />
      );
    case 'texts':
      return <TextsControl slot={slot} label={label} />;
    case 'stateName':
      return <TargetControl slot={slot} label={label} scopeId={scopeId} />;
    case 'template':
      return <PayloadField slot={slot} label={label} />;
    case 'path':
    case 'referencePath':
    case 'stringPath':
    case 'expression':
    case 'json':
    case 'items':
      return <CodeControl slot={slot} label={label} />;
    case 'operand':
      return slot.row.operand === 'boolean' ? (
        <BooleanControl slot={slot} label={label} />
      ) : (
        <TextControl slot={slot} label={label} />
      );
    case 'assign':
      return <AssignField slot={slot} />;
    case 'itemReader':
    case 'readerConfig':
    case 'itemBatcher':
    case 'resultWriter':
    case 'writerConfig':
    case 'credentials':
    case 'processorConfig':
      return (
        <ObjectField slot={slot} kind={kind}>
          {(holder, rows) => <FieldList holder={holder} rows={rows} />}
        </ObjectField>
      );
    case 'text':
    case 'longText':
    case 'number':
    case 'timestamp':
    case 'end':
    case 'roleArn':
    case 'resource':
      return <TextControl slot={slot} label={label} />;
    case 'states':
    case 'choices':
    case 'rules':
    case 'rule':
    case 'retry':
    case 'catch':
    case 'scope':
    case 'branches':
      return <CodeControl slot={{ ...slot, row: { ...slot.row, kind: 'json' } }} label={label} />; // each has a form
    default:
      return unreachable(kind);
  }
}
