/**
 * The filter of a path, `[?(@.price < 10)]`, as a JSONata predicate. A comparison of values that have no order is false
 * in JSONPath and a failure in JSONata, so the types are asked first.
 *
 * @see https://github.com/json-path/JsonPath/tree/json-path-2.0.0 (2015),
 * `Criteria`; https://docs.jsonata.org/predicate (2.0)
 */
import {
  isDefinite,
  literalMeant,
  type FilterNode,
  type FilterOperand,
  type FilterRelation,
  type ParsedPath,
} from '../../expressions/path/tokens';
import { CannotConvert, type Words } from './words';

/** Writes a path inside a filter; handed in, since paths and filters contain each other. */
export type PathWriter = (path: ParsedPath, text: string, words: Words) => string;

/** A filter's condition as a JSONata expression about the item. */
export function writeFilter(node: FilterNode, words: Words, writePath: PathWriter): string {
  switch (node.kind) {
    case 'and':
    case 'or':
      return node.parts
        .map((part) =>
          part.kind === 'and' || part.kind === 'or'
            ? `(${writeFilter(part, words, writePath)})`
            : writeFilter(part, words, writePath),
        )
        .join(` ${node.kind} `);
    case 'exists': {
      // A member that is null does not exist for JSONPath, and what is missing is not unequal for JSONata.
      const exists = `${writeFilterPath(node.path, words, writePath)} != null`;
      return node.isNegated ? `$not(${exists})` : exists;
    }
    case 'compare':
      return writeComparison(node.left, node.relation, node.right, words, writePath);
  }
}

function writeComparison(
  left: FilterOperand,
  relation: FilterRelation,
  right: FilterOperand,
  words: Words,
  writePath: PathWriter,
): string {
  const a = writeOperand(left, words, writePath);
  const b = writeOperand(right, words, writePath);
  switch (relation) {
    case '==':
      words.notes.add('A number never equals the text that writes it.');
      return `${a} = ${b}`;
    case '!=':
      words.notes.add('A number never equals the text that writes it.');
      return `${a} != ${b}`;
    case '=~':
      throw new CannotConvert('The filter uses a regular expression, whose dialect differs.');
    default:
      return `(${typeTests(left, a, right, b)} and ${a} ${relation} ${b})`;
  }
}

/** Both sides are numbers, or both are texts: what a literal is, the other has to be. */
function typeTests(left: FilterOperand, a: string, right: FilterOperand, b: string): string {
  const literal =
    left.kind === 'literal' ? literalMeant(left) : right.kind === 'literal' ? literalMeant(right) : undefined;
  if (literal === undefined) return `$type(${a}) in ["number", "string"] and $type(${a}) = $type(${b})`;
  const type = typeof literal;
  if (type === 'boolean' || literal === null)
    throw new CannotConvert('The filter compares the order of values that have none.');
  return `$type(${left.kind === 'literal' ? b : a}) = "${type}"`;
}

function writeOperand(operand: FilterOperand, words: Words, writePath: PathWriter): string {
  if (operand.kind === 'path') return writeFilterPath(operand.path, words, writePath);
  if (operand.kind === 'pattern')
    throw new CannotConvert('The filter uses a regular expression, whose dialect differs.');
  return JSON.stringify(literalMeant(operand));
}

/** A path from the item, `@.a.b`, is `a.b` in a predicate. */
function writeFilterPath(path: ParsedPath, words: Words, writePath: PathWriter): string {
  if (!isDefinite(path.tokens)) throw new CannotConvert('The filter holds a path that can find several values.');
  return writePath(path, '', words);
}
