/**
 * Where placeholders stand that cannot be data: without quotes in JSON, where what fills them in need not be a text
 * (YAML needs no quotes for texts), and as `!Ref Name` in YAML.
 */
import { joinPointer, type Pointer } from '../../document/pointer';
import type { SyntaxTree, TreeNode } from '../../document/tree';

/** The places of a tree's placeholders that are not written as data. Linear in its size. */
export function bareTexts({ root, text, syntax }: SyntaxTree): ReadonlySet<Pointer> {
  const found = new Set<Pointer>();
  const open: (readonly [node: TreeNode, at: Pointer])[] =
    root && (syntax === 'json' ? /\$\{|\{\{|[:,[]\s*[%_<]/ : /!Ref/).test(text) ? [[root, '']] : [];
  for (let next = open.pop(); next; next = open.pop()) {
    const [node, at] = next;
    if (node.kind === 'scalar' && node.placeholder === true && syntax === 'json') found.add(at);
    else if (node.kind === 'object' && node.isTag === true) found.add(at);
    else if (node.kind === 'array') node.items.forEach((item, i) => open.push([item, joinPointer(at, i)]));
    else if (node.kind === 'object')
      for (const { key, value } of node.members) if (value) open.push([value, joinPointer(at, key)]);
  }
  return found;
}
