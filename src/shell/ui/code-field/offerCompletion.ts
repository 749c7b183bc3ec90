import type { editor, languages } from 'monaco-editor/editor';
import type { CodeSuggestion, CompleteCode } from './codeSuggestion';
import type { Monaco } from './monacoApi';

const completers = new WeakMap<editor.ITextModel, CompleteCode>();
let isRegistered = false;

/**
 * Offers completion in one model. Providers of Monaco are for a whole language, so one of them asks the right field.
 */
export function offerCompletion(monaco: Monaco, model: editor.ITextModel, complete: CompleteCode): () => void {
  completers.set(model, complete);
  if (!isRegistered) {
    isRegistered = true;
    for (const language of ['asl-json', 'asl-path', 'jsonata', 'asl-text']) {
      monaco.languages.registerCompletionItemProvider(language, {
        triggerCharacters: ['$', '.', '"', '{', '%', ' '],
        provideCompletionItems: (asked, position) => provide(monaco, asked, asked.getOffsetAt(position)),
      });
    }
  }
  return () => void completers.delete(model);
}

function provide(monaco: Monaco, model: editor.ITextModel, offset: number): languages.CompletionList | undefined {
  const complete = completers.get(model);
  return (
    complete && {
      suggestions: complete(model.getValue(), offset).map((suggestion) => toItem(monaco, model, suggestion)),
    }
  );
}

/** A suggestion as Monaco takes it. */
export function toItem(
  monaco: Monaco,
  model: editor.ITextModel,
  { label, insert, caret, from, to, detail, doc, kind }: CodeSuggestion,
): languages.CompletionItem {
  const { CompletionItemKind, CompletionItemInsertTextRule } = monaco.languages;
  const kinds: Record<CodeSuggestion['kind'], number> = {
    field: CompletionItemKind.Property,
    value: CompletionItemKind.Value,
    state: CompletionItemKind.Reference,
    error: CompletionItemKind.EnumMember,
    resource: CompletionItemKind.Module,
    function: CompletionItemKind.Function,
    path: CompletionItemKind.Field,
    variable: CompletionItemKind.Variable,
  };
  const [start, end] = [model.getPositionAt(from), model.getPositionAt(to)];
  const range = {
    startLineNumber: start.lineNumber,
    startColumn: start.column,
    endLineNumber: end.lineNumber,
    endColumn: end.column,
  };
  const typed = model.getValueInRange(range);
  return {
    label,
    detail,
    documentation: doc,
    kind: kinds[kind],
    ...(caret === undefined
      ? { insertText: insert }
      : { insertText: snippetOf(insert, caret), insertTextRules: CompletionItemInsertTextRule.InsertAsSnippet }),
    range,
    // Monaco compares this with the text that would be replaced, quotes and all.
    filterText: /^["']/.test(typed) ? insert : label,
  };
}

/** A text as Monaco's snippets write it, with the caret's place in it. */
function snippetOf(insert: string, caret: number): string {
  const escape = (text: string): string => text.replaceAll(/[\\$}]/g, '\\$&');
  return `${escape(insert.slice(0, caret))}$0${escape(insert.slice(caret))}`;
}
