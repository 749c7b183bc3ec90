import { createContext, use } from 'react';
import type { StateId } from '../../core/asl/model';
import { invariant } from '../../core/base/invariant';
import type { Point } from '../../core/graph/geometry';
import type { Picker } from '../../shell/pickers/picker';

/** What something opened over the drawing belongs to: a node, a point of the canvas, or a point of the page. */
export type Anchor = { readonly nodeId: string } | { readonly clientX: number; readonly clientY: number } | Point;

/** What a menu of the canvas is about. */
export type MenuTarget =
  | { readonly kind: 'states'; readonly ids: readonly StateId[] }
  | { readonly kind: 'arrow'; readonly edgeId: string }
  | { readonly kind: 'canvas' };

/** The one thing that is open over the drawing. */
export type CanvasOverlay =
  | (Picker & { readonly anchor: Anchor })
  | { readonly kind: 'menu'; readonly target: MenuTarget; readonly anchor: Anchor }
  | { readonly kind: 'rename'; readonly stateId: StateId }
  | { readonly kind: 'search' };

/** Opens something over the drawing, or closes what is open. Stable for the life of the canvas. */
export type OpenOverlay = (overlay: CanvasOverlay | undefined) => void;

/** How the parts of the drawing open things over it. */
export const OverlayContext = createContext<OpenOverlay | undefined>(undefined);

/** The opener of overlays of the canvas around. */
export function useOpenOverlay(): OpenOverlay {
  const open = use(OverlayContext);
  invariant(open, 'A part of the canvas was drawn outside the canvas.');
  return open;
}
