import type { Machine, StateId } from './model';

/**
 * The longest name that the service takes, in Unicode characters.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/statemachine-structure.html
 */
export const longestName = 80;

/** A name that no state of the machine has: the wanted one, or that with a number. `taken` names are avoided too. */
export function uniqueName(machine: Machine, wanted: string, taken?: ReadonlySet<string>): string {
  const names = namesOf(machine);
  const isFree = (name: string): boolean => !names.has(name) && !taken?.has(name);
  const base = shorten(wanted, longestName);
  if (isFree(base)) return base;
  const [, stem = base, number = '1'] = /^(.*?) (\d{1,9})$/s.exec(base) ?? [];
  for (let next = Number(number) + 1; ; next++) {
    const suffix = ` ${next}`;
    const name = shorten(stem, longestName - suffix.length) + suffix;
    if (isFree(name)) return name;
  }
}

/** Why a state may not be called so, in words; undefined when it may. `except` is the state that is being renamed. */
export function checkName(machine: Machine, name: string, except?: StateId): string | undefined {
  if (name.trim() === '') return 'A state needs a name.';
  const length = [...name].length;
  if (length > longestName) return `The name has ${length} characters; ${longestName} are allowed.`;
  for (const state of machine.states.values()) {
    if (state.name === name && state.id !== except)
      return `There is a state called "${name}" already. Names are unique in the whole workflow, also inside of Parallel and Map.`;
  }
  return undefined;
}

/** The names of all states of a machine. */
export function namesOf(machine: Machine): ReadonlySet<string> {
  let names = nameSets.get(machine);
  if (!names) nameSets.set(machine, (names = new Set([...machine.states.values()].map(({ name }) => name))));
  return names;
}

// Verbs ask for many free names of one machine.
const nameSets = new WeakMap<Machine, ReadonlySet<string>>();

function shorten(name: string, length: number): string {
  const characters = [...name];
  return characters.length <= length ? name : characters.slice(0, length).join('').trimEnd();
}
