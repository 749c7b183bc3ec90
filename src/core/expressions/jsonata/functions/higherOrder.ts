import { roundLong } from '../../../base/long';
import { arityOf, callBack, createNative, isCallable, type Call, type Callable } from '../callables';
import { libraryFunction, type JsonataError } from '../library';
import { allocateItems, takeSteps, takeWork } from '../run';
import { costOfComparing, createObject, isNumeric, newSequence, toBoolean } from '../values';
import { compileAccepts } from './accepts';
import { charge } from './costs';
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
      return [
        name,
        createNative(arity, charge(name, call), signature, signature && compileAccepts(signature.definition)),
      ];
    }),
  );
}

/** Calls back with an item, its place and the whole, as far as the function takes them. */
function callWith(callable: unknown, item: unknown, place: unknown, whole: unknown, call: Call): unknown {
  const arity = isCallable(callable) ? arityOf(callable) : 0;
  takeSteps(call.run, 1 / 2);
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
  for (const [i, item] of (list as unknown[]).entries())
    if (toBoolean(callWith(callable, item, i, list, call), call.run)) results.push(item);
  return results;
}

function single([list, callable]: readonly unknown[], call: Call): unknown {
  if (list === undefined) return undefined;
  const found: unknown[] = [];
  for (const [i, item] of (list as unknown[]).entries()) {
    if (callable === undefined || toBoolean(callWith(callable, item, i, list, call), call.run)) found.push(item);
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
  for (let i = startsWithFirst ? 1 : 0; i < items.length; i++) {
    takeSteps(call.run, 1 / 2);
    result = callBack(callable, [result, items[i], i, items].slice(0, Math.min(arity, 4)), call);
  }
  return result;
}

/** The members of an object, counted. Reading them costs more than most calls with them. */
function entriesOf(object: unknown, { run }: Call): readonly [string, unknown][] {
  const keys = Object.keys(object ?? {});
  takeWork(run, keys.length, 1 / 4);
  return keys.map((key) => [key, (object as { readonly [key: string]: unknown })[key]]);
}

function each([object, callable]: readonly unknown[], call: Call): unknown {
  const results = newSequence();
  for (const [key, value] of entriesOf(object, call)) {
    const result = callWith(callable, value, key, object, call);
    if (result !== undefined) results.push(result);
  }
  return results;
}

function sift([object, callable]: readonly unknown[], call: Call): unknown {
  const kept = createObject();
  let isEmpty = true;
  for (const [key, value] of entriesOf(object, call)) {
    if (!toBoolean(callWith(callable, value, key, object, call), call.run)) continue;
    kept[key] = value;
    isEmpty = false;
  }
  return isEmpty ? undefined : kept;
}

function sort([list, comparator]: readonly unknown[], call: Call): unknown {
  if (list === undefined) return undefined;
  const items = list as unknown[];
  if (items.length <= 1) return items;
  takeWork(call.run, items.length, 8);
  if (comparator !== undefined)
    return sortItems(items, (a, b) => Boolean(callBack(comparator, [a, b], call)), call.run);
  if (!items.every((item) => isNumeric(roundLong(item))) && !items.every((item) => typeof item === 'string'))
    throw { code: 'D3070' } satisfies JsonataError;
  return sortItems(
    items,
    (a, b) => {
      takeSteps(call.run, costOfComparing(a, b));
      return (a as string) > (b as string); // all texts or all numbers
    },
    call.run,
  );
}
