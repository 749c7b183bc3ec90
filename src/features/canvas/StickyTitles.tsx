import { useStore } from '@xyflow/react';
import { useMemo, type ReactElement } from 'react';
import type { StateId } from '../../core/asl/model';
import { useGraph, useSession } from '../../shell/stores/context';
import { Glyph } from '../../shell/ui/icons';
import { placeStickyTitles } from './placeStickyTitles';
import styles from './StickyTitles.module.css';
import { useCanvasLayout } from './useCanvasLayout';

/**
 * The names of containers whose header is out of view while their inside is in
 * it, along the edge of the view: the outer ones above.
 */
export function StickyTitles(): ReactElement | null {
  const { selectionStore } = useSession();
  const graph = useGraph();
  const layout = useCanvasLayout();
  const [x, y, zoom] = useStore((state) => state.transform);
  const [width, height] = [useStore((state) => state.width), useStore((state) => state.height)];
  const containers = useMemo(() => [...graph.nodes.values()].filter(({ kind }) => kind === 'container'), [graph]);
  const titles = placeStickyTitles(containers, layout, { x, y, zoom }, { width, height });
  if (titles.length === 0) return null;
  return (
    <div className={styles.layer} aria-hidden>
      {titles.map(({ node, left, top, maxWidth }) => (
        <button
          key={node.id}
          type="button"
          tabIndex={-1}
          className={styles.title}
          style={{ left, top, maxWidth }}
          title={node.title}
          onClick={() => selectionStore.select([node.id as StateId])}
        >
          <Glyph name={node.glyph} />
          <span dir="auto">{node.title}</span>
        </button>
      ))}
    </div>
  );
}
