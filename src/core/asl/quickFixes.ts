import { fail } from '../base/result';
import { computeEdits } from '../document/edits';
import { looseParts } from '../document/strictJson';
import { lastSegment, parentPointer } from '../document/pointer';
import { renameState } from './edit/renameState';
import type { VerbResult } from './edit/verb';
import { fixers } from './fixers';
import type { Machine } from './model';
import type { Problem } from './problem';
import type { QuickFix } from './quickFix';

/** The ways to put a problem right, the best first; none when it takes a person's judgement. */
export function quickFixes(machine: Machine, problem: Problem): readonly QuickFix[] {
  const { mend } = problem;
  if (mend) {
    const fix: QuickFix = { title: mend.title, preferred: true, action: { kind: 'text', changes: mend.changes } };
    return problem.code === 'comment' || problem.code === 'trailing-comma' ? [fix, ...makeStrict(machine)] : [fix];
  }
  return (
    fixers[problem.code]?.({ machine, problem, key: lastSegment(problem.at), holder: parentPointer(problem.at) }) ?? []
  );
}

/** Takes out at once all that strict readers of JSON refuse, where there is more than one. */
function makeStrict({ tree }: Machine): readonly QuickFix[] {
  const parts = looseParts(tree);
  const title = `Remove all ${parts.length} comments and commas that are not JSON`;
  return parts.length < 2
    ? []
    : [{ title, action: { kind: 'text', changes: parts.flatMap(({ mend }) => mend.changes) } }];
}

/** Carries out a fix that was made for this very machine. */
export function applyQuickFix(machine: Machine, fix: QuickFix): VerbResult {
  if (fix.action.kind === 'text') return { changes: fix.action.changes, label: fix.title, select: [] };
  if (fix.action.kind === 'rename') return renameState(machine, fix.action.id, fix.action.name);
  const changes = computeEdits(machine.tree, fix.action.edits);
  return changes.ok ? { changes: changes.value, label: fix.title, select: fix.action.select } : fail(changes.error);
}
