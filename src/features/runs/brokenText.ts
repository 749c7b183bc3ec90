import type { Session } from '../../shell/stores/session';

/** The first place at which a text cannot be read. */
export type BrokenText = {
  /** Counts from 1. */ readonly line: number;
  readonly message: string;
  readonly from: number;
  readonly to: number;
};

/** Finds where the open text is broken; undefined when all of it can be read. */
export function findBrokenText({ derived, documentStore }: Session): BrokenText | undefined {
  const [first] = derived.tree().errors;
  if (!first) return undefined;
  let line = 1;
  const { text } = documentStore.getState().document;
  for (let at = text.indexOf('\n'); at >= 0 && at < first.from; at = text.indexOf('\n', at + 1)) line++;
  return { line, message: first.message, from: first.from, to: first.to };
}

/** Shows the broken place in the code, where a person can mend it. */
export function goToBrokenText(
  { selectionStore, settingsStore, runsStore, editor, afterPaint }: Session,
  { from, to }: BrokenText,
): void {
  selectionStore.closeDialog();
  selectionStore.showNarrow('code');
  settingsStore.foldPane('right', false);
  runsStore.backToEditing();
  // The code may be on its way into the page only now.
  afterPaint(() => {
    editor.current()?.revealRange(from, to);
    editor.current()?.focus();
  }, 0);
}
