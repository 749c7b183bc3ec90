/** Rewrites one JSON object or array where parts are taken out or put in, and nowhere else. */
import type { Change } from './changes';
import type { ContainerPlan, Entry } from './editPlan';
import { lineIndent, styleOf } from './indent';
import { commentsBefore, endsLine, isBehindLineComment, layoutOf, skipBlank, type Layout, type Part } from './jsonGaps';
import { isOnOneLine, writeContent, writeEntry, type Spot } from './jsonWriter';
import { parentPointer } from './pointer';
import type { ArrayNode, ObjectNode, SyntaxTree, TreeNode } from './syntaxTree';
import { nodeAt } from './tree';

/** The changes that carry out a plan, in order; undefined while the container cannot be read. */
export function rewriteSeams(tree: SyntaxTree, plan: ContainerPlan): Change[] | undefined {
  const layout = layoutOf(tree.text, plan.node);
  if (!layout) return undefined;
  const { parts } = layout;
  const entries = [...plan.inserted.values()].flat();
  const keptCount = parts.length - plan.removed.size;
  if (keptCount === 0 && entries.length === 0) return clearContent(tree.text, layout);
  if (parts.length === 0) {
    const parent = plan.at === '' ? undefined : nodeAt(tree, parentPointer(plan.at)); // its habit is followed
    const inline =
      parent !== undefined &&
      isOnOneLine(tree, parent) &&
      !tree.text.slice(plan.node.from, plan.node.to).includes('\n');
    return [{ from: plan.node.from + 1, to: layout.end, insert: writeContent(tree, plan.node, entries, inline) }];
  }

  const changes: Change[] = [];
  const trailingComma = (parts.at(-1)?.commaAt ?? -1) >= 0;
  let left = keptCount + entries.length;
  const takesComma = (): boolean => --left > 0 || trailingComma;

  for (let slot = 0; slot <= parts.length; slot++) {
    if (plan.removed.has(slot)) {
      const first = slot;
      while (plan.removed.has(slot)) slot++;
      const put = range(first, slot).flatMap((index) => plan.inserted.get(index) ?? []);
      changes.push(
        put.length > 0
          ? replaceRun(tree, plan.node, layout, [first, slot], put, takesComma)
          : removeRun(tree.text, layout, first, slot),
      );
    } else {
      const put = plan.inserted.get(slot) ?? [];
      if (put.length > 0) changes.push(insertAt(tree, plan.node, layout, slot, put, takesComma));
    }
    const kept = parts[slot];
    if (!kept) break;
    const needed = takesComma();
    if (needed && kept.commaAt < 0) changes.push({ from: kept.to, to: kept.to, insert: ',' });
    if (!needed && kept.commaAt >= 0) changes.push({ from: kept.commaAt, to: kept.commaAt + 1, insert: '' });
  }
  return changes;
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}

/** Takes all parts out: the brackets close up, unless comments of the container itself stay between them. */
function clearContent(text: string, layout: Layout): Change[] {
  if (layout.parts.length === 0) return [];
  const change = removeRun(text, layout, 0, layout.parts.length);
  const rest = text.slice(layout.open, change.from) + text.slice(change.to, layout.end);
  return [rest.trim() === '' ? { from: layout.open, to: layout.end, insert: '' } : change];
}

/** Takes the parts from `first` up to, but not including, `next` out; nothing comes in their place. */
function removeRun(text: string, { parts, open }: Layout, first: number, next: number): Change {
  const head = parts[first]!; // a run has a first part
  const to = parts[next - 1]!.segmentTo; // and a last one
  const from = commentsBefore(text, head).from;
  if (endsLine(text, to)) return { from, to, insert: '' };
  const follower = parts[next];
  // What follows on the same line moves up to where the run began, blanks and line feed before that kept.
  if (follower && (first === 0 || head.onOwnLine))
    return { from: skipBlank(text, from), to: skipBlank(text, to), insert: '' };
  const exposed = !follower && isBehindLineComment(text, parts[first - 1]?.to ?? open, from);
  return { from: exposed ? skipBlank(text, from) : from, to, insert: '' };
}

function replaceRun(
  tree: SyntaxTree,
  node: ObjectNode | ArrayNode,
  { parts }: Layout,
  [first, next]: readonly [first: number, next: number],
  put: readonly Entry[],
  takesComma: () => boolean,
): Change {
  const { text } = tree;
  const head = parts[first]!; // a run has a first part
  const to = parts[next - 1]!.segmentTo; // and a last one
  const from = commentsBefore(text, head).from;
  const lead = head.onOwnLine || first > 0 ? leadOf(text, head) : text.slice(from, skipBlank(text, from));
  const spot = { lead, like: valueAt(node, first), endsLine: endsLine(text, to), lineIndent: lineIndent(text, from) };
  const rest = head.onOwnLine || first > 0 ? lead : styleOf(tree).afterComma;
  return { from, to, insert: writeRun(tree, put, spot, takesComma, rest) };
}

function insertAt(
  tree: SyntaxTree,
  node: ObjectNode | ArrayNode,
  { parts, start }: Layout,
  slot: number,
  put: readonly Entry[],
  takesComma: () => boolean,
): Change {
  const { text } = tree;
  const style = styleOf(tree);
  const [first] = parts;
  if (slot === 0 && first && !first.onOwnLine) {
    const at = skipBlank(text, first.segmentFrom);
    const written = put.map(
      (entry) =>
        writeEntry(tree, entry, { lead: '', like: valueAt(node, 0), endsLine: false, lineIndent: lineIndent(text, at) })
          .text,
    );
    put.forEach(takesComma);
    return { from: at, to: at, insert: written.map((entry) => `${entry},${style.afterComma}`).join('') };
  }
  const previous = parts[slot - 1];
  const at = previous?.segmentTo ?? start;
  const like = parts[slot] ?? previous;
  const lead = like && (like.onOwnLine || like !== first) ? leadOf(text, like) : style.afterComma;
  const exposed = !lead.startsWith('\n') && isBehindLineComment(text, previous?.to ?? node.from + 1, at);
  const spot = {
    lead: exposed ? `\n${lineIndent(text, at)}` : lead,
    like: valueAt(node, previous ? slot - 1 : slot),
    endsLine: endsLine(text, at),
    lineIndent: lineIndent(text, at),
  };
  return { from: at, to: at, insert: writeRun(tree, put, spot, takesComma) };
}

function writeRun(
  tree: SyntaxTree,
  put: readonly Entry[],
  spot: Spot,
  takesComma: () => boolean,
  restLead = spot.lead,
): string {
  return put
    .map((entry, index) => {
      const lead = index === 0 ? spot.lead : restLead;
      const endsLine = index + 1 < put.length ? restLead.startsWith('\n') : spot.endsLine;
      const { text, after } = writeEntry(tree, entry, { ...spot, lead, endsLine });
      return text + (takesComma() ? ',' : '') + after;
    })
    .join('');
}

/** The blanks before a part: its own line, or what stands between it and the comma. */
function leadOf(text: string, part: Part): string {
  if (part.onOwnLine) return `\n${lineIndent(text, part.from)}`;
  return /\s/.test(text.charAt(part.from - 1)) ? ' ' : '';
}

function valueAt(node: ObjectNode | ArrayNode, index: number): TreeNode | undefined {
  return node.kind === 'object' ? node.members[index]?.value : node.items[index];
}
