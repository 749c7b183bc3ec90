import { roundLong } from '../../../base/long';
import { createNative, type Callable } from '../callables';
import { libraryFunction } from '../library';
import { allocate, allocateItems } from '../run';
import { createSequence } from '../values';
import { compileAccepts } from './accepts';
import { charge, takeSearch } from './costs';

/**
 * The library's functions that compute at once. Those that call back, or wait,
 * or read a clock are written anew beside this file.
 */
const names = [
  'sum',
  'count',
  'average',
  'substring',
  'substringBefore',
  'substringAfter',
  'lowercase',
  'uppercase',
  'length',
  'trim',
  'formatNumber',
  'formatBase',
  'formatInteger',
  'parseInteger',
  'number',
  'floor',
  'ceil',
  'round',
  'abs',
  'sqrt',
  'power',
  'zip',
  'append',
  'exists',
  'reverse',
  'error',
  'assert',
  'type',
  'encodeUrlComponent',
  'encodeUrl',
  'decodeUrlComponent',
  'decodeUrl',
  'fromMillis',
] as const;

/** What the library's functions find as `this`. */
const focus = { createSequence };

/** The functions of the library, by name. */
export function createLibraryFunctions(): ReadonlyMap<string, Callable> {
  return new Map(names.map((name) => [name, adopt(name)]));
}

function adopt(name: string): Callable {
  const { implementation, signature } = libraryFunction(name);
  const accepts = signature === undefined ? undefined : compileAccepts(signature.definition);
  const call = implementation as (this: unknown, ...args: readonly unknown[]) => unknown;
  return createNative(
    implementation.length,
    charge(name, (args, { run }) => {
      if (name === 'substringBefore' || name === 'substringAfter') takeSearch(args, run);
      const result = name === 'type' ? call.call(focus, roundLong(args[0])) : call.apply(focus, args as unknown[]);
      if (typeof result === 'string') allocate(run, result.length);
      else if (Array.isArray(result)) allocateItems(run, result.length);
      return result;
    }),
    signature,
    accepts,
  );
}
