/**
 * The other query language for every real workflow: the text still parses, and only what was said to be left is wrong.
 */
import { describe, expect, it } from 'vitest';
import { isFailed } from '../../base/result';
import { applyChanges } from '../../document/changes';
import { overWorkflows, readWorkflow, sharedWorkflows } from '../../document/testing/workflows';
import { createDocument } from '../../document/document';
import { readTree } from '../../document/tree';
import { convertLanguage } from '../convertLanguage';
import type { Machine } from '../model';
import { readModel } from '../readModel';
import { validate } from '../validate';
import { changeLanguage } from './changeLanguage';

const originals = sharedWorkflows(({ text }) => text === 'original');
const errorsOf = (machine: Machine): readonly string[] =>
  validate(machine)
    .filter(({ severity }) => severity === 'error')
    .map(({ at, message }) => `${at}: ${message}`);

describe('real workflows', () => {
  it.skipIf(originals.length === 0)(
    overWorkflows('are as right in the other query language, but for what is left to the person', originals),
    () => {
      let changed = 0;
      let left = 0;
      for (const workflow of originals) {
        const syntax = workflow.syntax === 'yaml' ? 'yaml' : 'json';
        const text = createDocument(readWorkflow(workflow), workflow.file).text;
        const machine = readModel(readTree(text, syntax));
        if (machine.tree.errors.length > 0 || machine.queryLanguage !== 'JSONPath') continue;
        const { states } = convertLanguage(machine, '', 'JSONata');
        const result = changeLanguage(machine, '', 'JSONata');
        if (isFailed(result)) throw new Error(`${workflow.file}: ${result.error}`);
        const after = readModel(readTree(applyChanges(text, result.changes), syntax), machine);

        expect(after.tree.errors, workflow.file).toEqual([]);
        expect([...after.states.keys()], workflow.file).toEqual([...machine.states.keys()]);
        changed += states.reduce((sum, { changes }) => sum + changes.length, 0);
        const kept = states.filter(({ unconverted }) => unconverted.length > 0);
        left += kept.length;
        const isExpected = (error: string): boolean => kept.some(({ id }) => error.startsWith(id));
        if (errorsOf(machine).length === 0)
          expect(
            errorsOf(after).filter((error) => !isExpected(error)),
            workflow.file,
          ).toEqual([]);
      }
      expect(changed).toBeGreaterThan(500);
      expect(left).toBeLessThan(changed / 20);
    },
  );
});
