import { arityOf, callBack, createNative, isCallable, type Call, type Callable } from '../callables';
import { libraryFunction, type JsonataError } from '../library';
import { allocateItems } from '../run';
import { createObject, isNumeric, newSequence, toBoolean } from '../values';
import { compileAccepts } from './accepts';
import { sortItems } from './sort';

/** The functions that call a function that they are given. The library's own wait for each call. */
export function createHigherOrderFunctions(): ReadonlyMap<string, Callable> {
  const table: Record<string, [arity: number, call: (args: readonly unknown[], call: Call) => unknown]> = {
    map: [2, map],
    filter: [2, filter],
    single: [2, single],
    reduce: [3, reduce],
    each: [2, each],
    sift: [2, sift],
    sort: [2, sort],
  };
  return new Map(
    Object.entries(table).map(([name, [arity, call]]) => {
      const { signature } = libraryFunction(name);
      return [name, createNative(arity, call, signature, signature && compileAccepts(signature.definition))];
    }),
  );
}

/** Calls back with an item, its place and the whole, as far as the function takes them. */
function callWith(callable: unknown, item: unknown, place: unknown, whole: unknown, call: Call): unknown {
  const arity = isCallable(callable) ? arityOf(callable) : 0;
  return callBack(callable, arity >= 3 ? [item, place, whole] : arity === 2 ? [item, place] : [item], call);
}

function map([list, callable]: readonly unknown[], call: Call): unknown {
  if (list === undefined) return undefined;
  const results = newSequence();
  const items = list as unknown[];
  for (let i = 0; i < items.length; i++) {
    const result = callWith(callable, items[i], i, list, call);
    if (result !== undefined) results.push(result);
  }
  allocateItems(call.run, results.length);
  return results;
}

function filter([list, callable]: readonly unknown[], call: Call): unknown {
  if (list === undefined) return undefined;
  const results = newSequence();
  for (const [i, item] of (list as unknown[]).entries()) if (toBoolean(callWith(callable, item, i, list, call))) results.push(item);
  return results;
}

function single([list, callable]: readonly unknown[], call: Call): unknown {
  if (list === undefined) return undefined;
  const found: unknown[] = [];
  for (const [i, item] of (list as unknown[]).entries()) {
    if (callable === undefined || toBoolean(callWith(callable, item, i, list, call))) found.push(item);
    if (found.length > 1) throw { code: 'D3138' } satisfies JsonataError;
  }
  if (found.length === 0) throw { code: 'D3139' } satisfies JsonataError;
  return found[0];
}

function reduce([list, callable, initial]: readonly unknown[], call: Call): unknown {
  if (list === undefined) return undefined;
  const items = list as unknown[];
  const arity = isCallable(callable) ? arityOf(callable) : 0;
  if (arity < 2) throw { code: 'D3050' } satisfies JsonataError;
  const startsWithFirst = initial === undefined && items.length > 0;
  let result = startsWithFirst ? items[0] : initial;
  for (let i = startsWithFirst ? 1 : 0; i < items.length; i++) result = callBack(callable, [result, items[i], i, items].slice(0, Math.min(arity, 4)), call);
  return result;
}

function each([object, callable]: readonly unknown[], call: Call): unknown {
  const results = newSequence();
  for (const [key, value] of Object.entries(object ?? {})) {
    const result = callWith(callable, value, key, object, call);
    if (result !== undefined) results.push(result);
  }
  return results;
}

function sift([object, callable]: readonly unknown[], call: Call): unknown {
  const kept = createObject();
  let isEmpty = true;
  for (const [key, value] of Object.entries(object ?? {})) {
    if (!toBoolean(callWith(callable, value, key, object, call))) continue;
    kept[key] = value;
    isEmpty = false;
  }
  return isEmpty ? undefined : kept;
}

function sort([list, comparator]: readonly unknown[], call: Call): unknown {
  if (list === undefined) return undefined;
  const items = list as unknown[];
  if (items.length <= 1) return items;
  if (comparator !== undefined) return sortItems(items, (a, b) => Boolean(callBack(comparator, [a, b], call)));
  if (!items.every(isNumeric) && !items.every((item) => typeof item === 'string')) throw { code: 'D3070' } satisfies JsonataError;
  return sortItems(items, (a, b) => (a as string) > (b as string)); // all texts or all numbers
}
