import type { StateId } from '../../core/asl/model';
import type { Problem } from '../../core/asl/problem';
import { quickFixes } from '../../core/asl/quickFixes';
import { rangeOf, type SyntaxTree } from '../../core/document/tree';
import { currentProblems } from '../stores/currentProblems';
import { stateAround } from '../stores/followSelection';
import type { Session } from '../stores/session';

/** The problem last shown in a session: where "next" goes on, as long as its state is still selected. */
const lastShown = new WeakMap<Session, Problem>();

/**
 * Shows the place of a problem on the canvas and in the code; or of the problem
 * after the selected state, round and round. The focus stays where it is, so that
 * one can go on from there. Returns what to say of it; '' when there is none.
 */
export function goToProblem(session: Session, which: Problem | 'next'): string {
  const problem = which === 'next' ? nextProblem(session) : which;
  if (!problem) return '';
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
  // In the list the fix is beside its problem.
  return sayProblem(session, problem, stateId) + (which === 'next' ? sayFix(session, problem) : '');
}

const severities = { error: 'Error', warning: 'Warning', hint: 'Hint' } as const;

function sayProblem(session: Session, { code, at, severity, message }: Problem, stateId: StateId | undefined): string {
  const all = problemsInOrder(session);
  const place = all.findIndex((other) => other.code === code && other.at === at) + 1;
  const state = stateId === undefined ? undefined : session.derived.machine().states.get(stateId)?.name;
  const where = state === undefined ? '' : ` in ${state}`;
  return `Problem ${place} of ${all.length}. ${severities[severity]}${where}: ${message}`;
}

/** Where the way to put it right is, for who has been led to a problem and knows nothing of the list. */
function sayFix({ derived }: Session, problem: Problem): string {
  const [fix] = quickFixes(derived.machine(), problem);
  if (!fix) return '';
  const place = problem.stateId === undefined ? 'the list of problems' : 'the menu of the state, Shift+F10';
  return ` To fix it, ${fix.title.charAt(0).toLowerCase()}${fix.title.slice(1)}: in ${place}.`;
}

/** Where a problem begins in the text. */
export function problemOffset(tree: SyntaxTree, problem: Problem): number {
  if (problem.from !== undefined) return problem.from;
  const range = rangeOf(tree, problem.at);
  return (problem.part === 'value' ? range?.from : (range?.keyFrom ?? range?.from)) ?? 0;
}

/**
 * The problem after the selected state, in the order of the text; the first one
 * after the last, or when nothing is selected.
 */
function nextProblem(session: Session): Problem | undefined {
  const inOrder = problemsInOrder(session);
  const selected = session.selectionStore.getState().states.at(-1);
  const shown = lastShown.get(session);
  const goesOn = shown !== undefined && shown.stateId === selected;
  const here = goesOn
    ? inOrder.findIndex(({ code, at }) => code === shown.code && at === shown.at)
    : inOrder.findLastIndex(({ stateId }) => stateId !== undefined && stateId === selected);
  return inOrder[(here + 1) % Math.max(1, inOrder.length)];
}

function problemsInOrder(session: Session): readonly Problem[] {
  const { derived } = session;
  return (currentProblems(session) ?? [])
    .map((problem) => ({ problem, offset: problemOffset(derived.tree(), problem) }))
    .sort((a, b) => a.offset - b.offset)
    .map(({ problem }) => problem);
}
