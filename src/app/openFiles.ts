import { createDocument } from '../core/document/document';
import { nodeAt, readTree, type SyntaxTree } from '../core/document/tree';
import { longTextLength } from '../shell/stores/longText';
import type { NoticesStore } from '../shell/stores/noticesStore';
import type { AppParts } from './appParts';
import { nameOfFile, readTextFile } from './importExport';
import { loadSyntaxOfFile } from './loadSyntax';
import { goTo, workflowHash } from './route';

/** A notice about a text that was opened although it is not a whole definition; undefined when it is one. */
export function judgeOpened(fileName: string, tree: SyntaxTree): string | undefined {
  const name = JSON.stringify(fileName);
  const [error] = tree.errors;
  const root = tree.root;
  if (!root) return `${name} holds no definition. It is open as it is.`;
  if (error)
    return `${name} does not parse at ${placeOf(tree.text, error.from)}: ${error.message} What can be read is drawn, and the text is as it was.`;
  if (root.kind !== 'object' || !nodeAt(tree, '/States'))
    return `${name} is not a state machine: it has no "States". It is open as text, unchanged.`;
  return undefined;
}

/** A place in a text as people count: `line 3, column 5`. */
export function placeOf(text: string, offset: number): string {
  let [line, lineFrom] = [1, 0];
  for (let end = text.indexOf('\n'); end !== -1 && end < offset; end = text.indexOf('\n', lineFrom))
    [line, lineFrom] = [line + 1, end + 1];
  return `line ${line}, column ${offset - lineFrom + 1}`;
}

/** Opens files that a person chose or dropped: each becomes a workflow, and the last one is shown. Trouble is told. */
export async function openFiles(
  files: Iterable<File>,
  { library, noticesStore, workspaceStore }: AppParts,
): Promise<void> {
  let shown: string | undefined;
  for (const file of files) {
    const read = await readTextFile(file);
    if (!read.ok) {
      workspaceStore.setImportError(read.error);
      continue;
    }
    const { fileName, text } = read.value;
    await loadSyntaxOfFile(fileName);
    shown = library.create({ name: nameOfFile(fileName), type: 'STANDARD', source: text, fileName });
    unjudged.set(shown, fileName);
    if (text.length >= longTextLength) continue; // read when it is shown, step by step
    const document = createDocument(text, fileName);
    tellJudgement(shown, readTree(document.text, document.syntax), noticesStore);
  }
  if (shown !== undefined) goTo(workflowHash(shown));
}

/** The files that were opened and not judged yet, by their workflows. */
const unjudged = new Map<string, string>();

/** Tells what there is to tell of a file that has just been opened as this workflow. */
export function tellJudgement(workflowId: string, tree: SyntaxTree, noticesStore: NoticesStore): void {
  const fileName = unjudged.get(workflowId);
  unjudged.delete(workflowId);
  const judgement = fileName === undefined ? undefined : judgeOpened(fileName, tree);
  if (judgement) noticesStore.show({ tone: 'warning', text: judgement, sticky: true, workflowId });
}

/** Lets the person choose files of their disk. Nothing happens when they choose none. */
export function chooseFiles(endings: readonly string[], receive: (files: Iterable<File>) => void): void {
  const input = document.createElement('input');
  input.type = 'file';
  input.accept = endings.join(',');
  input.onchange = () => {
    if (input.files?.length) receive([...input.files]);
  };
  input.click();
}
