/** The one shape of all compiled states. */
import type { CompiledState } from '../program';

/**
 * A state of what all states have and what those of its type have. It is made by assigning to a state with all fields,
 * so that all states have one hidden class, and the interpreter reads their fields quickly however many types a machine
 * has. (Spreading would give each a class of its own in V8 of Node 20.)
 */
export function completeState<B extends object, F extends object>(base: B, own: F): B & F {
  const blank: object = blankState();
  return Object.assign(blank, base, own);
}

type FieldOf<S> = S extends unknown ? keyof S : never;

/** Every field that a state of any type has. */
function blankState(): Readonly<Record<FieldOf<CompiledState>, undefined>> {
  return {
    type: undefined,
    index: undefined,
    name: undefined,
    scope: undefined,
    isJsonata: undefined,
    entered: undefined,
    exited: undefined,
    next: undefined,
    fault: undefined,
    inputPath: undefined,
    outputPath: undefined,
    output: undefined,
    assign: undefined,
    result: undefined,
    parameters: undefined,
    resultSelector: undefined,
    resultPlace: undefined,
    retry: undefined,
    catch: undefined,
    target: undefined,
    timeout: undefined,
    heartbeat: undefined,
    credentials: undefined,
    branches: undefined,
    way: undefined,
    seconds: undefined,
    timestamp: undefined,
    error: undefined,
    cause: undefined,
    processor: undefined,
    distributed: undefined,
    items: undefined,
    itemsText: undefined,
    itemSelector: undefined,
    maxConcurrency: undefined,
    toleratedCount: undefined,
    toleratedPercentage: undefined,
    itemReader: undefined,
    itemBatcher: undefined,
    resultWriter: undefined,
  };
}
