import type { Callable } from './callables';
import { createHigherOrderFunctions } from './functions/higherOrder';
import { createLibraryFunctions } from './functions/library';
import { createServiceFunctions } from './functions/service';
import { createTextFunctions } from './functions/texts';
import type { Run } from './run';

/** Every function that expressions of the service can call, by its name without `$`. */
export const builtInFunctions: ReadonlyMap<string, Callable> = new Map([
  ...createLibraryFunctions(),
  ...createHigherOrderFunctions(),
  ...createTextFunctions(),
  ...createServiceFunctions(),
]);

/** The value of a name that no frame has: `$states`, a variable of the workflow, or a function of the language. */
export function lookupGlobal(name: string, run: Run): unknown {
  if (name === 'states') return run.states;
  return run.variables.get(name) ?? builtInFunctions.get(name);
}
