import { useStore } from '@xyflow/react';
import { useDeferredValue, useMemo, useState, type PointerEvent, type ReactElement } from 'react';
import { createPortal } from 'react-dom';
import type { Rect } from '../../core/graph/geometry';
import { useGraph, useSelection, useSettings } from '../../shell/stores/context';
import { followPointer } from '../../shell/ui/followPointer';
import styles from './MiniMap.module.css';
import { rectsPath } from './rectsPath';
import { useCanvasLayout } from './useCanvasLayout';
import type { CanvasView } from './useCanvasView';
import { useFreeCorner } from './useFreeCorner';

const size = { width: 168, height: 112 };
/** With its border. */
const mapSize = { width: 178, height: 122 };
/** Room around what the map shows, as a part of it. */
const margin = 0.04;

/** How many views long and wide the map is at most; of a larger workflow it shows the part around the view. */
const reach = 9;

/**
 * The whole workflow in small, with what is in view; shown when that is not all. Press
 * or drag to go elsewhere; keys have the arrows. It stands in a corner where it lies
 * over no state. Where there is none it is folded into `slot`, and unfolds there.
 */
export function MiniMap({
  view,
  slot,
}: {
  readonly view: CanvasView;
  readonly slot: HTMLElement | null;
}): ReactElement | null {
  const isWanted = useSettings((settings) => settings.minimap);
  // The drawing itself comes first.
  const graph = useDeferredValue(useGraph());
  const layout = useDeferredValue(useCanvasLayout());
  const selected = useSelection((state) => state.states);
  const [x, y, zoom] = useStore((state) => state.transform);
  const [width, height] = [useStore((state) => state.width), useStore((state) => state.height)];
  const [held, setHeld] = useState<Rect>();
  const drawing = useMemo(() => {
    const rectsOf = (isContainer: boolean): Rect[] =>
      [...graph.nodes.values()]
        .filter(({ kind }) => (kind === 'container') === isContainer)
        .flatMap(({ id }) => layout.nodes.get(id) ?? []);
    return { containers: rectsPath(rectsOf(true)), states: rectsPath(rectsOf(false)) };
  }, [graph, layout]);
  const seen = { x: -x / zoom, y: -y / zoom, width: width / zoom, height: height / zoom };
  const { frame } = layout;
  const [isUnfolded, setIsUnfolded] = useState(false);
  const corner = useFreeCorner(layout.nodes, mapSize);
  if (!isWanted || width < 640 || height < 420 || graph.nodes.size < 4 || isAllSeen(frame, seen)) return null;

  const shown = held ?? regionAround(frame, seen);
  const scale = Math.min(size.width / shown.width, size.height / shown.height) / (1 + 2 * margin);
  const origin = {
    x: size.width / 2 - (shown.x + shown.width / 2) * scale,
    y: size.height / 2 - (shown.y + shown.height / 2) * scale,
  };
  const handlePress = (event: PointerEvent<HTMLDivElement>): void => {
    if (event.button !== 0) return;
    const box = event.currentTarget.getBoundingClientRect();
    const lookAt = ({ clientX, clientY }: { readonly clientX: number; readonly clientY: number }): void =>
      view.lookAt({ x: (clientX - box.x - origin.x) / scale, y: (clientY - box.y - origin.y) / scale });
    // While it is dragged over, the map itself must not move.
    setHeld(shown);
    lookAt(event);
    followPointer(event.nativeEvent, { onMove: lookAt, onEnd: () => setHeld(undefined) });
  };
  const framed = overlap(seen, grown(shown, (Math.max(shown.width, shown.height) * margin) / 2));
  const rects = selected.flatMap((id) => layout.nodes.get(id) ?? []);
  const isInSlot = corner === undefined && !held;
  const fold = isInSlot && (
    <button type="button" className={styles.fold} aria-expanded={isUnfolded} onClick={() => setIsUnfolded(!isUnfolded)}>
      {isUnfolded ? 'Hide map' : 'Map'}
    </button>
  );
  if (isInSlot && !isUnfolded) return slot && createPortal(fold, slot);
  // What is drawn is moved as a whole, and so is the frame of what is seen:
  // neither is painted again while the view moves.
  const map = (
    <div className={`${styles.map} nopan`} data-corner={isInSlot ? undefined : (corner ?? 'bottom-left')} aria-hidden>
      <div className={styles.window} style={size} onPointerDown={handlePress}>
        <svg
          className={styles.drawing}
          width={frame.width * scale}
          height={frame.height * scale}
          viewBox={`${frame.x} ${frame.y} ${frame.width} ${frame.height}`}
          style={{ transform: `translate(${origin.x + frame.x * scale}px, ${origin.y + frame.y * scale}px)` }}
        >
          <path className={styles.containers} d={drawing.containers} />
          <path className={styles.states} d={drawing.states} />
          <path className={styles.selected} d={rectsPath(rects)} />
        </svg>
        <div
          className={styles.view}
          style={{
            width: framed.width * scale,
            height: framed.height * scale,
            transform: `translate(${origin.x + framed.x * scale}px, ${origin.y + framed.y * scale}px)`,
          }}
        />
      </div>
    </div>
  );
  if (!isInSlot) return map;
  return (
    slot &&
    createPortal(
      <>
        {fold}
        {map}
      </>,
      slot,
    )
  );
}

function grown({ x, y, width, height }: Rect, by: number): Rect {
  return { x: x - by, y: y - by, width: width + 2 * by, height: height + 2 * by };
}

/** What two rectangles share: the frame of the view has all its sides on the map, also when more is in view. */
function overlap(a: Rect, b: Rect): Rect {
  const [x, y] = [Math.max(a.x, b.x), Math.max(a.y, b.y)];
  return {
    x,
    y,
    width: Math.max(0, Math.min(a.x + a.width, b.x + b.width) - x),
    height: Math.max(0, Math.min(a.y + a.height, b.y + b.height) - y),
  };
}

/** The part of the workflow that the map shows. */
function regionAround(frame: Rect, seen: Rect): Rect {
  const width = Math.min(frame.width, seen.width * reach);
  const height = Math.min(frame.height, seen.height * reach);
  const x = within(seen.x + seen.width / 2 - width / 2, frame.x, frame.x + frame.width - width);
  const y = within(seen.y + seen.height / 2 - height / 2, frame.y, frame.y + frame.height - height);
  return { x, y, width, height };
}

function within(wanted: number, low: number, high: number): number {
  return Math.min(Math.max(wanted, low), Math.max(low, high));
}

function isAllSeen(frame: Rect, seen: Rect): boolean {
  return (
    seen.x <= frame.x &&
    seen.y <= frame.y &&
    seen.x + seen.width >= frame.x + frame.width &&
    seen.y + seen.height >= frame.y + frame.height
  );
}
