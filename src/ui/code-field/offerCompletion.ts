import type { editor, languages } from 'monaco-editor/editor';
import type { Monaco } from './monaco';
import type { CodeSuggestion, CompleteCode } from './useCodeEditor';

const completers = new WeakMap<editor.ITextModel, CompleteCode>();
let isRegistered = false;

/** Offers completion in one model. Providers of Monaco are for a whole language, so one of them asks the right field. */
export function offerCompletion(monaco: Monaco, model: editor.ITextModel, complete: CompleteCode): () => void {
  completers.set(model, complete);
  if (!isRegistered) {
    isRegistered = true;
    for (const language of ['asl-json', 'asl-path', 'jsonata', 'plaintext']) {
      monaco.languages.registerCompletionItemProvider(language, { triggerCharacters: ['$', '.', '"', '{', '%', ' '], provideCompletionItems: (asked, position) => provide(monaco, asked, asked.getOffsetAt(position)) });
    }
  }
  return () => void completers.delete(model);
}

function provide(monaco: Monaco, model: editor.ITextModel, offset: number): languages.CompletionList | undefined {
  const complete = completers.get(model);
  return complete && { suggestions: complete(model.getValue(), offset).map((suggestion) => toItem(monaco, model, suggestion)) };
}

/** A suggestion as Monaco takes it. */
export function toItem(monaco: Monaco, model: editor.ITextModel, { label, insert, from, to, detail, doc, kind }: CodeSuggestion): languages.CompletionItem {
  const { CompletionItemKind } = monaco.languages;
  const kinds = { field: CompletionItemKind.Property, value: CompletionItemKind.Value, function: CompletionItemKind.Function, variable: CompletionItemKind.Variable, state: CompletionItemKind.Reference };
  const [start, end] = [model.getPositionAt(from), model.getPositionAt(to)];
  return {
    ...{ label, insertText: insert, detail, documentation: doc, kind: kinds[kind] },
    range: { startLineNumber: start.lineNumber, startColumn: start.column, endLineNumber: end.lineNumber, endColumn: end.column },
    filterText: model.getValue().slice(from, to).startsWith('"') ? `"${label}` : label,
  };
}
