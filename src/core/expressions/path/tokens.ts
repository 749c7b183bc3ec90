/** One step of a path after its root. */
export type PathToken =
  /** `.name`, `['name']`; or `['a','b']`, which ends a path and merges the members of these names into one object. */
  | { readonly kind: 'names'; readonly names: readonly string[] }
  /** `[2]`, `[0,2]`: the items at these indexes. A negative index is never found. */
  | { readonly kind: 'indexes'; readonly indexes: readonly number[] }
  /** `[(@.length-1)]`: the item at the length plus this offset, which is negative. */
  | { readonly kind: 'fromEnd'; readonly offset: number }
  /** `[1:]`, `[:2]`, `[1:3]`. */
  | { readonly kind: 'slice'; readonly from?: number; readonly to?: number }
  /** `.*`, `[*]`. */
  | { readonly kind: 'wildcard' }
  /** `[?(…)]`. */
  | { readonly kind: 'filter'; readonly filter: FilterNode }
  /** `..`: the next token applies to every descendant. */
  | { readonly kind: 'scan' };

/** What a path starts from. `current` (`@`) exists only inside filters. */
export type PathRoot =
  | { readonly kind: 'input' }
  | { readonly kind: 'context' }
  | { readonly kind: 'variable'; readonly name: string }
  | { readonly kind: 'current' };

/** A parsed path. */
export type ParsedPath = { readonly root: PathRoot; readonly tokens: readonly PathToken[] };

/** The relations of filters that compare two values, in the order in which a condition is searched for them. */
export const filterRelations = ['==', '>=', '<=', '!=', '<', '>', '=~'] as const;

/** A relation of a filter. */
export type FilterRelation = (typeof filterRelations)[number];

/**
 * One side of a comparison in a filter. A literal is always a text: what it is compared with decides whether it is read
 * as a number or a truth value. `isQuoted` tells whether it stood in single quotes.
 */
export type FilterOperand =
  | { readonly kind: 'path'; readonly path: ParsedPath }
  | { readonly kind: 'literal'; readonly text: string; readonly isQuoted: boolean }
  | { readonly kind: 'pattern'; readonly pattern: RegExp };

/** A filter's condition. Paths in it are definite. */
export type FilterNode =
  | { readonly kind: 'and' | 'or'; readonly parts: readonly FilterNode[] }
  | { readonly kind: 'exists'; readonly path: ParsedPath; readonly isNegated: boolean }
  | {
      readonly kind: 'compare';
      readonly left: FilterOperand;
      readonly relation: FilterRelation;
      readonly right: FilterOperand;
    };

/** Tells whether a path can only ever give one value. */
export function isDefinite(tokens: readonly PathToken[]): boolean {
  return tokens.every(isDefiniteToken);
}

/** Tells whether a token gives one value at most. Several names are merged into one object, which is one value. */
export function isDefiniteToken(token: PathToken): boolean {
  if (token.kind === 'indexes') return token.indexes.length === 1;
  return token.kind === 'names' || token.kind === 'fromEnd';
}

/** Writes tokens the way the service's messages do: `['a'][0]`. */
export function writeTokens(tokens: readonly PathToken[]): string {
  return tokens.map(writeToken).join('');
}

function writeToken(token: PathToken): string {
  switch (token.kind) {
    case 'names':
      return `[${token.names.map((name) => `'${name}'`).join(', ')}]`;
    case 'indexes':
      return `[${token.indexes.join(',')}]`;
    case 'fromEnd':
      return `[@.size()${token.offset}]`;
    case 'slice':
      return `[${token.from ?? ''}:${token.to ?? ''}]`;
    case 'wildcard':
      return '[*]';
    case 'filter':
      return '[?]';
    case 'scan':
      return '..';
  }
}

/** What a literal of a filter is most likely meant to be compared with: by itself it is a text. */
export function literalMeant({ text, isQuoted }: FilterOperand & { readonly kind: 'literal' }): Scalar {
  if (isQuoted) return text.replaceAll("\\'", "'");
  if (text === 'null') return null;
  if (/^(?:true|false)$/i.test(text)) return /^true$/i.test(text);
  return /^-?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?$/.test(text) ? Number(text) : text;
}

type Scalar = string | number | boolean | null;
