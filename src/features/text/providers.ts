/**
 * What Monaco asks about the text, answered from the language in `asl/`:
 * completion, hover, names, fixes, outline, folds.
 */
import type { editor, IDisposable, IRange, languages } from 'monaco-editor/editor';
import { complete } from '../../core/asl/complete';
import type { CompletionData } from '../../core/asl/completion/item';
import { renameState } from '../../core/asl/edit/renameState';
import { hoverAt } from '../../core/asl/hover';
import type { QuickFix } from '../../core/asl/quickFix';
import { applyQuickFix, quickFixes } from '../../core/asl/quickFixes';
import { isFailed } from '../../core/base/result';
import { applyVerb } from '../../shell/commands/applyVerb';
import { currentProblems } from '../../shell/stores/currentProblems';
import { sampleOf } from '../../shell/stores/runViews';
import { stateAround } from '../../shell/stores/followSelection';
import type { Session } from '../../shell/stores/session';
import { formatText } from '../../core/document/formatText';
import { styleOf } from '../../core/document/indent';
import { pointerAt } from '../../core/document/tree';
import type { Monaco } from '../../shell/ui/code-field/monacoApi';
import { toItem } from '../../shell/ui/code-field/offerCompletion';
import type { TextBinding } from './bindDocument';
import { maxMarks, placeProblems } from './markers';
import { namedStateAt, placesOfState } from './namedState';
import { buildOutline, readFolds, type OutlineEntry } from './outline';

/** Answers Monaco's questions about one model. Returns how to stop. */
export function bindProviders(
  monaco: Monaco,
  model: editor.ITextModel,
  session: Session,
  { catchUp }: TextBinding,
): () => void {
  const { derived } = session;
  const { languages: registry } = monaco;
  const language = model.getLanguageId();
  const rangeOfOffsets = (from: number, to: number): IRange => {
    const [start, end] = [model.getPositionAt(from), model.getPositionAt(to)];
    return {
      startLineNumber: start.lineNumber,
      startColumn: start.column,
      endLineNumber: end.lineNumber,
      endColumn: end.column,
    };
  };
  const toLocations = (places: readonly { readonly from: number; readonly to: number }[]): languages.Location[] =>
    places.map(({ from, to }) => ({ uri: model.uri, range: rangeOfOffsets(from, to) }));
  /** Providers are for a language; another editor of the same one is not asked about this document. */
  const ours = <T>(asked: editor.ITextModel, answer: () => T): T | undefined => {
    if (asked !== model) return undefined;
    catchUp(); // answers are about the document, places about the model
    return answer();
  };
  const namedAt = (position: { readonly lineNumber: number; readonly column: number }) =>
    namedStateAt(derived.machine(), model.getOffsetAt(position));

  const fixCommand = `stepyard.fix.${session.id}`;
  const bound: readonly IDisposable[] = [
    monaco.editor.registerCommand(fixCommand, (_accessor: unknown, fix: QuickFix) =>
      applyVerb(session, (machine) => applyQuickFix(machine, fix), 'text'),
    ),
    registry.registerCompletionItemProvider(language, {
      triggerCharacters: ['"', '$', '.', '{', '%', ':', ' '],
      provideCompletionItems: (asked, position) =>
        ours(asked, () => {
          const offset = model.getOffsetAt(position);
          return {
            suggestions: complete(derived.tree(), offset, {
              ...sampleDataAt(session, offset),
              sdkNames: session.rulesStore.getState().sdkNames,
            }).map((item) => toItem(monaco, model, item)),
          };
        }),
    }),
    registry.registerHoverProvider(language, {
      provideHover: (asked, position) =>
        ours(asked, () => {
          const hover = hoverAt(derived.tree(), model.getOffsetAt(position));
          return (
            hover && {
              range: rangeOfOffsets(hover.from, hover.to),
              contents: [
                { value: `**${escapeMarkdown(hover.title)}**` },
                ...hover.lines.map((value) => ({ value: escapeMarkdown(value) })),
              ],
            }
          );
        }),
    }),
    registry.registerDefinitionProvider(language, {
      provideDefinition: (asked, position) =>
        ours(asked, () => {
          const id = namedAt(position)?.stateId;
          return id && toLocations(placesOfState(derived.machine(), id).slice(0, 1));
        }),
    }),
    registry.registerReferenceProvider(language, {
      provideReferences: (asked, position) =>
        ours(asked, () => {
          const id = namedAt(position)?.stateId;
          return id && toLocations(placesOfState(derived.machine(), id));
        }),
    }),
    registry.registerRenameProvider(language, {
      resolveRenameLocation: (asked, position) => {
        const named = asked === model ? namedAt(position) : undefined;
        const range = rangeOfOffsets(named?.from ?? 0, named?.to ?? 0);
        return named?.stateId
          ? { range, text: named.name }
          : { range, text: '', rejectReason: 'Put the caret on the name of a state to rename it.' };
      },
      provideRenameEdits: (asked, position, name) => {
        const id = asked === model ? namedAt(position)?.stateId : undefined;
        if (!id) return { edits: [], rejectReason: 'No state is named here.' };
        const result = renameState(derived.machine(), id, name);
        if (isFailed(result)) return { edits: [], rejectReason: result.error };
        session.documentStore.dispatch({ ...result, origin: 'text' });
        return { edits: [] };
      },
    }),
    registry.registerCodeActionProvider(language, {
      provideCodeActions: (asked, range, { markers }) =>
        ours(asked, () => {
          const [from, to] = [
            model.getOffsetAt({ lineNumber: range.startLineNumber, column: range.startColumn }),
            model.getOffsetAt({ lineNumber: range.endLineNumber, column: range.endColumn }),
          ];
          const marks = placeProblems((currentProblems(session) ?? []).slice(0, maxMarks), derived.tree()).filter(
            (mark) => mark.from <= to && mark.to >= from,
          );
          const actions = marks.flatMap(({ problem }) =>
            quickFixes(derived.machine(), problem).map((fix): languages.CodeAction => ({
              title: fix.title,
              kind: 'quickfix',
              isPreferred: fix.preferred,
              diagnostics: markers.filter((marker) => marker.message === problem.message),
              command: { id: fixCommand, title: fix.title, arguments: [fix] },
            })),
          );
          return { actions, dispose: () => undefined };
        }),
    }),
    registry.registerDocumentSymbolProvider(language, {
      displayName: 'States',
      provideDocumentSymbols: (asked) => ours(asked, () => buildOutline(derived.machine()).map(toSymbol)),
    }),
    registry.registerDocumentFormattingEditProvider(language, {
      displayName: 'Stepyard',
      provideDocumentFormattingEdits: (asked) =>
        ours(asked, () => {
          const tree = derived.tree();
          const changes = formatText(tree, styleOf(tree).unit);
          if (changes.length > 0) session.documentStore.dispatch({ changes, label: 'Format the text', origin: 'text' });
          else if (tree.errors.some(({ code }) => code === 'too-deep'))
            session.noticesStore.show({
              tone: 'info',
              text: 'This text is nested too deeply to be formatted. Close its brackets, or take levels out.',
              untilChange: true,
            });
          return [];
        }),
    }),
    registry.registerFoldingRangeProvider(language, {
      provideFoldingRanges: (asked) =>
        ours(asked, () => [...readFolds(derived.tree().root, (offset) => model.getPositionAt(offset).lineNumber)]),
    }),
  ];

  function toSymbol({ name, detail, from, to, nameFrom, nameTo, children }: OutlineEntry): languages.DocumentSymbol {
    return {
      name,
      detail,
      kind: registry.SymbolKind.Class,
      tags: [],
      range: rangeOfOffsets(from, to),
      selectionRange: rangeOfOffsets(nameFrom, nameTo),
      children: children.map(toSymbol),
    };
  }

  return () => {
    for (const each of bound) each.dispose();
  };
}

/** Values that paths are completed from: those of the last visit of the state around an offset. */
function sampleDataAt(session: Session, offset: number): CompletionData {
  const machine = session.derived.machine();
  const id = stateAround(machine, pointerAt(machine.tree, offset));
  const name = id === undefined ? undefined : machine.states.get(id)?.name;
  return (name === undefined ? undefined : sampleOf(session.runsStore.getState(), name)) ?? {};
}

function escapeMarkdown(text: string): string {
  return text.replaceAll(/[\\`*_[\]<>#|~]/g, '\\$&');
}
