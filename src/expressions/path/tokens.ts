import type { Json } from '../../base/json';

/** One step of a path after its root. */
export type PathToken =
  /** `.name`, `['name']`; or `['a','b']`, which ends a path and merges the members of these names into one object. */
  | { readonly kind: 'names'; readonly names: readonly string[] }
  /** `[2]`, `[-1]`, `[0,2]`: the items at these indexes, counted from the end when negative. */
  | { readonly kind: 'indexes'; readonly indexes: readonly number[] }
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

/** The relations of filters that compare two values. */
export type FilterRelation =
  | '==' | '===' | '!=' | '!==' | '<' | '<=' | '>' | '>=' | '=~'
  | 'in' | 'nin' | 'contains' | 'all' | 'size' | 'empty' | 'subsetof' | 'anyof' | 'noneof';

/** One side of a comparison in a filter. */
export type FilterOperand =
  | { readonly kind: 'path'; readonly path: ParsedPath }
  | { readonly kind: 'literal'; readonly value: Json }
  | { readonly kind: 'pattern'; readonly source: string; readonly flags: string };

/** A filter's condition. */
export type FilterNode =
  | { readonly kind: 'and' | 'or'; readonly parts: readonly FilterNode[] }
  | { readonly kind: 'not'; readonly part: FilterNode }
  | { readonly kind: 'exists'; readonly path: ParsedPath }
  | { readonly kind: 'compare'; readonly left: FilterOperand; readonly relation: FilterRelation; readonly right: FilterOperand };

/** Tells whether a path can only ever give one value. */
export function isDefinite(tokens: readonly PathToken[]): boolean {
  return tokens.every(isDefiniteToken);
}

/** Tells whether a token gives one value at most. Several names are merged into one object, which is one value. */
export function isDefiniteToken(token: PathToken): boolean {
  return token.kind === 'names' || (token.kind === 'indexes' && token.indexes.length === 1);
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
