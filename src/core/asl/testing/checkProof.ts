import { expect } from 'vitest';
import { isFailed } from '../../base/result';
import { applyTransaction, createDocument, undo, writeSource } from '../../document/document';
import { transitionsOf } from '../edit/flow';
import type { VerbResult } from '../edit/verb';
import type { Machine, TransitionId } from '../model';
import { validate } from '../validate';

/** Checks that what a verb has done to a file is undone to the byte: byte order mark and line ends included. */
export function checkUndo(source: string, fileName: string, result: VerbResult): void {
  if (isFailed(result)) return;
  const changed = applyTransaction(
    createDocument(source, fileName),
    { ...result, origin: 'canvas' },
    { nowMs: 0, selection: [] },
  );
  const undone = undo(changed);
  if (!undone || writeSource(undone.document) !== source)
    expect(undone && writeSource(undone.document), `${fileName}: ${result.label}`).toBe(source);
}

/** The transitions of a machine that lead elsewhere in another, or are not in it any more. */
export function changedTargets(before: Machine, after: Machine): readonly TransitionId[] {
  const targets = new Map(allTransitions(after).map(({ id, targetName }) => [id, targetName]));
  return allTransitions(before)
    .filter(({ id, targetName }) => targets.get(id) !== targetName)
    .map(({ id }) => id);
}

/** How many errors a machine has. */
export function countErrors(machine: Machine): number {
  return validate(machine).filter(({ severity }) => severity === 'error').length;
}

/** How many of a machine's transitions lead to no state. */
export function countDangling(machine: Machine): number {
  return allTransitions(machine).filter(({ target }) => target === undefined).length;
}

/** All transitions of a machine. */
export function allTransitions(machine: Machine) {
  return [...machine.scopes.values()].flatMap(transitionsOf);
}
