/** Something that can be written at the caret, in place of the text from `from` to `to`. */
export type CodeSuggestion = {
  readonly label: string;
  readonly kind: 'field' | 'value' | 'state' | 'error' | 'resource' | 'function' | 'path' | 'variable';
  readonly insert: string;
  readonly from: number;
  readonly to: number;
  /** Where the caret goes, counted from the start of `insert`; behind it when absent. */
  readonly caret?: number;
  readonly detail?: string;
  readonly doc?: string;
};

/** What can be written at an offset of a text. */
export type CompleteCode = (text: string, offset: number) => readonly CodeSuggestion[];
