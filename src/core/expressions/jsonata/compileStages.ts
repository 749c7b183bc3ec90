import { roundLong } from '../../base/long';
import type { AstNode, Stage } from './ast';
import type { Evaluate } from './callables';
import { sortItems } from './functions/sort';
import type { JsonataError } from './library';
import { checkItems, frameOf, takeSteps, type Frame, type Tuple } from './run';
import { costOfComparing, isNumeric, isSequence, newSequence, toBoolean, type Sequence } from './values';

/** Compiles any node; handed in, since nodes contain each other. */
type Compile = (node: AstNode) => Evaluate;

/** The items that a path has found so far. */
type Items = readonly unknown[];

/** Compiles a filter, `[…]`, or the binding of a position, `#$i`, that follows a filter. */
export function compileStage(stage: Stage, compile: Compile): Evaluate {
  if (stage.type === 'index') {
    return (items) => {
      // tuples are ours
      for (const [i, tuple] of (items as Sequence).entries()) (tuple as Record<string, unknown>)[stage.value] = i;
      return items;
    };
  }
  const { expr } = stage;
  if (expr.type === 'number') {
    const index = Math.floor(Number(expr.value));
    return (input) => itemAt(input, index);
  }
  const predicate = compile(expr);
  return (input, frame) => filter(input, predicate, frame);
}

function itemAt(input: unknown, index: number): unknown {
  const items: Items = Array.isArray(input) ? input : [input];
  const item = items[index < 0 ? items.length + index : index];
  if (Array.isArray(item)) return item;
  const found = newSequence();
  if (isSequence(input) && input.tupleStream === true) found.tupleStream = true;
  if (item !== undefined) found.push(item);
  return found;
}

function filter(input: unknown, predicate: Evaluate, frame: Frame): Sequence {
  const isStream = isSequence(input) && input.tupleStream === true;
  const items: Items = Array.isArray(input) ? input : [input];
  const passed = newSequence();
  if (isStream) passed.tupleStream = true;
  for (let i = 0; i < items.length; i++) {
    const item = items[i];
    takeSteps(frame.run, isStream ? 4 : 1 / 2);
    const result = isStream ? predicate((item as Tuple)['@'], frameOf(item as Tuple, frame)) : predicate(item, frame);
    const indexes = isNumeric(result)
      ? [result]
      : Array.isArray(result) && result.every(isNumeric)
        ? (result as number[])
        : undefined;
    if (indexes === undefined) {
      if (toBoolean(result, frame.run)) passed.push(item);
    } else {
      takeSteps(frame.run, indexes.length / 4);
      checkItems(passed.length);
      for (const index of indexes) {
        const wanted = Math.floor(index);
        if ((wanted < 0 ? items.length + wanted : wanted) === i) passed.push(item);
      }
    }
  }
  return passed;
}

/** Compiles the sorting of a path, `^(…)`. */
export function compileSort(node: AstNode, compile: Compile): Evaluate {
  const terms = (node.terms ?? []).map((term) => ({
    evaluate: compile(term.expression),
    sign: term.descending ? -1 : 1,
  }));
  return (input, frame) => {
    const items = input as Items; // a step is given a list
    const isStream = isSequence(items) && items.tupleStream === true;
    const read = (item: unknown, evaluate: Evaluate): unknown =>
      isStream ? evaluate((item as Tuple)['@'], frameOf(item as Tuple, frame)) : evaluate(item, frame);
    const isAfter = (a: unknown, b: unknown): boolean => {
      for (const { evaluate, sign } of terms) {
        const [left, right] = [read(a, evaluate), read(b, evaluate)];
        takeSteps(frame.run, (isStream ? 4 : 1) + costOfComparing(left, right));
        const order = compareKeys(left, right, sign);
        if (order !== 0) return order > 0;
      }
      return false;
    };
    return sortItems(items, isAfter, frame.run);
  };
}

/** Orders two sort keys; nothing comes last, in both directions. */
function compareKeys(left: unknown, right: unknown, sign: number): number {
  if (typeof left === 'bigint' && typeof right === 'bigint') return left === right ? 0 : left < right ? -sign : sign;
  const [a, b] = [roundLong(left), roundLong(right)];
  if (a === undefined) return b === undefined ? 0 : 1;
  if (b === undefined) return -1;
  const isKey = (value: unknown): value is string | number => typeof value === 'string' || typeof value === 'number';
  if (!isKey(a) || !isKey(b)) throw { code: 'T2008', value: isKey(a) ? b : a } satisfies JsonataError;
  if (typeof a !== typeof b) throw { code: 'T2007', value: a, value2: b } satisfies JsonataError;
  return a === b ? 0 : a < b ? -sign : sign;
}
