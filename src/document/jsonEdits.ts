/**
 * Structural edits of JSON. Edits are gathered per container, and each container is rewritten at its seams only
 * (`jsonSeams.ts`). The edits of one call share one tree: none may reach into what another replaces or removes.
 */
import { isJsonObject, type Json, jsonEquals, member as memberValue } from '../base/json';
import { fail, ok, type Result } from '../base/result';
import { mergeTouching, type Change, type ChangeSet } from './changes';
import type { Edit, Insertable } from './edit';
import { lineIndent } from './indent';
import { rewriteSeams, type ContainerPlan } from './jsonSeams';
import { isOnOneLine, writeInsertable, type Entry } from './jsonWriter';
import { joinPointer, lastSegment, parentPointer, type Pointer } from './pointer';
import type { ArrayNode, ObjectNode, SyntaxTree, TreeNode } from './syntaxTree';
import { memberAt, nodeAt, toJson } from './tree';

/** Computes what `computeEdits` promises, for JSON. */
export function computeJsonEdits(tree: SyntaxTree, edits: readonly Edit[]): Result<ChangeSet> {
  const plans = new Map<TreeNode, Draft>();
  const changes: Change[] = [];
  for (const edit of edits) {
    const reason = gather(tree, edit, plans, changes);
    if (reason !== undefined) return fail(reason);
  }
  for (const plan of plans.values()) {
    const seams = rewriteSeams(tree, plan);
    if (!seams) return fail(`The text on line ${lineOf(tree.text, plan.node.from)} cannot be read to its end at the moment. Mend it first.`);
    changes.push(...seams);
  }
  const sorted = changes.map((change, order) => ({ change, order })).sort((a, b) => a.change.from - b.change.from || a.change.to - b.change.to || a.order - b.order);
  const ordered = sorted.map(({ change }) => change);
  if (ordered.some((change, index) => index > 0 && change.from < (ordered[index - 1]?.to ?? 0))) return fail('Two of the changes concern the same piece of text.');
  return ok(mergeTouching(ordered));
}

type Draft = Pick<ContainerPlan, 'node' | 'parent'> & { readonly removed: Set<number>; readonly inserted: Map<number, Entry[]> };

/** Adds one edit to the plans and changes. Returns the reason when it cannot be done. */
function gather(tree: SyntaxTree, edit: Edit, plans: Map<TreeNode, Draft>, changes: Change[]): string | undefined {
  switch (edit.op) {
    case 'renameKey': {
      const member = memberAt(tree, edit.at);
      if (!member) return missing(edit.at);
      if (member.key !== edit.key) changes.push({ from: member.keyFrom, to: member.keyTo, insert: JSON.stringify(edit.key) });
      return undefined;
    }
    case 'set':
      return gatherSet(tree, edit.at, edit.value, plans, changes);
    case 'insertMember': {
      const node = nodeAt(tree, edit.at);
      if (node?.kind !== 'object') return missing(edit.at);
      const index = edit.after === null || edit.after === undefined ? -1 : node.members.findIndex((member) => member.pointerKey === edit.after);
      if (typeof edit.after === 'string' && index < 0) return missing(joinPointer(edit.at, edit.after));
      insertInto(draftOf(tree, plans, edit.at, node), edit.after === undefined ? node.members.length : index + 1, edit);
      return undefined;
    }
    case 'insertItem': {
      const node = nodeAt(tree, edit.at);
      if (node?.kind !== 'array') return missing(edit.at);
      insertInto(draftOf(tree, plans, edit.at, node), Math.max(0, Math.min(edit.index, node.items.length)), { value: edit.value, comments: edit.comments });
      return undefined;
    }
    case 'remove': {
      const node = nodeAt(tree, parentPointer(edit.at));
      const index = node ? indexIn(node, lastSegment(edit.at)) : -1;
      if (!node || node.kind === 'scalar' || index < 0) return missing(edit.at);
      draftOf(tree, plans, parentPointer(edit.at), node).removed.add(index);
      return undefined;
    }
  }
}

function gatherSet(tree: SyntaxTree, at: Pointer, insertable: Insertable, plans: Map<TreeNode, Draft>, changes: Change[]): string | undefined {
  const node = nodeAt(tree, at);
  if (!node) {
    const parent = nodeAt(tree, parentPointer(at));
    const member = memberAt(tree, at);
    if (member || parent?.kind !== 'object') return missing(at);
    insertInto(draftOf(tree, plans, parentPointer(at), parent), parent.members.length, { key: lastSegment(at), value: insertable });
    return undefined;
  }
  if ('value' in insertable) gatherDifference(tree, at, node, insertable.value, plans, changes);
  else replace(tree, at, node, insertable, changes);
  return undefined;
}

/** Makes a value out of the one that stands there, leaving what is equal untouched. */
function gatherDifference(tree: SyntaxTree, at: Pointer, node: TreeNode, value: Json, plans: Map<TreeNode, Draft>, changes: Change[]): void {
  if (jsonEquals(toJson(node), value)) return;
  if (node.kind === 'object' && isJsonObject(value) && node.closed && !hasRepeats(node) && node.members.some(({ key }) => Object.hasOwn(value, key))) {
    const draft = draftOf(tree, plans, at, node);
    const places = new Map(node.members.map(({ key }, index) => [key, index]));
    for (const [index, { key, value: child }] of node.members.entries()) {
      const wanted = memberValue(value, key);
      if (wanted === undefined) draft.removed.add(index);
      else if (child) gatherDifference(tree, joinPointer(at, key), child, wanted, plans, changes);
    }
    let slot = 0;
    for (const key of Object.keys(value)) {
      const place = places.get(key);
      if (place !== undefined) slot = place + 1;
      else insertInto(draft, slot, { key, value: { value: value[key] ?? null } });
    }
    return;
  }
  if (node.kind === 'array' && Array.isArray(value) && node.closed && node.items.length > 0 && value.length > 0) {
    gatherItems(tree, at, node, value as readonly Json[], plans, changes); // an array of JSON holds JSON
    return;
  }
  replace(tree, at, node, { value }, changes);
}

function gatherItems(tree: SyntaxTree, at: Pointer, node: ArrayNode, value: readonly Json[], plans: Map<TreeNode, Draft>, changes: Change[]): void {
  const old = node.items.map((item) => toJson(item));
  const shorter = Math.min(old.length, value.length);
  let start = 0;
  while (start < shorter && jsonEquals(old[start], value[start])) start++;
  let end = 0;
  while (end < shorter - start && jsonEquals(old[old.length - 1 - end], value[value.length - 1 - end])) end++;
  const paired = shorter - end;
  const draft = draftOf(tree, plans, at, node);
  for (let index = start; index < old.length - end; index++) {
    const item = node.items[index]!; // below the length
    if (index < paired) gatherDifference(tree, joinPointer(at, index), item, value[index]!, plans, changes); // below both lengths
    else draft.removed.add(index);
  }
  for (let index = Math.max(start, paired); index < value.length - end; index++) insertInto(draft, old.length - end, { value: { value: value[index]! } }); // below the length
}

function replace(tree: SyntaxTree, at: Pointer, node: TreeNode, insertable: Insertable, changes: Change[]): void {
  const parent = at === '' ? undefined : nodeAt(tree, parentPointer(at));
  const line = lineIndent(tree.text, node.from);
  const insert = writeInsertable(tree, insertable, parent && isOnOneLine(tree, parent) ? 'inline' : line, { like: node, lineIndent: line });
  if (insert !== tree.text.slice(node.from, node.to)) changes.push({ from: node.from, to: node.to, insert });
}

function draftOf(tree: SyntaxTree, plans: Map<TreeNode, Draft>, at: Pointer, node: ObjectNode | ArrayNode): Draft {
  let draft = plans.get(node);
  if (!draft) {
    const parent = at === '' ? undefined : nodeAt(tree, parentPointer(at));
    plans.set(node, (draft = { node, parent, removed: new Set(), inserted: new Map() }));
  }
  return draft;
}

function insertInto(draft: Draft, slot: number, { key, value, comments }: Entry): void {
  const entries = draft.inserted.get(slot);
  const entry: Entry = { key, value, comments };
  if (entries) entries.push(entry);
  else draft.inserted.set(slot, [entry]);
}

function indexIn(node: TreeNode, segment: string): number {
  if (node.kind === 'object') return node.members.findIndex((member) => member.pointerKey === segment);
  const index = node.kind === 'array' && /^\d+$/.test(segment) ? Number(segment) : -1;
  return node.kind === 'array' && index < node.items.length ? index : -1;
}

function hasRepeats(node: TreeNode): boolean {
  return node.kind === 'object' && node.members.some((member) => member.key !== member.pointerKey);
}

function missing(at: Pointer): string {
  return `There is nothing at "${at}" in the text at the moment.`;
}

function lineOf(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}
