import { createNative, type Call, type Callable } from '../callables';
import { libraryFunction } from '../library';
import { allocate, enterValue, takeSteps, type Run } from '../run';
import { createObject, isDeepEqual, isRecord, isSequence, lookup, newSequence, pour } from '../values';
import { compileAccepts } from './accepts';
import { charge } from './costs';

/**
 * Functions on lists that the library has too, but whose time there grows with the
 * square of the list, or whose result has no bound or is not one of our objects.
 */
export function createListFunctions(): ReadonlyMap<string, Callable> {
  const table: Record<string, [arity: number, call: (args: readonly unknown[], call: Call) => unknown]> = {
    distinct: [1, distinct],
    spread: [1, ([value], { run }) => spread(value, run)],
    merge: [1, ([objects], { run }) => merge(objects, run)],
    join: [2, join],
    keys: [1, ([value], { run }) => keysOf(value, run)],
    lookup: [2, ([value, key], { run }) => lookup(value, String(key), run)],
    max: [1, ([numbers]) => extreme(numbers, Math.max)],
    min: [1, ([numbers]) => extreme(numbers, Math.min)],
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

/** Values without their repetitions. Only lists and objects have to be compared one by one. */
function distinct([list]: readonly unknown[], { run }: Call): unknown {
  if (!Array.isArray(list) || list.length <= 1) return list;
  const results: unknown[] = isSequence(list) ? newSequence() : [];
  const simple = new Set<unknown>();
  const containers: unknown[] = [];
  for (const value of list as unknown[]) {
    takeSteps(run, 1);
    if (typeof value !== 'object' || value === null) {
      if (simple.has(value)) continue;
      simple.add(value);
    } else {
      if (containers.some((known) => isDeepEqual(known, value, run))) continue;
      containers.push(value);
    }
    results.push(value);
  }
  return results;
}

/** Objects of one member each; of a list, those of all its items. */
function spread(value: unknown, run: Run): unknown {
  if (Array.isArray(value)) {
    if (value.length === 0) return newSequence();
    const all: unknown[] = [];
    enterValue(run);
    for (const item of value) {
      takeSteps(run, 1 / 4);
      const parts = spread(item, run);
      if (Array.isArray(parts)) pour(parts, all, run);
      else if (parts !== undefined) all.push(parts);
    }
    run.levels--;
    return all;
  }
  if (!isRecord(value)) return value;
  const parts = newSequence();
  for (const [key, item] of Object.entries(value)) {
    takeSteps(run, 5);
    const part = createObject();
    part[key] = item;
    parts.push(part);
  }
  return parts;
}

function merge(objects: unknown, run: Run): unknown {
  if (!Array.isArray(objects)) return undefined;
  const merged = createObject();
  for (const object of objects as object[]) {
    const entries = Object.entries(object);
    takeSteps(run, 1 / 2 + entries.length);
    for (const [key, value] of entries) merged[key] = value;
  }
  return merged;
}

/** The names of an object's members; of a list, those of all its items, each once. */
function keysOf(value: unknown, run: Run): unknown {
  const known = createObject();
  const collect = (part: unknown): void => {
    takeSteps(run, 1 / 4);
    if (Array.isArray(part)) {
      enterValue(run);
      part.forEach(collect);
      run.levels--;
    } else if (isRecord(part)) {
      const keys = Object.keys(part);
      takeSteps(run, keys.length);
      for (const key of keys) known[key] = true;
    }
  };
  collect(value);
  const names = newSequence();
  pour(Object.keys(known), names, run);
  return names;
}

/**
 * The greatest or smallest of numbers. Not by handing all of them to one call, as the library does: that takes stack.
 */
function extreme(numbers: unknown, choose: (a: number, b: number) => number): unknown {
  if (!Array.isArray(numbers) || numbers.length === 0) return undefined;
  return (numbers as number[]).reduce((found, number) => choose(found, number)); // the signature lets only numbers in
}

function join([texts, separator]: readonly unknown[], { run }: Call): unknown {
  if (!Array.isArray(texts)) return undefined;
  const glue = typeof separator === 'string' ? separator : '';
  allocate(
    run,
    (texts as string[]).reduce((sum, text) => sum + text.length + glue.length, 0),
  );
  return texts.join(glue);
}
