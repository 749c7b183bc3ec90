import type { ButtonHTMLAttributes, ReactElement, Ref } from 'react';
import { classNames } from './classNames';
import { Icon, type IconName } from './icons';
import { Kbd } from './Kbd';
import styles from './Button.module.css';

/** A button's looks: one `primary` per screen, `quiet` in toolbars, `danger` for what takes away. */
export type ButtonLooks = {
  readonly variant?: 'secondary' | 'primary' | 'quiet' | 'danger';
  readonly size?: 'm' | 's';
  readonly icon?: IconName;
  /** Keys shown at the end, in the form of `commands/command.ts`. */
  readonly keys?: string;
};

/** A button with words. Everything that a `<button>` takes can be given. */
export function Button({
  variant = 'secondary',
  size = 'm',
  icon,
  keys,
  className,
  children,
  ref,
  ...rest
}: ButtonLooks & ButtonHTMLAttributes<HTMLButtonElement> & { readonly ref?: Ref<HTMLButtonElement> }): ReactElement {
  return (
    <button
      type="button"
      {...rest}
      ref={ref}
      className={classNames(styles.button, className)}
      data-variant={variant}
      data-size={size}
    >
      {icon && <Icon name={icon} size={size === 's' ? 14 : 15} />}
      <span className={styles.label}>{children}</span>
      {keys && <Kbd keys={keys} plain />}
    </button>
  );
}
