import { Alias } from 'yaml';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { toJson, type TreeNode } from './tree';
import { readYamlTree } from './yamlTree';

function valueOf(text: string): unknown {
  const { root } = readYamlTree(text);
  return root && toJson(root);
}

/** How many nodes somebody meets who walks through all of a tree. */
function countNodes(root: TreeNode | undefined): number {
  const open = root ? [root] : [];
  let count = 0;
  for (let node = open.pop(); node; node = open.pop()) {
    count++;
    if (node.kind === 'array') for (const item of node.items) open.push(item);
    if (node.kind === 'object') for (const { value } of node.members) if (value) open.push(value);
  }
  return count;
}

const laughs = (levels: number): string =>
  `a0: &a0 [x]\n${Array.from({ length: levels }, (_, i) => `a${i + 1}: &a${i + 1} [${Array(9).fill(`*a${i}`).join(', ')}]\n`).join('')}last: 1\n`;

describe('aliases', () => {
  afterEach(() => void vi.restoreAllMocks());

  it('stand for the nearest anchor above of their name', () => {
    expect(valueOf('a: &x 1\nb: *x\nc: &x 2\nd: *x\n')).toEqual({ a: 1, b: 1, c: 2, d: 2 });
    expect(valueOf('- &x {k: 1}\n- *x\n- {<<: *x, l: 2}\n')).toEqual([{ k: 1 }, { k: 1 }, { l: 2, k: 1 }]);
  });

  it('inside of their own anchor, or above it, find nothing', () => {
    expect(readYamlTree('a: &x 1\nb: &x [*x]\n').errors.map(({ code }) => code)).toEqual(['yaml-alias']);
    expect(readYamlTree('a: *x\nb: &x 1\n').errors.map(({ code }) => code)).toEqual(['yaml-alias']);
  });

  it('are found without looking through the document for each', () => {
    const resolve = vi.spyOn(Alias.prototype, 'resolve');
    const names = Array.from({ length: 2_000 }, (_, i) => i);
    const text = `from:\n${names.map((i) => `  - &a${i} ${i}\n`).join('')}to:\n${names.map((i) => `  - *a${i}\n`).join('')}`;
    expect(valueOf(text)).toEqual({ from: names, to: names });
    expect(resolve).not.toHaveBeenCalled();
  });

  it('that explode are refused once, in words, and bring in no more than so much', () => {
    for (const levels of [8, 40]) {
      const { errors, root } = readYamlTree(laughs(levels));
      expect(errors.map(({ message }) => message)).toEqual([
        expect.stringMatching(/^From here on aliases are read as null: .* more than 50,000 values\./),
      ]);
      expect(countNodes(root)).toBeLessThan(60_000);
      expect(root?.kind === 'object' && root.members.at(-1)?.key).toBe('last');
    }
  });

  it('of nothing are told of a hundred times at most', () => {
    expect(readYamlTree(Array.from({ length: 300 }, (_, i) => `- *a${i}\n`).join('')).errors).toHaveLength(100);
  });
});

describe('a text in one line', () => {
  afterEach(() => void vi.restoreAllMocks());

  it('is not looked through from its start for each collection in it', () => {
    const text = `{${Array.from({ length: 500 }, (_, i) => `k${i}: {a: [1]}`).join(', ')}}`;
    const lastIndexOf = vi.spyOn(String.prototype, 'lastIndexOf');
    readYamlTree(text);
    const searched = lastIndexOf.mock.contexts.filter((each) => String(each).length === text.length);
    lastIndexOf.mockRestore();
    expect(searched.length).toBeLessThan(5);
  });
});
