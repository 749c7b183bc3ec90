import { isJsonObject, member, setMember, type Json, type JsonObject } from '../../base/json';
import { compileFilter, type FilterTest } from './compileFilter';
import { isDefiniteToken, type ParsedPath, type PathToken } from './tokens';

/*
 * Tokens become closures once. A definite path is a chain of reads that gives a value or undefined; an indefinite one is a
 * chain of steps that push what they find. Steps never fail: where the library of the service throws half-way through an
 * indefinite path, the service answers with an empty list.
 */

/** Reads from a document; `roots` serve the `$` inside filters. */
export type Reader = (document: Json) => Json | undefined;

/** Pushes what it finds below `value`; `document` is what `$` means inside filters. */
type Step = (value: Json, document: Json, found: Json[]) => void;

/** Compiles the tokens of a path to a function of the path's document. */
export function compileTokens(tokens: readonly PathToken[]): Reader {
  const split = tokens.findIndex((token) => !isDefiniteToken(token));
  if (split === -1) return compileDefinite(tokens);
  const readPrefix = compileDefinite(tokens.slice(0, split));
  const step = compileSteps(tokens, split);
  return (document) => {
    const found: Json[] = [];
    const start = readPrefix(document);
    if (start !== undefined) step(start, document, found);
    return found;
  };
}

/** Reads the definite beginning of a path, which `[?(@.a[*])]` asks about. */
export function compileDefinitePrefix(tokens: readonly PathToken[]): Reader {
  const split = tokens.findIndex((token) => !isDefiniteToken(token));
  return compileDefinite(split === -1 ? tokens : tokens.slice(0, split));
}

function compileDefinite(tokens: readonly PathToken[]): Reader {
  if (tokens.slice(0, -1).some((token) => token.kind === 'names' && token.names.length > 1)) return () => undefined;
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
  if (token.kind === 'names' && token.names.length === 1 && token.names[0] !== undefined) return compileNameRead(token.names[0]);
  if (token.kind === 'names') return (value) => (isJsonObject(value) ? pick(value, token.names) : undefined);
  if (token.kind === 'indexes' && token.indexes[0] !== undefined) {
    const index = token.indexes[0];
    return (value) => (Array.isArray(value) ? itemAt(value, index) : undefined);
  }
  return () => undefined;
}

function compileNameRead(name: string): Reader {
  // A JSON object's only prototype is Object.prototype: a name that it lacks can be read without asking whose it is.
  if (name in Object.prototype) return (value) => (isJsonObject(value) ? member(value, name) : undefined);
  return (value) => (isJsonObject(value) ? value[name] : undefined);
}

function pick(object: JsonObject, names: readonly string[]): Json {
  const picked: Record<string, Json> = {};
  for (const name of names) {
    const value = member(object, name);
    if (value !== undefined) setMember(picked, name, value);
  }
  return picked;
}

function itemAt(items: readonly Json[], index: number): Json | undefined {
  return items[index < 0 ? items.length + index : index];
}

function compileSteps(tokens: readonly PathToken[], at: number): Step {
  const token = tokens[at];
  if (token === undefined) return (value, _document, found) => void found.push(value);
  const next = compileSteps(tokens, at + 1);
  switch (token.kind) {
    case 'names':
      return token.names.length === 1 ? nameStep(token.names[0] ?? '', next) : at === tokens.length - 1 ? mergeStep(token.names) : () => undefined;
    case 'indexes':
      return indexesStep(token.indexes, next);
    case 'slice':
      return sliceStep(token.from, token.to, next);
    case 'wildcard':
      return wildcardStep(next);
    case 'filter':
      return filterStep(compileFilter(token.filter, compilePathReader), next);
    case 'scan':
      return scanStep(tokens, at + 1);
  }
}

/** Compiles a path inside a filter: `@` is the item, `$` the whole document. */
function compilePathReader(path: ParsedPath, prefixOnly: boolean): (item: Json, document: Json) => Json | undefined {
  const read = prefixOnly ? compileDefinitePrefix(path.tokens) : compileTokens(path.tokens);
  return path.root.kind === 'current' ? (item) => read(item) : (_item, document) => read(document);
}

function mergeStep(names: readonly string[]): Step {
  return (value, _document, found) => {
    if (isJsonObject(value)) found.push(pick(value, names));
  };
}

function nameStep(name: string, next: Step): Step {
  return (value, document, found) => {
    const child = isJsonObject(value) ? member(value, name) : undefined;
    if (child !== undefined) next(child, document, found);
  };
}

function indexesStep(indexes: readonly number[], next: Step): Step {
  return (value, document, found) => {
    if (!Array.isArray(value)) return;
    for (const index of indexes) {
      const item: Json | undefined = itemAt(value, index);
      if (item !== undefined) next(item, document, found);
    }
  };
}

/** `[a:b]` counts both ends from the end when negative, except that `[a:b]` with both ends given takes `a` as it is, item by item. */
function sliceStep(from: number | undefined, to: number | undefined, next: Step): Step {
  return (value, document, found) => {
    if (!Array.isArray(value)) return;
    const items: readonly Json[] = value;
    const length = items.length;
    const start = from === undefined ? 0 : to === undefined ? Math.max(0, from < 0 ? length + from : from) : Math.max(-length, from);
    const end = to === undefined ? length : Math.min(length, from === undefined && to < 0 ? length + to : to);
    for (let i = start; i < end; i++) {
      const item = itemAt(items, i);
      if (item !== undefined) next(item, document, found);
    }
  };
}

function wildcardStep(next: Step): Step {
  return (value, document, found) => {
    for (const child of childrenOf(value)) next(child, document, found);
  };
}

/** @see https://docs.aws.amazon.com/step-functions/latest/dg/amazon-states-language-paths.html (2025-11): `@` "does not match scalar values. It only matches objects." */
function filterStep(test: FilterTest, next: Step): Step {
  return (value, document, found) => {
    if (Array.isArray(value)) {
      for (const item of value as readonly Json[]) if (isJsonObject(item) && test(item, document)) next(item, document, found);
    } else if (isJsonObject(value) && test(value, document)) next(value, document, found);
  };
}

/**
 * `..`: visits a value and all below it, and applies the next token where it fits. Like the service's library, an array
 * that fits a token in the middle of a path hands all its items to what follows, whatever the token says about indexes.
 */
function scanStep(tokens: readonly PathToken[], at: number): Step {
  const token = tokens[at];
  if (token === undefined) return () => undefined;
  const here = compileSteps(tokens, at);
  const isLeaf = at === tokens.length - 1;
  const after = compileSteps(tokens, at + 1);
  const fits = compileFit(token);
  return (start, document, found) => {
    const waiting: Json[] = [start]; // a stack of its own, since data may be nested more deeply than calls
    for (;;) {
      const value = waiting.pop();
      if (value === undefined) return;
      if (typeof value !== 'object' || value === null) continue;
      if (fits(value, document)) {
        if (Array.isArray(value) && !isLeaf) for (const item of value as readonly Json[]) after(item, document, found);
        else here(value, document, found);
      }
      const children = childrenOf(value);
      for (let i = children.length - 1; i >= 0; i--) waiting.push(children[i] ?? null);
    }
  };
}

function compileFit(token: PathToken): FilterTest {
  if (token.kind === 'names') return (value) => isJsonObject(value) && (token.names.length > 1 || member(value, token.names[0] ?? '') !== undefined);
  if (token.kind === 'indexes' || token.kind === 'slice') return (value) => Array.isArray(value);
  if (token.kind === 'filter') {
    const test = compileFilter(token.filter, compilePathReader);
    return (value, document) => isJsonObject(value) && test(value, document);
  }
  return (value) => typeof value === 'object' && value !== null;
}

function childrenOf(value: Json): readonly Json[] {
  if (Array.isArray(value)) return value as readonly Json[];
  return isJsonObject(value) ? Object.values(value) : [];
}
