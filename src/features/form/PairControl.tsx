import { useState, type ReactElement, type ReactNode } from 'react';
import type { Slot } from './slot';
import { useSlot } from './useSlot';
import styles from './Form.module.css';

/** The longest name that half a line has room for beside the switch. */
const longestBesideSwitch = 'HeartbeatSeconds'.length;

/** A value that is either fixed or comes from a path: two fields of the document, of which there may be one. */
export function PairControl({
  slot,
  pathSlot,
  children,
}: {
  readonly slot: Slot;
  readonly pathSlot: Slot;
  readonly children: (shown: Slot) => ReactNode;
}): ReactElement {
  const [chosen, setChosen] = useState<'fixed' | 'path'>();
  const fixed = useSlot(slot);
  const path = useSlot(pathSlot);
  const isPath = pathSlot.value !== undefined || (slot.value === undefined && chosen === 'path');
  const switchTo = (next: 'fixed' | 'path'): void => {
    setChosen(next);
    // What was there cannot be both: it goes, and one undo brings it back.
    if (next === 'path' && slot.value !== undefined) fixed.set(undefined);
    if (next === 'fixed' && pathSlot.value !== undefined) path.set(undefined);
  };
  return (
    <div
      className={styles.pair}
      data-narrow={(slot.row.kind === 'number' && slot.row.name.length <= longestBesideSwitch) || undefined}
    >
      {children(isPath ? pathSlot : slot)}
      <button
        type="button"
        className={styles.pairSwitch}
        aria-label={`${slot.row.name}: ${isPath ? 'use a value' : 'use a path'}`}
        onClick={() => switchTo(isPath ? 'fixed' : 'path')}
      >
        {isPath ? 'use a value' : 'use a path'}
      </button>
    </div>
  );
}
