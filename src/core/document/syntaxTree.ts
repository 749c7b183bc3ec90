/**
 * The notations a document may be written in; JSON includes comments, trailing commas and unquoted `${placeholders}`.
 */
export type Syntax = 'json' | 'yaml';

/** What a text says, as far as it can be read. */
export type SyntaxTree = {
  readonly syntax: Syntax;
  readonly text: string;
  /** Absent when the text holds no value at all. */
  readonly root?: TreeNode;
  /** In the order in which they were met; a hundred at most. */
  readonly errors: readonly SyntaxProblem[];
  /** What is read here and not by strict readers of JSON: comments, and commas before a bracket; a hundred at most. */
  readonly loose?: readonly SyntaxProblem[];
};

/** Every way in which a text cannot be read. */
export type SyntaxCode =
  | 'after-the-end'
  | 'bad-escape'
  | 'bad-indentation'
  | 'comment'
  | 'control-character'
  | 'cut-off'
  | 'empty'
  | 'missing-brace'
  | 'missing-bracket'
  | 'missing-colon'
  | 'missing-comma'
  | 'missing-dash'
  | 'missing-key'
  | 'missing-open-brace'
  | 'missing-open-bracket'
  | 'missing-space'
  | 'missing-value'
  | 'not-a-json-number'
  | 'open-comment'
  | 'open-string'
  | 'other-mark'
  | 'single-quotes'
  | 'surplus-bracket'
  | 'syntax-not-loaded'
  | 'too-deep'
  | 'trailing-comma'
  | 'unexpected-colon'
  | 'unexpected-comma'
  | 'unexpected-indent'
  | 'unexpected-text'
  | 'unquoted-key'
  | 'yaml-alias'
  | 'yaml-syntax';

/** Something that cannot be read as it stands. `code` is stable; `from` and `to` say where. */
export type SyntaxProblem = {
  readonly code: SyntaxCode;
  readonly message: string;
  readonly from: number;
  readonly to: number;
};

/** A value in the text, with its place. */
export type TreeNode = ObjectNode | ArrayNode | ScalarNode;

/**
 * `closed` is false while the closing brace is missing; `isTag` is set where
 * YAML has a function's short form (`!Ref Name`).
 */
export type ObjectNode = {
  readonly kind: 'object';
  readonly from: number;
  readonly to: number;
  readonly members: readonly Member[];
  readonly closed: boolean;
  readonly isTag?: boolean;
};

/** `closed` is false while the closing bracket is missing. */
export type ArrayNode = {
  readonly kind: 'array';
  readonly from: number;
  readonly to: number;
  readonly items: readonly TreeNode[];
  readonly closed: boolean;
};

/** An unquoted `${placeholder}` is a scalar whose value is its own text. */
export type ScalarNode = {
  readonly kind: 'scalar';
  readonly from: number;
  readonly to: number;
  readonly value: string | number | bigint | boolean | null;
  readonly placeholder?: boolean;
};

/** A key of an object with its value; the value is absent while it is not yet written. */
export type Member = {
  readonly key: string;
  /** The key as it stands in pointers, not escaped: with an ordinal (`key#2`) when the object has it already. */
  readonly pointerKey: string;
  readonly keyFrom: number;
  readonly keyTo: number;
  /** Where the key begins. */
  readonly from: number;
  /** Where the value ends. */
  readonly to: number;
  readonly value?: TreeNode;
};

/** Where a value stands; with its key, when it is a member. */
export type TreeRange = {
  readonly from: number;
  readonly to: number;
  readonly keyFrom?: number;
  readonly keyTo?: number;
};
