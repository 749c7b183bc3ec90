import type { Callable } from './callables';
import { createHigherOrderFunctions } from './functions/higherOrder';
import { createLibraryFunctions } from './functions/library';
import { createListFunctions } from './functions/lists';
import { createServiceFunctions } from './functions/service';
import { createTextFunctions } from './functions/texts';
import type { Run } from './run';

/** Every function that expressions of the service can call, by its name without `$`. */
export const builtInFunctions: ReadonlyMap<string, Callable> = new Map([
  ...createLibraryFunctions(),
  ...createHigherOrderFunctions(),
  ...createTextFunctions(),
  ...createListFunctions(),
  ...createServiceFunctions(),
]);

/** The value of a name that no frame has: `$states`, a variable of the workflow, or a function of the language. */
export function lookupGlobal(name: string, run: Run): unknown {
  if (name === 'states') return run.states;
  // A variable that holds null is there: only one that was never assigned leaves the name to the language.
  const value = run.variables.get(name);
  return value === undefined ? builtInFunctions.get(name) : value;
}
