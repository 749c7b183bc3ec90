import type { StateId } from '../../core/asl/model';
import type { Port } from './port';

/** Where a state chosen by typing goes, seen from the selected state. */
export type AddSide = 'after' | 'before';

/** What the canvas can be asked to do by a command. The canvas registers itself when it mounts. */
export type CanvasCommands = {
  readonly focus: () => void;
  readonly fit: () => void;
  readonly zoomIn: () => void;
  readonly zoomOut: () => void;
  readonly zoomActual: () => void;
  /** Brings a state to the middle of the view, without changing the zoom more than needed. */
  readonly center: (stateId: StateId) => void;
  /** Opens the name of a state for editing, on its node. */
  readonly startRename: (stateId: StateId) => void;
  /** Opens the type-ahead for a new state beside a state. */
  readonly startAdd: (stateId: StateId | undefined, side: AddSide) => void;
  /** Opens the chooser of a target for a new or existing arrow of a state. */
  readonly startConnect: (stateId: StateId) => void;
  /** Opens the chooser of another place for states. */
  readonly startMove: (stateIds: readonly StateId[]) => void;
  /** Moves the selection along arrows, or into and out of containers; with `isAdding`, what was selected stays so. */
  readonly move: (direction: 'up' | 'down' | 'left' | 'right' | 'in' | 'out', isAdding?: boolean) => void;
  /** Opens the search over state names. */
  readonly find: () => void;
};

/** The socket of the canvas. */
export type CanvasPort = Port<CanvasCommands>;
