/**
 * The filter of a path, `[?(@.price < 10)]`, as a JSONata predicate. A comparison of values that have no order is false in
 * JSONPath and a failure in JSONata, so the types are asked first.
 *
 * @see https://github.com/json-path/JsonPath (2.9), filter operators; https://docs.jsonata.org/predicate (2.0)
 */
import { isJsonObject, type Json } from '../../base/json';
import { isDefinite, type FilterNode, type FilterOperand, type FilterRelation, type ParsedPath } from '../../expressions/path/tokens';
import { CannotConvert, type Words } from './words';

/** Writes a path inside a filter; handed in, since paths and filters contain each other. */
export type PathWriter = (path: ParsedPath, text: string, words: Words) => string;

/** A filter's condition as a JSONata expression about the item. */
export function writeFilter(node: FilterNode, words: Words, writePath: PathWriter): string {
  switch (node.kind) {
    case 'and':
    case 'or':
      return node.parts.map((part) => (part.kind === 'and' || part.kind === 'or' ? `(${writeFilter(part, words, writePath)})` : writeFilter(part, words, writePath))).join(` ${node.kind} `);
    case 'not':
      return `$not(${writeFilter(node.part, words, writePath)})`;
    case 'exists':
      return `$exists(${writeFilterPath(node.path, words, writePath)})`;
    case 'compare':
      return writeComparison(node.left, node.relation, node.right, words, writePath);
  }
}

function writeComparison(left: FilterOperand, relation: FilterRelation, right: FilterOperand, words: Words, writePath: PathWriter): string {
  const a = writeOperand(left, words, writePath);
  const b = writeOperand(right, words, writePath);
  switch (relation) {
    case '==':
    case '===':
      words.notes.add('A number never equals the text that writes it.');
      return `${a} = ${b}`;
    case '!=':
    case '!==':
      words.notes.add('A number never equals the text that writes it.');
      return `$not(${a} = ${b})`;
    case '<':
    case '<=':
    case '>':
    case '>=':
      return `(${typeTests(left, a, right, b)} and ${a} ${relation} ${b})`;
    case 'in':
      return `${a} in ${b}`;
    case 'nin':
      return `$not(${a} in ${b})`;
    default:
      throw new CannotConvert(`The filter's "${relation}" has no equivalent that means the same for every item.`);
  }
}

/** Both sides are numbers, or both are texts: what a literal is, the other has to be. */
function typeTests(left: FilterOperand, a: string, right: FilterOperand, b: string): string {
  const literal = left.kind === 'literal' ? left.value : right.kind === 'literal' ? right.value : undefined;
  if (literal === undefined) return `$type(${a}) in ["number", "string"] and $type(${a}) = $type(${b})`;
  const type = typeof literal;
  if (type !== 'number' && type !== 'string') throw new CannotConvert('The filter compares the order of values that have none.');
  return `$type(${left.kind === 'literal' ? b : a}) = "${type}"`;
}

function writeOperand(operand: FilterOperand, words: Words, writePath: PathWriter): string {
  if (operand.kind === 'path') return writeFilterPath(operand.path, words, writePath);
  if (operand.kind === 'pattern') throw new CannotConvert('The filter uses a regular expression, whose dialect differs.');
  if (!isPlain(operand.value)) throw new CannotConvert('The filter compares with an object.');
  return JSON.stringify(operand.value);
}

function isPlain(value: Json): boolean {
  return Array.isArray(value) ? (value as readonly Json[]).every(isPlain) : !isJsonObject(value);
}

/** A path from the item, `@.a.b`, is `a.b` in a predicate. */
function writeFilterPath(path: ParsedPath, words: Words, writePath: PathWriter): string {
  if (!isDefinite(path.tokens)) throw new CannotConvert('The filter holds a path that can find several values.');
  return writePath(path, '', words);
}
