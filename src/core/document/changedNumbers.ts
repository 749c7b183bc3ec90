/** Finds the numbers of a text that are not kept as somebody wrote them. */
import { changeOfNumber, type ChangedNumber } from '../base/changedNumber';
import { writeJson } from '../base/long';
import { optional } from '../base/optional';
import { joinPointer, type Pointer } from './pointer';
import type { Member, ScalarNode, SyntaxTree, TreeNode } from './syntaxTree';
import { changeOfYamlNumber } from './yamlNumbers';

/** A changed number with its place; `part` is the key where the name of a member is one. */
export type FoundNumber = ChangedNumber & {
  readonly at: Pointer;
  readonly from: number;
  readonly to: number;
  readonly part?: 'key';
};

/** More numbers than these are counted only. */
const mostFound = 100;

/** Every number of JSON that may be changed has this in its text. */
const suspicious = /\d[\d.]{15}|\d[eE][-+]?\d|-0/;

/** Tells, in one look, whether a text of JSON may hold numbers that are not kept. */
export function mayChangeNumbers(text: string): boolean {
  return suspicious.test(text);
}

/** A node with the way to it: pointers are made of what is found only. */
type Visit = { readonly node: TreeNode; readonly segment?: string | number; readonly holder?: Visit };

/**
 * The numbers of a text that become other ones, in the order of the text: the first hundred, and how many there are.
 * What aliases bring in is told where it is written. Linear in the text.
 */
export function findChangedNumbers(tree: SyntaxTree): {
  readonly found: readonly FoundNumber[];
  readonly count: number;
} {
  if (tree.syntax === 'json' && !mayChangeNumbers(tree.text)) return { found: [], count: 0 };
  const found: FoundNumber[] = [];
  const places = new Set<number>();
  const take = (
    change: ChangedNumber | undefined,
    visit: Visit,
    { from, to }: { readonly from: number; readonly to: number },
    part?: 'key',
  ): void => {
    if (change === undefined || places.has(from)) return;
    places.add(from);
    if (found.length < mostFound) found.push({ ...change, at: pointerOf(visit), from, to, ...optional({ part }) });
  };
  const open: Visit[] = tree.root ? [{ node: tree.root }] : [];
  for (let visit = open.pop(); visit !== undefined; visit = open.pop()) {
    const { node } = visit;
    if (node.kind === 'scalar') take(changeOfScalar(tree, node), visit, node);
    else if (node.kind === 'array')
      // i is an index of the list
      for (let i = node.items.length - 1; i >= 0; i--) open.push({ node: node.items[i]!, segment: i, holder: visit });
    else {
      for (let i = node.members.length - 1; i >= 0; i--) {
        const member = node.members[i]!; // i is an index of the list
        const inner: Visit = { node: member.value ?? node, segment: member.pointerKey, holder: visit };
        take(changeOfKey(tree, member), inner, { from: member.keyFrom, to: member.keyTo }, 'key');
        if (member.value) open.push(inner);
      }
    }
  }
  return { found: found.sort((a, b) => a.from - b.from), count: places.size };
}

function changeOfScalar({ text, syntax }: SyntaxTree, { from, to, value }: ScalarNode): ChangedNumber | undefined {
  if (!beginsNumber(text.charCodeAt(from))) return undefined;
  const change = (syntax === 'json' ? changeOfNumber : changeOfYamlNumber)(text.slice(from, to));
  // A tag of YAML may have made something else of it.
  return change?.becomes === writeJson(value) ? change : undefined;
}

function changeOfKey({ text, syntax }: SyntaxTree, { key, keyFrom, keyTo }: Member): ChangedNumber | undefined {
  if (syntax === 'json' || !beginsNumber(text.charCodeAt(keyFrom))) return undefined;
  const written = text.slice(keyFrom, keyTo);
  return written === key ? undefined : { reason: 'key', written, becomes: JSON.stringify(key) };
}

/** Texts in quotes are no numbers, nor is anything else that does not begin with a digit, a sign or a point. */
function beginsNumber(code: number): boolean {
  return (code >= 0x30 && code <= 0x39) || code === 0x2d || code === 0x2b || code === 0x2e;
}

function pointerOf(visit: Visit): Pointer {
  const segments: (string | number)[] = [];
  for (let at: Visit | undefined = visit; at?.segment !== undefined; at = at.holder) segments.push(at.segment);
  return joinPointer('', ...segments.reverse());
}
