import type { AstNode, Stage } from './ast';
import type { Evaluate } from './callables';
import { compileGroup } from './compileConstructors';
import { sortItems } from './functions/sort';
import type { JsonataError } from './library';
import { allocateItems, checkLeaf, frameOf, maxDepth, type Frame, type Tuple } from './run';
import { createSequence, isConstructed, isNumeric, isSequence, lookup, newSequence, settle, toBoolean, type Sequence } from './values';
import { lookupGlobal } from './globals';

/** Compiles any node; handed to the compilers of single kinds, which contain each other. */
export type Compile = (node: AstNode) => Evaluate;

/** The items that a path has found so far. */
type Items = readonly unknown[];

/** Compiles a path. Plain member access, which most paths are, gets a shorter way for data without arrays. */
export function compilePath(node: AstNode, compile: Compile): Evaluate {
  const general = compileGeneralPath(node, compile);
  return compileMemberAccess(node, general) ?? general;
}

/** `$states.input.a.b` and the like, as long as the data is objects only. */
function compileMemberAccess(node: AstNode, general: Evaluate): Evaluate | undefined {
  const steps = node.steps ?? [];
  const [first, ...rest] = steps;
  if (first === undefined || node.keepSingletonArray === true || node.group !== undefined || node.tuple === true) return undefined;
  if (steps.length === 1 && first.type === 'variable') return undefined;
  if (!steps.every((step, i) => isPlainStep(step) && (step.type === 'name' || (i === 0 && step.type === 'variable')))) return undefined;
  const isVariable = first.type === 'variable';
  const variable = String(first.value);
  const names = (isVariable ? rest : steps).map((step) => String(step.value));
  return (input, frame) => {
    if (frame.run.depth >= maxDepth) checkLeaf(frame.run);
    let value = isVariable && variable !== '' ? frame.lookup(variable, lookupGlobal) : input;
    for (const name of names) {
      if (typeof value !== 'object' || value === null) return undefined;
      if (Array.isArray(value)) return general(input, frame);
      value = Object.hasOwn(value, name) ? (value as Record<string, unknown>)[name] : undefined;
    }
    return isSequence(value) ? general(input, frame) : value;
  };
}

function isPlainStep(step: AstNode): boolean {
  return !step.stages && !step.predicate && !step.group && !step.tuple && !step.focus && !step.index && !step.ancestor && !step.keepArray;
}

function compileGeneralPath(node: AstNode, compile: Compile): Evaluate {
  const steps = (node.steps ?? []).map((step, i, all) => compileStep(step, compile, i === all.length - 1));
  const isAbsolute = node.steps?.[0]?.type === 'variable';
  const firstConstructed = node.steps?.[0]?.consarray === true;
  const sortsOnly = (node.steps ?? []).slice(1).every((step) => step.type === 'sort');
  const group = node.group === undefined ? undefined : compileGroup(node.group.lhs, compile);
  return (input, frame) => {
    let items: Items = Array.isArray(input) && !isAbsolute ? input : createSequence(input);
    let result: Items = items;
    let tuples: Sequence | undefined;
    let inTuples = false;
    for (let i = 0; i < steps.length; i++) {
      const step = steps[i] as Step; // i counts the steps
      inTuples ||= step.isTuple;
      if (i === 0 && firstConstructed) {
        const constructed = step.evaluate(items, frame);
        // A single value is not followed further (the library does the same), except that sorting it changes nothing.
        if (!Array.isArray(constructed) && !inTuples) return sortsOnly ? constructed : undefined;
        result = Array.isArray(constructed) ? constructed : [];
      } else if (inTuples) tuples = step.toTuples(items, tuples, frame);
      else result = step.toItems(items, frame);
      if (!inTuples && result.length === 0) break;
      if (!step.hasFocus) items = result;
    }
    if (inTuples && tuples !== undefined) result = node.tuple === true ? tuples : unpack(tuples);
    if (node.keepSingletonArray === true) {
      if (isConstructed(result) && !isSequence(result)) result = createSequence(result);
      if (isSequence(result)) result.keepSingleton = true;
    }
    return group === undefined ? result : group(inTuples ? tuples : result, frame);
  };
}

function unpack(tuples: Sequence): Sequence {
  const items = newSequence();
  for (const tuple of tuples) items.push((tuple as Tuple)['@']);
  return items;
}

type Step = {
  readonly isTuple: boolean;
  readonly hasFocus: boolean;
  readonly evaluate: Evaluate;
  toItems(input: Items, frame: Frame): Items;
  toTuples(input: Items, tuples: Sequence | undefined, frame: Frame): Sequence;
};

function compileStep(step: AstNode, compile: Compile, isLast: boolean): Step {
  const isSort = step.type === 'sort';
  const evaluate = isSort ? compileSort(step, compile) : compile(step);
  const stages = (step.stages ?? []).map((stage) => compileStage(stage, compile));
  const memberName = step.type === 'name' && isPlainStep(step) ? String(step.value) : undefined;
  return {
    isTuple: step.tuple === true,
    hasFocus: step.focus !== undefined,
    evaluate,
    toItems: (input, frame) => {
      if (memberName !== undefined) return collectMembers(input, frame, memberName, isLast);
      if (!isSort) return collectItems(input, frame, evaluate, stages, isLast);
      return stages.reduce<unknown>((items, stage) => stage(items, frame), evaluate(input, frame)) as Items; // sorting gives a list
    },
    toTuples: (input, tuples, frame) => {
      const made = isSort ? sortTuples(step, evaluate, input, tuples, frame) : makeTuples(step, evaluate, tuples ?? input.map((item) => ({ '@': item })), frame);
      return stages.reduce<unknown>((items, stage) => stage(items, frame), made) as Sequence; // stages of tuples give tuples
    },
  };
}

/** Evaluates a step for each item and flattens what it gives. */
function collectItems(input: Items, frame: Frame, evaluate: Evaluate, stages: readonly Evaluate[], isLast: boolean): Items {
  const flat = newSequence();
  let only: unknown;
  let count = 0;
  for (let i = 0; i < input.length; i++) {
    let result = evaluate(input[i], frame);
    for (let j = 0; j < stages.length; j++) result = stages[j]?.(result, frame);
    if (result === undefined) continue;
    if (count++ === 0) only = result;
    if (!Array.isArray(result) || isConstructed(result)) flat.push(result);
    else for (let j = 0; j < result.length; j++) flat.push(result[j]);
  }
  if (isLast && count === 1 && Array.isArray(only) && !isSequence(only)) return only;
  allocateItems(frame.run, flat.length);
  return flat;
}

/** The same for a step that is just a name. */
function collectMembers(input: Items, frame: Frame, name: string, isLast: boolean): Items {
  checkLeaf(frame.run);
  const flat = newSequence();
  let only: unknown;
  let count = 0;
  for (let i = 0; i < input.length; i++) {
    const item = input[i];
    const result = typeof item === 'object' && item !== null && !Array.isArray(item) ? (Object.hasOwn(item, name) ? (item as Tuple)[name] : undefined) : settle(lookup(item, name), false);
    if (result === undefined) continue;
    if (count++ === 0) only = result;
    if (!Array.isArray(result) || isConstructed(result)) flat.push(result);
    else for (let j = 0; j < result.length; j++) flat.push(result[j]);
  }
  if (isLast && count === 1 && Array.isArray(only) && !isSequence(only)) return only;
  allocateItems(frame.run, flat.length);
  return flat;
}

function makeTuples(step: AstNode, evaluate: Evaluate, tuples: Items, frame: Frame): Sequence {
  const made = newSequence();
  made.tupleStream = true;
  for (const item of tuples) {
    const tuple = item as Tuple; // made here or by the step before
    const found = evaluate(tuple['@'], frameOf(tuple, frame));
    if (found === undefined) continue;
    const isStream = isSequence(found) && found.tupleStream === true;
    for (const [i, one] of (Array.isArray(found) ? found : [found]).entries()) {
      const next: Record<string, unknown> = Object.assign(Object.create(null) as Record<string, unknown>, tuple);
      if (isStream) Object.assign(next, one);
      else {
        if (step.focus === undefined) next['@'] = one;
        else next[step.focus] = one;
        if (step.index !== undefined) next[step.index] = i;
        if (step.ancestor !== undefined) next[step.ancestor.label] = tuple['@'];
      }
      made.push(next);
    }
  }
  allocateItems(frame.run, made.length);
  return made;
}

function sortTuples(step: AstNode, sort: Evaluate, input: Items, tuples: Sequence | undefined, frame: Frame): Sequence {
  if (tuples !== undefined) return sort(tuples, frame) as Sequence; // the same tuples
  const made = newSequence();
  made.tupleStream = true;
  for (const [i, item] of (sort(input, frame) as Items).entries()) made.push({ '@': item, [step.index ?? '']: i });
  return made;
}

/** Compiles a filter, `[…]`, or the binding of a position, `#$i`, that follows a filter. */
export function compileStage(stage: Stage, compile: Compile): Evaluate {
  if (stage.type === 'index') {
    return (items) => {
      for (const [i, tuple] of (items as Sequence).entries()) (tuple as Record<string, unknown>)[stage.value] = i; // tuples are ours
      return items;
    };
  }
  const { expr } = stage;
  if (expr.type === 'number') {
    const index = Math.floor(Number(expr.value));
    return (input) => itemAt(input, index);
  }
  const predicate = compile(expr);
  return (input, frame) => filter(input, predicate, frame);
}

function itemAt(input: unknown, index: number): unknown {
  const items: Items = Array.isArray(input) ? input : [input];
  const item = items[index < 0 ? items.length + index : index];
  if (Array.isArray(item)) return item;
  const found = newSequence();
  if (isSequence(input) && input.tupleStream === true) found.tupleStream = true;
  if (item !== undefined) found.push(item);
  return found;
}

function filter(input: unknown, predicate: Evaluate, frame: Frame): Sequence {
  const isStream = isSequence(input) && input.tupleStream === true;
  const items: Items = Array.isArray(input) ? input : [input];
  const passed = newSequence();
  if (isStream) passed.tupleStream = true;
  for (let i = 0; i < items.length; i++) {
    const item = items[i];
    const result = isStream ? predicate((item as Tuple)['@'], frameOf(item as Tuple, frame)) : predicate(item, frame);
    const indexes = isNumeric(result) ? [result] : Array.isArray(result) && result.every(isNumeric) ? (result as number[]) : undefined;
    if (indexes === undefined) {
      if (toBoolean(result)) passed.push(item);
    } else {
      for (const index of indexes) {
        const wanted = Math.floor(index);
        if ((wanted < 0 ? items.length + wanted : wanted) === i) passed.push(item);
      }
    }
  }
  return passed;
}

function compileSort(node: AstNode, compile: Compile): Evaluate {
  const terms = (node.terms ?? []).map((term) => ({ evaluate: compile(term.expression), sign: term.descending ? -1 : 1 }));
  return (input, frame) => {
    const items = input as Items; // a step is given a list
    const isStream = isSequence(items) && items.tupleStream === true;
    const read = (item: unknown, evaluate: Evaluate): unknown => (isStream ? evaluate((item as Tuple)['@'], frameOf(item as Tuple, frame)) : evaluate(item, frame));
    return sortItems(items, (a, b) => {
      for (const { evaluate, sign } of terms) {
        const order = compareKeys(read(a, evaluate), read(b, evaluate), sign);
        if (order !== 0) return order > 0;
      }
      return false;
    });
  };
}

/** Orders two sort keys; nothing comes last, in both directions. */
function compareKeys(a: unknown, b: unknown, sign: number): number {
  if (a === undefined) return b === undefined ? 0 : 1;
  if (b === undefined) return -1;
  const isKey = (value: unknown): value is string | number => typeof value === 'string' || typeof value === 'number';
  if (!isKey(a) || !isKey(b)) throw { code: 'T2008', value: isKey(a) ? b : a } satisfies JsonataError;
  if (typeof a !== typeof b) throw { code: 'T2007', value: a, value2: b } satisfies JsonataError;
  return a === b ? 0 : a < b ? -sign : sign;
}

/** Compiles `*`: the values of all members. */
export function compileWildcard(): Evaluate {
  return (input, frame) => {
    checkLeaf(frame.run);
    if (typeof input !== 'object' || input === null) return newSequence();
    const found: unknown[] = [];
    let hasLists = false;
    for (const child of Array.isArray(input) ? input : Object.values(input)) {
      if (Array.isArray(child)) {
        hasLists = true;
        for (const item of child.flat(Infinity)) found.push(item);
      } else found.push(child);
    }
    allocateItems(frame.run, found.length);
    if (hasLists) return found;
    const sequence = newSequence();
    for (const child of found) sequence.push(child);
    return sequence;
  };
}

/** Compiles `**`: a value and everything below it. */
export function compileDescendants(): Evaluate {
  return (input, frame) => {
    checkLeaf(frame.run);
    if (input === undefined) return undefined;
    const found = newSequence();
    const visit = (value: unknown): void => {
      if (!Array.isArray(value)) found.push(value);
      if (Array.isArray(value)) value.forEach(visit);
      else if (typeof value === 'object' && value !== null) Object.values(value).forEach(visit);
    };
    visit(input);
    allocateItems(frame.run, found.length);
    return found.length === 1 ? found[0] : found;
  };
}

/** Compiles a name as a step of a path. */
export function compileName(node: AstNode): Evaluate {
  const name = String(node.value);
  return (input, frame) => {
    checkLeaf(frame.run);
    return lookup(input, name);
  };
}
