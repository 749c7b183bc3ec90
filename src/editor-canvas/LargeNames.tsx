import { useStore, ViewportPortal } from '@xyflow/react';
import { useDeferredValue, useEffect, useMemo, type ReactElement } from 'react';
import { useGraph, useRuns } from '../stores/context';
import { shownView } from '../stores/runViews';
import { largeNameSizes, placeLargeNames, zoomStep } from './placeLargeNames';
import styles from './LargeNames.module.css';
import { useCanvasLayout } from './useCanvasLayout';
import { useSeenPieces } from './useSeenPieces';

const pieceSize = 960;

/** The names of states and containers in the view from far away, large enough to be read. They are drawn again only when the zoom has changed by a tenth. */
export function LargeNames({ onShown }: { readonly onShown: (isShown: boolean) => void }): ReactElement {
  // Until they are there, the nodes keep their own words.
  useEffect(() => {
    onShown(true);
    return () => onShown(false);
  }, [onShown]);
  const graph = useDeferredValue(useGraph());
  const layout = useDeferredValue(useCanvasLayout());
  const seen = useDeferredValue(useSeenPieces(pieceSize));
  const zoom = useStore((state) => zoomStep(state.transform[2]));
  const hasRun = useRuns((state) => shownView(state) !== undefined);
  const names = useMemo(() => placeLargeNames(graph, layout, zoom, seen, hasRun), [graph, layout, zoom, seen, hasRun]);
  return (
    <ViewportPortal>
      <div className={styles.layer} style={{ fontSize: largeNameSizes.font / zoom, lineHeight: `${largeNameSizes.line / zoom}px` }} aria-hidden>
        {names.map(({ id, rect, lines, isInside, isContainer }) => (
          <div key={id} className={styles.name} data-inside={isInside || undefined} data-container={isContainer || undefined} style={{ left: rect.x, top: rect.y, width: rect.width, height: rect.height }}>
            {lines.map((line, i) => (
              <span key={i}>{line}</span>
            ))}
          </div>
        ))}
      </div>
    </ViewportPortal>
  );
}
