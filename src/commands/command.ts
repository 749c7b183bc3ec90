import type { Session } from '../stores/session';

/** What the application around a session can do for a command: files, pages, pictures. */
export type Shell = {
  readonly goHome: () => void;
  readonly saveToFile: () => void;
  readonly openFile: () => void;
  readonly exportDefinition: () => void;
  readonly exportPicture: (format: 'svg' | 'png') => void;
  /** Opens a copy of the workflow that has the other type. */
  readonly copyAsOtherType: () => void;
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
   * Where the keys work. `anywhere` also while typing in a field; `canvas` only while the canvas, the outline or nothing has the focus,
   * so that letters stay letters elsewhere. Default: anywhere but while typing.
   */
  readonly keysWork?: 'anywhere' | 'canvas';
  /** Other words that find it in the palette. */
  readonly words?: string;
  /** True when it can be done now; otherwise the reason why not, which the palette shows. */
  readonly when?: (context: CommandContext) => true | string;
  readonly run: (context: CommandContext) => void;
};
