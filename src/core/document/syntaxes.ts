/**
 * The syntaxes beside JSON that can be read at the moment. JSON is always there; a reader of YAML is large, so it is
 * loaded when somebody opens YAML, and registered here. From then on reading it is as synchronous as reading JSON.
 */
import { fail, type Result } from '../base/result';
import type { ChangeSet } from './changes';
import type { Edit } from './edit';
import type { Syntax, SyntaxTree } from './syntaxTree';

/** What is known of a syntax: how its text is read, and how it is edited. */
export type SyntaxSupport = {
  readonly readTree: (text: string) => SyntaxTree;
  readonly computeEdits: (tree: SyntaxTree, edits: readonly Edit[]) => Result<ChangeSet>;
};

/** Makes a syntax readable, for the life of the program. */
export function registerSyntax(syntax: Exclude<Syntax, 'json'>, support: SyntaxSupport): void {
  supports.set(syntax, support);
}

/** What is known of a syntax; one that is not loaded has a tree without a value, which says so, and no edits. */
export function supportOf(syntax: Exclude<Syntax, 'json'>): SyntaxSupport {
  return supports.get(syntax) ?? missing(syntax);
}

const supports = new Map<Syntax, SyntaxSupport>();

function missing(syntax: Syntax): SyntaxSupport {
  const message = `The reader of ${syntax.toUpperCase()} is not loaded yet.`;
  return {
    readTree: (text) => ({ syntax, text, errors: [{ code: 'syntax-not-loaded', message, from: 0, to: text.length }] }),
    computeEdits: () => fail(message),
  };
}
