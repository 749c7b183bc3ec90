import type { ReactElement } from 'react';
import { Glyph, Icon } from '../../shell/ui/icons';
import styles from './DropLayer.module.css';
import type { DropState } from './useDropState';

/** What is dragged, at the pointer, with what letting go would do, or why it is refused. */
export function DragGhost({ state }: { readonly state: DropState }): ReactElement {
  const { drag, drop, rejected, clientX, clientY } = state;
  const card =
    drag.kind === 'add' ? { title: drag.item.label, glyph: drag.item.glyph } : drag.kind === 'move' ? drag : undefined;
  return (
    // The top layer: it is seen over every pane.
    <div
      popover="manual"
      ref={(element) => element?.showPopover?.()}
      className={styles.ghost}
      style={{ left: clientX + 12, top: clientY + 14 }}
    >
      {card && (
        <span className={styles.card}>
          <Glyph name={card.glyph} />
          <span>{card.title}</span>
        </span>
      )}
      {drop && (
        <span className={styles.hint} data-refused={rejected !== undefined || undefined}>
          {rejected !== undefined && <Icon name="error" size={13} />}
          {rejected ?? drop.hint}
        </span>
      )}
    </div>
  );
}
