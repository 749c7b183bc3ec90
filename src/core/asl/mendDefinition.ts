/**
 * Where a closing bracket is missing in the middle of one line, brackets alone do not say where: a text can be read
 * with it at its end, and then states stand inside of a state. What the members are tells where it belongs.
 */
import { applyChanges } from '../document/changes';
import { mendText, type Mending } from '../document/mend';
import { readTree, type Member, type ObjectNode, type SyntaxTree, type TreeNode } from '../document/tree';
import { fieldsByName } from './fields';
import type { StateType } from './model';
import { stateTypes } from './stateTypes';

/** The problems of a definition that cannot be read, with the change that puts each right. */
export function mendDefinition(tree: SyntaxTree): Mending {
  const found = known.get(tree) ?? refine(tree, mendText(tree));
  known.set(tree, found);
  return found;
}

const known = new WeakMap<SyntaxTree, Mending>();

function refine({ text, root, syntax }: SyntaxTree, mending: Mending): Mending {
  const [problem] = mending.problems;
  const [change] = problem?.mend?.changes ?? [];
  if (syntax !== 'json' || mending.problems.length !== 1 || !problem?.mend || change?.insert.trim() !== '}')
    return mending;
  for (const at of root ? strayedMembers(root) : []) {
    const changes = [{ from: at, to: at, insert: '}' }];
    const mended = applyChanges(text, changes);
    if (readTree(mended, 'json').errors.length > 0) continue;
    const title = problem.mend.title;
    return { problems: [{ ...problem, from: at - 1, to: at, mend: { title, changes } }], text: mended };
  }
  return mending;
}

/**
 * The ends of the members behind which others stand that belong to the object outside, in the order of the text: what
 * is wrong further out, and behind, follows from the first.
 */
function strayedMembers(root: TreeNode): readonly number[] {
  const found: number[] = [];
  const open: { readonly node: TreeNode; readonly holder?: ObjectNode }[] = [{ node: root }];
  for (let next = open.pop(); next; next = open.pop()) {
    const { node, holder } = next;
    if (node.kind === 'array') for (const item of node.items) open.push({ node: item });
    if (node.kind !== 'object') continue;
    const index = holder ? firstStray(node, holder) : -1;
    const before = node.members[index - 1];
    if (before) found.push(before.to);
    for (const { value } of node.members) if (value) open.push({ node: value, holder: node });
  }
  return found.sort((a, b) => a - b);
}

const scopeFields = new Set(['Comment', 'StartAt', 'Version', 'TimeoutSeconds', 'QueryLanguage', 'ProcessorConfig']);

/** The first of the last members of an object that are those of its holder; -1 when none is. */
function firstStray(node: ObjectNode, holder: ObjectNode): number {
  if (typeOf(node)) return node.members.findIndex(({ value }) => value?.kind === 'object' && typeOf(value));
  const type = typeOf(holder);
  const isStates = holder.members.some(({ key, value }) => key === 'States' && value === node);
  if (!type && !isStates) return -1;
  const fields = type ? fieldsByName(type) : scopeFields;
  const isStray = ({ key, value }: Member): boolean =>
    fields.has(key) &&
    !holder.members.some((other) => other.key === key) &&
    !(value?.kind === 'object' && typeOf(value));
  let first = node.members.length;
  for (let member = node.members[first - 1]; member && isStray(member); member = node.members[first - 1]) first--;
  return first < node.members.length ? first : -1;
}

/** The type of an object that is a state. */
function typeOf({ members }: ObjectNode): StateType | undefined {
  const value = members.find(({ key }) => key === 'Type')?.value;
  return value?.kind === 'scalar' ? stateTypes.find((type) => type === value.value) : undefined;
}
