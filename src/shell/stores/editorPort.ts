import type { Pointer } from '../../core/document/pointer';
import type { Port } from './port';

/** What the text editor can be asked to do by a command. The editor registers itself when it mounts. */
export type EditorCommands = {
  readonly focus: () => void;
  /** Scrolls to the text at a pointer and puts the caret there; the focus stays where it is. */
  readonly reveal: (pointer: Pointer) => void;
  /** Scrolls to a range of offsets and selects it, for problems of syntax that no pointer names. */
  readonly revealRange: (from: number, to: number) => void;
  readonly find: () => void;
  /** Makes the document and the editor the same text now: of a long text, the last letters may not have left it yet. */
  readonly catchUp: () => void;
};

/** The socket of the text editor. */
export type EditorPort = Port<EditorCommands>;
