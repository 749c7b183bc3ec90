/**
 * The tree of a text, the same for every syntax: what stands where. Pointers lead from a value to its place (`rangeOf`)
 * and back (`pointerAt`).
 */
import { type Json, setMember } from '../base/json';
import { readJsonTree } from './jsonTree';
import { joinPointer, splitPointer, type Pointer } from './pointer';
import { supportOf } from './syntaxes';
import type { ArrayNode, Member, ObjectNode, Syntax, SyntaxTree, TreeNode, TreeRange } from './syntaxTree';

export type {
  ArrayNode,
  Member,
  ObjectNode,
  Syntax,
  SyntaxProblem,
  SyntaxTree,
  TreeNode,
  TreeRange,
} from './syntaxTree';

/**
 * Reads any text: never throws, loses nothing, costs time linear in its length.
 * YAML has to be enabled first (`yaml.ts`).
 */
export function readTree(text: string, syntax: Syntax): SyntaxTree {
  return syntax === 'json' ? readJsonTree(text) : supportOf(syntax).readTree(text);
}

/** The value at a pointer. */
export function nodeAt(tree: SyntaxTree, pointer: Pointer): TreeNode | undefined {
  let node = tree.root;
  for (const segment of splitPointer(pointer)) {
    if (!node) return undefined;
    node = childOf(node, segment);
  }
  return node;
}

/** The member whose value is at a pointer; undefined for items of arrays and for the root. */
export function memberAt(tree: SyntaxTree, pointer: Pointer): Member | undefined {
  const segments = splitPointer(pointer);
  const last = segments.pop();
  if (last === undefined) return undefined;
  let node = tree.root;
  for (const segment of segments) {
    if (!node) return undefined;
    node = childOf(node, segment);
  }
  return node?.kind === 'object' ? memberOf(node, last) : undefined;
}

/** The member of an object by its pointer key. */
export function memberOf(node: ObjectNode, pointerKey: string): Member | undefined {
  return node.members[indexOfMember(node, pointerKey)];
}

/** The index of a member by its pointer key; -1 when there is none. */
export function indexOfMember(node: ObjectNode, pointerKey: string): number {
  if (node.members.length <= fewMembers) return node.members.findIndex((member) => member.pointerKey === pointerKey);
  let indexes = memberIndexes.get(node);
  if (!indexes)
    memberIndexes.set(node, (indexes = new Map(node.members.map((member, index) => [member.pointerKey, index]))));
  return indexes.get(pointerKey) ?? -1;
}

/** The pointer of the innermost member or item that an offset is at. */
export function pointerAt(tree: SyntaxTree, offset: number): Pointer {
  let pointer: Pointer = '';
  let node = tree.root;
  while (node && node.kind !== 'scalar') {
    const parts: readonly { readonly from: number; readonly to: number }[] =
      node.kind === 'object' ? node.members : node.items;
    const index = partAt(parts, offset);
    if (index < 0) break;
    if (node.kind === 'object') {
      const member: Member = node.members[index]!; // partAt gives an index of the list
      pointer = joinPointer(pointer, member.pointerKey);
      if (!member.value || offset < member.value.from) break;
      node = member.value;
    } else {
      pointer = joinPointer(pointer, index);
      node = node.items[index];
    }
  }
  return pointer;
}

/**
 * Where the value at a pointer stands in the text. A member without a value gives the place where its value would be.
 */
export function rangeOf(tree: SyntaxTree, pointer: Pointer): TreeRange | undefined {
  const member = memberAt(tree, pointer);
  if (member) {
    const { keyFrom, keyTo, value } = member;
    return { from: value?.from ?? member.to, to: value?.to ?? member.to, keyFrom, keyTo };
  }
  const node = nodeAt(tree, pointer);
  return node && { from: node.from, to: node.to };
}

/**
 * The value of a node. `__proto__` stays an own key; of repeated keys the last one counts; a member without a value is
 * left out. Nodes in `known` are not read again: their values are shared.
 */
export function toJson(node: TreeNode, known?: ReadonlyMap<TreeNode, Json>): Json {
  const ready = known?.get(node);
  if (ready !== undefined) return ready;
  // Nesting is limited where trees are read, so this recursion is, too.
  switch (node.kind) {
    case 'scalar':
      return node.value;
    case 'array':
      return node.items.map((item) => toJson(item, known));
    case 'object': {
      const object: Record<string, Json> = {};
      for (const { key, value } of node.members) if (value) setMember(object, key, toJson(value, known));
      return object;
    }
  }
}

const fewMembers = 12;
// Trees do not change, so what is found in one stays found. Keyed weakly: it lives as long as its tree.
const memberIndexes = new WeakMap<ObjectNode, ReadonlyMap<string, number>>();

function childOf(node: TreeNode, segment: string): TreeNode | undefined {
  if (node.kind === 'object') return memberOf(node, segment)?.value;
  return node.kind === 'array' ? itemOf(node, segment) : undefined;
}

function itemOf(node: ArrayNode, segment: string): TreeNode | undefined {
  return /^(0|[1-9]\d*)$/.test(segment) ? node.items[Number(segment)] : undefined;
}

/** The index of the part that an offset is in or touches, by halving; -1 when it is between parts. */
function partAt(parts: readonly { readonly from: number; readonly to: number }[], offset: number): number {
  let low = 0;
  let high = parts.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const part = parts[middle]!; // between low and high
    if (offset < part.from) high = middle - 1;
    else if (offset > part.to) low = middle + 1;
    else return middle;
  }
  return -1;
}
