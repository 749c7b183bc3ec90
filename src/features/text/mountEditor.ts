import type { editor } from 'monaco-editor/editor';
import { rangeOf } from '../../core/document/tree';
import { keysOf } from '../../shell/commands/boundKeys';
import { commandOf } from '../../shell/commands/table';
import type { EditorCommands } from '../../shell/stores/editorPort';
import type { Session } from '../../shell/stores/session';
import type { Settings } from '../../shell/stores/settingsStore';
import type { Monaco } from '../../shell/ui/code-field/monacoApi';
import { isMac } from '../../shell/ui/keyLabel';
import { bindDocument, isLongText, typingPauseMs, type TextBinding } from './bindDocument';
import { bindSelection } from './bindSelection';
import { bindMarkers } from './markers';
import { bindProviders } from './providers';
import { textScale } from '../../shell/ui/textScale';

/** Where the caret is, counted from 1. */
export type Caret = { readonly line: number; readonly column: number };

/** Puts a Monaco editor with the session's text into an element. Returns how to take it away. */
export function mountEditor(
  monaco: Monaco,
  element: HTMLElement,
  session: Session,
  selectedLines: string,
  onCaret: (caret: Caret) => void,
): () => void {
  const { document } = session.documentStore.getState();
  const uri = monaco.Uri.parse(`inmemory://stepyard/${session.id}.asl.${document.syntax}`);
  monaco.editor.getModel(uri)?.dispose();
  const model = monaco.editor.createModel(document.text, `asl-${document.syntax}`, uri);
  model.setEOL(monaco.editor.EndOfLineSequence.LF);
  const code = monaco.editor.create(element, {
    ...editorOptions,
    ...tabOptions(session.settingsStore.getState()),
    model,
    ...(isLongText(document.text, document.syntax) ? longTextOptions : {}),
  });

  const text = bindDocument(model, session.documentStore, {
    isInUse: () => code.hasWidgetFocus(),
    isLong: isLongText,
    afterPaint: session.afterPaint,
  });
  const letGo = [
    text.letGo,
    bindSelection(code, session, text, selectedLines),
    bindMarkers(monaco, model, session, text),
    bindProviders(monaco, model, session, text),
    session.settingsStore.subscribe(
      (now, before) =>
        tabOptions(now).ariaLabel !== tabOptions(before).ariaLabel && code.updateOptions(tabOptions(now)),
    ),
    session.editor.register(commandsOf(code, model, session, text)),
  ];
  code.onDidFocusEditorWidget(text.catchUp);
  code.onDidBlurEditorWidget(text.catchUp);
  code.onDidChangeCursorPosition(({ position }) => onCaret({ line: position.lineNumber, column: position.column }));
  return () => {
    for (const release of letGo) release();
    code.dispose();
    model.dispose();
  };
}

/**
 * What Tab does, and the name of the editor: readers of the screen say it on
 * coming here, so it has to tell the way out, by the keys as they are set now.
 */
function tabOptions(settings: Settings): editor.IEditorOptions {
  const { tabIndents } = settings;
  const keys = tabKeys(settings);
  const [now, other] = tabIndents
    ? ['Tab indents', 'lets it leave the code']
    : ['Tab leaves the code', 'lets it indent'];
  return {
    tabFocusMode: !tabIndents,
    ariaLabel: keys === undefined ? `Definition. ${now}` : `Definition. ${now}, ${keys} ${other}`,
  };
}

/** In words, which are read aloud better than signs. A Mac keeps the first keys, Command+M, for its windows. */
function tabKeys(settings: Settings): string | undefined {
  const command = commandOf('view.tab');
  const keys = command ? keysOf(command, settings) : [];
  return isMac() ? keys.at(-1)?.replace('Mod', 'Command') : keys[0]?.replace('Mod', 'Ctrl');
}

const editorOptions: editor.IStandaloneEditorConstructionOptions = {
  automaticLayout: true,
  editContext: false,
  fixedOverflowWidgets: true,
  folding: true,
  fontFamily: 'var(--mono)',
  fontSize: 12 * textScale(),
  glyphMargin: false,
  hideCursorInOverviewRuler: true,
  lineDecorationsWidth: 12,
  lineHeight: 18 * textScale(),
  lineNumbersMinChars: 3,
  links: false,
  minimap: { enabled: false },
  occurrencesHighlight: 'off',
  overviewRulerBorder: false,
  padding: { top: 8, bottom: 8 },
  quickSuggestions: { strings: true, other: true, comments: false },
  renderLineHighlight: 'none',
  scrollBeyondLastLine: false,
  scrollbar: { useShadows: false, verticalScrollbarSize: 10, horizontalScrollbarSize: 10 },
  stickyScroll: { enabled: false },
  suggest: { showWords: false },
  tabSize: 2,
  unicodeHighlight: { ambiguousCharacters: false },
  unusualLineTerminators: 'off',
  wordBasedSuggestions: 'off',
};

/** Of a long text answers are about it as it is when typing pauses, and its brackets are not all looked for at once. */
const longTextOptions: editor.IStandaloneEditorConstructionOptions = {
  quickSuggestionsDelay: typingPauseMs,
  bracketPairColorization: { enabled: false },
};

function commandsOf(
  code: editor.IStandaloneCodeEditor,
  model: editor.ITextModel,
  session: Session,
  { catchUp }: TextBinding,
): EditorCommands {
  function revealRange(from: number, to: number): void {
    catchUp();
    const [start, end] = [model.getPositionAt(from), model.getPositionAt(to)];
    code.setSelection({
      startLineNumber: start.lineNumber,
      startColumn: start.column,
      endLineNumber: end.lineNumber,
      endColumn: end.column,
    });
    code.revealPositionInCenterIfOutsideViewport(start);
  }
  return {
    focus: () => {
      catchUp();
      code.focus();
    },
    reveal: (pointer) => {
      const range = rangeOf(session.derived.tree(), pointer);
      if (range) revealRange(range.keyFrom ?? range.from, range.keyFrom ?? range.from);
    },
    revealRange,
    catchUp,
    find: () => {
      catchUp();
      code.focus();
      void code.getAction('actions.find')?.run();
    },
  };
}
