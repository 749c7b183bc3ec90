import { useRef, useState, type KeyboardEvent, type PointerEvent, type ReactElement, type ReactNode } from 'react';
import { followPointer } from './followPointer';
import styles from './SplitPane.module.css';

const stepPx = 16;

/**
 * Two panes with a border that can be dragged, or moved by the arrow keys. One of them has a size, the other takes the
 * rest. The size is the caller's to remember; while dragging it is the pane's own, so that only this draws again. A
 * folded pane stays mounted, out of sight; Enter or a double click on the border folds it.
 */
export function SplitPane({
  direction,
  sized,
  label,
  sizePx,
  minPx,
  maxPx,
  folded = false,
  fixed = false,
  onResize,
  onFold,
  first,
  second,
}: {
  /** `row`: side by side. `column`: one above the other. */
  readonly direction: 'row' | 'column';
  /** Which of the two has the size. */
  readonly sized: 'first' | 'second';
  /** What the border is called: "Width of the palette". */
  readonly label: string;
  readonly sizePx: number;
  readonly minPx: number;
  readonly maxPx: number;
  readonly folded?: boolean;
  /** Has no border to move: the size is what the caller says. */
  readonly fixed?: boolean;
  readonly onResize: (sizePx: number) => void;
  readonly onFold?: (folded: boolean) => void;
  readonly first: ReactNode;
  readonly second: ReactNode;
}): ReactElement {
  const pane = useRef<HTMLDivElement>(null);
  const [draggedPx, setDraggedPx] = useState<number>();
  const shownPx = clamp(draggedPx ?? sizePx, minPx, maxPx);
  const sign = sized === 'first' ? 1 : -1;

  const handlePointerDown = (event: PointerEvent<HTMLDivElement>): void => {
    if (event.button !== 0) return;
    event.preventDefault();
    const position = direction === 'row' ? 'clientX' : 'clientY';
    const start = event[position];
    const box = pane.current?.getBoundingClientRect();
    const startPx = (direction === 'row' ? box?.width : box?.height) ?? shownPx;
    let lastPx = startPx;
    event.currentTarget.setPointerCapture(event.pointerId);
    followPointer(event.nativeEvent, {
      onMove: (move) => {
        lastPx = clamp(startPx + sign * (move[position] - start), minPx, maxPx);
        setDraggedPx(lastPx);
      },
      onEnd: (how) => {
        setDraggedPx(undefined);
        if (how === 'released' && lastPx !== startPx) onResize(lastPx);
      },
    });
  };

  const handleKeyDown = (event: KeyboardEvent): void => {
    const [less, more] = direction === 'row' ? ['ArrowLeft', 'ArrowRight'] : ['ArrowUp', 'ArrowDown'];
    if (event.key === less) onResize(clamp(shownPx - sign * stepPx, minPx, maxPx));
    else if (event.key === more) onResize(clamp(shownPx + sign * stepPx, minPx, maxPx));
    else if (event.key === 'Home') onResize(minPx);
    else if (event.key === 'End') onResize(maxPx);
    else if (event.key === 'Enter' && onFold) onFold(!folded);
    else return;
    event.preventDefault();
  };

  const sizedPane = (content: ReactNode): ReactElement => (
    <div ref={pane} className={styles.sized} hidden={folded} style={{ flexBasis: shownPx }}>
      {content}
    </div>
  );
  return (
    <div className={styles.split} data-direction={direction} data-dragging={draggedPx !== undefined || undefined}>
      {sized === 'first' ? sizedPane(first) : <div className={styles.rest}>{first}</div>}
      {!folded && !fixed && (
        <div
          role="separator"
          tabIndex={0}
          className={styles.border}
          aria-label={label}
          aria-orientation={direction === 'row' ? 'vertical' : 'horizontal'}
          aria-valuenow={Math.round(shownPx)}
          aria-valuemin={minPx}
          aria-valuemax={maxPx}
          onPointerDown={handlePointerDown}
          onKeyDown={handleKeyDown}
          onDoubleClick={() => onFold?.(true)}
        />
      )}
      {!folded && fixed && <div className={styles.line} />}
      {sized === 'second' ? sizedPane(second) : <div className={styles.rest}>{second}</div>}
    </div>
  );
}

function clamp(value: number, min: number, max: number): number {
  return Math.max(min, Math.min(max, value));
}
