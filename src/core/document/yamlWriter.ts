/**
 * Writes keys and values as YAML: in the indented style below keys and dashes, as JSON, which is YAML too, inside of
 * brackets, and scalars in the quotes of what they replace.
 */
import { Document, isCollection, isMap, isScalar, parseDocument, stringify, visit } from 'yaml';
import type { Json } from '../base/json';
import { writeJson } from '../base/long';
import type { Insertable } from './edit';
import { writeValue } from './indent';
import { readYamlValue } from './yamlTree';

/** Values that have no parts. */
export type ScalarValue = string | number | boolean | null;

/** Tells whether a value has no parts. */
export function isScalarValue(value: Json): value is ScalarValue {
  return typeof value !== 'object' || value === null;
}

/** Spaces by which the document indents what stands below a key. */
export function indentStep(text: string): number {
  const match = /^( *)[^\s#-][^\n]*:[ \t]*\n(?:[ \t]*(?:#[^\n]*)?\n)*( *)[^\s#-]/m.exec(text);
  const step = (match?.[2]?.length ?? 0) - (match?.[1]?.length ?? 0);
  return step > 0 ? step : 2;
}

/** What stands behind `key:` in a block map at a column, with the blank or the line feed before it. */
export function writeBlock(value: Insertable, column: number, step: number): string {
  const lines = writeLines(value, step);
  if (!lines.collection) return ` ${lines.text.split('\n').join(`\n${' '.repeat(Math.max(0, column))}`)}`;
  return `\n${indentLines(lines.text, ' '.repeat(Math.max(0, column + step)))}`;
}

/** What stands behind a dash at a column. */
export function writeItem(value: Insertable, column: number, step: number): string {
  const { text } = writeLines(value, step);
  const indent = ' '.repeat(column + 2);
  return ` ${indentLines(text, indent).slice(indent.length)}`;
}

/** A value inside of brackets. */
export function writeFlow(value: Insertable): string {
  if ('value' in value) return writeValue(value.value, jsonStyle, 'inline', value.spelling);
  const read = value.source.includes('\n') ? readYamlValue(value.source) : undefined;
  return read === undefined ? value.source : writeJson(read);
}

/** A key of a block map. */
export function writeKey(key: string): string {
  const written = writeScalar(key);
  return written.includes('\n') || /[:#?]/.test(key) ? JSON.stringify(key) : written;
}

/** A key in the quotes of the one it replaces. */
export function writeKeyLike(text: string, old: string, key: string, flow: boolean): string {
  const written = writeLike(text, old, key, flow);
  // What is plain as a value may mean something else as a key.
  const { contents, errors } = parseDocument(`${written}: 0`, { logLevel: 'silent' });
  const read = isMap(contents) ? contents.items[0]?.key : undefined;
  return errors.length === 0 && isScalar(read) && String(read.value) === key ? written : JSON.stringify(key);
}

/**
 * A scalar in the quotes of the one it replaces. A text that cannot stand without quotes gets those that the document
 * does not use by choice: when it is replaced by one that can, they are known to have been put for need, and go again.
 */
export function writeLike(text: string, old: string, value: ScalarValue, flow: boolean): string {
  if (typeof value !== 'string') return writeScalar(value);
  const isPlain = (written: string): boolean =>
    !/^["'|>]/.test(written) && !written.includes('\n') && !(flow && /[,[\]{}]/.test(written));
  const plain = writeScalar(value);
  const [mark = ''] = /^["']/.exec(old) ?? [];
  const needed = quoteForNeed(text);
  const oldValue = mark === needed ? readYamlValue(old) : undefined;
  const wasNeeded = typeof oldValue === 'string' && !isPlain(writeScalar(oldValue));
  if (isPlain(plain) && (mark === '' || wasNeeded)) return plain;
  return inQuotes(value, mark === '' ? needed : mark);
}

/** How JSON is written inside of brackets. */
const jsonStyle = { unit: '  ', colon: ': ', afterComma: ' ', padding: '', inlineArrays: true };

function writeScalar(value: ScalarValue): string {
  return stringify(value, { lineWidth: 0 }).replace(/\n$/, '');
}

function inQuotes(value: string, mark: string): string {
  // Single quotes have no escapes: what needs one goes into double quotes.
  return mark === "'" && !/[\n\t\u0000-\u001f\u007f-\u009f\u2028\u2029]/.test(value)
    ? `'${value.replaceAll("'", "''")}'`
    : JSON.stringify(value);
}

/** The quotes that a document does not put round texts that could stand without. */
function quoteForNeed(text: string): string {
  return /:[ \t]+(["'])[A-Za-z][\w .-]*\1[ \t]*$/m.exec(text)?.[1] === "'" ? '"' : "'";
}

/** A value in the indented style, from column 0; `collection` when it has to begin on a line of its own. */
function writeLines(value: Insertable, step: number): { readonly text: string; readonly collection: boolean } {
  if ('value' in value) {
    const empty = !isScalarValue(value.value) && Object.keys(value.value).length === 0;
    return {
      text: stringifySpelt(value.value, value.spelling, step),
      collection: !isScalarValue(value.value) && !empty,
    };
  }
  const lines = value.source.split('\n');
  const rest = lines
    .slice(1)
    .filter((line) => line.trim() !== '')
    .map((line) => /^ */.exec(line)?.[0].length ?? 0);
  const shift = rest.length > 0 ? rest.reduce((least, width) => Math.min(least, width), Infinity) : 0;
  const text = lines.map((line, index) => (index === 0 ? line : line.slice(Math.min(shift, line.length)))).join('\n');
  const { contents } = parseDocument(text, { logLevel: 'silent' });
  return { text, collection: isCollection(contents) && !contents.flow };
}

/** A value in the indented style, with certain texts in the quotes that they have elsewhere. */
function stringifySpelt(value: Json, spelling: ReadonlyMap<string, string> | undefined, step: number): string {
  const document = new Document(value);
  if (spelling) {
    visit(document, {
      Scalar: (key, scalar) => {
        const [mark] =
          key === 'key' || typeof scalar.value !== 'string'
            ? []
            : (/^["']/.exec(spelling.get(scalar.value) ?? '') ?? []);
        if (mark) scalar.type = mark === '"' ? 'QUOTE_DOUBLE' : 'QUOTE_SINGLE';
      },
    });
  }
  return document.toString({ lineWidth: 0, indent: step }).replace(/\n$/, '');
}

function indentLines(text: string, indent: string): string {
  return text
    .split('\n')
    .map((line) => (line === '' ? line : indent + line))
    .join('\n');
}
