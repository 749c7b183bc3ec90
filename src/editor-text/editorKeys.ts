import type { editor } from 'monaco-editor/editor';
import type { Session } from '../stores/session';
import type { Monaco } from '../ui/code-field/monaco';

/** Binds the undo keys to the one history of the workflow, instead of Monaco's own. */
export function bindUndoKeys({ KeyMod, KeyCode }: Monaco, code: editor.IStandaloneCodeEditor, session: Session): void {
  const { documentStore } = session;
  code.addAction({ id: 'stepyard.undo', label: 'Undo', keybindings: [KeyMod.CtrlCmd | KeyCode.KeyZ], run: () => void documentStore.undo() });
  code.addAction({
    id: 'stepyard.redo',
    label: 'Redo',
    keybindings: [KeyMod.CtrlCmd | KeyMod.Shift | KeyCode.KeyZ, KeyMod.CtrlCmd | KeyCode.KeyY],
    run: () => void documentStore.redo(),
  });
}
