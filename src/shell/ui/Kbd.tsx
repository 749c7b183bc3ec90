import type { ReactElement } from 'react';
import { isMac, keyParts } from './keyLabel';
import { classNames } from './classNames';
import styles from './Kbd.module.css';

/** Keys as caps. `plain` is for inside buttons: the words without the caps. */
export function Kbd({ keys, plain = false }: { readonly keys: string; readonly plain?: boolean }): ReactElement {
  const parts = keyParts(keys, isMac());
  return (
    <span className={classNames(styles.keys, plain && styles.plain)} aria-hidden={plain}>
      {parts.map((part) => (plain ? <span key={part}>{part}</span> : <kbd key={part}>{part}</kbd>))}
    </span>
  );
}
