import type { editor } from 'monaco-editor/editor';
import type { Problem, Severity } from '../../core/asl/problem';
import { rangeOf, type SyntaxTree } from '../../core/document/tree';
import { currentProblems } from '../../shell/stores/currentProblems';
import type { Session } from '../../shell/stores/session';
import type { Monaco } from '../../shell/ui/code-field/monacoApi';
import type { TextBinding } from './bindDocument';

/** A stretch of text with something wrong in it. */
export type Mark = { readonly from: number; readonly to: number; readonly problem: Problem };

/** Where problems are in the text: the key or the value that each is about, at least one character long. */
export function placeProblems(problems: readonly Problem[], tree: SyntaxTree): readonly Mark[] {
  return problems.map((problem) => {
    const [from, to] = placeOf(problem, tree);
    return { problem, from, to: Math.max(to, from + 1) };
  });
}

function placeOf(problem: Problem, tree: SyntaxTree): readonly [number, number] {
  if (problem.from !== undefined) return [problem.from, problem.to ?? problem.from];
  const range = rangeOf(tree, problem.at);
  if (!range) return [0, 1];
  const { keyFrom, keyTo } = range;
  // A problem of a whole object is said at its name: a state of forty lines is not underlined from end to end.
  const isLong = tree.text.slice(range.from, range.to).includes('\n');
  if (keyFrom !== undefined && keyTo !== undefined && (problem.part === 'key' || isLong)) return [keyFrom, keyTo];
  return isLong ? [range.from, range.from + 1] : [range.from, range.to];
}

const quietMs = 120;
/** So many problems are marked in the text; the others are in the list. */
export const maxMarks = 500;

/** Shows the problems of the session in the text, a moment after the last keystroke. Returns how to stop. */
export function bindMarkers(
  monaco: Monaco,
  model: editor.ITextModel,
  session: Session,
  { whenSame }: TextBinding,
): () => void {
  const severities: Record<Severity, number> = {
    error: monaco.MarkerSeverity.Error,
    warning: monaco.MarkerSeverity.Warning,
    hint: monaco.MarkerSeverity.Hint,
  };
  let timer: ReturnType<typeof setTimeout> | undefined;

  function draw(): void {
    const showsHints = session.settingsStore.getState().hints;
    const found = currentProblems(session);
    if (!found) return; // those of the text before stay where they are
    const problems = found.filter((problem) => showsHints || problem.severity !== 'hint');
    const marks = placeProblems(problems.slice(0, maxMarks), session.derived.tree());
    monaco.editor.setModelMarkers(
      model,
      'stepyard',
      marks.map(({ from, to, problem }) => {
        const start = model.getPositionAt(from);
        const end = model.getPositionAt(to);
        return {
          startLineNumber: start.lineNumber,
          startColumn: start.column,
          endLineNumber: end.lineNumber,
          endColumn: end.column,
          severity: severities[problem.severity],
          message: problem.message,
          code: problem.code,
          source: 'Stepyard',
        };
      }),
    );
  }

  function later(): void {
    clearTimeout(timer);
    timer = setTimeout(() => whenSame(draw), quietMs);
  }

  draw();
  const unsubscribe = [
    session.documentStore.subscribe(later),
    session.settingsStore.subscribe(later),
    session.rulesStore.subscribe(later),
    session.foundProblems.subscribe(later),
  ];
  return () => {
    clearTimeout(timer);
    for (const stop of unsubscribe) stop();
    monaco.editor.setModelMarkers(model, 'stepyard', []);
  };
}
