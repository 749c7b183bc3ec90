/**
 * Structural edits of JSON: each container is rewritten at its seams only
 * (`jsonSeams.ts`), keys and values where they stand.
 */
import { fail, type Result } from '../base/result';
import type { Change, ChangeSet } from './changes';
import type { Edit } from './edit';
import { joinChanges, planEdits, type Replacement } from './editPlan';
import { lineIndent } from './indent';
import { rewriteSeams } from './jsonSeams';
import { isOnOneLine, writeInsertable } from './jsonWriter';
import { parentPointer } from './pointer';
import type { SyntaxTree } from './syntaxTree';
import { nodeAt } from './tree';

/** Computes what `computeEdits` promises, for JSON. */
export function computeJsonEdits(tree: SyntaxTree, edits: readonly Edit[]): Result<ChangeSet> {
  const plan = planEdits(tree, edits);
  if (!plan.ok) return plan;
  const { replaced, renamed, containers } = plan.value;
  const changes: Change[] = replaced.flatMap((replacement) => replace(tree, replacement));
  for (const { member, key } of renamed)
    changes.push({ from: member.keyFrom, to: member.keyTo, insert: JSON.stringify(key) });
  for (const container of containers) {
    const seams = rewriteSeams(tree, container);
    if (!seams)
      return fail(
        `The text on line ${lineOf(tree.text, container.node.from)} cannot be read to its end at the moment. Mend it first.`,
      );
    for (const seam of seams) changes.push(seam);
  }
  return joinChanges(changes);
}

function replace(tree: SyntaxTree, { at, node, value }: Replacement): Change[] {
  const parent = at === '' ? undefined : nodeAt(tree, parentPointer(at));
  const line = lineIndent(tree.text, node.from);
  const insert = writeInsertable(tree, value, parent && isOnOneLine(tree, parent) ? 'inline' : line, {
    like: node,
    lineIndent: line,
  });
  return insert === tree.text.slice(node.from, node.to) ? [] : [{ from: node.from, to: node.to, insert }];
}

function lineOf(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}
