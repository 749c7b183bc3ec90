import type { AstNode } from './ast';
import type { Evaluate } from './callables';
import { allocateItems, checkItems, checkLeaf, enterValue, takeSteps, type Run } from './run';
import { lookup, newSequence } from './values';

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
        flatten(child, found, frame.run);
      } else found.push(child);
      takeSteps(frame.run, 1 / 4);
    }
    allocateItems(frame.run, found.length);
    if (hasLists) return found;
    const sequence = newSequence();
    for (const child of found) sequence.push(child);
    return sequence;
  };
}

/** Pours out a list and all lists inside it. */
function flatten(list: readonly unknown[], into: unknown[], run: Run): void {
  enterValue(run);
  for (const item of list) {
    takeSteps(run, 1 / 4);
    if (Array.isArray(item)) flatten(item, into, run);
    else into.push(item);
  }
  run.levels--;
  checkItems(into.length);
}

/** Compiles `**`: a value and everything below it. */
export function compileDescendants(): Evaluate {
  return (input, frame) => {
    checkLeaf(frame.run);
    if (input === undefined) return undefined;
    const found = newSequence();
    const visit = (value: unknown): void => {
      takeSteps(frame.run, 1 / 2);
      checkItems(found.length);
      if (!Array.isArray(value)) found.push(value);
      if (typeof value !== 'object' || value === null) return;
      enterValue(frame.run);
      for (const part of Object.values(value)) visit(part);
      frame.run.levels--;
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
    return lookup(input, name, frame.run);
  };
}
