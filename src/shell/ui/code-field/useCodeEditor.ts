import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { editor } from 'monaco-editor/editor';
import type { ControlIds } from '../Field';
import { leaveField } from '../leaveField';
import type { CompleteCode } from './codeSuggestion';
import type { CodeLanguage } from './languages';
import { loadMonaco } from './monaco';
import type { Monaco } from './monacoApi';
import { offerCompletion } from './offerCompletion';
import { textScale } from '../textScale';

/** What a small editor is made of; the functions may change with every drawing. */
export type CodeEditorParts = {
  /** Ties the editor's own text box to its label, its help and its error. */
  readonly ids: ControlIds;
  readonly label: string;
  readonly value: string;
  readonly language: CodeLanguage;
  readonly multiline: boolean;
  readonly readOnly: boolean;
  readonly placeholder?: string;
  readonly onChange: (text: string) => void;
  readonly onBlur?: () => void;
  readonly complete?: CompleteCode;
};

type Caret = { readonly from: number; readonly to: number };

const lineHeightPx = 18 * textScale();
const mostLines = 16;

/**
 * Puts a small Monaco editor into an element once Monaco is there and the form has
 * been painted: making one takes longer than all the rest of a form. Tells whether it
 * is there; until then a plain text area beside the element has its focus and caret.
 */
export function useCodeEditor(host: HTMLElement | null, parts: CodeEditorParts): boolean {
  const [monaco, setMonaco] = useState<Monaco>();
  const latest = useRef(parts);
  const code = useRef<editor.IStandaloneCodeEditor>(undefined);
  const caret = useRef<Caret>(undefined);
  /** Texts that were typed and have not come back as the value yet. */
  const typed = useRef<string[]>([]);
  const { ids, value, language, multiline, readOnly, label } = parts;

  useLayoutEffect(() => {
    latest.current = parts;
  });

  useEffect(() => {
    if (monaco || !host) return;
    let isGone = false;
    const take = (loaded: Monaco): void => {
      if (isGone) return;
      caret.current = caretBeside(host);
      setMonaco(loaded);
    };
    // Without Monaco the plain text area stays, and works.
    const frame = requestAnimationFrame(() => setTimeout(() => void loadMonaco().then(take, () => undefined)));
    return () => {
      isGone = true;
      cancelAnimationFrame(frame);
    };
  }, [monaco, host]);

  // Before the paint: there is no moment with neither a text area nor an editor.
  useLayoutEffect(() => {
    if (!monaco || !host) return;
    const small = createSmallEditor(monaco, host, latest.current);
    const model = small.getModel();
    code.current = small;
    if (model && caret.current) {
      const [start, end] = [model.getPositionAt(caret.current.from), model.getPositionAt(caret.current.to)];
      small.setSelection({
        startLineNumber: start.lineNumber,
        startColumn: start.column,
        endLineNumber: end.lineNumber,
        endColumn: end.column,
      });
      small.focus();
    }
    caret.current = undefined;
    const stopOffering =
      model && offerCompletion(monaco, model, (text, offset) => latest.current.complete?.(text, offset) ?? []);
    small.onDidChangeModelContent(() => {
      const text = small.getValue();
      if (text === latest.current.value) return;
      typed.current.push(text);
      latest.current.onChange(text);
    });
    small.onDidBlurEditorText(() => latest.current.onBlur?.());
    small.onDidContentSizeChange(({ contentHeight }) => fit(small, host, contentHeight));
    fit(small, host, small.getContentHeight());
    return () => {
      code.current = undefined;
      stopOffering?.();
      small.dispose();
      model?.dispose();
    };
  }, [monaco, host, multiline, readOnly, label]);

  // What is written may turn from text into JSON or an expression in the middle
  // of a word: the editor stays, with its caret.
  useEffect(() => {
    const model = code.current?.getModel();
    if (monaco && model && model.getLanguageId() !== language) monaco.editor.setModelLanguage(model, language);
  }, [monaco, language]);

  useEffect(() => {
    const box = code.current?.getDomNode()?.querySelector('textarea');
    if (!box) return;
    box.id = ids.id;
    for (const name of ['aria-describedby', 'aria-invalid'] as const) {
      const tied = ids[name];
      if (tied === undefined) box.removeAttribute(name);
      else box.setAttribute(name, String(tied));
    }
  });

  // Monaco fills its text box only while somebody types there; a reader of the
  // screen that passes by would find it empty.
  useEffect(() => {
    const box = code.current?.getDomNode()?.querySelector('textarea');
    if (!box) return undefined;
    const fill = (): void => {
      if (document.activeElement !== box && box.value !== latest.current.value) box.value = latest.current.value;
    };
    const fillLater = (): void => void setTimeout(fill);
    fillLater();
    box.addEventListener('blur', fillLater);
    return () => box.removeEventListener('blur', fillLater);
  }, [monaco, host, multiline, readOnly, label, value]);

  useEffect(() => {
    const small = code.current;
    const echo = typed.current.lastIndexOf(value);
    // The value may come back after more has been typed: only what comes from elsewhere is put into the editor.
    typed.current.splice(0, echo < 0 ? typed.current.length : echo + 1);
    if (small && echo < 0 && small.getValue() !== value) small.setValue(value);
  }, [value]);

  return monaco !== undefined;
}

/** What is selected in the text area beside an element; undefined when it has not the focus. */
function caretBeside(host: HTMLElement): Caret | undefined {
  const box = document.activeElement;
  if (!(box instanceof HTMLTextAreaElement) || box.parentElement !== host.parentElement) return undefined;
  return { from: box.selectionStart, to: box.selectionEnd };
}

function createSmallEditor(
  monaco: Monaco,
  host: HTMLElement,
  { label, value, language, multiline, readOnly, placeholder }: CodeEditorParts,
): editor.IStandaloneCodeEditor {
  const small = monaco.editor.create(host, {
    value,
    language,
    readOnly,
    placeholder,
    ariaLabel: label,
    automaticLayout: true,
    autoSurround: 'never', // whoever selects all of a small field and types means to replace it
    contextmenu: false,
    editContext: false,
    fixedOverflowWidgets: true,
    folding: false,
    fontFamily: 'var(--mono)',
    fontSize: 12 * textScale(),
    glyphMargin: false,
    hideCursorInOverviewRuler: true,
    lineDecorationsWidth: 0,
    lineHeight: lineHeightPx,
    lineNumbers: 'off',
    links: false,
    minimap: { enabled: false },
    occurrencesHighlight: 'off',
    overviewRulerBorder: false,
    overviewRulerLanes: 0,
    quickSuggestions: { strings: true, other: true, comments: false },
    renderLineHighlight: 'none',
    scrollBeyondLastColumn: 0,
    scrollBeyondLastLine: false,
    scrollbar: {
      alwaysConsumeMouseWheel: false,
      horizontal: multiline ? 'auto' : 'hidden',
      useShadows: false,
      vertical: 'auto',
      verticalScrollbarSize: 8,
      horizontalScrollbarSize: 8,
    },
    suggest: { showWords: false },
    tabFocusMode: true,
    tabSize: 2,
    unusualLineTerminators: 'off',
    wordBasedSuggestions: 'off',
    wordWrap: multiline ? 'on' : 'off',
    wrappingIndent: 'same',
  });
  if (!multiline) {
    // One line stays one line: Enter takes the draft over (the field hears it), or the suggestion that is open.
    small.addAction({
      id: 'stepyard.enter',
      label: 'Take over',
      keybindings: [monaco.KeyCode.Enter],
      precondition: 'editorTextFocus && !suggestWidgetVisible',
      run: leaveField,
    });
  }
  return small;
}

function fit(small: editor.ICodeEditor, host: HTMLElement, contentHeightPx: number): void {
  const heightPx = Math.min(Math.max(contentHeightPx, lineHeightPx), mostLines * lineHeightPx);
  if (host.offsetHeight === heightPx) return;
  host.style.height = `${heightPx}px`;
  small.layout();
}
