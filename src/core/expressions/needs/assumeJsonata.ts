/** Makes a JSONata condition true or false, as far as the values are open. */
import { isJsonObject, jsonEquals, type Json } from '../../base/json';
import type { AstNode } from '../jsonata/ast';
import { differentFrom, equalTo, orderedAs, type Order } from './conditions';
import { attempt, needAbsence, type Assumed, type Condition } from './need';
import { sidesOf, wantComparable } from './operands';
import { hasMember, itemOf, knownJson, memberOf, wantCondition, wantKind, type Value } from './values';
import { inside, type Where } from './where';

/** Makes a condition come out as wanted. False when it cannot; then nothing is changed. */
export function assumeNode(where: Where, node: AstNode | undefined, truth: boolean): Assumed {
  let outcome: Assumed = false;
  attempt(where.ledger, () => (outcome = assume(where, node, truth)) !== false);
  return outcome;
}

function assume(where: Where, node: AstNode | undefined, truth: boolean): Assumed {
  if (node === undefined || where.ledger.stepsLeft-- < 0 || where.depth > 100) return 'unknown';
  switch (node.type) {
    case 'binary':
      return node.value === 'and' || node.value === 'or'
        ? assumeBoth(where, node, truth)
        : assumeComparison(where, node, truth);
    case 'block': {
      const inner = inside(where);
      const parts = node.expressions ?? [];
      for (const part of parts.slice(0, -1)) inner.engine.read(inner, part);
      return assumeNode(inner, parts.at(-1), truth);
    }
    case 'condition': {
      const first = assumeNode(where, node.condition, true) === false ? false : assumeNode(where, node.then, truth);
      return first !== false
        ? first
        : assumeNode(where, node.condition, false) === false
          ? false
          : assumeNode(where, node.else, truth);
    }
    case 'function':
      return assumeCall(where, node, truth);
    default:
      return assumeTruth(where, where.engine.read(where, node), truth);
  }
}

function assumeBoth(where: Where, node: AstNode, truth: boolean): Assumed {
  const isAll = (node.value === 'and') === truth;
  let outcome: Assumed = isAll;
  for (const side of sidesOf(node)) {
    const one = assumeNode(where, side, truth);
    if (isAll ? one === false : one === true) return one;
    if (one === 'unknown') outcome = one;
  }
  return outcome;
}

/** A value by itself: true or false, or what counts as such. */
function assumeTruth(where: Where, value: Value | undefined, truth: boolean): Assumed {
  if (value === undefined) return !truth;
  if (value.kind === 'place' && value.need.members.size === 0 && value.need.item === undefined)
    wantKind(where.ledger, value, 'boolean');
  return wantCondition(where.ledger, value, {
    holds: (given) => isTrue(given) === truth,
    ideas: truth ? [true, 'text', 1] : [false, '', 0],
  });
}

function isTrue(value: Json): boolean {
  if (Array.isArray(value)) return value.some((item: Json) => isTrue(item));
  return isJsonObject(value) ? Object.keys(value).length > 0 : Boolean(value);
}

const flipped: Readonly<Record<Order, Order>> = { '<': '>', '<=': '>=', '>': '<', '>=': '<=' };
const contrary: Readonly<Record<Order, Order>> = { '<': '>=', '<=': '>', '>': '<=', '>=': '<' };

function assumeComparison(where: Where, node: AstNode, truth: boolean): Assumed {
  const operator = String(node.value);
  const [left, right] = sidesOf(node).map((side) => where.engine.read(where, side));
  if (left === undefined || right === undefined) return operator === '!=' ? truth : !truth;
  wantComparable(where.ledger, operator, left, right);
  const known = knownJson(right) ?? knownJson(left);
  const open = knownJson(right) === undefined ? right : left;
  if (operator === 'in') return assumeIn(where, left, right, truth);
  if (known === undefined) return (operator === '=' && truth) || operator.endsWith('=') ? true : 'unknown';
  const condition = conditionOf(operator, known.value, open === right, truth);
  return condition === undefined ? 'unknown' : wantCondition(where.ledger, open, condition);
}

function conditionOf(operator: string, value: Json, isFlipped: boolean, truth: boolean): Condition | undefined {
  switch (operator) {
    case '=':
      return truth ? equalTo(value) : differentFrom(value);
    case '!=':
      return truth ? differentFrom(value) : equalTo(value);
    case '<':
    case '<=':
    case '>':
    case '>=': {
      const order = isFlipped ? flipped[operator] : operator;
      return orderedAs(truth ? order : contrary[order], value);
    }
    default:
      return undefined;
  }
}

/** `$x in ['a', 'b']`, and `'a' in $list`. */
function assumeIn(where: Where, left: Value, right: Value, truth: boolean): Assumed {
  const among = right.kind === 'list' ? right.items.map((item) => knownJson(item)?.value) : knownJson(right)?.value;
  if (Array.isArray(among)) {
    const values = among.filter((item: Json | undefined) => item !== undefined) as readonly Json[];
    const isIn = (given: Json): boolean => values.some((one) => jsonEquals(one, given));
    return wantCondition(where.ledger, left, {
      holds: (given) => isIn(given) === truth,
      ideas: truth ? [...values, ...values.slice(0, 1)] : ['text', 'other text', 0],
    });
  }
  const known = knownJson(left);
  if (known === undefined || !truth) return 'unknown';
  return wantCondition(where.ledger, itemOf(where.ledger, right), equalTo(known.value));
}

function assumeCall(where: Where, node: AstNode, truth: boolean): Assumed {
  const name = node.procedure?.type === 'variable' ? String(node.procedure.value) : '';
  const [first, second] = node.arguments ?? [];
  switch (name) {
    case 'not':
      return assumeNode(where, first, !truth);
    case 'boolean':
      return assumeNode(where, first, truth);
    case 'exists':
      return assumePresence(where, first, truth);
    case 'contains':
      return assumeContains(where, first, second, truth);
    default:
      return assumeTruth(where, where.engine.read(where, node), truth);
  }
}

function assumePresence(where: Where, node: AstNode | undefined, isPresent: boolean): Assumed {
  if (isPresent) return where.engine.read(where, node) !== undefined;
  const steps = node?.type === 'path' ? (node.steps ?? []) : [];
  const last = steps.at(-1);
  if (node === undefined || last?.type !== 'name' || last.stages !== undefined)
    return node?.type === 'variable' ? where.engine.read(where, node) === undefined : 'unknown';
  const holder = where.engine.read(where, { ...node, steps: steps.slice(0, -1) });
  const name = String(last.value);
  if (holder === undefined || hasMember(holder, name) === false) return true;
  const inner = memberOf(where.ledger, holder, name);
  return inner?.kind === 'place' ? needAbsence(where.ledger, inner.need) : false;
}

function assumeContains(
  where: Where,
  first: AstNode | undefined,
  second: AstNode | undefined,
  truth: boolean,
): Assumed {
  const value = where.engine.read(where, first);
  const part = knownJson(where.engine.read(where, second))?.value;
  wantKind(where.ledger, value, 'text');
  if (typeof part !== 'string') return 'unknown';
  return wantCondition(where.ledger, value, {
    holds: (given) => typeof given === 'string' && given.includes(part) === truth,
    ideas: truth ? [part] : ['text', 'other text', ''],
  });
}
