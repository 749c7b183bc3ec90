/**
 * What the optimised integrations take as arguments. A shape is an index into
 * the list that `services/catalog/generateArguments.mjs` writes.
 */
import known from './integrationArguments.json';

/** The kind of a single value: true or false, a whole number of four or eight bytes, any number, a text. */
export type ArgumentKind = 'b' | 'i' | 'l' | 'n' | 's';
/** How a shape is written: a kind, a list of a shape, or the shapes of members by name (`*` stands for any name). */
export type ArgumentShape = ArgumentKind | readonly [number] | Readonly<Record<string, number>>;

const actions: Readonly<Record<string, number>> = known.actions;
const required: Readonly<Record<string, readonly string[]>> = known.required;
const shapes = known.shapes as unknown as readonly ArgumentShape[]; // as it was written

/** The shape of all that a call takes; undefined when that is not known. `call` is as in `sqs:sendMessage`. */
export function argumentsOf(call: string): number | undefined {
  return Object.hasOwn(actions, call) ? actions[call] : undefined;
}

/** The arguments without which the API refuses a call; none where they are not known. */
export function requiredArgumentsOf(call: string): readonly string[] {
  return (Object.hasOwn(required, call) ? required[call] : undefined) ?? [];
}

/** A shape by its index. */
export function argumentShape(index: number): ArgumentShape | undefined {
  return shapes[index];
}

/** The shape of a member by name; undefined when there is none. */
export function memberShape(shape: ArgumentShape | undefined, name: string): number | undefined {
  if (shape === undefined || typeof shape === 'string' || isListShape(shape)) return undefined;
  return shape['*'] ?? (Object.hasOwn(shape, name) ? shape[name] : undefined);
}

/** Whether a shape is that of a list. */
export function isListShape(shape: ArgumentShape): shape is readonly [number] {
  return Array.isArray(shape);
}

/** The kind of a single value; undefined where objects or lists are taken, or nothing is known. */
export function kindOfArgument(index: number | undefined): ArgumentKind | undefined {
  const shape = index === undefined ? undefined : shapes[index];
  return typeof shape === 'string' ? shape : undefined;
}
