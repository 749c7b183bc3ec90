import type { ReactElement, Ref, TextareaHTMLAttributes } from 'react';
import { classNames } from './classNames';
import styles from './TextInput.module.css';

/** Several lines of text, growing with what is written in it. */
export function TextArea({
  value,
  onChange,
  mono = false,
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
      rows={3}
      spellCheck={!mono}
      dir={mono ? 'ltr' : 'auto'}
      {...rest}
      ref={ref}
      className={classNames(styles.control, styles.area, className)}
      data-mono={mono || undefined}
      value={value}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}
