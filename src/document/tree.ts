import type { Json } from '../base/json';
import type { Pointer } from './pointer';

/** The notations a document may be written in; JSON includes comments, trailing commas and unquoted `${placeholders}`. */
export type Syntax = 'json' | 'yaml';

/** What a text says, as far as it can be read. */
export type SyntaxTree = {
  readonly syntax: Syntax;
  readonly text: string;
  /** Absent when the text holds no value at all. */
  readonly root?: TreeNode;
  readonly errors: readonly SyntaxProblem[];
};

/** Something that cannot be read as it stands. `code` is stable; `from` and `to` say where. */
export type SyntaxProblem = { readonly code: string; readonly message: string; readonly from: number; readonly to: number };

/** A value in the text, with its place. */
export type TreeNode = ObjectNode | ArrayNode | ScalarNode;

/** `closed` is false while the closing brace is missing. */
export type ObjectNode = { readonly kind: 'object'; readonly from: number; readonly to: number; readonly members: readonly Member[]; readonly closed: boolean };

/** `closed` is false while the closing bracket is missing. */
export type ArrayNode = { readonly kind: 'array'; readonly from: number; readonly to: number; readonly items: readonly TreeNode[]; readonly closed: boolean };

/** An unquoted `${placeholder}` is a scalar whose value is its own text. */
export type ScalarNode = {
  readonly kind: 'scalar';
  readonly from: number;
  readonly to: number;
  readonly value: string | number | boolean | null;
  readonly placeholder?: boolean;
};

/** A key of an object with its value; the value is absent while it is not yet written. */
export type Member = {
  readonly key: string;
  /** The key as it stands in pointers, unescaped: with an ordinal (`key#2`) when the object has it already. */
  readonly pointerKey: string;
  readonly keyFrom: number;
  readonly keyTo: number;
  readonly from: number;
  readonly to: number;
  readonly value?: TreeNode;
};

/** Where a value stands; with its key, when it is a member. */
export type TreeRange = { readonly from: number; readonly to: number; readonly keyFrom?: number; readonly keyTo?: number };

/** Reads any text: never throws, loses nothing, costs time linear in its length. */
export function readTree(text: string, syntax: Syntax): SyntaxTree {
  return { syntax, text, errors: [] };
}

/** The value at a pointer. */
export function nodeAt(tree: SyntaxTree, pointer: Pointer): TreeNode | undefined {
  void pointer;
  return tree.root;
}

/** The member whose value is at a pointer; undefined for items of arrays and for the root. */
export function memberAt(tree: SyntaxTree, pointer: Pointer): Member | undefined {
  void tree;
  void pointer;
  return undefined;
}

/** The pointer of the innermost member or item that an offset is at. */
export function pointerAt(tree: SyntaxTree, offset: number): Pointer {
  void tree;
  void offset;
  return '';
}

/** Where the value at a pointer stands in the text. */
export function rangeOf(tree: SyntaxTree, pointer: Pointer): TreeRange | undefined {
  void tree;
  void pointer;
  return undefined;
}

/** The value of a node. `__proto__` stays an own key; of repeated keys the last one counts. */
export function toJson(node: TreeNode): Json {
  void node;
  return null;
}
