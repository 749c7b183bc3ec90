import { isJsonObject, member, setMember, type Json, type JsonObject } from '../../base/json';
import type { PathToken } from './tokens';

/** Reads from a document; undefined when there is nothing. */
export type Reader = (document: Json) => Json | undefined;

/** Compiles the tokens of a definite path to a few plain reads. */
export function compileDefinite(tokens: readonly PathToken[]): Reader {
  if (tokens.slice(0, -1).some((token) => token.kind === 'names' && token.names.length !== 1)) return () => undefined;
  const [first, second, third, ...rest] = tokens.map(compileRead);
  if (first === undefined) return (document) => document;
  if (second === undefined) return first;
  if (third === undefined) {
    return (document) => {
      const a = first(document);
      return a === undefined ? undefined : second(a);
    };
  }
  return (document) => {
    let value = first(document);
    if (value !== undefined) value = second(value);
    if (value !== undefined) value = third(value);
    for (let i = 0; value !== undefined && i < rest.length; i++) value = rest[i]?.(value);
    return value;
  };
}

function compileRead(token: PathToken): Reader {
  switch (token.kind) {
    case 'names': {
      const [name, ...others] = token.names;
      if (name !== undefined && others.length === 0) return compileNameRead(name);
      return (value) => (isJsonObject(value) ? pick(value, token.names) : undefined);
    }
    case 'indexes': {
      const index = token.indexes[0] ?? 0;
      return (value) => (Array.isArray(value) ? itemAt(value, index) : undefined);
    }
    case 'fromEnd':
      return (value) => (Array.isArray(value) ? itemAt(value, value.length + token.offset) : undefined);
    default:
      return () => undefined;
  }
}

function compileNameRead(name: string): Reader {
  // A JSON object's only prototype is Object.prototype: a name that it lacks can be read without asking whose it is.
  if (name in Object.prototype) return (value) => (isJsonObject(value) ? member(value, name) : undefined);
  return (value) => (isJsonObject(value) ? value[name] : undefined);
}

/** The members of these names that are there, as an object of their own. */
export function pick(object: JsonObject, names: readonly string[]): Json {
  const picked: Record<string, Json> = {};
  for (const name of names) {
    const value = member(object, name);
    if (value !== undefined) setMember(picked, name, value);
  }
  return picked;
}

/** The item at an index; undefined outside of the list, which is where a negative index is. */
export function itemAt(items: readonly Json[], index: number): Json | undefined {
  return items[index];
}
