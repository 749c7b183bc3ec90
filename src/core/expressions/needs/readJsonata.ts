/** Reads JSONata expressions of values that are only partly known. */
import type { Json } from '../../base/json';
import type { AstNode, Pairs, Stage } from '../jsonata/ast';
import { jsonataReads } from './jsonataReads';
import type { Ledger } from './need';
import { sidesOf, wantComparable } from './operands';
import {
  itemOf,
  itemsOf,
  knownJson,
  listOf,
  listOfAny,
  literal,
  made,
  memberOf,
  objectOf,
  wantKind,
  type Value,
} from './values';
import { bindingOf, inside, type Where } from './where';

/** Nesting beyond this is not followed. */
const maxDepth = 150;

/** The value of an expression; undefined when it gives nothing. */
export function readNode(where: Where, node: AstNode | undefined): Value | undefined {
  if (node === undefined || where.ledger.stepsLeft-- < 0 || where.depth > maxDepth) return undefined;
  let value = node.type === 'path' ? readPath(where, node) : readCore(where, node);
  for (const stage of node.predicate ?? []) value = readStage(where, value, stage);
  if (node.group !== undefined) value = readGroup(where, value, node.group.lhs);
  return value;
}

function readCore(where: Where, node: AstNode): Value | undefined {
  switch (node.type) {
    case 'string':
    case 'number':
    case 'value':
      return literal((node.value ?? null) as Json); // the parser puts JSON values there
    case 'variable':
      return node.value === ''
        ? where.focus
        : node.value === '$'
          ? undefined
          : bindingOf(where, String(node.value)).value;
    case 'name':
      return readMember(where.ledger, where.focus, String(node.value));
    case 'unary':
      return readUnary(where, node);
    case 'binary':
      return readBinary(where, node);
    case 'bind':
      return readBind(where, node);
    case 'block': {
      const inner = inside(where);
      let last: Value | undefined;
      for (const part of node.expressions ?? []) last = readNode(inner, part);
      return last;
    }
    case 'condition':
      return readCondition(where, node);
    case 'function':
      return readCall(where, node.procedure, node.arguments ?? []);
    case 'apply':
      return readApply(where, node);
    case 'transform':
      return where.focus;
    case 'wildcard':
      return readEvery(where.ledger, where.focus);
    case 'descendant':
      return where.focus;
    default:
      return made();
  }
}

/** A member of a value, or of each of its items. */
export function readMember(ledger: Ledger, value: Value | undefined, name: string): Value | undefined {
  const isList =
    value?.kind === 'list' ||
    (value?.kind === 'place' && value.need.item !== undefined) ||
    (value?.kind === 'literal' && Array.isArray(value.json));
  if (!isList) return memberOf(ledger, value, name);
  const parts = (itemsOf(ledger, value) ?? []).flatMap((item) => readMember(ledger, item, name) ?? []);
  if (parts.length === 0) return undefined;
  return value.kind === 'list' && !value.isOpen ? listOf(parts) : listOfAny(parts[0] ?? made());
}

function readEvery(ledger: Ledger, value: Value | undefined): Value | undefined {
  if (value?.kind === 'object') return listOf([...value.members.values()]);
  return value?.kind === 'place' && value.need.members.size > 0 ? made() : (itemsOf(ledger, value)?.[0] ?? made());
}

function readPath(where: Where, node: AstNode): Value | undefined {
  let value: Value | undefined;
  const inner = inside(where);
  for (const [i, step] of (node.steps ?? []).entries()) {
    if (step.type === 'sort') {
      for (const term of step.terms ?? []) readNode(inside(inner, itemOf(where.ledger, value)), term.expression);
      continue;
    }
    value = i === 0 ? readNode(inner, bare(step)) : readStep(inner, value, step);
    if (step.focus !== undefined) {
      const item = itemsOf(where.ledger, value)?.[0] ?? value;
      inner.names.set(step.focus, { value: item });
    }
    if (step.index !== undefined) inner.names.set(step.index, { value: made('number') });
    for (const stage of [...(step.stages ?? []), ...(step.predicate ?? [])]) value = readStage(inner, value, stage);
  }
  return value;
}

/** A step without what follows it, which is read by the path. */
function bare(step: AstNode): AstNode {
  return step.stages === undefined && step.predicate === undefined
    ? step
    : ({ ...step, stages: undefined, predicate: undefined } as AstNode);
}

function readStep(where: Where, value: Value | undefined, step: AstNode): Value | undefined {
  if (step.type === 'name' || step.type === 'string') return readMember(where.ledger, value, String(step.value));
  const isMany = value?.kind === 'list' || (value?.kind === 'place' && value.need.item !== undefined);
  // A constructor or a call is applied to each item.
  const results = (isMany ? (itemsOf(where.ledger, value) ?? []) : [value]).map((item) =>
    readNode({ ...inside(where, item), names: where.names }, bare(step)),
  );
  return isMany ? (results[0] === undefined ? undefined : listOfAny(results[0])) : results[0];
}

function readStage(where: Where, value: Value | undefined, stage: Stage): Value | undefined {
  if (stage.type === 'index') {
    where.names.set(stage.value, { value: made('number') });
    return value;
  }
  const index = indexIn(stage.expr);
  const isSingle = value?.kind === 'object' || (value?.kind === 'place' && value.need.members.size > 0);
  const item = isSingle ? value : itemOf(where.ledger, value, index);
  if (index !== undefined) return item ?? (value?.kind === 'place' ? value : undefined);
  for (const one of isSingle ? [value] : (itemsOf(where.ledger, value) ?? []))
    where.engine.assume(inside(where, one), stage.expr, true);
  return item === undefined || isSingle ? item : listOfAny(item);
}

function indexIn(node: AstNode): number | undefined {
  if (node.type === 'number') return Number(node.value);
  return node.type === 'unary' && node.value === '-' && node.expression?.type === 'number'
    ? -Number(node.expression.value)
    : undefined;
}

function readGroup(where: Where, value: Value | undefined, pairs: Pairs): Value {
  const item =
    (value?.kind === 'place' && value.need.item === undefined ? undefined : itemsOf(where.ledger, value)?.[0]) ?? value;
  for (const pair of pairs) for (const part of pair) readNode(inside(where, item), part);
  return made();
}

function readUnary(where: Where, node: AstNode): Value | undefined {
  if (node.value === '[') return listOf((node.expressions ?? []).flatMap((part) => readNode(where, part) ?? []));
  if (node.value === '{') {
    // A constructor has pairs on its left.
    const pairs = (node.lhs ?? []) as Pairs;
    return objectOf(
      pairs.flatMap(([key, part]): [string, Value][] => {
        const name = knownJson(readNode(where, key))?.value;
        const value = readNode(where, part);
        return typeof name === 'string' && value !== undefined ? [[name, value]] : [];
      }),
    );
  }
  const value = readNode(where, node.expression);
  wantKind(where.ledger, value, 'number');
  const known = knownJson(value)?.value;
  return typeof known === 'number' ? literal(-known) : made('number');
}

const arithmetic = new Set(['+', '-', '*', '/', '%', '..']);

function readBinary(where: Where, node: AstNode): Value | undefined {
  const [left, right] = sidesOf(node).map((side) => readNode(where, side));
  if (arithmetic.has(String(node.value))) {
    wantKind(where.ledger, left, 'number');
    wantKind(where.ledger, right, 'number');
    if (node.value === '..') return listOfAny(made('number'));
    const [a, b] = [knownJson(left)?.value, knownJson(right)?.value];
    if (typeof a !== 'number' || typeof b !== 'number') return made('number');
    return node.value === '+'
      ? literal(a + b)
      : node.value === '-'
        ? literal(a - b)
        : node.value === '*'
          ? literal(a * b)
          : made('number');
  }
  if (node.value === '&') return made('text');
  wantComparable(where.ledger, String(node.value), left, right);
  return made('boolean');
}

function readBind(where: Where, node: AstNode): Value | undefined {
  const name = String((node.lhs as AstNode).value); // a variable stands there
  if (node.rhs?.type === 'lambda') {
    where.names.set(name, { value: made(), lambda: { node: node.rhs, where } });
    return made();
  }
  const value = readNode(where, node.rhs);
  where.names.set(name, { value });
  return value;
}

function readCondition(where: Where, node: AstNode): Value | undefined {
  readTest(where, node.condition);
  const first = readNode(where, node.then);
  const second = readNode(where, node.else);
  return first === undefined || (first.kind === 'literal' && second !== undefined && second.kind !== 'literal')
    ? (second ?? first)
    : first;
}

/** A test is read, but whether something exists asks for nothing. */
function readTest(where: Where, node: AstNode | undefined): void {
  if (
    node?.type === 'function' &&
    node.procedure?.type === 'variable' &&
    ['exists', 'not', 'boolean'].includes(String(node.procedure.value))
  )
    return;
  if (node?.type === 'binary' && (node.value === 'and' || node.value === 'or'))
    for (const side of sidesOf(node)) readTest(where, side);
  else if (node?.type !== 'path') readNode(where, node);
}

function readApply(where: Where, node: AstNode): Value | undefined {
  const [left] = sidesOf(node);
  const { rhs } = node;
  if (rhs?.type === 'function' || rhs?.type === 'partial')
    return readCall(
      where,
      rhs.procedure,
      left === undefined ? (rhs.arguments ?? []) : [left, ...(rhs.arguments ?? [])],
    );
  if (rhs?.type === 'transform') return readNode(where, left);
  return readCall(where, rhs, left === undefined ? [] : [left]);
}

function readCall(where: Where, procedure: AstNode | undefined, args: readonly AstNode[]): Value | undefined {
  if (procedure?.type === 'variable') {
    const name = String(procedure.value);
    const { lambda } = bindingOf(where, name);
    if (lambda !== undefined)
      return callLambda(
        lambda.where,
        lambda.node,
        args.map((arg) => readNode(where, arg)),
        where.depth,
      );
    if (Object.hasOwn(jsonataReads, name)) return jsonataReads[name]?.(where, args);
  }
  const values = args.map((arg) => readNode(where, arg));
  return procedure?.type === 'lambda' ? callLambda(where, procedure, values, where.depth) : made();
}

/** Calls a function that is written down. */
export function callLambda(
  where: Where,
  node: AstNode,
  args: readonly (Value | undefined)[],
  depth: number,
): Value | undefined {
  const inner = { ...inside(where), depth: depth + 5 };
  for (const [i, parameter] of (node.arguments ?? []).entries())
    inner.names.set(String(parameter.value), { value: args[i] });
  return readNode(inner, node.body);
}

/** Calls what is given as a function to another one: a lambda, or the name of a function. */
export function callGiven(
  where: Where,
  given: AstNode | undefined,
  args: readonly (Value | undefined)[],
): Value | undefined {
  if (given?.type === 'lambda') return callLambda(where, given, args, where.depth);
  const lambda = given?.type === 'variable' ? bindingOf(where, String(given.value)).lambda : undefined;
  if (lambda !== undefined) return callLambda(lambda.where, lambda.node, args, where.depth);
  if (given?.type !== 'variable') return made();
  const inner = inside(where);
  inner.names.set('argument', { value: args[0] });
  return readCall(inner, given, [{ type: 'variable', value: 'argument' }]);
}
