import { useId, type ReactElement, type ReactNode } from 'react';
import { useSpokenFault } from './Announcer';
import { Icon } from './icons';
import styles from './Field.module.css';

/** What a control inside a field needs, to be named and described by it. */
export type ControlIds = { readonly id: string; readonly 'aria-describedby'?: string; readonly 'aria-invalid'?: true };

/** A labelled control, with help below it and, when something is wrong or surprising, the reason in words. */
export function Field({
  label,
  aside,
  hint,
  error,
  warning,
  optional = false,
  children,
}: {
  readonly label: string;
  /** Something small at the right end of the label's line: a live value, a switch. */
  readonly aside?: ReactNode;
  readonly hint?: ReactNode;
  readonly error?: string;
  /** What somebody should know of the value, which is taken all the same. */
  readonly warning?: string;
  readonly optional?: boolean;
  readonly children: (ids: ControlIds) => ReactNode;
}): ReactElement {
  const id = useId();
  useSpokenFault(error ?? warning);
  const describedBy = [hint ? `${id}-hint` : '', error ? `${id}-error` : '', warning ? `${id}-warning` : '']
    .filter(Boolean)
    .join(' ');
  return (
    <div className={styles.field}>
      <div className={styles.head}>
        <label className={styles.label} htmlFor={id} title={label}>
          {label}
          {optional && <span className={styles.optional}> optional</span>}
        </label>
        {aside !== undefined && <div className={styles.aside}>{aside}</div>}
      </div>
      {children({
        id,
        ...(describedBy ? { 'aria-describedby': describedBy } : {}),
        ...(error ? { 'aria-invalid': true } : {}),
      })}
      {error && (
        <p className={styles.error} id={`${id}-error`}>
          <Icon name="error" size={13} /> {error}
        </p>
      )}
      {warning && (
        <p className={styles.warning} id={`${id}-warning`}>
          <Icon name="warning" size={13} /> {warning}
        </p>
      )}
      {hint && (
        <p className={styles.hint} id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </div>
  );
}
