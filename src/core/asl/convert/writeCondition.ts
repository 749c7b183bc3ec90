/**
 * Choice rules as one condition. In JSONPath an operand of another type makes a comparison false; JSONata would fail,
 * so the type is asked first where the order of values is compared.
 *
 * @see https://states-language.net/spec.html#choice-state; https://docs.jsonata.org/comparison-operators (2.0)
 */
import { isJsonObject, member, type Json, type JsonObject } from '../../base/json';
import { comparisons, typeTests } from '../../expressions/choiceOperators';
import { parseTimestamp } from '../../expressions/timestamp';
import { CannotConvert, type Words } from './words';
import { writePath } from './writePath';

/** The members of a rule that make its test: all but these belong to both languages. */
export function testMembers(rule: JsonObject): readonly string[] {
  return Object.keys(rule).filter(
    (key) => key === 'Variable' || key === 'And' || key === 'Or' || key === 'Not' || isOperator(key),
  );
}

/** The test of a rule, with all that is nested in it, as a JSONata expression. */
export function writeCondition(rule: JsonObject, words: Words): string {
  const [only, second] = ['And', 'Or', 'Not'].filter((name) => Object.hasOwn(rule, name));
  if (second !== undefined) throw new CannotConvert('A rule has only one of And, Or and Not.');
  if (only === undefined) return writeTest(rule, words);
  const operand = member(rule, only);
  if (only === 'Not') return isJsonObject(operand) ? `$not(${writeCondition(operand, words)})` : refuseRules(only);
  if (!Array.isArray(operand) || operand.length === 0) return refuseRules(only);
  const parts = (operand as readonly Json[]).map((part) =>
    isJsonObject(part) ? writeCondition(part, words) : refuseRules(only),
  );
  return parts.length === 1 ? (parts[0] ?? '') : parts.map(grouped).join(only === 'And' ? ' and ' : ' or ');
}

function refuseRules(name: string): never {
  throw new CannotConvert(`"${name}" does not hold rules.`);
}

/** In parentheses if `and` or `or` stand in it. */
function grouped(expression: string): string {
  return / and | or /.test(expression) && !/^\$not\([^()]*\)$/.test(expression) ? `(${expression})` : expression;
}

function isOperator(key: string): boolean {
  return (
    key === 'StringMatches' || Object.hasOwn(typeTests, key) || Object.hasOwn(comparisons, key.replace(/Path$/, ''))
  );
}

function writeTest(rule: JsonObject, words: Words): string {
  const variable = member(rule, 'Variable');
  const operators = Object.keys(rule).filter(isOperator);
  const [operator] = operators;
  if (typeof variable !== 'string' || operator === undefined || operators.length > 1)
    throw new CannotConvert('The rule needs a variable and exactly one comparison.');
  const value = writePath(variable, words);
  const operand = rule[operator] ?? null;
  if (operator !== 'IsPresent')
    words.notes.add('A value that is missing makes the comparison false; in JSONPath the state fails.');
  if (Object.hasOwn(typeTests, operator)) {
    if (typeof operand !== 'boolean') throw new CannotConvert(`"${operator}" needs true or false.`);
    const test = writeTypeTest(operator, value, words);
    return operand ? test : `$not(${test})`;
  }
  return operator === 'StringMatches' ? writeMatch(value, operand) : writeComparison(operator, value, operand, words);
}

function writeTypeTest(operator: string, value: string, words: Words): string {
  switch (operator) {
    case 'IsPresent':
      return `$exists(${value})`;
    case 'IsNull':
      return `${value} = null`;
    case 'IsBoolean':
      return `$type(${value}) = "boolean"`;
    case 'IsNumeric':
      return `$type(${value}) = "number"`;
    case 'IsString':
      return `$type(${value}) = "string"`;
    case 'IsTimestamp':
      words.notes.add('A text in the form of a timestamp counts as one, even if there is no such day.');
      return writeIsTimestamp(value);
    default:
      throw new CannotConvert(`"${operator}" is no comparison.`);
  }
}

/** RFC 3339 with upper-case T and Z, as the timestamps of the language are. */
const timestampForm = String.raw`/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d+)?(Z|[+-][01]\d:[0-5]\d)$/`;

function writeIsTimestamp(value: string): string {
  return `$type(${value}) = "string" and $contains(${value}, ${timestampForm})`;
}

const signs: Readonly<Record<string, string>> = {
  Equals: '=',
  LessThan: '<',
  LessThanEquals: '<=',
  GreaterThan: '>',
  GreaterThanEquals: '>=',
};

function writeComparison(operator: string, value: string, operand: Json, words: Words): string {
  const [, type = '', relation = '', path] =
    /^(String|Numeric|Boolean|Timestamp)(Equals|LessThan|LessThanEquals|GreaterThan|GreaterThanEquals)(Path)?$/.exec(
      operator,
    ) ?? [];
  const sign = signs[relation];
  if (sign === undefined) throw new CannotConvert(`"${operator}" is no comparison.`);
  if (path !== undefined) {
    if (typeof operand !== 'string') throw new CannotConvert(`"${operator}" needs a path.`);
    const other = writePath(operand, words);
    if (type === 'Timestamp')
      return writeTimestamps(value, sign, `$toMillis(${other})`, words, `${writeIsTimestamp(other)} and `);
    const name = type === 'Numeric' ? 'number' : type.toLowerCase();
    const otherToo = sign === '=' ? '' : `$type(${other}) = "${name}" and `;
    return `$type(${value}) = "${name}" and ${otherToo}${value} ${sign} ${other}`;
  }
  if (type === 'Timestamp') {
    if (typeof operand !== 'string' || parseTimestamp(operand) === undefined)
      throw new CannotConvert(`"${operator}" needs a timestamp.`);
    return writeTimestamps(value, sign, `$toMillis(${JSON.stringify(operand)})`, words, '');
  }
  const wanted = type === 'Numeric' ? 'number' : type.toLowerCase();
  if (typeof operand !== wanted) throw new CannotConvert(`"${operator}" needs a ${wanted}.`);
  const literal = JSON.stringify(operand);
  return sign === '=' ? `${value} = ${literal}` : `$type(${value}) = "${wanted}" and ${value} ${sign} ${literal}`;
}

function writeTimestamps(value: string, sign: string, other: string, words: Words, otherTest: string): string {
  words.notes.add('Moments are compared to the millisecond.');
  return `${writeIsTimestamp(value)} and ${otherTest}$toMillis(${value}) ${sign} ${other}`;
}

/** `*` is any run of characters, `\*` a star, `\\` a backslash. */
function writeMatch(value: string, pattern: Json): string {
  if (typeof pattern !== 'string') throw new CannotConvert('"StringMatches" needs a text.');
  const pieces: readonly string[] = pattern.match(/\\[*\\]|[^]/gu) ?? [];
  if (pieces.at(-1) === '\\') throw new CannotConvert('The pattern ends with an open escape sequence.');
  if (!pieces.includes('*')) return `${value} = ${JSON.stringify(pieces.map(unescaped).join(''))}`;
  const regex = pieces
    .map((piece) => (piece === '*' ? String.raw`[\s\S]*` : escapeForRegex(unescaped(piece))))
    .join('');
  return `$type(${value}) = "string" and $contains(${value}, /^${regex}$/)`;
}

function unescaped(piece: string): string {
  return piece.length === 2 && piece.startsWith('\\') ? piece.slice(1) : piece;
}

function escapeForRegex(text: string): string {
  return text
    .replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')
    .replace(/[\u0000-\u001f\u2028\u2029]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
