import type { ButtonHTMLAttributes, ReactElement, Ref } from 'react';
import { classNames } from './classNames';
import { Icon, type IconName } from './icons';
import { withKeys } from './keyLabel';
import { Tooltip } from './Tooltip';
import styles from './IconButton.module.css';

/** A button with an icon alone. Its label is its name, and its tooltip together with its keys. */
export function IconButton({
  icon,
  label,
  keys,
  size = 'm',
  className,
  ref,
  ...rest
}: {
  readonly icon: IconName;
  readonly label: string;
  readonly keys?: string;
  readonly size?: 'm' | 's';
  readonly ref?: Ref<HTMLButtonElement>;
} & Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'aria-label' | 'children'>): ReactElement {
  return (
    <Tooltip text={withKeys(label, keys)}>
      <button
        type="button"
        {...rest}
        ref={ref}
        aria-label={label}
        className={classNames(styles.button, className)}
        data-size={size}
      >
        <Icon name={icon} size={size === 's' ? 14 : 16} />
      </button>
    </Tooltip>
  );
}
