import { createNative, type Call, type Callable } from '../callables';
import { libraryFunction } from '../library';
import { allocate, takeSteps } from '../run';
import { createObject, isDeepEqual, isRecord, isSequence, newSequence } from '../values';
import { compileAccepts } from './accepts';

/** Functions on lists that the library has too, but whose time there grows with the square of the list, or whose result has no bound or is not one of our objects. */
export function createListFunctions(): ReadonlyMap<string, Callable> {
  const table: Record<string, [arity: number, call: (args: readonly unknown[], call: Call) => unknown]> = {
    distinct: [1, distinct],
    spread: [1, ([value]) => spread(value)],
    merge: [1, ([objects]) => merge(objects)],
    join: [2, join],
  };
  return new Map(
    Object.entries(table).map(([name, [arity, call]]) => {
      const { signature } = libraryFunction(name);
      return [name, createNative(arity, call, signature, signature && compileAccepts(signature.definition))];
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
    if (typeof value !== 'object' || value === null) {
      if (simple.has(value)) continue;
      simple.add(value);
    } else {
      takeSteps(run, containers.length);
      if (containers.some((known) => isDeepEqual(known, value))) continue;
      containers.push(value);
    }
    results.push(value);
  }
  return results;
}

/** Objects of one member each; of a list, those of all its items. */
function spread(value: unknown): unknown {
  if (Array.isArray(value)) {
    if (value.length === 0) return newSequence();
    return (value as unknown[]).flatMap((item) => {
      const parts = spread(item);
      return parts === undefined ? [] : parts;
    });
  }
  if (!isRecord(value)) return value;
  const parts = newSequence();
  for (const [key, item] of Object.entries(value)) {
    const part = createObject();
    part[key] = item;
    parts.push(part);
  }
  return parts;
}

function merge(objects: unknown): unknown {
  if (!Array.isArray(objects)) return undefined;
  const merged = createObject();
  for (const object of objects as object[]) for (const [key, value] of Object.entries(object)) merged[key] = value;
  return merged;
}

function join([texts, separator]: readonly unknown[], { run }: Call): unknown {
  if (!Array.isArray(texts)) return undefined;
  const glue = typeof separator === 'string' ? separator : '';
  allocate(run, (texts as string[]).reduce((sum, text) => sum + text.length + glue.length, 0));
  return texts.join(glue);
}
