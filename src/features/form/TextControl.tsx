import type { ReactElement } from 'react';
import type { Json } from '../../core/base/json';
import { DraftMark } from '../../shell/ui/DraftMark';
import { TextArea } from '../../shell/ui/TextArea';
import { TextInput } from '../../shell/ui/TextInput';
import { isPlaceholder, parseFieldText, writeFieldText } from './fieldText';
import { pointerOf, type Slot } from './slot';
import { SlotField } from './SlotField';
import { useDraft } from './useDraft';
import { useSlot } from './useSlot';
import styles from './Form.module.css';

/**
 * A field of plain text or a number: what is written is checked and taken over when the field is left, or with Enter.
 */
export function TextControl({ slot, label }: { readonly slot: Slot; readonly label?: string }): ReactElement {
  const { row, value, language } = slot;
  const { set } = useSlot(slot);
  const isLong = row.kind === 'longText';
  const draft = useDraft({
    owner: pointerOf(slot),
    truth: writeFieldText(row, value),
    parse: (text) => parseFieldText(row, text, language),
    commit: set,
    multiline: isLong,
  });
  const handlers = {
    value: draft.text,
    onChange: draft.change,
    onBlur: draft.commit,
    onKeyDown: draft.handleKeys,
    'data-own-undo': draft.isOpen || undefined,
  };
  return (
    <SlotField
      slot={slot}
      label={label}
      error={draft.error}
      aside={isPlaceholder(draft.text.trim()) ? 'placeholder' : undefined}
    >
      {(ids) => (
        <>
          {isLong ? (
            <TextArea {...ids} {...handlers} rows={1} className={styles.short} />
          ) : (
            <TextInput
              {...ids}
              {...handlers}
              mono={row.kind !== 'text'}
              inputMode={row.kind === 'number' ? 'decimal' : undefined}
              placeholder={placeholderOf(row.default)}
            />
          )}
          {draft.isRestored && <DraftMark label={label ?? row.name} onApply={draft.apply} onDiscard={draft.drop} />}
        </>
      )}
    </SlotField>
  );
}

/** What holds when the field is empty, shown in it. The longest time of all is no limit to anybody. */
function placeholderOf(value: Json | undefined): string | undefined {
  if (value === undefined) return undefined;
  return typeof value === 'number' && value >= 99_999_999 ? 'no limit' : JSON.stringify(value);
}
