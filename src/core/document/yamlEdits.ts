/**
 * Structural edits of YAML text. Like those of JSON they are computed from one tree, touch only what they must, and
 * keep comments, anchors, quoting and order of everything else. What an alias brings in is edited at its anchor.
 */
import { fail, type Result } from '../base/result';
import { applyChanges, type Change, type ChangeSet } from './changes';
import type { Edit } from './edit';
import { joinChanges, planEdits, type EditPlan, type Renaming, type Replacement } from './editPlan';
import { parentPointer, type Pointer } from './pointer';
import type { SyntaxProblem, SyntaxTree } from './syntaxTree';
import { nodeAt } from './tree';
import { headOf, rewriteYamlSeams } from './yamlSeams';
import { isLinked, yamlStyleOf } from './yamlNodes';
import { columnAt, readYamlTree } from './yamlTree';
import { indentStep, isScalarValue, writeBlock, writeFlow, writeItem, writeKeyLike, writeLike } from './yamlWriter';

/** The text changes that carry out all edits on a YAML tree, or why they cannot be. */
export function computeYamlEdits(tree: SyntaxTree, edits: readonly Edit[]): Result<ChangeSet> {
  const plan = planEdits(tree, edits);
  if (!plan.ok) return plan;
  if (reachesIntoAlias(tree, plan.value))
    return fail('This part comes from an anchor elsewhere in the file; edit it there.');
  const { replaced, renamed, containers } = plan.value;
  const changes: Change[] = [
    ...replaced.map((replacement) => replace(tree, replacement)),
    ...renamed.map((renaming) => rename(tree, renaming)),
  ];
  for (const container of containers) {
    const seams = rewriteYamlSeams(tree, container);
    if (!seams)
      return fail('What stands between these parts of the file cannot be edited here. Change it in the text.');
    for (const seam of seams) changes.push(seam);
  }
  const joined = joinChanges(changes);
  if (joined.ok && tearsAlias(tree, joined.value))
    return fail('Another part of the file refers to an anchor in what would go (&name, *name). Resolve that first.');
  return joined;
}

function reachesIntoAlias(tree: SyntaxTree, { replaced, renamed, containers }: EditPlan): boolean {
  const isInside = (at: Pointer): boolean => {
    for (let pointer = at; pointer !== ''; pointer = parentPointer(pointer)) {
      const node = nodeAt(tree, pointer);
      if (node && isLinked(node)) return true;
    }
    return false;
  };
  const changing = containers.filter(({ removed, inserted }) => removed.size > 0 || inserted.size > 0);
  return (
    changing.some(({ at }) => isInside(at)) ||
    replaced.some(({ at }) => at !== '' && isInside(parentPointer(at))) ||
    renamed.some(({ at, member }) => isLinked(member) || isInside(parentPointer(at)))
  );
}

function rename(tree: SyntaxTree, { at, member, key }: Renaming): Change {
  const { text } = tree;
  const parent = nodeAt(tree, parentPointer(at));
  const flow = parent ? yamlStyleOf(parent)?.flow === true : false;
  return {
    from: member.keyFrom,
    to: member.keyTo,
    insert: writeKeyLike(text, text.slice(member.keyFrom, member.keyTo), key, flow),
  };
}

function replace(tree: SyntaxTree, { at, node, value }: Replacement): Change {
  const { text } = tree;
  const parent = at === '' ? undefined : nodeAt(tree, parentPointer(at));
  const parentStyle = parent && yamlStyleOf(parent);
  const flow = parentStyle?.flow === true;
  if (node.kind === 'scalar' && node.from < node.to && 'value' in value && isScalarValue(value.value)) {
    return { from: node.from, to: node.to, insert: writeLike(text, text.slice(node.from, node.to), value.value, flow) };
  }
  if (flow) return { from: node.from, to: node.to, insert: writeFlow(value) };
  const head = headOf(tree, at, node);
  const step = indentStep(text);
  if (at === '') return { from: node.from, to: node.to, insert: writeBlock(value, -step, step).trimStart() };
  // an anchor, a tag or a comment stands before it
  if (text.slice(head, node.from).trim() !== '') return { from: node.from, to: node.to, insert: writeFlow(value) };
  const column = parentStyle?.column ?? columnAt(text, head);
  return {
    from: head,
    to: Math.max(node.to, head),
    insert: parent?.kind === 'array' ? writeItem(value, column, step) : writeBlock(value, column, step),
  };
}

/** Whether changes take an anchor away that an alias elsewhere still needs. */
function tearsAlias({ text, errors }: SyntaxTree, changes: ChangeSet): boolean {
  if (!/\*[^\s,[\]{}*]/.test(text) || !changes.some(({ from, to }) => text.slice(from, to).includes('&'))) return false;
  const isTorn = ({ code }: SyntaxProblem): boolean => code === 'yaml-alias';
  return readYamlTree(applyChanges(text, changes)).errors.filter(isTorn).length > errors.filter(isTorn).length;
}
