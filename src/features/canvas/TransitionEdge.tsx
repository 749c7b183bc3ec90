import { memo, type CSSProperties, type MouseEvent, type PointerEvent, type ReactElement } from 'react';
import { isolateWords } from '../../core/base/bidi';
import type { Rect } from '../../core/graph/geometry';
import { useArrowWords } from '../../shell/pickers/laterWords';
import { useRuns, useSelection, useSession } from '../../shell/stores/context';
import { shownRun } from '../../shell/stores/runViews';
import { useOpenOverlay } from './canvasOverlay';
import { beginHeldDrag, isEndOfDrag } from './dragChannel';
import { sameDrawing, type DrawnEdge } from './drawEdges';
import styles from './EdgeLayer.module.css';
import type { FarLabel } from './placeFarLabels';
import { VisuallyHidden } from '../../shell/ui/VisuallyHidden';
import { takenCount, viewForArrow } from '../../shell/stores/takenCount';

/**
 * One arrow: its line, label, `+`, the end that can be dragged elsewhere, and how often the shown run took it. It
 * counts from where it begins; the layer puts it into its place, so that being moved draws nothing again.
 */
export const TransitionEdge = memo(
  function TransitionEdge({
    drawn,
    insertName,
    far,
  }: {
    readonly drawn: DrawnEdge;
    readonly insertName: string;
    readonly far: FarLabel | undefined;
  }): ReactElement {
    const { edge, line, head, end, plus, label, count } = drawn;
    const { selectionStore, derived } = useSession();
    const open = useOpenOverlay();
    const isSelected = useSelection(
      (state) => edge.transitionId !== undefined && state.transition === edge.transitionId,
    );
    const isBesideSelected = useSelection((state) => state.states.at(-1) === edge.source);
    const items = useSelection((state) => state.items);
    const { fromName, toName } = drawn;
    const taken = useRuns((state) =>
      takenCount(viewForArrow(shownRun(state), items, fromName, toName), edge, fromName, toName),
    );

    const isRunShown = useRuns((state) => state.shownRunId !== undefined);
    const arrowWords = useArrowWords();
    const words = arrowWords?.edgeInWords(derived.machine(), drawn, isRunShown ? taken : undefined);

    const handleSelect = (): void => {
      if (isEndOfDrag()) return;
      if (edge.transitionId !== undefined) selectionStore.selectTransition(edge.transitionId);
    };
    const handleInsert = ({ currentTarget }: MouseEvent): void => {
      const { x, y, width, height } = currentTarget.getBoundingClientRect();
      open({
        kind: 'insert',
        place: drawn.place,
        title: insertName,
        anchor: { clientX: x + width / 2, clientY: y + height / 2 },
      });
    };
    const handleEndPress = (event: PointerEvent): void => {
      if (event.button !== 0) return;
      event.stopPropagation();
      if (event.pointerType === 'mouse') handleSelect();
      beginHeldDrag(event.nativeEvent, () => ({ kind: 'reroute', edge }), handleSelect);
    };

    return (
      <div
        className={styles.edge}
        data-kind={edge.kind}
        data-selected={isSelected || undefined}
        data-taken={taken > 0 || undefined}
        data-edge-id={edge.id}
      >
        <svg className={styles.drawing} aria-hidden focusable={false}>
          <path className={styles.hit} d={line} onClick={handleSelect} />
          <path className={styles.line} d={line} />
          <path className={styles.head} d={head} />
        </svg>
        {canReroute(drawn) && (
          <svg className={styles.ends} aria-hidden focusable={false}>
            <circle
              className={`${styles.end} nopan`}
              r={5}
              cx={end.x}
              cy={end.y}
              onPointerDown={handleEndPress}
              onClick={handleSelect}
            />
          </svg>
        )}
        <VisuallyHidden>{words}</VisuallyHidden>
        {label && edge.label && far?.lines.length !== 0 && (
          <span
            aria-hidden
            className={styles.label}
            title={edge.detail ?? edge.label}
            data-far={far && true}
            style={labelStyle(label, far, drawn)}
            onClick={handleSelect}
          >
            {(far?.lines ?? edge.labelLines ?? [edge.label]).map((words, i) => (
              <span key={i}>{isolateWords(words)}</span>
            ))}
          </span>
        )}
        {taken > 1 && count && (
          <span
            aria-hidden
            className={styles.count}
            style={{ left: count.x, top: count.y }}
            title={`Taken ${taken} times`}
          >
            ×{taken}
          </span>
        )}
        {plus && (
          <button
            type="button"
            className={styles.plus}
            style={{ left: plus.x, top: plus.y }}
            tabIndex={isSelected || isBesideSelected ? 0 : -1}
            aria-label={insertName}
            aria-haspopup="dialog"
            onClick={handleInsert}
          />
        )}
      </div>
    );
  },
  (before, after) =>
    before.insertName === after.insertName && before.far === after.far && sameDrawing(before.drawn, after.drawn),
);

/** Where a label stands, counted from where its arrow begins; from far away, how large its words are. */
function labelStyle({ x, y, width, height }: Rect, far: FarLabel | undefined, { at }: DrawnEdge): CSSProperties {
  if (!far) return { left: x + width / 2, top: y, minWidth: width, height };
  const { rect, font } = far;
  return {
    left: rect.x - at.x + rect.width / 2,
    top: rect.y - at.y,
    minWidth: rect.width,
    height: rect.height,
    fontSize: font,
    lineHeight: 1.2,
    borderRadius: font * 0.7,
  };
}

function canReroute({ edge, fromName }: DrawnEdge): boolean {
  return edge.transitionId !== undefined || fromName !== '';
}
