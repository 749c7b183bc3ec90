import { optional } from '../../base/optional';
import type { Edit, Insertable } from '../../document/edits';
import type { Pointer } from '../../document/pointer';
import { nodeAt, type Member } from '../../document/tree';
import type { Machine } from '../model';

/**
 * The edit that adds a field where people write it: in a state before the `Next`, `End` or `Default` that closes it, a
 * comment behind its type; in a machine, branch or processor before the states.
 */
export function addField(machine: Machine, at: Pointer, key: string, value: Insertable): Edit {
  const node = nodeAt(machine.tree, at);
  const after = placeFor(node?.kind === 'object' ? node.members : [], key);
  return { op: 'insertMember', at, key, value, ...optional({ after }) };
}

const closing: ReadonlySet<string> = new Set(['Next', 'End', 'Default']);

/** The pointer key to stand behind; null is the first place, undefined the last. */
function placeFor(members: readonly Member[], key: string): string | null | undefined {
  const behind = (name: string): string | null => members.find((member) => member.key === name)?.pointerKey ?? null;
  if (key === 'Type') return null;
  if (members.some((member) => member.key === 'States')) return behind('Comment');
  if (key === 'Comment' && members.some((member) => member.key === 'Type')) return behind('Type');
  const last = members.at(-1);
  return last && closing.has(last.key) && !closing.has(key) ? (members.at(-2)?.pointerKey ?? null) : undefined;
}
