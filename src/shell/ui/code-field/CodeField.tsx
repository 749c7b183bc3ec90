import { useState, type KeyboardEvent, type ReactElement } from 'react';
import type { ControlIds } from '../Field';
import type { CodeLanguage } from './languages';
import type { CompleteCode } from './codeSuggestion';
import { useCodeEditor } from './useCodeEditor';
import styles from './CodeField.module.css';

/**
 * A small field for code: coloured, with completion, growing with its text. Until Monaco is there it is a plain text
 * area, which can be used all the same.
 */
export function CodeField({
  ids,
  label,
  value,
  language,
  multiline = false,
  readOnly = false,
  placeholder,
  onChange,
  onBlur,
  onKeyDown,
  complete,
}: {
  /** From the `Field` around it. */
  readonly ids: ControlIds;
  /** Its name for readers of the screen; the same as the label that is seen. */
  readonly label: string;
  readonly value: string;
  readonly language: CodeLanguage;
  readonly multiline?: boolean;
  readonly readOnly?: boolean;
  readonly placeholder?: string;
  readonly onChange: (text: string) => void;
  readonly onBlur?: () => void;
  readonly onKeyDown?: (event: KeyboardEvent) => void;
  readonly complete?: CompleteCode;
}): ReactElement {
  const [host, setHost] = useState<HTMLDivElement | null>(null);
  const isReady = useCodeEditor(host, {
    ids,
    label,
    value,
    language,
    multiline,
    readOnly,
    placeholder,
    onChange,
    onBlur,
    complete,
  });
  return (
    <div
      className={styles.field}
      data-invalid={ids['aria-invalid']}
      data-multiline={multiline || undefined}
      onKeyDown={onKeyDown}
    >
      <div ref={setHost} className={styles.host} />
      {!isReady && (
        <textarea
          {...ids}
          className={styles.plain}
          dir="ltr"
          rows={multiline ? Math.min(12, Math.max(2, value.split('\n').length)) : 1}
          spellCheck={false}
          readOnly={readOnly}
          placeholder={placeholder}
          value={value}
          onChange={(event) => onChange(event.target.value)}
          onBlur={onBlur}
        />
      )}
    </div>
  );
}
