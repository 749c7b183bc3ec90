import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hugeKinds, hugeText } from '../asl/testing/hugeTexts';
import type { SyntaxProblem, SyntaxTree, TreeNode } from './tree';
import { mask } from './yamlMasks';
import { createYamlNodes, isLinked, yamlStyleOf } from './yamlNodes';
import { parseYaml } from './yamlParse';
import { readYamlTree } from './yamlTree';

/** What the library makes of the whole text. */
function readByLibrary(text: string): Pick<SyntaxTree, 'root' | 'errors'> {
  const errors: SyntaxProblem[] = [];
  const whole = parseYaml(mask(text), errors, { shift: 0, length: text.length });
  return { errors, ...(whole && { root: createYamlNodes(text, errors).read(whole, 0) }) };
}

/** A tree with how its collections are written, and what cannot be edited in it. */
function describeNode(node: TreeNode | undefined): unknown {
  if (!node) return undefined;
  const about = { style: yamlStyleOf(node), linked: isLinked(node) };
  if (node.kind === 'scalar') return { ...node, ...about };
  if (node.kind === 'array') return { ...node, ...about, items: node.items.map(describeNode) };
  const members = node.members.map((member) => ({
    ...member,
    linked: isLinked(member),
    value: describeNode(member.value),
  }));
  return { ...node, ...about, members };
}

function expectTheSame(text: string): void {
  const [ours, theirs] = [readYamlTree(text), readByLibrary(text)];
  expect(ours.errors.length > 0).toBe(theirs.errors.length > 0);
  if (theirs.errors.length === 0) expect(describeNode(ours.root)).toEqual(describeNode(theirs.root));
}

const sample = `# A workflow
Comment: "a \\"quoted\\" text" # said
StartAt: Fetch
States:
  Fetch:
    Type: Task
    Resource: \${FnArn}
    Parameters: {FunctionName: f, "Payload.$": "$", n: [1, 2.5, -3, true, null]}
    Retry:
    - ErrorEquals: [States.ALL]
      MaxAttempts: 3

      BackoffRate: 1.5
    - ErrorEquals:
        - A
        - 'it''s'
    Next: Note
  Note: &note
    Type: Pass
    Comment: |
      two
      lines
    Result: {
      "a": 1,
      b: x y
    }
    Next: Done
  Other: *note
  Tagged: !Sub "\${x}"
  Done:
    Type: Succeed
`;

describe('plain YAML that is read without the library', () => {
  it.each(Object.entries(hugeKinds).filter(([, { syntax, isDeep }]) => syntax === 'yaml' && !isDeep))(
    'is what the library reads: %s',
    (name, kind) => {
      if (name !== 'faults in YAML') expectTheSame(hugeText(kind, 2_000));
    },
  );

  it('is what the library reads, in every shortening of a text', () => {
    expectTheSame(sample);
    for (let end = 0; end < sample.length; end++) expectTheSame(sample.slice(0, end));
  });

  it('is what the library reads, with anything put in, or taken out, anywhere', () => {
    const part = fc.constantFrom(
      ...' -:#"\'[]{},&*!|>%\n',
      '\n  ',
      '\n    ',
      ' #',
      ': ',
      '- ',
      '0x1F',
      '\t',
      'a',
      '~',
      '1e3',
      '? ',
    );
    fc.assert(
      fc.property(fc.nat(sample.length), fc.nat(3), fc.array(part, { maxLength: 3 }), (at, count, parts) => {
        expectTheSame(sample.slice(0, at) + parts.join('') + sample.slice(at + count));
      }),
      { numRuns: 600, seed: 7 },
    );
  });
});
