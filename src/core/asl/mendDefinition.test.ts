// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { createRandom } from '../base/random';
import { overWorkflows, readWorkflow, sharedWorkflows } from '../document/testing/workflows';
import { readTree, toJson } from '../document/tree';
import { mendDefinition } from './mendDefinition';

const pass = (next: string): object => ({ Type: 'Pass', Next: next });
const done = { Type: 'Succeed' };
const task = {
  Type: 'Task',
  Resource: 'arn:aws:states:::lambda:invoke',
  Parameters: { FunctionName: 'f', Payload: { a: 1 } },
};
const inner = { StartAt: 'I', States: { I: { Type: 'Pass', End: true } } };

/** Definitions, each with the end of the object in its one line that loses its bracket. */
const bracketsOfOneLine: readonly (readonly [string, object, string])[] = [
  ['a state', { StartAt: 'A', States: { A: pass('B'), B: done } }, '"Next":"B"'],
  [
    'a state whose last field is an object',
    { StartAt: 'A', States: { A: { End: true, ...task }, B: done } },
    '{"a":1}}',
  ],
  ['what a Task sends', { StartAt: 'A', States: { A: { ...task, ResultPath: '$.r', Next: 'B' }, B: done } }, '{"a":1}'],
  [
    'the states of a machine',
    { States: { A: pass('B'), B: done }, StartAt: 'A', TimeoutSeconds: 9 },
    '"B":{"Type":"Succeed"}',
  ],
  [
    'the processor of a Map',
    { StartAt: 'M', States: { M: { Type: 'Map', ItemProcessor: inner, Next: 'B' }, B: done } },
    '"End":true}}',
  ],
  [
    'a state in a branch',
    {
      StartAt: 'P',
      States: {
        P: { Type: 'Parallel', Branches: [{ StartAt: 'I', States: { I: pass('J'), J: done } }], Next: 'B' },
        B: done,
      },
    },
    '"Next":"J"',
  ],
  [
    'a state before a container',
    { StartAt: 'A', States: { A: pass('M'), M: { Type: 'Map', ItemProcessor: inner, Next: 'B' }, B: done } },
    '"Next":"M"',
  ],
];

describe('a bracket that is missing in the middle of a line', () => {
  it.each(bracketsOfOneLine)('goes back where the members say that it belongs: %s', (_, definition, before) => {
    const text = JSON.stringify(definition);
    const at = text.indexOf(before) + before.length;
    expect(text.charAt(at)).toBe('}');
    const { problems, text: mended } = mendDefinition(readTree(text.slice(0, at) + text.slice(at + 1), 'json'));

    expect(problems).toHaveLength(1);
    expect(mended).toBe(text);
  });
});

describe('real definitions', () => {
  const files = sharedWorkflows(
    ({ text, syntax, kind, states }) => text === 'original' && syntax === 'json' && kind === 'workflow' && states < 40,
  ).filter((_, index) => index % 8 === 0);

  it.skipIf(files.length === 0)(
    overWorkflows('have one problem with a fix when a mark is missing or the text is cut off', files),
    () => {
      const random = createRandom(7);
      const pick = <T>(list: readonly T[]): T | undefined => list[Math.floor(random.next() * list.length)];
      const count = { broken: 0, one: 0, asBefore: 0, cut: 0, closed: 0 };
      for (const file of files) {
        const written = readWorkflow(file).replaceAll('\r\n', '\n');
        const { root, errors } = readTree(written, 'json');
        if (!root || errors.length > 0 || written.length > 30_000) continue;
        const meant = JSON.stringify(toJson(root));
        for (const text of [written, meant]) {
          const marks = [...text.matchAll(/"(?:\\.|[^"\\])*"|[{}[\],:]/g)].map(({ index }) => index);
          for (let round = 0; round < 8; round++) {
            const at = pick(marks) ?? 0;
            const shorter = readTree(text.slice(0, at) + text.slice(at + 1), 'json');
            if (shorter.errors.length === 0) continue;
            const { problems, text: mended } = mendDefinition(shorter);
            count.broken++;
            if (problems.length === 1 && problems[0]?.mend) count.one++;
            const again = mended === undefined ? undefined : readTree(mended, 'json').root;
            if (again && JSON.stringify(toJson(again)) === meant) count.asBefore++;
          }
          for (let round = 0; round < 4; round++) {
            const cut = text.slice(0, 2 + Math.floor(random.next() * (text.trimEnd().length - 2)));
            const { problems, text: mended } = mendDefinition(readTree(cut, 'json'));
            count.cut++;
            if (problems.length === 1 && mended !== undefined && readTree(mended, 'json').errors.length === 0)
              count.closed++;
          }
        }
      }
      console.info(
        `One mark missing: ${count.one} of ${count.broken} are one problem with a fix, ${count.asBefore} read as before; cut off: ${count.closed} of ${count.cut}.`,
      );

      expect(count.one / count.broken).toBeGreaterThan(0.97);
      expect(count.asBefore / count.broken).toBeGreaterThan(0.95);
      expect(count.closed).toBe(count.cut);
    },
    60_000,
  );
});
