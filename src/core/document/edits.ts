/**
 * Edits of a document's structure, as text changes. All edits of one call are computed from one tree and merged, and
 * each touches only the bytes it must: the author's indentation, comments, order and spelling stay.
 */
import type { Result } from '../base/result';
import type { ChangeSet } from './changes';
import type { Edit } from './edit';
import { computeJsonEdits } from './jsonEdits';
import { supportOf } from './syntaxes';
import type { SyntaxTree } from './syntaxTree';

export type { Comments, Edit, Insertable } from './edit';

/** The smallest text changes that carry out all edits at once, or the reason, in words, why that cannot be done. */
export function computeEdits(tree: SyntaxTree, edits: readonly Edit[]): Result<ChangeSet> {
  return tree.syntax === 'json' ? computeJsonEdits(tree, edits) : supportOf(tree.syntax).computeEdits(tree, edits);
}
