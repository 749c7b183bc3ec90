/** Lifting parts out of a text as they are written, to be put in elsewhere. */
import type { Comments, Insertable } from './edit';
import { commentsBefore, layoutOf, type Layout } from './jsonGaps';
import { lastSegment, parentPointer, type Pointer } from './pointer';
import { indexOfMember, nodeAt, toJson, type ArrayNode, type ObjectNode, type SyntaxTree } from './tree';

/** A part as it is written: its value, and the comments that belong to it. */
export type Source = { readonly value: Insertable; readonly comments?: Comments };

/**
 * The source of the value at a pointer, with its own comments when it is a member or an item. In YAML, where a piece of
 * text means something else at another depth, it is the value that is lifted.
 */
export function sourceAt(tree: SyntaxTree, pointer: Pointer): Source | undefined {
  const node = nodeAt(tree, pointer);
  if (!node) return undefined;
  if (tree.syntax === 'yaml') return { value: { value: toJson(node) } };
  const value = { source: tree.text.slice(node.from, node.to) };
  const parent = pointer === '' ? undefined : nodeAt(tree, parentPointer(pointer));
  const layout = parent && parent.kind !== 'scalar' ? knownLayout(tree, parent) : undefined;
  if (!parent || !layout) return { value };
  const key = lastSegment(pointer);
  const index = parent.kind === 'object' ? indexOfMember(parent, key) : Number(key);
  const part = layout.parts[index];
  if (!part) return { value };
  const before = commentsBefore(tree.text, part).comments;
  const after = tree.text.slice(part.commaAt < 0 ? part.to : part.commaAt + 1, part.segmentTo).trim();
  return before === '' && after === '' ? { value } : { value, comments: { before, after } };
}

// Parts are mostly lifted several at a time; nodes belong to one text, so that a layout stays true.
const layouts = new WeakMap<ObjectNode | ArrayNode, Layout>();

function knownLayout({ text }: SyntaxTree, node: ObjectNode | ArrayNode): Layout | undefined {
  const known = layouts.get(node);
  if (known) return known;
  const layout = layoutOf(text, node);
  if (layout) layouts.set(node, layout);
  return layout;
}
