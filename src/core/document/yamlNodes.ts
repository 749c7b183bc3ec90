/**
 * The nodes of the `yaml` package as nodes of our tree. What an alias or a merge key brings in is in the tree at the
 * place of the alias, where it can be read but not edited (`isLinked`); and the short forms of CloudFormation's
 * functions (`!Ref Name`) are the objects that they are short for, edited as a whole.
 */
import {
  isAlias,
  isMap,
  isScalar,
  isSeq,
  type Alias,
  type ParsedNode,
  type Scalar,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';
import { withoutInfinity } from '../base/long';
import type { ScalarNode } from './syntaxTree';
import type { Member, SyntaxProblem, TreeNode } from './tree';
import { unmask } from './yamlMasks';
import { readYamlWhole } from './yamlNumbers';

/** What edits need to know of a node beyond the tree: how its collection is written. */
export type YamlStyle = {
  /** `{…}` or `[…]`. */
  readonly flow: boolean;
  /** Column of the keys of a block map, or of the dashes of a block sequence. */
  readonly column: number;
  /** Offsets of the dashes of a block sequence. */
  readonly dashes: readonly number[];
};

const styles = new WeakMap<TreeNode, YamlStyle>();
const linked = new WeakSet<TreeNode | Member>();

/**
 * Whether an alias, a merge key or a short form of a function stands there:
 * what it brings in can be read, but is not edited in place.
 */
export function isLinked(part: TreeNode | Member): boolean {
  return linked.has(part);
}

/** How a collection node of a YAML tree is written. Undefined for scalars and for what an alias brings in. */
export function yamlStyleOf(node: TreeNode): YamlStyle | undefined {
  return styles.get(node);
}

const noDashes: readonly number[] = [];
/** More problems than these are no help to anybody. */
export const mostProblems = 100;
/** Nodes that aliases may bring in, all together: "a billion laughs" ends here. */
const maxLinked = 50_000;
const tooManyLinked = `From here on aliases are read as null: all together they would bring in more than ${maxLinked.toLocaleString('en')} values. Write out what is needed instead.`;

/**
 * CloudFormation's short forms of its functions, and the members that they are
 * short for: `!Ref Name` is `{ Ref: Name }`.
 */
const functionTags: ReadonlyMap<string, string> = new Map([
  ['!Ref', 'Ref'],
  ...[
    'Base64',
    'Cidr',
    'FindInMap',
    'GetAtt',
    'GetAZs',
    'If',
    'ImportValue',
    'Join',
    'Length',
    'Select',
    'Split',
    'Sub',
    'ToJsonString',
    'Transform',
  ].map((name) => [`!${name}`, `Fn::${name}`] as const),
]);

/** `!GetAtt Name.Attribute` is short for a list of both. */
function readParts(node: TreeNode): TreeNode {
  if (node.kind !== 'scalar' || typeof node.value !== 'string') return node;
  const [name = '', ...attribute] = node.value.split('.');
  if (attribute.length === 0) return node;
  return {
    kind: 'array',
    from: node.from,
    to: node.to,
    items: [
      { ...node, value: name },
      { ...node, value: attribute.join('.') },
    ],
    closed: true,
  };
}

/** A key with its value, before the object that they are in is put together. */
export type YamlEntry = Pick<Member, 'key' | 'keyFrom' | 'keyTo' | 'value'>;

/** The items of a sequence in block style, and the offsets of their dashes. */
export type BlockItems = { readonly items: readonly TreeNode[]; readonly dashes: readonly number[] };

/** Makes tree nodes, of the library's nodes and of what was read without it; remembers anchors from one to the next. */
export type YamlNodes = {
  /** The tree of a node of the library, whose text begins at the offset `shift` of the whole one. */
  readonly read: (node: ParsedNode, shift: number) => TreeNode;
  /** The entries of a map of the library, and the items of a sequence in block style, in the same way. */
  readonly entries: (map: YAMLMap.Parsed, shift: number) => YamlEntry[];
  readonly blockItems: (sequence: YAMLSeq.Parsed, shift: number) => BlockItems;
  /** A key that has no value yet; a text as it is after masking. */
  readonly entry: (key: string, keyFrom: number, keyTo: number) => YamlEntry;
  /** A map; `to` is given for one in flow style. */
  readonly object: (entries: readonly YamlEntry[], from: number, to?: number) => TreeNode;
  /** A sequence in block style, with the offsets of its dashes, and one in flow style. */
  readonly blockArray: (items: readonly TreeNode[], dashes: readonly number[], from: number) => TreeNode;
  readonly flowArray: (items: readonly TreeNode[], from: number, to: number) => TreeNode;
  /** A scalar; texts are given as they are after masking. */
  readonly scalar: (value: ScalarNode['value'], from: number, to: number) => TreeNode;
};

/**
 * Creates the maker of nodes for a text. What has been read is remembered, so that an alias shares what its anchor
 * stands for. The library's own way from an alias to its anchor looks through the whole document each time.
 */
export function createYamlNodes(text: string, errors: SyntaxProblem[]): YamlNodes {
  let shift = 0;
  /** What anchors above stand for; undefined while what an anchor is of is still being read. */
  const anchors = new Map<string, TreeNode | undefined>();
  let linkedCount = 0;
  const columnOf = createColumns(text);

  const read = (node: ParsedNode): TreeNode => {
    if (isAlias(node)) return readAlias(node);
    if (node.anchor) anchors.set(node.anchor, undefined);
    // the kinds there are
    const plain = isMap(node) ? readMap(node) : isSeq(node) ? readSequence(node) : readScalar(node as Scalar.Parsed);
    const result = readTag(node, plain);
    if (node.anchor) anchors.set(node.anchor, result);
    return result;
  };

  const readTag = (node: ParsedNode, plain: TreeNode): TreeNode => {
    const name = node.tag === undefined ? undefined : functionTags.get(node.tag);
    if (name === undefined || node.tag === undefined) return plain;
    const from = Math.max(text.lastIndexOf(node.tag, node.range[0] + shift), 0);
    const to = Math.max(plain.to, from + node.tag.length);
    const member = {
      key: name,
      pointerKey: name,
      keyFrom: from,
      keyTo: from + node.tag.length,
      from,
      to,
      value: name === 'Fn::GetAtt' ? readParts(plain) : plain,
    };
    linked.add(member);
    const call: TreeNode = { kind: 'object', from, to, members: [member], closed: true, isTag: true };
    linked.add(call);
    return call;
  };

  const readScalar = (node: Scalar.Parsed): TreeNode => {
    const from = node.range[0] + shift;
    const to = trimmedEnd(text, from, node.range[1] + shift);
    const value = node.value as unknown; // tags may make anything of it
    if (typeof value === 'number' && /^[-+]?(?:\d{16,}|0x[\da-fA-F]{13,}|0o[0-7]{17,})$/.test(node.source))
      return { kind: 'scalar', from, to, value: readYamlWhole(node.source) };
    if (typeof value === 'number') return { kind: 'scalar', from, to, value: withoutInfinity(value) };
    if (typeof value === 'string' || typeof value === 'boolean' || value === null) return scalar(value, from, to);
    return { kind: 'scalar', from, to, value: text.slice(from, to) };
  };

  const scalar = (value: ScalarNode['value'], from: number, to: number): TreeNode =>
    typeof value !== 'string'
      ? { kind: 'scalar', from, to, value }
      : text.startsWith('${', from)
        ? { kind: 'scalar', from, to, value: unmask(value), placeholder: true }
        : { kind: 'scalar', from, to, value: unmask(value) };

  const readEntries = (node: YAMLMap.Parsed): YamlEntry[] =>
    node.items.map((pair) => {
      const keyNode = pair.key as ParsedNode | null; // parsed documents hold parsed nodes
      const keyFrom = (keyNode?.range[0] ?? node.range[0]) + shift;
      const keyTo = keyNode ? keyNode.range[1] + shift : keyFrom;
      const key = isScalar(keyNode) ? unmask(String(keyNode.value)) : text.slice(keyFrom, keyTo);
      return { key, keyFrom, keyTo, ...(pair.value ? { value: read(pair.value as ParsedNode) } : {}) };
    });

  const readMap = (node: YAMLMap.Parsed): TreeNode =>
    object(readEntries(node), node.range[0] + shift, node.flow ? node.range[1] + shift : undefined);

  const object = (entries: readonly YamlEntry[], from: number, flowTo?: number): TreeNode => {
    const members: Member[] = [];
    const merged: Member[] = [];
    const seen = new Map<string, number>();
    const add = ({ key, keyFrom, keyTo, value }: YamlEntry, to: number) => {
      const count = (seen.get(key) ?? 0) + 1;
      seen.set(key, count);
      const pointerKey = count > 1 ? `${key}#${count}` : key;
      const member = { key, pointerKey, keyFrom, keyTo, from: keyFrom, to };
      members.push(value ? { ...member, value } : member);
    };
    for (const entry of entries) {
      const { key, keyFrom, keyTo, value } = entry;
      if (key === '<<' && value) {
        for (const source of value.kind === 'array' ? value.items : [value]) {
          if (source.kind === 'object')
            for (const member of source.members) merged.push({ ...member, keyFrom, keyTo, to: value.to });
        }
      } else add(entry, value ? Math.max(value.to, keyTo) : keyTo);
    }
    for (const member of merged) {
      if (seen.has(member.key)) continue;
      add(member, member.to);
      const added = members.at(-1);
      if (added) linked.add(added);
    }
    const to = flowTo ?? members.reduce((end, member) => Math.max(end, member.to), from);
    const result: TreeNode = { kind: 'object', from, to, members, closed: true };
    const column = columnOf(members[0]?.keyFrom ?? from);
    styles.set(result, { flow: flowTo !== undefined, column, dashes: noDashes });
    return result;
  };

  const readSequence = (node: YAMLSeq.Parsed): TreeNode => {
    const from = node.range[0] + shift;
    const { items, dashes } = readItems(node);
    return node.flow ? flowArray(items, from, node.range[1] + shift) : blockArray(items, dashes, dashes[0] ?? from);
  };

  const readItems = ({ items, srcToken: token }: YAMLSeq.Parsed): BlockItems => ({
    items: items.map((item) => read(item as ParsedNode)), // parsed documents hold parsed nodes
    dashes:
      token?.type === 'block-seq'
        ? token.items.flatMap(({ start }) => {
            const dash = start.find((part) => part.type === 'seq-item-ind');
            return dash ? dash.offset + shift : [];
          })
        : [],
  });

  const flowArray = (items: readonly TreeNode[], from: number, to: number): TreeNode => {
    const result: TreeNode = { kind: 'array', from, to, items, closed: true };
    styles.set(result, { flow: true, column: columnOf(from), dashes: noDashes });
    return result;
  };

  const blockArray = (items: readonly TreeNode[], dashes: readonly number[], from: number): TreeNode => {
    const to = items.reduce((end, item) => Math.max(end, item.to), (dashes.at(-1) ?? from) + 1);
    const result: TreeNode = { kind: 'array', from, to, items, closed: true };
    styles.set(result, { flow: false, column: columnOf(from), dashes });
    return result;
  };

  const readAlias = (node: Alias.Parsed): TreeNode => {
    const [from, to] = [node.range[0] + shift, node.range[1] + shift];
    const target = anchors.get(node.source);
    const wasWithin = linkedCount <= maxLinked;
    if (target && wasWithin) linkedCount += countNodes(target);
    const isWithin = linkedCount <= maxLinked;
    const result: TreeNode = target && isWithin ? { ...target, from, to } : { kind: 'scalar', from, to, value: null };
    if (!target && errors.length < mostProblems)
      errors.push({ code: 'yaml-alias', message: `No anchor above this place is called "${node.source}".`, from, to });
    if (target && !isWithin && wasWithin) errors.push({ code: 'yaml-alias', message: tooManyLinked, from, to });
    linked.add(result);
    return result;
  };

  const shifted = <T>(by: number, work: () => T): T => {
    shift = by;
    return work();
  };
  return {
    read: (node, by) => shifted(by, () => read(node)),
    entries: (map, by) => shifted(by, () => readEntries(map)),
    blockItems: (sequence, by) => shifted(by, () => readItems(sequence)),
    entry: (key, keyFrom, keyTo) => ({ key: unmask(key), keyFrom, keyTo }),
    object,
    blockArray,
    flowArray,
    scalar,
  };
}

/** The columns of many offsets: one line may be all of the text, and is then not looked through for each. */
function createColumns(text: string): (offset: number) => number {
  const starts = [0];
  for (let end = text.indexOf('\n'); end !== -1; end = text.indexOf('\n', end + 1)) starts.push(end + 1);
  return (offset) => {
    let [low, high] = [0, starts.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return offset - (starts[low] ?? 0);
  };
}

function trimmedEnd(text: string, from: number, to: number): number {
  let end = to;
  while (end > from && /[ \t\r\n]/.test(text[end - 1] ?? '')) end--; // YAML's own blanks; others, such as U+2028, belong to the text
  return end;
}

function countNodes(root: TreeNode): number {
  let count = 0;
  const rest: TreeNode[] = [root];
  for (let node = rest.pop(); node && count <= maxLinked; node = rest.pop()) {
    count++;
    if (node.kind === 'array') for (const item of node.items) rest.push(item);
    if (node.kind === 'object') for (const member of node.members) if (member.value) rest.push(member.value);
  }
  return count;
}
