import type { ReactElement } from 'react';
import { isMac, keyParts, keyWords } from './keyLabel';
import { classNames } from './classNames';
import styles from './Kbd.module.css';
import { VisuallyHidden } from './VisuallyHidden';

/** Keys as caps, spoken as words. `plain` is for inside buttons, whose name it is not: the signs without the caps. */
export function Kbd({ keys, plain = false }: { readonly keys: string; readonly plain?: boolean }): ReactElement {
  const parts = keyParts(keys, isMac());
  return (
    <>
      <span className={classNames(styles.keys, plain && styles.plain)} aria-hidden>
        {parts.map((part) => (plain ? <span key={part}>{part}</span> : <kbd key={part}>{part}</kbd>))}
      </span>
      {!plain && <VisuallyHidden>{keyWords(keys)}</VisuallyHidden>}
    </>
  );
}
