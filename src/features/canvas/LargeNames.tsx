import { useStore, ViewportPortal } from '@xyflow/react';
import { useDeferredValue, useLayoutEffect, useMemo, type ReactElement } from 'react';
import { fontSizes } from '../../core/graph/nodeShape';
import { useGraph } from '../../shell/stores/context';
import { placeFarLabels, type FarLabel } from './placeFarLabels';
import { largeNamesMode, largeNameSizes, placeLargeNames, zoomStep } from './placeLargeNames';
import styles from './LargeNames.module.css';
import { useCanvasLayout } from './useCanvasLayout';
import { useSeenPieces } from './useSeenPieces';
import { useSigns } from './useSigns';

const pieceSize = 960;

/**
 * What the drawing changes while large names are shown: what it hides of its nodes, and how its labels are drawn.
 */
export type FarLook = {
  readonly mode: ReturnType<typeof largeNamesMode>;
  readonly labels: ReadonlyMap<string, FarLabel>;
};

/**
 * The names of states and containers in the view from far away, large enough to
 * be read. They are drawn again only when the zoom has changed by a tenth.
 */
export function LargeNames({ onShown }: { readonly onShown: (look: FarLook | undefined) => void }): ReactElement {
  const graph = useDeferredValue(useGraph());
  const layout = useDeferredValue(useCanvasLayout());
  const seen = useDeferredValue(useSeenPieces(pieceSize));
  const zoom = useStore((state) => zoomStep(state.transform[2]));
  const mode = largeNamesMode(zoom);
  const sideOf = useSigns(graph, mode === 'beside');
  const names = useMemo(() => placeLargeNames(graph, layout, zoom, seen, sideOf), [graph, layout, zoom, seen, sideOf]);
  const labels = useMemo(() => placeFarLabels(graph, layout, zoom, seen), [graph, layout, zoom, seen]);
  // Until they are there, the nodes keep their own words; in the same frame they let go of them.
  useLayoutEffect(() => onShown({ mode, labels }), [onShown, mode, labels]);
  useLayoutEffect(() => () => onShown(undefined), [onShown]);
  return (
    <ViewportPortal>
      <div
        className={styles.layer}
        style={{ fontSize: largeNameSizes.font / zoom, lineHeight: `${largeNameSizes.line / zoom}px` }}
        aria-hidden
      >
        {names.map(({ id, rect, lines, isInside, isBeside, isOwnSize }) => (
          <div
            key={id}
            className={styles.name}
            data-inside={isInside || undefined}
            data-beside={isBeside || undefined}
            data-high={rect.height * zoom > 2 * largeNameSizes.line || undefined}
            style={{
              left: rect.x,
              top: rect.y,
              width: rect.width,
              height: rect.height,
              ...(isOwnSize ? { fontSize: fontSizes.title, lineHeight: '17px' } : {}),
            }}
          >
            {lines.map((line, i) => (
              <span key={i} dir="auto">
                {line}
              </span>
            ))}
          </div>
        ))}
      </div>
    </ViewportPortal>
  );
}
