import { expect } from 'vitest';
import { isFailed } from '../../base/result';
import { applyTransaction, createDocument, redo, undo, writeSource } from '../../document/document';
import type { Pointer } from '../../document/pointer';
import { readTree, type Syntax } from '../../document/tree';
import type { VerbResult } from '../edit/verb';
import type { Machine } from '../model';
import { readModel } from '../readModel';

/** What a verb is expected to have done. */
export type Expected = {
  /** The whole source afterwards, with the file's line ends. */
  readonly source?: string;
  readonly select?: readonly Pointer[];
  readonly label?: string;
};

/** What a verb has done, for further looks at it. */
export type Edited = {
  readonly source: string;
  readonly machine: Machine;
  readonly label: string;
  readonly select: readonly Pointer[];
};

/**
 * Carries out a verb on a source and checks what holds for every verb: the text that comes out, that it parses as well
 * as it did before, that undo and redo are exact to the byte, and that what is selected is there.
 */
export function checkEdit(
  source: string,
  verb: (machine: Machine) => VerbResult,
  expected: Expected = {},
  syntax: Syntax = 'json',
): Edited {
  const before = createDocument(source, syntax === 'yaml' ? 'x.yaml' : 'x.json');
  const tree = readTree(before.text, syntax);
  const machine = readModel(tree);
  const result = verb(machine);
  if (isFailed(result)) throw new Error(`The verb was rejected: ${result.error}`);

  const after = applyTransaction(before, { ...result, origin: 'canvas' }, { nowMs: 0, selection: ['/before'] });
  const treeAfter = readTree(after.text, syntax);
  const machineAfter = readModel(treeAfter, machine);
  const undone = undo(after);
  const redone = undone && redo(undone.document);

  if (expected.source !== undefined) expect(writeSource(after)).toBe(expected.source);
  expect(treeAfter.errors.length, after.text).toBeLessThanOrEqual(tree.errors.length);
  expect(undone && writeSource(undone.document)).toBe(source);
  expect(undone?.select).toEqual(['/before']);
  expect(redone && writeSource(redone.document)).toBe(writeSource(after));
  expect(redone?.select).toEqual(result.select);
  for (const pointer of result.select)
    expect([...machineAfter.states.keys(), ...machineAfter.scopes.keys()], pointer).toContain(pointer);
  if (expected.select) expect(result.select).toEqual(expected.select);
  if (expected.label !== undefined) expect(result.label).toBe(expected.label);
  return { source: writeSource(after), machine: machineAfter, label: result.label, select: result.select };
}

/** Checks that a verb is refused, and gives the reason. */
export function checkRejected(source: string, verb: (machine: Machine) => VerbResult): string {
  const result = verb(readModel(readTree(createDocument(source).text, 'json')));
  if (!isFailed(result)) throw new Error(`The verb was not rejected: ${result.label}`);
  expect(result.error).toMatch(/^\S.*\.$/s);
  return result.error;
}
