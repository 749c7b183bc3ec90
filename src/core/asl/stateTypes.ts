import type { GlyphName } from '../base/glyphName';

/** Every type of state, in the order in which pickers, completion and commands show them. */
export const stateTypes = ['Pass', 'Task', 'Choice', 'Wait', 'Succeed', 'Fail', 'Parallel', 'Map'] as const;
type StateType = (typeof stateTypes)[number];

/** Tells whether a text names a type of state. */
export function isStateType(text: unknown): text is StateType {
  return (stateTypes as readonly unknown[]).includes(text);
}

/** The sign of a type of state; one that the language does not know has a sign too. */
export function glyphOfType(type: StateType | undefined): GlyphName {
  // A type in small letters is the name of its sign.
  return (type ?? 'unknown').toLowerCase() as Lowercase<StateType> | 'unknown';
}
