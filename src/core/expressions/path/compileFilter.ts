import { member, isJsonObject, type Json } from '../../base/json';
import { javaText } from '../javaText';
import { visit } from '../workBudget';
import { createBoundedRegex, type BoundedRegex } from '../regex/boundedRegex';
import { compileDefinite, type Reader } from './compileDefinite';
import { explainMiss, PathFault } from './explainMiss';
import type { FilterNode, FilterOperand, FilterRelation, ParsedPath } from './tokens';

/**
 * Tells whether an item passes a filter; `document` is what `$` means. Throws a
 * {@link PathFault} where that ends the path.
 */
export type FilterTest = (item: Json, document: Json) => boolean;

/** Compiles a condition. */
export function compileFilter(node: FilterNode): FilterTest {
  switch (node.kind) {
    // The library evaluates the last part first, which matters where one cannot be evaluated.
    case 'and': {
      const tests = node.parts.map(compileFilter).toReversed();
      return (item, document) => tests.every((test) => test(item, document));
    }
    case 'or': {
      const tests = node.parts.map(compileFilter).toReversed();
      return (item, document) => tests.some((test) => test(item, document));
    }
    case 'exists':
      return compileExistence(node.path, node.isNegated);
    case 'compare':
      return compileComparison(node.left, node.relation, node.right);
  }
}

/** A member whose value is null does not exist; and `$` is the item here, as it is in the library. */
function compileExistence(path: ParsedPath, isNegated: boolean): FilterTest {
  const read = compileRead(path);
  const last = path.tokens.at(-1);
  const names = last?.kind === 'names' && last.names.length > 1 ? last.names : [];
  return (item) => {
    const value = read(item);
    const isThere = value !== undefined && value !== null && names.every((name) => hasMember(value, name));
    return isThere !== isNegated;
  };
}

function hasMember(value: Json, name: string): boolean {
  return isJsonObject(value) && member(value, name) !== undefined;
}

/**
 * Reads a path; undefined when it finds nothing. Throws when it meets what the library does not take for a mere miss.
 */
function compileRead({ tokens }: ParsedPath): Reader {
  const read = compileDefinite(tokens);
  const canFault = tokens.some((token) => token.kind !== 'names' || token.names.length > 1);
  if (!canFault) return read;
  return (document) => {
    const value = read(document);
    if (value !== undefined) return value;
    const miss = explainMiss(tokens, document);
    if (miss.kind === 'invalid') throw new PathFault(miss);
    return undefined;
  };
}

/** A value in a comparison: the text of a literal, what a path found, or a pattern. */
type Operand = Json | BoundedRegex;

function compileComparison(left: FilterOperand, relation: FilterRelation, right: FilterOperand): FilterTest {
  const readLeft = compileOperand(left);
  const readRight = compileOperand(right);
  const holds = comparisons[relation];
  return (item, document) => {
    const model = readLeft(item, document);
    const expected = model === undefined ? undefined : readRight(item, document);
    return model !== undefined && expected !== undefined && holds(expected, model);
  };
}

function compileOperand(operand: FilterOperand): (item: Json, document: Json) => Operand | undefined {
  if (operand.kind === 'literal') return () => operand.text;
  if (operand.kind === 'pattern') {
    const regex = createBoundedRegex(operand.pattern);
    return () => regex;
  }
  const read = compileRead(operand.path);
  return operand.path.root.kind === 'current' ? (item) => read(item) : (_item, document) => read(document);
}

/**
 * What each relation makes of the right side (`expected`) and the left one (`model`).
 *
 * @see https://github.com/json-path/JsonPath/tree/json-path-2.0.0 (2015), `Criteria`
 */
const comparisons: Readonly<Record<FilterRelation, (expected: Operand, model: Operand) => boolean>> = {
  '==': (expected, model) => compare(expected, model) === 0,
  '!=': (expected, model) => (compare(expected, model) ?? 0) !== 0,
  '>': (expected, model) => isOrdered(expected, model, (order) => order < 0),
  '>=': (expected, model) => isOrdered(expected, model, (order) => order <= 0),
  '<': (expected, model) => isOrdered(expected, model, (order) => order > 0),
  '<=': (expected, model) => isOrdered(expected, model, (order) => order >= 0),
  '=~': matches,
};

function isOrdered(expected: Operand, model: Operand, isWanted: (order: number) => boolean): boolean {
  if ((expected === null) !== (model === null)) return false;
  const order = compare(expected, model);
  return order !== undefined && isWanted(order);
}

/** Negative when the expected value comes first; undefined when the two cannot be compared. */
function compare(expected: Operand, given: Operand): number | undefined {
  const model = typeof given === 'bigint' ? Number(given) : given;
  if (typeof expected === 'bigint') return compare(Number(expected), model);
  if (expected === model) return 0;
  if (isNullish(expected) || isNullish(model)) return Number(isNullish(model)) - Number(isNullish(expected));
  switch (typeof model) {
    case 'string':
      return typeof expected === 'string' ? order(expected.replaceAll("\\'", "'"), model) : undefined;
    case 'number':
      if (typeof expected === 'number') return order(expected, model);
      return typeof expected === 'string' ? order(readDecimal(expected), model) : undefined;
    case 'boolean':
      if (typeof expected === 'boolean') return order(Number(expected), Number(model));
      return typeof expected === 'string' ? order(Number(/^true$/i.test(expected)), Number(model)) : undefined;
    default:
      return undefined;
  }
}

function isNullish(value: Operand): boolean {
  return value === null || value === 'null';
}

function order<T extends string | number>(a: T, b: T): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** A text that a number is compared with. One that is no number ends the whole path, as it does in the library. */
function readDecimal(text: string): number {
  if (/^[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?$/.test(text)) return Number(text);
  throw new PathFault({ kind: 'invalid', text: `A number in the filter is compared with "${text}", which is none.` });
}

function matches(expected: Operand, model: Operand): boolean {
  const regex = typeof model === 'function' ? model : expected;
  const target = typeof model === 'function' ? expected : model;
  if (typeof regex !== 'function' || typeof target === 'function') {
    throw new PathFault({ kind: 'invalid', text: 'A filter with "=~" needs a regular expression, /…/, on one side.' });
  }
  if (target === null) return false;
  const budget = { steps: maxMatchSteps };
  const found = regex(javaText(target), 0, budget);
  visit((maxMatchSteps - budget.steps) / 4);
  return typeof found === 'object';
}

/** A pattern that takes longer over one text does not match it. */
const maxMatchSteps = 1_000_000;
