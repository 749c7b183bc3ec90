import { useGraph, useLayout } from '../../shell/stores/context';
import { anchorLayout, type AnchoredLayout } from './anchorLayout';

/** The layout as the canvas uses it everywhere: the derived one, moved so that Start never moves. */
export function useCanvasLayout(): AnchoredLayout {
  return anchorLayout(useLayout(), useGraph());
}
