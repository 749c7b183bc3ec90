/**
 * Reads delimited text as the service's ItemReader does.
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/input-output-itemreader.html (read 2025-11)
 */
import { javaHashOrder } from '../../base/javaHashOrder';
import { setMember, type Json } from '../../base/json';
import { fail, ok, type Result } from '../../base/result';

const delimiters: Readonly<Record<string, string>> = { COMMA: ',', PIPE: '|', SEMICOLON: ';', SPACE: ' ', TAB: '\t' };

/** The character of a CSVDelimiter; the comma when the name is none. */
export function delimiterOf(name: string): string {
  return delimiters[name] ?? ',';
}

/** Splits delimited text into rows of cells. Empty lines are left out; `""` inside quotes is a quote. */
export function splitRows(text: string, delimiter: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let isQuoted = false;
  let hasContent = false;
  const endRow = (): void => {
    if (hasContent) rows.push([...row, cell]);
    row = [];
    cell = '';
    hasContent = false;
  };
  for (let i = 0; i < text.length; i++) {
    const unit = text.charAt(i);
    if (isQuoted) {
      if (unit !== '"') cell += unit;
      else if (text.charAt(i + 1) === '"') cell += text.charAt(i++);
      else isQuoted = false;
    } else if (unit === '"' && cell === '') {
      isQuoted = true;
      hasContent = true;
    } else if (unit === delimiter) {
      row.push(cell);
      cell = '';
      hasContent = true;
    } else if (unit === '\n' || unit === '\r') {
      endRow();
    } else {
      cell += unit;
      hasContent = true;
    }
  }
  endRow();
  return rows;
}

/** Makes an object of texts from each row: missing cells are empty, extra ones dropped. Fails on repeated headers. */
export function itemsFromRows(
  rows: readonly (readonly string[])[],
  headers: readonly string[],
): Result<Json[], string> {
  if (new Set(headers).size < headers.length) return fail('CSV headers cannot contain duplicates.');
  const columns = javaHashOrder(headers).map((header) => ({ header, at: headers.indexOf(header) }));
  return ok(
    rows.map((row) => {
      const item: Record<string, Json> = {};
      for (const { header, at } of columns) setMember(item, header, row[at] ?? '');
      return item;
    }),
  );
}
