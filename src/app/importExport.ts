/**
 * Files in and out: reading what a person opens or drops, and writing to a file
 * where the browser can, else downloading.
 */
import { decodeText } from '../core/base/decodeText';
import { fail, ok, type Result } from '../core/base/result';

/** A file as text, exactly as it was: with its byte order mark and its line ends. */
export type OpenedFile = { readonly fileName: string; readonly text: string };

/** The service takes at most 1 MB; beyond this a browser is no place to edit a text. */
const maxBytes = 24_000_000;

/** The endings of files that hold definitions, for the browser's file chooser. */
export const definitionEndings = ['.json', '.jsonc', '.json5', '.asl', '.yaml', '.yml', '.txt'];

/** Reads a file that a person chose. Fails, in words, when it is not text or too large; any text is accepted. */
export async function readTextFile(file: Blob & { readonly name: string }): Promise<Result<OpenedFile>> {
  const name = JSON.stringify(file.name);
  if (file.size > maxBytes)
    return fail(
      `${name} has ${megabytes(file.size)} MB. Stepyard opens texts of up to ${megabytes(maxBytes)} MB, and Step Functions takes definitions of up to 1 MB.`,
    );
  let bytes: Uint8Array;
  try {
    bytes = new Uint8Array(await file.arrayBuffer());
  } catch {
    return fail(`${name} could not be read. If it is a folder, open a file in it instead.`);
  }
  const text = decode(bytes);
  if (!text.ok) return fail(`${name} is not a text: ${text.error}. Open a definition in JSON or YAML.`);
  return ok({ fileName: file.name, text: text.value });
}

/** Decodes UTF-8, or UTF-16 that says so; the byte order mark stays in the text. */
export function decode(bytes: Uint8Array): Result<string> {
  return decodeText(bytes, (encoding) => new TextDecoder(encoding, { fatal: true, ignoreBOM: true }));
}

/** The name of a workflow from the name of its file. */
export function nameOfFile(fileName: string): string {
  return (
    fileName
      .replace(/(\.asl)?\.(jsonc?|json5|ya?ml|txt|asl)$/i, '')
      .trim()
      .slice(0, 80) || 'Untitled workflow'
  );
}

/** A file name for a workflow that has none. */
export function fileNameOf(name: string, syntax: 'json' | 'yaml'): string {
  const base =
    name
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
      .replaceAll(/^-|-$/g, '') || 'workflow';
  return `${base}.asl.${syntax}`;
}

/** What the browser gives for a file that it lets us write to. Not in TypeScript's list of what browsers have. */
type FileHandle = {
  readonly name: string;
  createWritable(): Promise<{ write(data: Blob): Promise<void>; close(): Promise<void> }>;
};
type PickerWindow = {
  showSaveFilePicker?(options: {
    suggestedName: string;
    types: readonly { description: string; accept: Record<string, readonly string[]> }[];
  }): Promise<FileHandle>;
};

const handles = new Map<string, FileHandle>();

/** How a text came out of the page. */
export type SavedFile =
  { readonly kind: 'saved' | 'downloaded'; readonly fileName: string } | { readonly kind: 'cancelled' };

/**
 * Writes a text to a file on the person's disk. The first time the browser asks where; later saves of the same workflow
 * go to the same file. A browser that cannot do this downloads instead. Rejects when the file cannot be written.
 */
export async function saveTextFile(workflowId: string, suggestedName: string, text: string): Promise<SavedFile> {
  const picker = window as PickerWindow; // true: every member of it is optional
  if (!picker.showSaveFilePicker) {
    downloadText(suggestedName, text);
    return { kind: 'downloaded', fileName: suggestedName };
  }
  const { mime, endings } = fileTypeOf(suggestedName);
  try {
    const handle =
      handles.get(workflowId) ??
      (await picker.showSaveFilePicker({
        suggestedName,
        types: [{ description: 'Amazon States Language', accept: { [mime]: endings } }],
      }));
    handles.set(workflowId, handle);
    const writable = await handle.createWritable();
    await writable.write(new Blob([text], { type: mime }));
    await writable.close();
    return { kind: 'saved', fileName: handle.name };
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') return { kind: 'cancelled' };
    handles.delete(workflowId); // the next save asks again
    throw error;
  }
}

/** Hands a definition to the browser's downloads. */
export function downloadText(fileName: string, text: string): void {
  download(new Blob([text], { type: fileTypeOf(fileName).mime }), fileName);
}

/** Hands content to the browser's downloads. */
export function download(content: Blob, fileName: string): void {
  const url = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = url;
  link.download = fileName;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

/** What the browser's save dialog takes a file for: it offers to put another ending behind one that does not fit. */
function fileTypeOf(fileName: string): { readonly mime: string; readonly endings: readonly string[] } {
  if (/\.ya?ml$/i.test(fileName)) return { mime: 'application/yaml', endings: ['.yaml', '.yml'] };
  return { mime: 'application/json', endings: ['.json', '.jsonc', '.json5', '.asl', '.txt'] };
}

function megabytes(bytes: number): string {
  return (bytes / 1_000_000).toFixed(1).replace('.0', '');
}
