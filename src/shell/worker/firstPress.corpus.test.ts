// @vitest-environment node
/**
 * Counts which workflows of others run to a success at the first press of Run, with the suggested input and samples.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { bareTexts } from '../../core/asl/placeholders/bareTexts';
import { readModel } from '../../core/asl/readModel';
import { createDocument } from '../../core/document/document';
import { readTree } from '../../core/document/tree';
import { enableYaml } from '../../core/document/yaml';
import { answerSuggest } from './answerSuggest';
import { press } from './testing/press';

enableYaml();

const workflows = join(process.cwd(), '..', 'shared', 'workflows');
const missing = existsSync(join(workflows, 'index.json')) ? '' : ' (skipped: ../shared/workflows is missing)';

type Entry = { readonly file: string; readonly kind: string; readonly expect: string };

function entriesOf(kind: string, expected: string): readonly Entry[] {
  // written by the collection's own tools
  const { workflows: entries } = JSON.parse(readFileSync(join(workflows, 'index.json'), 'utf8')) as {
    readonly workflows: readonly Entry[];
  };
  return entries.filter((entry) => entry.kind === kind && entry.expect === expected);
}

/** The share that succeeds, and why each other one does not. */
async function pressAll(
  entries: readonly Entry[],
): Promise<{ readonly share: number; readonly failures: readonly string[] }> {
  const failures: string[] = [];
  for (const { file } of entries) {
    const document = createDocument(readFileSync(join(workflows, file), 'utf8'), file);
    const machine = readModel(readTree(document.text, document.syntax));
    const placeholders = { values: {}, bare: [...bareTexts(machine.tree)] };
    const { input } = answerSuggest({ kind: 'suggest', definition: machine.definition, placeholders });
    const { status, why } = await press(machine.definition, input, placeholders);
    if (status !== 'ExecutionSucceeded') failures.push(`${file}: ${status} ${why.slice(0, 200)}`);
  }
  const share = 1 - failures.length / entries.length;
  console.log(
    [
      `First press: ${entries.length - failures.length} of ${entries.length} (${Math.round(share * 100)} %) succeed. The others:`,
      ...failures,
    ].join('\n  '),
  );
  return { share, failures };
}

describe('workflows that others wrote, at the first press', () => {
  it.skipIf(missing !== '')(`succeed in at least 85 % of the real ones${missing}`, async () => {
    const { share, failures } = await pressAll(entriesOf('workflow', 'accept'));

    expect({ failures, enough: share >= 0.85 }).toEqual({ failures, enough: true });
  });

  it.skipIf(missing !== '')(
    `succeed in at least half of the test data of other tools, much of which is made to fail${missing}`,
    async () => {
      const { share, failures } = await pressAll(entriesOf('fixture', 'accept-likely'));

      expect({ failures, enough: share >= 0.5 }).toEqual({ failures, enough: true });
    },
  );
});
