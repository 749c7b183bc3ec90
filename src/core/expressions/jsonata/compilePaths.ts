import type { AstNode } from './ast';
import type { Evaluate } from './callables';
import { compileGroup } from './compileConstructors';
import { compileSort, compileStage } from './compileStages';
import {
  allocateItems,
  checkItems,
  checkLeaf,
  frameOf,
  maxDepth,
  takeSteps,
  takeWork,
  type Frame,
  type Tuple,
} from './run';
import { createSequence, isConstructed, isSequence, lookup, newSequence, pour, unwrap, type Sequence } from './values';
import { lookupGlobal } from './globals';

/** Compiles any node; handed in, since nodes contain each other. */
type Compile = (node: AstNode) => Evaluate;

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
  if (first === undefined || node.keepSingletonArray === true || node.group !== undefined || node.tuple === true)
    return undefined;
  if (steps.length === 1 && first.type === 'variable') return undefined;
  if (!steps.every((step, i) => isPlainStep(step) && (step.type === 'name' || (i === 0 && step.type === 'variable'))))
    return undefined;
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
  return (
    !step.stages &&
    !step.predicate &&
    !step.group &&
    !step.tuple &&
    !step.focus &&
    !step.index &&
    !step.ancestor &&
    !step.keepArray
  );
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
      // sorting gives a list
      return stages.reduce<unknown>((items, stage) => stage(items, frame), evaluate(input, frame)) as Items;
    },
    toTuples: (input, tuples, frame) => {
      const made = isSort
        ? sortTuples(step, evaluate, input, tuples, frame)
        : makeTuples(step, evaluate, tuples ?? input.map((item) => ({ '@': item })), frame);
      // stages of tuples give tuples
      return stages.reduce<unknown>((items, stage) => stage(items, frame), made) as Sequence;
    },
  };
}

/** Evaluates a step for each item and flattens what it gives. */
function collectItems(
  input: Items,
  frame: Frame,
  evaluate: Evaluate,
  stages: readonly Evaluate[],
  isLast: boolean,
): Items {
  const flat = newSequence();
  let only: unknown;
  let count = 0;
  takeWork(frame.run, input.length, 2);
  for (let i = 0; i < input.length; i++) {
    let result = evaluate(input[i], frame);
    for (let j = 0; j < stages.length; j++) result = stages[j]?.(result, frame);
    if (result === undefined) continue;
    if (count++ === 0) only = result;
    if (!Array.isArray(result) || isConstructed(result)) flat.push(result);
    else pour(result, flat, frame.run);
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
  takeWork(frame.run, input.length, 2);
  for (let i = 0; i < input.length; i++) {
    const item = input[i];
    const result =
      typeof item === 'object' && item !== null && !Array.isArray(item)
        ? Object.hasOwn(item, name)
          ? (item as Tuple)[name]
          : undefined
        : unwrap(lookup(item, name, frame.run), false);
    if (result === undefined) continue;
    if (count++ === 0) only = result;
    if (!Array.isArray(result) || isConstructed(result)) flat.push(result);
    else pour(result, flat, frame.run);
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
    takeSteps(frame.run, 2);
    const found = evaluate(tuple['@'], frameOf(tuple, frame));
    if (found === undefined) continue;
    const isStream = isSequence(found) && found.tupleStream === true;
    for (const [i, one] of (Array.isArray(found) ? found : [found]).entries()) {
      takeSteps(frame.run, 8);
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
    checkItems(made.length);
  }
  allocateItems(frame.run, made.length);
  return made;
}

function sortTuples(step: AstNode, sort: Evaluate, input: Items, tuples: Sequence | undefined, frame: Frame): Sequence {
  if (tuples !== undefined) return sort(tuples, frame) as Sequence; // the same tuples
  const made = newSequence();
  made.tupleStream = true;
  takeSteps(frame.run, input.length);
  for (const [i, item] of (sort(input, frame) as Items).entries()) made.push({ '@': item, [step.index ?? '']: i });
  return made;
}
