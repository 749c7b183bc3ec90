import type { Place } from '../../core/asl/edit/verb';
import type { StateId } from '../../core/asl/model';
import type { ConnectRequest } from './arrows';

/**
 * A small window in which something is chosen: what to insert, where an arrow
 * leads, where states go, which type a state has.
 */
export type Picker =
  | { readonly kind: 'insert'; readonly place: Place; readonly title: string }
  | { readonly kind: 'connect'; readonly request: ConnectRequest }
  | { readonly kind: 'move'; readonly ids: readonly StateId[] }
  | { readonly kind: 'changeType'; readonly stateId: StateId };
