import { roundLong } from '../../base/long';
import type { AstNode } from './ast';
import type { Evaluate } from './callables';
import { compileApply, compileCall, compileLambda, compilePartial } from './compileCalls';
import { compileArray, compileGroup, compileObject, compileTransform } from './compileConstructors';
import { compileDescendants, compileName, compileWildcard } from './compileNames';
import { compilePath } from './compilePaths';
import { compileStage } from './compileStages';
import { lookupGlobal } from './globals';
import type { JsonataError } from './library';
import { createMatcher } from './matcher';
import { operators, type Operator } from './operators';
import { checkLeaf, enter, Frame } from './run';
import { isNumeric, toBoolean, unwrap } from './values';

/**
 * Compiles a node to a function of the context and the names in scope. One function per node, called in the same order
 * as the library evaluates, so that values, errors, and the depth at which the service gives up are the same.
 */
export function compileNode(node: AstNode): Evaluate {
  const isLeaf = leafTypes.has(node.type);
  const core = compileCore(node);
  const stages = (node.predicate ?? []).map((stage) => compileStage(stage, compileNode));
  const group =
    node.type !== 'path' && node.group !== undefined ? compileGroup(node.group.lhs, compileNode) : undefined;
  const keepArray = node.keepArray === true;
  if (stages.length === 0 && group === undefined) {
    if (literalTypes.has(node.type)) return core;
    if (isLeaf) return (input, frame) => unwrap(core(input, frame), keepArray);
    return (input, frame) => {
      enter(frame.run);
      const result = core(input, frame);
      frame.run.depth--;
      return typeof result === 'object' ? unwrap(result, keepArray) : result;
    };
  }
  return (input, frame) => {
    enter(frame.run);
    if (isLeaf) frame.run.depth--; // a leaf counts its own level
    let result = core(input, frame);
    if (isLeaf) frame.run.depth++;
    for (const stage of stages) result = stage(result, frame);
    if (group !== undefined) result = group(result, frame);
    frame.run.depth--;
    return unwrap(result, keepArray);
  };
}

const literalTypes: ReadonlySet<string> = new Set(['string', 'number', 'value', 'regex']);
const leafTypes: ReadonlySet<string> = new Set([
  ...literalTypes,
  'name',
  'variable',
  'parent',
  'wildcard',
  'descendant',
]);

function compileCore(node: AstNode): Evaluate {
  switch (node.type) {
    case 'path':
      return compilePath(node, compileNode);
    case 'binary':
      return compileBinary(node);
    case 'unary':
      return compileUnary(node);
    case 'name':
      return compileName(node);
    case 'string':
    case 'number':
    case 'value':
      return compileLiteral(node.value);
    case 'wildcard':
      return compileWildcard();
    case 'descendant':
      return compileDescendants();
    case 'parent':
      return compileLookup(node.slot?.label ?? '');
    case 'variable':
      return node.value === '' ? compileContext() : compileLookup(String(node.value));
    case 'regex':
      return compileRegex(node);
    case 'condition':
      return compileCondition(node);
    case 'block':
      return compileBlock(node);
    case 'bind':
      return compileBind(node);
    case 'function':
      return compileCall(node, compileNode);
    case 'lambda':
      return compileLambda(node, compileNode);
    case 'partial':
      return compilePartial(node, compileNode);
    case 'apply':
      return compileApply(node, compileNode);
    case 'transform':
      return compileTransform(node, compileNode);
    default:
      return () => undefined; // the library does the same with a node that it does not know
  }
}

function compileLiteral(value: unknown): Evaluate {
  return (_input, frame) => {
    checkLeaf(frame.run);
    return value;
  };
}

function compileContext(): Evaluate {
  return (input, frame) => {
    checkLeaf(frame.run);
    return input;
  };
}

function compileLookup(name: string): Evaluate {
  return (_input, frame) => {
    checkLeaf(frame.run);
    return frame.lookup(name, lookupGlobal);
  };
}

function compileRegex(node: AstNode): Evaluate {
  const pattern = node.value instanceof RegExp ? node.value : /\[object Object\]/g; // left of `?:` the parser spoils it like this
  const matcher = createMatcher(pattern);
  return (_input, frame) => {
    checkLeaf(frame.run);
    return matcher;
  };
}

function compileBinary(node: AstNode): Evaluate {
  const token = node.value as string; // the operator
  const left = compileNode(node.lhs as AstNode);
  const right = compileNode(node.rhs ?? { type: 'value' });
  if (token === 'and' || token === 'or') return compileLogical(token, left, right);
  const operator: Operator | undefined = operators[token];
  if (operator === undefined) return () => undefined;
  return (input, frame) => {
    const a = left(input, frame);
    const b = right(input, frame);
    try {
      return operator(a, b, frame.run);
    } catch (error) {
      throw retoken(error, token);
    }
  };
}

/** The operator names itself in any error of its own, whatever the error said before. */
function retoken(error: unknown, token: string): unknown {
  if (typeof error === 'object' && error !== null && 'code' in error) (error as JsonataError).token = token;
  return error;
}

function compileLogical(token: 'and' | 'or', left: Evaluate, right: Evaluate): Evaluate {
  return (input, frame) => {
    const a = left(input, frame);
    try {
      const isTrue = toBoolean(a, frame.run) ?? false;
      return token === 'and'
        ? isTrue && (toBoolean(right(input, frame), frame.run) ?? false)
        : isTrue || (toBoolean(right(input, frame), frame.run) ?? false);
    } catch (error) {
      throw retoken(error, token);
    }
  };
}

function compileUnary(node: AstNode): Evaluate {
  if (node.value === '[') return compileArray(node, compileNode);
  if (node.value === '{') return compileObject(node, compileNode);
  const operand = compileNode(node.expression ?? { type: 'value' });
  return (input, frame) => {
    const value = roundLong(operand(input, frame));
    if (value === undefined) return undefined;
    if (isNumeric(value)) return -value;
    throw { code: 'D1002', token: '-', value } satisfies JsonataError;
  };
}

function compileCondition(node: AstNode): Evaluate {
  const condition = compileNode(node.condition ?? { type: 'value' });
  const consequence = compileNode(node.then ?? { type: 'value' });
  const alternative = node.else === undefined ? undefined : compileNode(node.else);
  return (input, frame) =>
    toBoolean(condition(input, frame), frame.run) ? consequence(input, frame) : alternative?.(input, frame);
}

function compileBlock(node: AstNode): Evaluate {
  const expressions = (node.expressions ?? []).map(compileNode);
  return (input, frame) => {
    const inner = new Frame(frame.run, frame);
    let result: unknown;
    for (let i = 0; i < expressions.length; i++) result = expressions[i]?.(input, inner);
    return result;
  };
}

function compileBind(node: AstNode): Evaluate {
  const name = String((node.lhs as AstNode).value); // the parser allows only a variable here
  const value = compileNode(node.rhs ?? { type: 'value' });
  return (input, frame) => {
    const bound = value(input, frame);
    frame.bind(name, bound);
    return bound;
  };
}
