import { memo, type PointerEvent, type ReactElement } from 'react';
import { useRuns, useSelection, useSession } from '../stores/context';
import { shownView } from '../stores/runViews';
import { Icon } from '../ui/icons';
import { useOpenOverlay } from './canvasOverlay';
import { beginDrag, isEndOfDrag } from './dragChannel';
import { sameDrawing, type DrawnEdge } from './drawEdges';
import styles from './EdgeLayer.module.css';
import { takenCount } from './takenCount';

/** One arrow: its line, label, `+`, the end that can be dragged elsewhere, and how often the shown run took it. */
export const TransitionEdge = memo(function TransitionEdge({ drawn, insertName }: { readonly drawn: DrawnEdge; readonly insertName: string }): ReactElement {
  const { edge, path, tip, plus, label, count } = drawn;
  const { selectionStore } = useSession();
  const open = useOpenOverlay();
  const isSelected = useSelection((state) => edge.transitionId !== undefined && state.transition === edge.transitionId);
  const isBesideSelected = useSelection((state) => state.states.at(-1) === edge.source);
  const taken = useRuns((state) => takenCount(shownView(state), edge.kind, drawn.fromName, drawn.toName));

  const handleSelect = (): void => {
    if (isEndOfDrag()) return;
    if (edge.transitionId !== undefined) selectionStore.selectTransition(edge.transitionId);
  };
  const handleInsert = (): void => open({ kind: 'insert', place: drawn.place, title: insertName, anchor: plus });
  const handleEndPress = (event: PointerEvent): void => {
    if (event.button !== 0) return;
    event.stopPropagation();
    handleSelect();
    beginDrag(event.nativeEvent, () => ({ kind: 'reroute', edge }));
  };

  return (
    <div className={styles.edge} data-kind={edge.kind} data-selected={isSelected || undefined} data-taken={taken > 0 || undefined} data-edge-id={edge.id}>
      <svg className={styles.drawing} aria-hidden focusable={false}>
        <path className={styles.hit} d={path} onClick={handleSelect} />
        <path className={styles.line} d={path} />
        <path className={styles.head} d="M-7.500 -4.200L0 0L-7.500 4.200z" style={{ transform: `translate(${tip.x}px, ${tip.y}px) rotate(${tip.angle}deg)` }} />
        {canReroute(drawn) && (
          <circle className={`${styles.end} nopan`} r={5} style={{ transform: `translate(${tip.x}px, ${tip.y}px) rotate(${tip.angle}deg) translateX(-5px)` }} onPointerDown={handleEndPress} />
        )}
      </svg>
      {label && edge.label && (
        <span
          className={styles.label}
          title={edge.detail ?? edge.label}
          style={{ transform: `translate(${label.x}px, ${label.y}px)`, width: label.width, height: label.height }}
          onClick={handleSelect}
        >
          <span>{edge.label}</span>
        </span>
      )}
      {taken > 1 && count && (
        <span className={styles.count} style={{ transform: `translate(${count.x}px, ${count.y}px) translate(calc(-100% - 7px), -50%)` }} title={`Taken ${taken} times`}>
          ×{taken}
        </span>
      )}
      <button
        type="button"
        className={`${styles.plus} nopan`}
        style={{ transform: `translate(${plus.x - 10}px, ${plus.y - 10}px)` }}
        tabIndex={isSelected || isBesideSelected ? 0 : -1}
        aria-label={insertName}
        aria-haspopup="dialog"
        onClick={handleInsert}
      >
        <Icon name="plus" size={13} />
      </button>
    </div>
  );
}, (before, after) => before.insertName === after.insertName && sameDrawing(before.drawn, after.drawn));

function canReroute({ edge, fromName }: DrawnEdge): boolean {
  return edge.transitionId !== undefined || fromName !== '';
}
