import type { Session } from '../stores/session';

/** What the application around a session can do for a command: pages, files, pictures, runs. */
export type Shell = {
  readonly goHome: () => void;
  /** Says something to people who hear the page. */
  readonly say: (words: string) => void;
  /** Moves the border of a pane, as dragging it would. */
  readonly nudgePane: (pane: string, byPx: number) => void;
  /** Gives the keyboard to the form of what is selected, or to what a shown run did there. */
  readonly focusInspector: () => void;
  /** Gives the keyboard to what the dock or the pane on the left shows. */
  readonly focusPart: (part: 'dock' | 'left') => void;
  /** Starts a run with the remembered input, or asks for one where none is remembered. */
  readonly runAtOnce: () => void;
  readonly saveToFile: () => void;
  readonly openFile: () => void;
  readonly downloadDefinition: () => void;
  readonly exportPicture: (format: 'svg' | 'png') => void;
  /** Opens the browser's own dialog for printing. */
  readonly print: () => void;
  /** Opens a copy of the workflow that has the other type. */
  readonly copyAsOtherType: () => void;
  /** Keeps a definition as a new workflow beside this one, without opening it. */
  readonly keepWorkflow: (name: string, source: string) => void;
  /** Puts a text on the clipboard; whether it is there then. It is told when the browser refuses. */
  readonly writeClipboard: (text: string) => Promise<boolean>;
  /** The text on the clipboard, handed over when the browser gives it; it is told when it does not. */
  readonly readClipboard: (receive: (text: string) => void) => Promise<void>;
};

/** What a command is given. */
export type CommandContext = { readonly session: Session; readonly shell: Shell };

/** The groups of the command palette and the key overlay, in their order. */
export type CommandGroup = 'Run' | 'Edit' | 'Add' | 'Canvas' | 'Go' | 'View' | 'File';

/** Something a user can do: the menu, the palette, the key overlay and the keyboard all read this. */
export type Command = {
  /** Stable, never shown: `state.delete`. */
  readonly id: string;
  /** In sentence case, a verb first. */
  readonly label: string;
  readonly group: CommandGroup;
  /** Keys in the form `Mod+Shift+Z`; Mod is Ctrl, or Command on a Mac. The first is the one shown. */
  readonly keys?: readonly string[];
  /**
   * Where the keys work: `anywhere`, also while typing; `outsideFields`, so that letters stay letters (the default);
   * `canvas`, only while the canvas or the outline has the focus; `clipboard`, as `canvas`, but by the events
   * that the browser makes of these keys.
   */
  readonly keysWork?: 'anywhere' | 'outsideFields' | 'canvas' | 'clipboard';
  /** Not listed in the command palette: moving about, and what the palette itself does better. */
  readonly unlisted?: true;
  /** Other words that find it in the palette. */
  readonly words?: string;
  /** True when it can be done now; otherwise the reason why not, which the palette shows. */
  readonly when?: (context: CommandContext) => true | string;
  readonly run: (context: CommandContext) => void;
};
