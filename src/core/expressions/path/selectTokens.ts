import { isJsonObject, member, type Json, type JsonObject } from '../../base/json';
import { visit, withinBudget } from '../workBudget';
import { compileDefinite, itemAt, pick, type Reader } from './compileDefinite';
import { compileFilter, type FilterTest } from './compileFilter';
import {
  explainMiss,
  noArray,
  noFilterable,
  noLeaf,
  noMember,
  noObject,
  notALeaf,
  outOfBounds,
  PathFault,
  type Miss,
} from './explainMiss';
import { isDefinite, type PathToken } from './tokens';

/**
 * How the tokens of a path are compiled to closures. A definite path is a few plain reads. Any other one is walked, and
 * gives a list: a name that is missing on the way mostly leads nowhere, but one that ends the path, an index past the
 * end, or a step that does not fit what it meets ends the whole path without a result, except below `[*]` of an array.
 *
 * @see https://github.com/json-path/JsonPath/tree/json-path-2.0.0 (2015), `token`
 */
export type CompiledTokens = {
  /** What the path finds; undefined when it has no result. */
  readonly read: Reader;
  /** Why it has none. */
  readonly explain: (document: Json | undefined) => Miss;
};

/** Compiles the tokens of a path. */
export function compileTokens(tokens: readonly PathToken[]): CompiledTokens {
  if (isDefinite(tokens)) {
    return { read: compileDefinite(tokens), explain: (document) => explainMiss(tokens, document) };
  }
  const step = compileSteps(tokens, 0);
  const run = (document: Json, trail: string | undefined): readonly Json[] | Miss => {
    const walk: Walk = { document, found: [] };
    try {
      withinBudget(() => step(document, walk, trail), undefined);
      return walk.found;
    } catch (error) {
      if (error instanceof PathFault) return error.miss;
      throw error;
    }
  };
  return {
    read: (document) => {
      const found = run(document, undefined);
      return isFound(found) ? found : undefined;
    },
    explain: (document) => {
      const found = document === undefined ? [] : run(document, '$');
      return isFound(found) ? explainMiss(tokens, document) : found;
    },
  };
}

function isFound(found: readonly Json[] | Miss): found is readonly Json[] {
  return Array.isArray(found);
}

/** One reading of a path: the document, which `$` means in filters, and what was found so far. */
type Walk = { readonly document: Json; readonly found: Json[] };

/**
 * Visits a value. `trail` is the way to it as messages write it, `$['a'][0]`; it is undefined while nobody asks for
 * reasons, since most misses are caught by a `[*]` and writing ways down costs more than walking them.
 */
type Step = (value: Json, walk: Walk, trail: string | undefined) => void;

const someMiss = new PathFault({ kind: 'missing', text: '' });

/** Ends the path, or goes back to the `[*]` above. */
function miss(trail: string | undefined, why: (trail: string) => Miss): never {
  throw trail === undefined ? someMiss : new PathFault(why(trail));
}

const leaf: Step = (value, walk) => {
  visit(1);
  walk.found.push(value);
};

function compileSteps(tokens: readonly PathToken[], at: number): Step {
  const token = tokens[at];
  if (token === undefined) return leaf;
  const isLast = at === tokens.length - 1;
  const next = compileSteps(tokens, at + 1);
  switch (token.kind) {
    case 'names':
      return token.names.length === 1
        ? nameStep(token.names[0] ?? '', missOf(tokens, at), next)
        : namesStep(token.names, isLast, next);
    case 'indexes':
      return listStep(tokens.slice(at), () => token.indexes, next);
    case 'fromEnd':
      return listStep(tokens.slice(at), (length) => [length + token.offset], next);
    case 'slice':
      return listStep(tokens.slice(at), (length) => sliceOf(token.from, token.to, length), next);
    case 'wildcard':
      return wildcardStep(next);
    case 'filter':
      return filterStep(tokens.slice(at), compileFilter(token.filter), next);
    case 'scan':
      return scanStep(tokens[at + 1], next, at + 2 < tokens.length ? compileSteps(tokens, at + 2) : undefined);
  }
}

/**
 * What a missing name makes of the path: nothing, or a miss, in these words. It is a miss when it ends the path, and
 * when nothing but definite steps follow it and the step before it.
 */
function missOf(tokens: readonly PathToken[], at: number): ((there: string) => Miss) | undefined {
  if (at === tokens.length - 1) return noLeaf;
  return at > 0 && isDefinite(tokens.slice(at - 1)) ? noMember : undefined;
}

function nameStep(name: string, missOfName: ((there: string) => Miss) | undefined, next: Step): Step {
  return (value, walk, trail) => {
    visit(1);
    if (!isJsonObject(value)) return miss(trail, (here) => noObject([name], here));
    const child = member(value, name);
    if (child !== undefined) return next(child, walk, trail && `${trail}['${name}']`);
    if (missOfName !== undefined) miss(trail, (here) => missOfName(`${here}['${name}']`));
  };
}

function namesStep(names: readonly string[], isLast: boolean, next: Step): Step {
  return (value, walk, trail) => {
    visit(1);
    if (!isJsonObject(value)) return miss(trail, (here) => noObject(names, here));
    if (!isLast) throw new PathFault(notALeaf(names, trail ?? ''));
    next(pick(value, names), walk, trail);
  };
}

/** Items of an array by their indexes, which depend on its length. */
function listStep(rest: readonly PathToken[], indexesOf: (length: number) => Iterable<number>, next: Step): Step {
  return (value, walk, trail) => {
    visit(1);
    if (value === null) return miss(trail, (here) => noArray(null, rest, here) ?? noLeaf(here));
    const fault = noArray(value, rest, trail ?? '');
    if (fault !== undefined || !Array.isArray(value)) throw new PathFault(fault ?? noLeaf(trail ?? ''));
    for (const index of indexesOf(value.length)) {
      const item: Json | undefined = itemAt(value, index);
      if (item === undefined) return miss(trail, (here) => outOfBounds(index, here));
      next(item, walk, trail && `${trail}[${index}]`);
    }
  };
}

/** Both ends count from the end when negative, but a slice with two ends takes them as they are. */
function* sliceOf(from: number | undefined, to: number | undefined, length: number): Iterable<number> {
  let at = from ?? 0;
  let end = Math.min(to ?? length, length);
  if (to === undefined && at < 0) at = Math.max(0, length + at);
  if (from === undefined && end < 0) end = length + end;
  if (length === 0) return;
  for (; at < end; at++) yield at;
}

function wildcardStep(next: Step): Step {
  return (value, walk, trail) => {
    visit(1);
    if (Array.isArray(value)) {
      for (const [i, item] of (value as readonly Json[]).entries())
        passOver(() => next(item, walk, trail && `${trail}[${i}]`));
    } else if (isJsonObject(value)) {
      for (const [key, child] of Object.entries(value)) next(child, walk, trail && `${trail}['${key}']`);
    }
  };
}

/** Goes on after a mere miss. */
function passOver(go: () => void): void {
  try {
    go();
  } catch (error) {
    if (!(error instanceof PathFault) || error.miss.kind !== 'missing') throw error;
  }
}

/**
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/amazon-states-language-paths.html
 * (2025-11): `@` "does not match scalar values. It only matches objects."
 */
function filterStep(rest: readonly PathToken[], test: FilterTest, next: Step): Step {
  return (value, walk, trail) => {
    visit(1);
    if (Array.isArray(value)) {
      for (const [i, item] of (value as readonly Json[]).entries()) {
        visit(1);
        if (isContainer(item) && test(item, walk.document)) next(item, walk, trail && `${trail}[${i}]`);
      }
    } else if (!isJsonObject(value)) throw new PathFault(noFilterable(value, rest));
    else if (test(value, walk.document)) next(value, walk, trail);
  };
}

/**
 * `..`: visits a value and all below it, and takes the next step where it fits. Like the library, it hands all items of
 * an array that fits a step in the middle of a path to what follows (`after`), whatever the step says about indexes.
 */
function scanStep(token: PathToken | undefined, here: Step, after: Step | undefined): Step {
  const fits = compileFit(token);
  return (start, walk, trail) => {
    const waiting: Json[] = [start]; // a stack of its own, since data may be nested more deeply than calls
    const trails: (string | undefined)[] = [trail];
    for (;;) {
      const value = waiting.pop();
      const way = trails.pop();
      if (value === undefined) return;
      visit(1);
      if (!isContainer(value)) continue;
      if (fits(value, walk.document)) {
        if (after === undefined || !Array.isArray(value)) here(value, walk, way);
        else for (const [i, item] of (value as readonly Json[]).entries()) after(item, walk, way && `${way}[${i}]`);
      }
      const children = Array.isArray(value) ? [...(value as readonly Json[]).entries()] : Object.entries(value);
      for (const [key, child] of children.toReversed()) {
        waiting.push(child);
        trails.push(way && (typeof key === 'number' ? `${way}[${key}]` : `${way}['${key}']`));
      }
    }
  };
}

function compileFit(token: PathToken | undefined): FilterTest {
  switch (token?.kind) {
    case 'names':
      return (value) => isJsonObject(value) && token.names.every((name) => member(value, name) !== undefined);
    case 'indexes':
    case 'fromEnd':
    case 'slice':
      return (value) => Array.isArray(value);
    case 'filter':
      return compileFilter(token.filter);
    case 'wildcard':
      return () => true;
    default:
      return () => false;
  }
}

function isContainer(value: Json): value is JsonObject | readonly Json[] {
  return typeof value === 'object' && value !== null;
}
