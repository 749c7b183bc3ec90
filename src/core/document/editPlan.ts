/**
 * Structural edits, gathered: which values are replaced, which keys renamed, and what happens to the parts of which
 * container. The same for every syntax; how it is carried out in the text is each syntax's own affair. The edits of one
 * call share one tree: none may reach into what another replaces or removes.
 */
import { isJsonObject, type Json, jsonEquals, member as memberValue } from '../base/json';
import { fail, ok, type Result } from '../base/result';
import { mergeTouching, type Change, type ChangeSet } from './changes';
import type { Comments, Edit, Insertable } from './edit';
import { joinPointer, lastSegment, parentPointer, type Pointer } from './pointer';
import type { ArrayNode, Member, ObjectNode, SyntaxTree, TreeNode } from './syntaxTree';
import { indexOfMember, memberAt, nodeAt, toJson } from './tree';

/** What a list of edits comes down to. */
export type EditPlan = {
  readonly replaced: readonly Replacement[];
  readonly renamed: readonly Renaming[];
  readonly containers: readonly ContainerPlan[];
};

/** A value that is written anew. */
export type Replacement = { readonly at: Pointer; readonly node: TreeNode; readonly value: Insertable };

/** A member that gets another key. */
export type Renaming = { readonly at: Pointer; readonly member: Member; readonly key: string };

/** A member, or without a key an item, that is to be put in. */
export type Entry = { readonly key?: string; readonly value: Insertable; readonly comments?: Comments };

/** What happens to the parts of one container. */
export type ContainerPlan = {
  readonly at: Pointer;
  readonly node: ObjectNode | ArrayNode;
  /** Indexes of the parts that are taken out. */
  readonly removed: ReadonlySet<number>;
  /** What is put in before the part with the index; behind the last part, under their count. */
  readonly inserted: ReadonlyMap<number, readonly Entry[]>;
};

/** Gathers edits; the reason, when one of them cannot be done. */
export function planEdits(tree: SyntaxTree, edits: readonly Edit[]): Result<EditPlan> {
  const draft: Draft = { tree, replaced: [], renamed: [], containers: new Map() };
  for (const edit of edits) {
    const reason = gather(draft, edit);
    if (reason !== undefined) return fail(reason);
  }
  return ok({ replaced: draft.replaced, renamed: draft.renamed, containers: [...draft.containers.values()] });
}

/** Changes from several places as one change set; fails when two of them concern the same piece of text. */
export function joinChanges(changes: readonly Change[]): Result<ChangeSet> {
  const order = changes.map((change, index) => ({ change, index }));
  const sorted = order
    .sort((a, b) => a.change.from - b.change.from || a.change.to - b.change.to || a.index - b.index)
    .map(({ change }) => change);
  if (sorted.some((change, index) => index > 0 && change.from < (sorted[index - 1]?.to ?? 0)))
    return fail('Two of the changes concern the same piece of text.');
  return ok(mergeTouching(sorted));
}

type DraftContainer = Pick<ContainerPlan, 'at' | 'node'> & {
  readonly removed: Set<number>;
  readonly inserted: Map<number, Entry[]>;
};

type Draft = {
  readonly tree: SyntaxTree;
  readonly replaced: Replacement[];
  readonly renamed: Renaming[];
  readonly containers: Map<TreeNode, DraftContainer>;
};

/** Adds one edit. Returns the reason when it cannot be done. */
function gather(draft: Draft, edit: Edit): string | undefined {
  const { tree } = draft;
  switch (edit.op) {
    case 'renameKey': {
      const member = memberAt(tree, edit.at);
      if (!member) return missing(edit.at);
      if (member.key !== edit.key) draft.renamed.push({ at: edit.at, member, key: edit.key });
      return undefined;
    }
    case 'set':
      return gatherSet(draft, edit.at, edit.value);
    case 'insertMember': {
      const node = nodeAt(tree, edit.at);
      if (node?.kind !== 'object') return missing(edit.at);
      const index = typeof edit.after === 'string' ? indexOfMember(node, edit.after) : -1;
      if (typeof edit.after === 'string' && index < 0) return missing(joinPointer(edit.at, edit.after));
      insertInto(containerAt(draft, edit.at, node), edit.after === undefined ? node.members.length : index + 1, edit);
      return undefined;
    }
    case 'insertItem': {
      const node = nodeAt(tree, edit.at);
      if (node?.kind !== 'array') return missing(edit.at);
      insertInto(containerAt(draft, edit.at, node), Math.max(0, Math.min(edit.index, node.items.length)), {
        value: edit.value,
        comments: edit.comments,
      });
      return undefined;
    }
    case 'remove': {
      const parentAt = parentPointer(edit.at);
      const node = nodeAt(tree, parentAt);
      const index = node ? indexIn(node, lastSegment(edit.at)) : -1;
      if (!node || node.kind === 'scalar' || index < 0) return missing(edit.at);
      containerAt(draft, parentAt, node).removed.add(index);
      return undefined;
    }
  }
}

function gatherSet(draft: Draft, at: Pointer, insertable: Insertable): string | undefined {
  const node = nodeAt(draft.tree, at);
  if (node) {
    if ('value' in insertable) gatherDifference(draft, at, node, insertable.value, insertable.spelling);
    else draft.replaced.push({ at, node, value: insertable });
    return undefined;
  }
  const parentAt = parentPointer(at);
  const parent = nodeAt(draft.tree, parentAt);
  if (memberAt(draft.tree, at) || parent?.kind !== 'object') return missing(at);
  insertInto(containerAt(draft, parentAt, parent), parent.members.length, { key: lastSegment(at), value: insertable });
  return undefined;
}

type Spelling = ReadonlyMap<string, string> | undefined;

/** Makes a value out of the one that stands there, leaving what is equal untouched. */
function gatherDifference(draft: Draft, at: Pointer, node: TreeNode, value: Json, spelling: Spelling): void {
  if (jsonEquals(toJson(node), value)) return;
  if (
    node.kind === 'object' &&
    isJsonObject(value) &&
    node.closed &&
    !hasRepeats(node) &&
    node.members.some(({ key }) => Object.hasOwn(value, key))
  ) {
    gatherMembers(draft, at, node, value, spelling);
  } else if (
    node.kind === 'array' &&
    Array.isArray(value) &&
    node.closed &&
    node.items.length > 0 &&
    value.length > 0
  ) {
    gatherItems(draft, at, node, value as readonly Json[], spelling); // an array of JSON holds JSON
  } else draft.replaced.push({ at, node, value: { value, spelling } });
}

function gatherMembers(
  draft: Draft,
  at: Pointer,
  node: ObjectNode,
  value: { readonly [key: string]: Json },
  spelling: Spelling,
): void {
  const container = containerAt(draft, at, node);
  const places = new Map(node.members.map(({ key }, index) => [key, index]));
  for (const [index, { key, value: child }] of node.members.entries()) {
    const wanted = memberValue(value, key);
    if (wanted === undefined) container.removed.add(index);
    else if (child) gatherDifference(draft, joinPointer(at, key), child, wanted, spelling);
  }
  let slot = 0;
  for (const key of Object.keys(value)) {
    const place = places.get(key);
    if (place !== undefined) slot = place + 1;
    else insertInto(container, slot, { key, value: { value: value[key] ?? null, spelling } });
  }
}

function gatherItems(draft: Draft, at: Pointer, node: ArrayNode, value: readonly Json[], spelling: Spelling): void {
  const old = node.items.map((item) => toJson(item));
  const shorter = Math.min(old.length, value.length);
  let start = 0;
  while (start < shorter && jsonEquals(old[start], value[start])) start++;
  let end = 0;
  while (end < shorter - start && jsonEquals(old[old.length - 1 - end], value[value.length - 1 - end])) end++;
  const paired = shorter - end;
  const container = containerAt(draft, at, node);
  for (const [index, item] of node.items.entries()) {
    const wanted = value[index];
    if (index < start || index >= old.length - end) continue;
    if (index < paired && wanted !== undefined) gatherDifference(draft, joinPointer(at, index), item, wanted, spelling);
    else container.removed.add(index);
  }
  for (const wanted of value.slice(Math.max(start, paired), value.length - end))
    insertInto(container, old.length - end, { value: { value: wanted, spelling } });
}

function containerAt(draft: Draft, at: Pointer, node: ObjectNode | ArrayNode): DraftContainer {
  let container = draft.containers.get(node);
  if (!container) draft.containers.set(node, (container = { at, node, removed: new Set(), inserted: new Map() }));
  return container;
}

function insertInto(container: DraftContainer, slot: number, { key, value, comments }: Entry): void {
  const entry: Entry = { key, value, comments };
  const entries = container.inserted.get(slot);
  if (entries) entries.push(entry);
  else container.inserted.set(slot, [entry]);
}

function indexIn(node: TreeNode, segment: string): number {
  if (node.kind === 'object') return indexOfMember(node, segment);
  const index = node.kind === 'array' && /^\d+$/.test(segment) ? Number(segment) : -1;
  return node.kind === 'array' && index < node.items.length ? index : -1;
}

function hasRepeats(node: ObjectNode): boolean {
  return node.members.some((member) => member.key !== member.pointerKey);
}

function missing(at: Pointer): string {
  return `There is nothing at "${at}" in the text at the moment.`;
}
