/** `T` without the members that may be `undefined` in it: those are there or not. */
type Optional<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

/**
 * The members that have a value, to be spread into a record that lacks the others: `{ id, ...optional({ error, cause }) }`. A
 * record that says `cause: undefined` compiles as well, but is another one as soon as it is written, compared, counted or
 * spread over an older one. Costs what a conditional spread costs; what is built by the million assigns its members instead.
 */
export function optional<T extends object>(members: T): Optional<T> {
  for (const name in members) if (members[name] === undefined) return present(members);
  // Nothing is undefined in it, which is all that its type leaves out.
  return members as Optional<T>;
}

function present<T extends object>(members: T): Optional<T> {
  const some: Partial<T> = {};
  for (const name in members) if (members[name] !== undefined) some[name] = members[name];
  // Only members with a value were taken over.
  return some as Optional<T>;
}
