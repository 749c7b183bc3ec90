import type { InputHTMLAttributes, ReactElement, Ref } from 'react';
import { classNames } from './classNames';
import { Icon, type IconName } from './icons';
import styles from './TextInput.module.css';

/** A line of text. `mono` is for paths and other data, which go from left to right. `icon` stands at its beginning. */
export function TextInput({
  value,
  onChange,
  mono = false,
  icon,
  className,
  ref,
  ...rest
}: {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly mono?: boolean;
  readonly icon?: IconName;
  readonly ref?: Ref<HTMLInputElement>;
} & Omit<InputHTMLAttributes<HTMLInputElement>, 'value' | 'onChange'>): ReactElement {
  const input = (
    <input
      type="text"
      autoComplete="off"
      spellCheck={!mono}
      dir={mono ? 'ltr' : 'auto'}
      {...rest}
      ref={ref}
      className={classNames(styles.control, icon && styles.withIcon, className)}
      data-mono={mono || undefined}
      value={value}
      onChange={(event) => onChange(event.target.value)}
    />
  );
  if (!icon) return input;
  return (
    <span className={styles.box}>
      <Icon name={icon} size={15} />
      {input}
    </span>
  );
}
