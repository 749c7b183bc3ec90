import { SyntaxFault } from './cursor';
import { isDefinite, filterRelations, type FilterNode, type FilterOperand, type ParsedPath } from './tokens';

/** Reads a path inside a filter; handed in, since paths and filters contain each other. */
export type PathReader = (text: string) => ParsedPath;

/**
 * Reads a filter, `[?( … )]`, brackets included. Its grammar is no grammar: the text is cut at every `&&` and `||`,
 * also inside quotes; brackets around the parts are cut off, so that they group nothing; and a part is cut at the first
 * relation that occurs anywhere in it. `&&` binds more tightly than `||`.
 *
 * @see https://github.com/json-path/JsonPath/tree/json-path-2.0.0 (2015), `Filter.parse` and `Criteria.parse`
 */
export function readFilter(bracket: string, readPath: PathReader): FilterNode {
  const condition = /^\[\s*\?\s*\(([^]*)\)\s*\]$/.exec(boundsOf(bracket))?.[1]?.trim();
  if (condition === undefined) throw new SyntaxFault(`A filter is written like this: [?(@.a == 'x')], not ${bracket}`);
  const alternatives = condition.split('||').map((alternative) =>
    joined(
      'and',
      alternative.split('&&').map((part) => readPart(part, readPath)),
    ),
  );
  return joined('or', alternatives);
}

/** Up to the bracket that closes the filter, which no quotes and no round brackets are around. */
function boundsOf(bracket: string): string {
  let isQuoted = false;
  let roundDepth = 0;
  let squareDepth = 0;
  for (let i = 0; i < bracket.length; i++) {
    const c = bracket.charAt(i);
    if (c === "'" && bracket.charAt(i - 1) !== '\\') isQuoted = !isQuoted;
    else if (isQuoted) continue;
    else if (c === '(') roundDepth++;
    else if (c === ')') roundDepth--;
    else if (c === '[') squareDepth++;
    else if (c === ']') {
      squareDepth--;
      if (roundDepth !== 0) continue;
      if (squareDepth === 0) return bracket.slice(0, i + 1);
      break;
    }
  }
  throw new SyntaxFault(`The brackets or quotes of the filter ${bracket} are not balanced.`);
}

function joined(kind: 'and' | 'or', parts: readonly FilterNode[]): FilterNode {
  const [only] = parts;
  return parts.length === 1 && only !== undefined ? only : { kind, parts };
}

function readPart(text: string, readPath: PathReader): FilterNode {
  const part = withoutBrackets(text.trim());
  if (part === '') throw new SyntaxFault('A filter lacks a condition.');
  const relation = filterRelations.find((each) => part.includes(each));
  if (relation === undefined) return readExistence(part, readPath);
  const at = part.indexOf(relation);
  const left = readOperand(part.slice(0, at).trim(), readPath);
  const rightText = part.slice(at + relation.length).trim();
  if (rightText.startsWith('!@')) throw new SyntaxFault('"!" in a filter can only stand before a path alone.');
  return { kind: 'compare', left, relation, right: readOperand(rightText, readPath) };
}

/** A loop: a pattern for the end of a text tries every place of it. */
function withoutBrackets(text: string): string {
  let from = 0;
  let to = text.length;
  while (from < to && '[?( '.includes(text.charAt(from))) from++;
  while (to > from && ') '.includes(text.charAt(to - 1))) to--;
  return text.slice(from, to);
}

function readExistence(part: string, readPath: PathReader): FilterNode {
  const operand = readOperand(part, readPath);
  if (operand.kind === 'path') return { kind: 'exists', path: operand.path, isNegated: part.startsWith('!') };
  throw new SyntaxFault(`"${part}" is no condition: expected a path or a comparison such as @.a == 'x'.`);
}

function readOperand(text: string, readPath: PathReader): FilterOperand {
  if (/^(?:\$|@|!@)/.test(text)) return readDefinitePath(text.replace(/^!/, ''), readPath);
  if (/^'[^]*'$/.test(text)) return { kind: 'literal', text: text.slice(1, -1), isQuoted: true };
  if (text === "'" || text === '/' || text === '/i') throw new SyntaxFault(`The ${text} in a filter is not closed.`);
  return /^\/[^]*\/i?$/.test(text) ? readPattern(text) : { kind: 'literal', text, isQuoted: false };
}

function readDefinitePath(text: string, readPath: PathReader): FilterOperand {
  const path = readPath(text);
  if (!isDefinite(path.tokens))
    throw new SyntaxFault(`A path in a filter must find one value; "${text}" can find more.`);
  return { kind: 'path', path };
}

function readPattern(text: string): FilterOperand {
  const flags = text.endsWith('i') ? 'i' : '';
  const source = text.slice(1, text.lastIndexOf('/'));
  try {
    return { kind: 'pattern', pattern: new RegExp(`^(?:${source})$`, flags) };
  } catch {
    throw new SyntaxFault(`"${text}" is no regular expression.`);
  }
}
