import { isJsonObject, jsonEquals, type Json } from '../../base/json';
import { createBoundedRegex, type BoundedRegex } from '../regex/boundedRegex';
import type { FilterNode, FilterOperand, FilterRelation, ParsedPath } from './tokens';

/** Tells whether an item passes a filter; `document` is what `$` means. */
export type FilterTest = (item: Json, document: Json) => boolean;

/** Compiles a path inside a filter. With `prefixOnly`, only its definite beginning. */
export type PathCompiler = (path: ParsedPath, prefixOnly: boolean) => (item: Json, document: Json) => Json | undefined;

/** Compiles a condition. The path compiler is handed in, since paths and filters contain each other. */
export function compileFilter(node: FilterNode, compilePath: PathCompiler): FilterTest {
  switch (node.kind) {
    case 'and': {
      const tests = node.parts.map((part) => compileFilter(part, compilePath));
      return (item, document) => tests.every((test) => test(item, document));
    }
    case 'or': {
      const tests = node.parts.map((part) => compileFilter(part, compilePath));
      return (item, document) => tests.some((test) => test(item, document));
    }
    case 'not': {
      const test = compileFilter(node.part, compilePath);
      return (item, document) => !test(item, document);
    }
    case 'exists': {
      // An indefinite path "exists" as soon as its definite beginning does, even when it then finds nothing.
      const read = compilePath(node.path, true);
      return (item, document) => read(item, document) !== undefined;
    }
    case 'compare':
      return compileComparison(node.left, node.relation, node.right, compilePath);
  }
}

/** A value in a comparison; a path that found nothing is undefined. */
type Operand = Json | BoundedRegex | undefined;

function compileComparison(left: FilterOperand, relation: FilterRelation, right: FilterOperand, compilePath: PathCompiler): FilterTest {
  const readLeft = compileOperand(left, compilePath);
  const readRight = compileOperand(right, compilePath);
  const holds = comparisons[relation];
  return (item, document) => holds(readLeft(item, document), readRight(item, document));
}

function compileOperand(operand: FilterOperand, compilePath: PathCompiler): (item: Json, document: Json) => Operand {
  if (operand.kind === 'path') return compilePath(operand.path, false);
  if (operand.kind === 'literal') return () => operand.value;
  const regex = createBoundedRegex(new RegExp(`^(?:${operand.source})$`, operand.flags.replace('m', '')));
  return () => regex;
}

/** @see https://github.com/json-path/JsonPath `EvaluatorFactory` and `ValueNodes` (2.9): what each relation means there. */
const comparisons: Readonly<Record<FilterRelation, (left: Operand, right: Operand) => boolean>> = {
  '==': areEqual,
  '!=': (left, right) => !areEqual(left, right),
  '===': areEqualOfOneType,
  '!==': (left, right) => !areEqualOfOneType(left, right),
  '<': (left, right) => inOrder(left, right, (order) => order < 0),
  '<=': (left, right) => inOrder(left, right, (order) => order <= 0),
  '>': (left, right) => inOrder(left, right, (order) => order > 0),
  '>=': (left, right) => inOrder(left, right, (order) => order >= 0),
  '=~': matches,
  in: isIn,
  nin: (left, right) => !isIn(left, right),
  contains: (left, right) => (typeof left === 'string' ? typeof right === 'string' && left.includes(right) : isIn(right, left)),
  all: (left, right) => listOf(right).every((wanted) => isIn(wanted, left)),
  size: (left, right) => (typeof left === 'string' || Array.isArray(left)) && left.length === right,
  empty: (left, right) => isEmpty(left) === right,
  subsetof: (left, right) => Array.isArray(left) && listOf(left).every((item) => isIn(item, right)),
  anyof: (left, right) => listOf(left).some((item) => isIn(item, right)),
  noneof: (left, right) => Array.isArray(left) && !listOf(left).some((item) => isIn(item, right)),
};

function areEqual(left: Operand, right: Operand): boolean {
  if (left === undefined || right === undefined || typeof left === 'function' || typeof right === 'function') return false;
  // A number equals the text that writes it: the left side decides whether texts or numbers are compared.
  if (typeof left === 'string' && typeof right === 'number') return left === String(right);
  if (typeof left === 'number' && typeof right === 'string') return right.trim() !== '' && left === Number(right);
  return jsonEquals(left, right);
}

function areEqualOfOneType(left: Operand, right: Operand): boolean {
  return typeof left === typeof right && areEqual(left, right);
}

function inOrder(left: Operand, right: Operand, isWanted: (order: number) => boolean): boolean {
  if (typeof left === 'number' && typeof right === 'number') return isWanted(left - right);
  const isText = (value: Operand): value is string | number => typeof value === 'string' || typeof value === 'number';
  if (!isText(left) || !isText(right)) return false;
  const a = String(left);
  const b = String(right);
  return isWanted(a < b ? -1 : a > b ? 1 : 0);
}

function matches(left: Operand, right: Operand): boolean {
  const regex = typeof left === 'function' ? left : right;
  const value = typeof left === 'function' ? right : left;
  if (typeof regex !== 'function' || typeof value === 'function') return false;
  const test = (text: string): boolean => typeof regex(text, 0, { steps: maxMatchSteps }) === 'object';
  return Array.isArray(value) ? listOf(value).some((item) => test(textOf(item))) : test(textOf(value));
}

/** A pattern that takes longer over one text does not match it. */
const maxMatchSteps = 1_000_000;

function textOf(value: Json | undefined): string {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}

function isIn(value: Operand, list: Operand): boolean {
  return listOf(list).some((item) => areEqual(value, item));
}

function listOf(value: Operand): readonly Json[] {
  return Array.isArray(value) ? (value as readonly Json[]) : [];
}

function isEmpty(value: Operand): boolean | undefined {
  if (typeof value === 'string' || Array.isArray(value)) return value.length === 0;
  return isJsonObject(value) ? Object.keys(value).length === 0 : undefined;
}
