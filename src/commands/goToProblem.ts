import type { Problem } from '../asl/problem';
import { rangeOf, type SyntaxTree } from '../document/tree';
import { currentProblems } from '../stores/currentProblems';
import { stateAround } from '../stores/followSelection';
import type { Session } from '../stores/session';

/** The problem last shown in a session: where "next" goes on, as long as its state is still selected. */
const lastShown = new WeakMap<Session, Problem>();

/** Shows the place of a problem on the canvas and in the code; or of the problem after the selected state, round and round. */
export function goToProblem(session: Session, which: Problem | 'next'): void {
  const problem = which === 'next' ? nextProblem(session) : which;
  if (!problem) return;
  lastShown.set(session, problem);
  const machine = session.derived.machine();
  const stateId = problem.stateId ?? stateAround(machine, problem.at);
  if (stateId === undefined) session.selectionStore.clear();
  else {
    session.selectionStore.select([stateId]);
    session.canvas.current()?.center(stateId);
  }
  const { from, to } = problem;
  if (from !== undefined && to !== undefined) session.editor.current()?.revealRange(from, to);
  else session.editor.current()?.reveal(problem.at);
}

/** Where a problem begins in the text. */
export function problemOffset(tree: SyntaxTree, problem: Problem): number {
  if (problem.from !== undefined) return problem.from;
  const range = rangeOf(tree, problem.at);
  return (problem.part === 'value' ? range?.from : (range?.keyFrom ?? range?.from)) ?? 0;
}

/** The problem after the selected state, in the order of the text; the first one after the last, or when nothing is selected. */
function nextProblem(session: Session): Problem | undefined {
  const { derived, selectionStore } = session;
  const inOrder = (currentProblems(session) ?? [])
    .map((problem) => ({ problem, offset: problemOffset(derived.tree(), problem) }))
    .sort((a, b) => a.offset - b.offset)
    .map(({ problem }) => problem);
  const selected = selectionStore.getState().states.at(-1);
  const shown = lastShown.get(session);
  const goesOn = shown !== undefined && shown.stateId === selected;
  const here = goesOn
    ? inOrder.findIndex(({ code, at }) => code === shown.code && at === shown.at)
    : inOrder.findLastIndex(({ stateId }) => stateId !== undefined && stateId === selected);
  return inOrder[(here + 1) % Math.max(1, inOrder.length)];
}
