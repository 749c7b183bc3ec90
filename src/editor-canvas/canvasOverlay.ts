import { createContext, use } from 'react';
import type { Place } from '../asl/edit/verb';
import type { StateId, TransitionId } from '../asl/model';
import { invariant } from '../base/invariant';
import type { Point } from '../graph/geometry';

/** What something opened over the drawing belongs to: a node, or a point of the canvas. */
export type Anchor = { readonly nodeId: string } | Point;

/** What a menu of the canvas is about. */
export type MenuTarget =
  | { readonly kind: 'states'; readonly ids: readonly StateId[] }
  | { readonly kind: 'arrow'; readonly edgeId: string }
  | { readonly kind: 'canvas' };

/** What the chooser of a target is asked for: a new arrow of a state, or another end for an arrow. */
export type ConnectRequest =
  | { readonly kind: 'from'; readonly stateId: StateId; readonly targetName?: string }
  | { readonly kind: 'reroute'; readonly transitionId: TransitionId };

/** The one thing that is open over the drawing. */
export type CanvasOverlay =
  | { readonly kind: 'insert'; readonly place: Place; readonly title: string; readonly anchor: Anchor }
  | { readonly kind: 'connect'; readonly request: ConnectRequest; readonly anchor: Anchor }
  | { readonly kind: 'changeType'; readonly stateId: StateId }
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
