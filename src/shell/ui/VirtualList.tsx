import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef, type ReactElement, type ReactNode, type RefObject } from 'react';
import styles from './VirtualList.module.css';

/** Where one row of a long list is drawn. */
export type VirtualRow = { readonly index: number; readonly topPx: number };

/** The rows of a long list that are in view, for tables that draw their own elements. Rows all have the same height. */
export function useVirtualRows({
  count,
  rowHeightPx,
  scroller,
  headPx = 0,
}: {
  readonly count: number;
  readonly rowHeightPx: number;
  readonly scroller: RefObject<HTMLElement | null>;
  /** How much of the top is covered by a head that stays while the rows scroll. */
  readonly headPx?: number;
}): {
  readonly rows: readonly VirtualRow[];
  readonly heightPx: number;
  readonly scrollTo: (index: number) => void;
} {
  const virtualizer = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeightPx,
    overscan: 12,
    scrollMargin: headPx,
    scrollPaddingStart: headPx,
  });
  return {
    rows: virtualizer.getVirtualItems().map(({ index, start }) => ({ index, topPx: start - headPx })),
    heightPx: virtualizer.getTotalSize(),
    scrollTo: (index) => virtualizer.scrollToIndex(index, { align: 'auto' }),
  };
}

/** A long list of which only the rows in view are drawn. Each is as high as what it holds, at least `rowHeightPx`. */
export function VirtualList({
  label,
  count,
  rowHeightPx,
  children,
}: {
  readonly label: string;
  readonly count: number;
  readonly rowHeightPx: number;
  readonly children: (index: number) => ReactNode;
}): ReactElement {
  const scroller = useRef<HTMLDivElement>(null);
  const virtualizer = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeightPx,
    overscan: 12,
  });
  return (
    <div ref={scroller} className={styles.scroller} tabIndex={0} role="region" aria-label={label}>
      <ul className={styles.rows} style={{ height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map(({ index, start }) => (
          <li
            key={index}
            ref={virtualizer.measureElement}
            data-index={index}
            className={styles.row}
            aria-setsize={count}
            aria-posinset={index + 1}
            style={{ transform: `translateY(${start}px)`, minHeight: rowHeightPx }}
          >
            {children(index)}
          </li>
        ))}
      </ul>
    </div>
  );
}
