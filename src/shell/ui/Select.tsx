import { useState, type KeyboardEvent, type ReactElement, type SelectHTMLAttributes } from 'react';
import { classNames } from './classNames';
import { Icon } from './icons';
import styles from './Select.module.css';

/** One of the choices of a `Select`. Options with the same group stand under its name. */
export type SelectOption = {
  readonly value: string;
  readonly label: string;
  readonly group?: string;
  readonly disabled?: boolean;
};

/**
 * More options than these are made when somebody comes near: a form may have
 * fifty lists of twenty thousand states each.
 */
const mostAtOnce = 300;

/** A choice of one from a list: the browser's own control, in our clothes. */
export function Select({
  value,
  onChange,
  options,
  size = 'm',
  className,
  ...rest
}: {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly options: readonly SelectOption[];
  readonly size?: 'm' | 's';
} & Omit<SelectHTMLAttributes<HTMLSelectElement>, 'value' | 'onChange' | 'children' | 'size'>): ReactElement {
  const [isNear, setIsNear] = useState(false);
  const shown = isNear || options.length <= mostAtOnce ? options : options.filter((option) => option.value === value);
  const groups = byGroup(shown);
  return (
    <span className={classNames(styles.box, className)} data-size={size}>
      <select
        {...rest}
        onPointerEnter={() => setIsNear(true)}
        onFocus={(event) => {
          setIsNear(true);
          rest.onFocus?.(event);
        }}
        className={styles.select}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={openFirst}
      >
        {[...groups].map(([group, members]) => {
          const items = members.map((option) => (
            <option key={option.value} value={option.value} disabled={option.disabled}>
              {option.label}
            </option>
          ));
          return group === '' ? items : <optgroup key={group} label={group} children={items} />;
        })}
      </select>
      <Icon name="chevron-down" size={14} />
    </span>
  );
}

/**
 * Keys that would choose in a closed list open it instead: what is passed on the way is not chosen. Browsers without
 * `showPicker` on lists open them by themselves.
 */
function openFirst(event: KeyboardEvent<HTMLSelectElement>): void {
  const { key, ctrlKey, metaKey, altKey, currentTarget } = event;
  const chooses = /^(?:Arrow(?:Up|Down|Left|Right)|Home|End|PageUp|PageDown|[^ ])$/u.test(key);
  if (!chooses || ctrlKey || metaKey || altKey || typeof currentTarget.showPicker !== 'function') return;
  event.preventDefault();
  try {
    currentTarget.showPicker();
  } catch {
    // Shown already, or not allowed now: nothing is chosen.
  }
}

function byGroup(options: readonly SelectOption[]): ReadonlyMap<string, readonly SelectOption[]> {
  const groups = new Map<string, SelectOption[]>();
  for (const option of options) {
    const members = groups.get(option.group ?? '');
    if (members) members.push(option);
    else groups.set(option.group ?? '', [option]);
  }
  return groups;
}
