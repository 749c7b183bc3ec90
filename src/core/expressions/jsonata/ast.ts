/** A filter or position binding that follows a step. */
export type Stage =
  { readonly type: 'filter'; readonly expr: AstNode } | { readonly type: 'index'; readonly value: string };

/**
 * Checks the arguments of a call against a function's signature and fills in
 * the context where it may stand for the first one.
 */
export type Signature = {
  readonly definition: string;
  validate(args: readonly unknown[], context: unknown): unknown[];
};

/** Keys and values of an object constructor or of a grouping. */
export type Pairs = readonly (readonly [AstNode, AstNode])[];

/**
 * A node of the tree that the jsonata library parses a text into, after its own post-processing. Which members a node
 * has depends on its type; the library documents none of them, so they are named here as far as this folder reads them.
 */
export type AstNode = {
  readonly type: string;
  readonly value?: unknown;
  readonly position?: number;
  /** path */
  readonly steps?: readonly AstNode[];
  readonly keepSingletonArray?: boolean;
  /** Set where `[]` follows: a single result stays an array. */
  readonly keepArray?: boolean;
  /** Filters after a step of a path, and after anything else. */
  readonly stages?: readonly Stage[];
  readonly predicate?: readonly Stage[];
  readonly group?: { readonly lhs: Pairs; readonly position?: number };
  /** A step whose results carry bindings: `@$v`, `#$i`, or ancestors for `%`. */
  readonly tuple?: boolean;
  readonly focus?: string;
  readonly index?: string;
  readonly ancestor?: { readonly label: string };
  /** parent, `%` */
  readonly slot?: { readonly label: string };
  /** sort */
  readonly terms?: readonly { readonly descending: boolean; readonly expression: AstNode }[];
  /** binary, bind, apply; for unary `{` the pairs */
  readonly lhs?: AstNode | Pairs;
  readonly rhs?: AstNode;
  /** unary */
  readonly expression?: AstNode;
  readonly expressions?: readonly AstNode[];
  readonly consarray?: boolean;
  /** condition */
  readonly condition?: AstNode;
  readonly then?: AstNode;
  readonly else?: AstNode;
  /** function, partial, lambda */
  readonly procedure?: AstNode;
  readonly arguments?: readonly AstNode[];
  readonly body?: AstNode;
  readonly signature?: Signature;
  readonly thunk?: boolean;
  /** transform */
  readonly pattern?: AstNode;
  readonly update?: AstNode;
  readonly delete?: AstNode;
};
