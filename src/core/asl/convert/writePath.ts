/**
 * JSONPath in the words of JSONata. A definite path is the same path from `$states.input`; a path that can find several
 * values is put in `[…]`, which keeps one value, or none, a list.
 *
 * @see https://docs.jsonata.org/path-operators (2.0) and
 * https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html (read 2025-11)
 */
import { parsePath } from '../../expressions/path/parsePath';
import {
  isDefinite,
  isDefiniteToken,
  type ParsedPath,
  type PathRoot,
  type PathToken,
} from '../../expressions/path/tokens';
import { CannotConvert, type Words } from './words';
import { writeFilter } from './writeFilter';

/** A path, `$$` path or variable path as a JSONata expression. */
export function writePath(text: string, words: Words): string {
  const path = parsePath(text);
  if (!path.ok) throw new CannotConvert(`"${text}" is not a path: ${path.error}.`);
  return writeParsedPath(path.value, text, words);
}

/** A parsed path as a JSONata expression; `text` is how it was written. */
export function writeParsedPath(path: ParsedPath, text: string, words: Words): string {
  const root = writeRoot(path.root, words);
  if (isDefinite(path.tokens)) return path.tokens.reduce(writeDefinite, root);
  return writeIndefinite(path.tokens, root, text, words);
}

/** The name of a member as a step of a path: in backticks unless it is an ordinary word. */
export function writeName(name: string): string {
  if (/^[A-Za-z_][A-Za-z0-9_]*$/.test(name) && !reserved.has(name)) return name;
  return name === '' || /[`\\\u0000-\u001f]/.test(name) ? JSON.stringify(name) : `\`${name}\``;
}

const reserved: ReadonlySet<string> = new Set(['and', 'or', 'in', 'true', 'false', 'null', 'function']);

function writeRoot(root: PathRoot, words: Words): string {
  switch (root.kind) {
    case 'input':
      return words.input;
    case 'context':
      return '$states.context';
    case 'variable':
      return `$${root.name}`;
    case 'current':
      return '$';
  }
}

function writeDefinite(before: string, token: PathToken): string {
  if (token.kind === 'indexes' && (token.indexes[0] ?? 0) < 0)
    throw new CannotConvert('A negative index finds nothing in JSONPath, and counts from the end in JSONata.');
  if (token.kind === 'indexes') return `${before}[${token.indexes.join(',')}]`;
  if (token.kind === 'fromEnd') return `${before}[${token.offset}]`;
  if (token.kind !== 'names') throw new CannotConvert('The path can find several values.');
  const [name = '', ...others] = token.names;
  if (others.length === 0) return `${before}.${writeName(name)}`;
  return `{${token.names.map((one) => `${JSON.stringify(one)}: ${before}.${writeName(one)}`).join(', ')}}`;
}

/**
 * A path that can find several values. What stands before the token is `before`; the whole becomes a list at the end.
 */
function writeIndefinite(tokens: readonly PathToken[], root: string, text: string, words: Words): string {
  const wildcards = wildcardsOf(text, tokens);
  let before = root;
  let isMany = false;
  let scanning = false;
  for (const [at, token] of tokens.entries()) {
    if (scanning && (token.kind !== 'names' || token.names.length > 1 || at < tokens.length - 1))
      throw new CannotConvert(`JSONata has "**" for "..", but not for all that follows it in "${text}".`);
    if (isMany && (token.kind === 'indexes' || token.kind === 'fromEnd' || token.kind === 'slice'))
      throw new CannotConvert(
        `"${text}" takes items of several lists by their number, which counts differently in JSONata.`,
      );
    if (token.kind === 'names' && token.names.length > 1 && isMany)
      throw new CannotConvert(`"${text}" picks several members of several objects.`);
    before = writeToken(before, token, wildcards, words);
    scanning = token.kind === 'scan';
    isMany ||= !isDefiniteToken(token);
  }
  if (tokens.length > 0 && isMany && tokens.at(-1)?.kind !== 'slice')
    words.notes.add('Lists inside the values that the path finds are joined into one list.');
  return before.startsWith('[') && before.endsWith(']') && tokens.at(-1)?.kind === 'indexes' ? before : `[${before}]`;
}

function writeToken(before: string, token: PathToken, wildcards: string[], words: Words): string {
  switch (token.kind) {
    case 'names':
    case 'fromEnd':
      return writeDefinite(before, token);
    case 'indexes':
      if (token.indexes.length === 1) return writeDefinite(before, token);
      return `[${token.indexes.map((index) => `${before}[${index}]`).join(', ')}]`;
    case 'slice':
      return writeSlice(before, token.from, token.to);
    case 'wildcard':
      if (wildcards.shift() === '.*') {
        words.notes.add('".*" is read as the values of an object.');
        return `${before}.*`;
      }
      words.notes.add('"[*]" is read as the items of a list.');
      return before;
    case 'filter':
      return `${before}[${writeFilter(token.filter, words, writeParsedPath)}]`;
    case 'scan':
      return `${before}.**`;
  }
}

/** How each wildcard of a path is written: `.*` for the values of an object, `[*]` for the items of a list. */
function wildcardsOf(text: string, tokens: readonly PathToken[]): string[] {
  const written = text.match(/\.\*|\[\s*\*\s*\]/g) ?? [];
  const count = tokens.filter(({ kind }) => kind === 'wildcard').length;
  return Array.from({ length: count }, (_, i) => (written.length === count && written[i] === '.*' ? '.*' : '[*]'));
}

function writeSlice(list: string, from: number | undefined, to: number | undefined): string {
  if (from !== undefined && to !== undefined && (from < 0 || to < 0))
    throw new CannotConvert('A slice with two ends that counts from the end has no equivalent.');
  const end = (at: number): string => (at < 0 ? `$count($all) - ${-at}` : String(at));
  const tests = [
    ...(from === undefined || from === 0 ? [] : [`$at >= ${end(from)}`]),
    ...(to === undefined ? [] : [`$at < ${end(to)}`]),
  ];
  return tests.length === 0 ? list : `$filter(${list}, function($item, $at, $all) { ${tests.join(' and ')} })`;
}
