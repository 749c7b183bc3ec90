import type { ReactElement } from 'react';
import { DraftMark } from '../../shell/ui/DraftMark';
import { CodeField } from '../../shell/ui/code-field/CodeField';
import { completeField } from './completeField';
import { isExpression, isJsonKind, parseFieldText, writeFieldText } from './fieldText';
import { LiveValue } from './LiveValue';
import { pointerOf, type Slot } from './slot';
import { SlotField } from './SlotField';
import { useDraft } from './useDraft';
import { useSample } from './useSample';
import { useSlot } from './useSlot';

/** A field of a path, an expression or JSON: coloured, completed, with its value for the last known input beside it. */
export function CodeControl({ slot, label }: { readonly slot: Slot; readonly label?: string }): ReactElement {
  const { row, value, language } = slot;
  const { set } = useSlot(slot);
  const sample = useSample(slot.stateId);
  const multiline = isJsonKind(row) || row.kind === 'expression';
  const draft = useDraft({
    owner: pointerOf(slot),
    truth: writeFieldText(row, value),
    parse: (text) => parseFieldText(row, text, language),
    commit: set,
    multiline,
  });
  const name = label ?? row.name;
  return (
    <SlotField
      slot={slot}
      label={label}
      error={draft.error}
      aside={<LiveValue slot={slot} text={draft.text} sample={sample} />}
    >
      {(ids) => (
        <div data-own-undo={draft.isOpen || undefined}>
          <CodeField
            ids={ids}
            label={name}
            value={draft.text}
            language={
              isJsonKind(row) && !isExpression(draft.text.trim())
                ? 'asl-json'
                : language === 'JSONata'
                  ? 'jsonata'
                  : 'asl-path'
            }
            multiline={multiline}
            placeholder={row.default === undefined ? undefined : String(row.default)}
            onChange={draft.change}
            onBlur={draft.commit}
            onKeyDown={draft.handleKeys}
            complete={(text, offset) => completeField(slot, text, offset, sample)}
          />
          {draft.isRestored && <DraftMark label={name} onApply={draft.apply} onDiscard={draft.drop} />}
        </div>
      )}
    </SlotField>
  );
}
