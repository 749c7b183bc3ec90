import type { ReactElement, Ref, TextareaHTMLAttributes } from 'react';
import { classNames } from './classNames';
import styles from './TextInput.module.css';

/** Whether the browser lets a field grow with its text; Firefox and Safari did not for long. */
const hasFieldSizing = typeof CSS === 'undefined' || CSS.supports?.('field-sizing', 'content') !== false;

/** Several lines of text, growing with what is written in it. */
export function TextArea({
  value,
  onChange,
  mono = false,
  rows = 3,
  className,
  ref,
  ...rest
}: {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly mono?: boolean;
  readonly ref?: Ref<HTMLTextAreaElement>;
} & Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, 'value' | 'onChange'>): ReactElement {
  return (
    <textarea
      spellCheck={!mono}
      dir={mono ? 'ltr' : 'auto'}
      {...rest}
      rows={hasFieldSizing ? rows : Math.max(rows, rowsOf(value))}
      ref={ref}
      className={classNames(styles.control, styles.area, className)}
      data-mono={mono || undefined}
      value={value}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}

/** Enough rows for the lines of a text, if they are short, and never a window full. */
function rowsOf(text: string): number {
  const lines = text.split('\n').reduce((count, line) => count + 1 + Math.floor(line.length / charactersOfRow), 0);
  return Math.min(24, lines);
}

/** About how many characters a field of the narrowest pane shows in a row. */
const charactersOfRow = 44;
