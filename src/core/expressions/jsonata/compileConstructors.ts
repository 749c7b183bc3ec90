import type { AstNode, Pairs } from './ast';
import { apply, isCallable, type Callable, type Evaluate, createNative } from './callables';
import { lookupGlobal } from './globals';
import { parseSignature, type JsonataError } from './library';
import { allocateItems, frameOf, takeSteps, type Frame, type Run, type Tuple } from './run';
import { createObject, isBuilt, isSequence, markConstructed, pour, type BuiltObject } from './values';

/** Compiles any node; handed in, since nodes contain each other. */
type Compile = (node: AstNode) => Evaluate;

type Item = { readonly evaluate: Evaluate; readonly isArray: boolean };

/** Compiles `[a, b]`. Items that are lists are poured out, except those that are written as `[…]` themselves. */
export function compileArray(node: AstNode, compile: Compile): Evaluate {
  const items = (node.expressions ?? []).map((item): Item => ({
    evaluate: compile(item),
    isArray: item.value === '[',
  }));
  return (input, frame) => {
    const made: unknown[] = [];
    if (node.consarray === true) markConstructed(made);
    for (let i = 0; i < items.length; i++) {
      const { evaluate, isArray } = items[i] as Item; // i counts the items
      const value = evaluate(input, frame);
      if (value === undefined) continue;
      if (isArray || !Array.isArray(value)) made.push(value);
      else pour(value, made, frame.run);
    }
    allocateItems(frame.run, made.length);
    return made;
  };
}

/**
 * Compiles `{ key: value }`. Where all keys are written as texts and there is one context, nothing needs to be grouped.
 */
export function compileObject(node: AstNode, compile: Compile): Evaluate {
  const pairs = node.lhs as Pairs; // of a unary `{`
  const group = compileGroup(pairs, compile);
  const keys = pairs.map(([key]) =>
    key.type === 'string' && !key.predicate && !key.group ? String(key.value) : undefined,
  );
  const areWritten = keys.every((key) => key !== undefined && !isReserved(key)) && new Set(keys).size === keys.length;
  if (!areWritten) return group;
  const values = pairs.map(([, value]) => compile(value));
  return (input, frame) => {
    if (Array.isArray(input)) return group(input, frame);
    const made = createObject();
    for (let i = 0; i < values.length; i++) {
      const value = values[i]?.(input, frame);
      if (value !== undefined) made[keys[i] ?? ''] = value;
    }
    return made;
  };
}

function isReserved(key: string): boolean {
  return key === '_jsonata_lambda' || key === '_jsonata_function';
}

type Entry = { readonly data: Collected; readonly pair: number };

/** Values that come one after another: one stands for itself, several become a list into which lists are poured. */
type Collected = { readonly first: unknown; all?: unknown[] };

function collect(into: Collected, value: unknown, run: Run): void {
  takeSteps(run, 1);
  into.all ??= Array.isArray(into.first) ? [...(into.first as unknown[])] : [into.first];
  if (!Array.isArray(value)) into.all.push(value);
  else pour(value, into.all, run);
}

function collected({ first, all }: Collected): unknown {
  return all ?? first;
}

/**
 * Compiles the grouping of a list by keys: items with the same key share a
 * member, whose value is evaluated over all of them.
 */
export function compileGroup(pairs: Pairs, compile: Compile): Evaluate {
  const compiled = pairs.map(([key, value]) => ({ key: compile(key), value: compile(value) }));
  return (input, frame) => {
    const isStream = isSequence(input) && input.tupleStream === true;
    const list: readonly unknown[] = Array.isArray(input) ? input : [input];
    const items = list.length === 0 && !isStream ? [undefined] : list;
    const entries = new Map<string, Entry>();
    for (const item of items) {
      const itemFrame = isStream ? frameOf(item as Tuple, frame) : frame;
      for (const [pair, { key }] of compiled.entries())
        addToGroup(entries, key(isStream ? (item as Tuple)['@'] : item, itemFrame), item, pair, frame.run);
    }
    const made = createObject();
    for (const [key, { data, pair }] of entries) {
      const value = isStream
        ? evaluateReduced(collected(data), compiled[pair]?.value, frame)
        : compiled[pair]?.value(collected(data), frame);
      if (value !== undefined) made[key] = value;
    }
    return made;
  };
}

function addToGroup(entries: Map<string, Entry>, key: unknown, item: unknown, pair: number, run: Run): void {
  takeSteps(run, 1);
  if (key === undefined) return;
  if (typeof key !== 'string') throw { code: 'T1003', value: key } satisfies JsonataError;
  if (isReserved(key)) throw { code: 'D1013', value: key } satisfies JsonataError;
  const entry = entries.get(key);
  if (entry === undefined) entries.set(key, { data: { first: item }, pair });
  else if (entry.pair !== pair) throw { code: 'D1009', value: key } satisfies JsonataError;
  else collect(entry.data, item, run);
}

/** Evaluates over tuples that were grouped: each of their bindings becomes the list of its values. */
function evaluateReduced(data: unknown, evaluate: Evaluate | undefined, frame: Frame): unknown {
  const bindings = new Map<string, Collected>();
  for (const tuple of Array.isArray(data) ? (data as Tuple[]) : [data as Tuple]) {
    for (const [name, value] of Object.entries(tuple)) {
      const known = bindings.get(name);
      if (known === undefined) bindings.set(name, { first: value });
      else if (value !== undefined) collect(known, value, frame.run);
    }
  }
  const reduced = Object.fromEntries([...bindings].map(([name, values]) => [name, collected(values)]));
  const { '@': context, ...names } = reduced;
  return evaluate?.(context, frameOf(names, frame));
}

/** Compiles `|pattern|update, delete|`: a function that gives a changed copy of an object. */
export function compileTransform(node: AstNode, compile: Compile): Evaluate {
  const [pattern, update] = [node.pattern, node.update].map((part) => compile(part ?? { type: 'value' }));
  const remove = node.delete === undefined ? undefined : compile(node.delete);
  return (_input, frame): Callable =>
    createNative(
      1,
      ([object]) => {
        if (object === undefined) return undefined;
        const clone = frame.lookup('clone', lookupGlobal);
        if (!isCallable(clone)) throw { code: 'T2013' } satisfies JsonataError;
        const copy = apply(clone, [object], null, frame);
        const matches = pattern?.(copy, frame);
        for (const match of matches === undefined ? [] : Array.isArray(matches) ? matches : [matches]) {
          changeMatch(match, update?.(match, frame));
          if (remove !== undefined) removeFrom(match, remove(match, frame));
        }
        return copy;
      },
      transformSignature,
    );
}

const transformSignature = parseSignature('<(oa):o>');

/**
 * Changes an object of the copy. A pattern can also find data from elsewhere (`$states.input`): that is never changed.
 */
function changeMatch(match: unknown, update: unknown): void {
  if (update === undefined) return;
  if (typeof update !== 'object' || update === null || Array.isArray(update))
    throw { code: 'T2011', value: update } satisfies JsonataError;
  if (!isOwn(match)) return;
  for (const [key, value] of Object.entries(update)) match[key] = value;
}

function removeFrom(match: unknown, deletions: unknown): void {
  if (deletions === undefined) return;
  const keys: readonly unknown[] = Array.isArray(deletions) ? deletions : [deletions];
  if (!keys.every((key) => typeof key === 'string')) throw { code: 'T2012', value: deletions } satisfies JsonataError;
  if (isOwn(match)) for (const key of keys) delete match[key];
}

function isOwn(match: unknown): match is BuiltObject {
  return typeof match === 'object' && match !== null && isBuilt(match);
}
