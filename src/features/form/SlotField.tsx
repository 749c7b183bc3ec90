import type { ReactElement, ReactNode } from 'react';
import type { SubFieldRow } from '../../core/asl/fields';
import { describeRow } from '../../core/asl/hover';
import { Field, type ControlIds } from '../../shell/ui/Field';
import { pointerOf, type Slot } from './slot';
import { useSlot } from './useSlot';
import styles from './Form.module.css';

/**
 * A control with its field's name, and what is wrong with it in words: first why the draft cannot be taken over, then
 * what the language says of the value in the document.
 */
export function SlotField({
  slot,
  label = slot.row.name,
  error,
  aside,
  deep = true,
  children,
}: {
  readonly slot: Slot;
  readonly label?: string;
  /** Why the draft was not taken over. */
  readonly error?: string;
  readonly aside?: ReactNode;
  /** Whether problems inside of the value are said here; false where controls inside say them themselves. */
  readonly deep?: boolean;
  readonly children: (ids: ControlIds) => ReactNode;
}): ReactElement {
  const { problems } = useSlot(slot);
  const at = pointerOf(slot);
  const said = problems.filter((problem) => deep || problem.at === at);
  const wrong = said.find((problem) => problem.severity === 'error');
  const advice = said.find((problem) => problem.severity !== 'error');
  return (
    <div
      className={styles.slot}
      data-narrow={isNarrow(slot.row) || undefined}
      data-doc-title={label}
      data-doc={describeRow(slot.row, slot.language).lines.join(' ')}
    >
      <Field label={label} aside={aside} error={error ?? wrong?.message} hint={advice?.message}>
        {children}
      </Field>
    </div>
  );
}

/** Fields whose values are short share a line. */
function isNarrow({ kind, name }: SubFieldRow): boolean {
  return kind === 'number' || (kind === 'choice' && name !== 'Resource');
}
