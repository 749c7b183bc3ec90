/**
 * YAML text as the same tolerant tree that JSON gives.
 *
 * Offsets come from the `yaml` package's nodes. Three things are ours: `${Placeholder}` may stand
 * unquoted anywhere, also in flow collections, because its braces are masked by stand-ins of the same
 * length before parsing; what an alias or a merge key brings in is in the tree at the place of the
 * alias, where it can be read but not edited (`isLinked`); and the short forms of CloudFormation's
 * functions (`!Ref Name`) are the objects that they are short for, edited as a whole.
 */
import {
  isAlias,
  isMap,
  isScalar,
  isSeq,
  parseDocument,
  type Alias,
  type ParsedNode,
  type Scalar,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';
import type { Json } from '../base/json';
import { withoutInfinity } from '../base/long';
import { optional } from '../base/optional';
import { toJson, type Member, type SyntaxProblem, type SyntaxTree, type TreeNode } from './tree';
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

/** Deeper flow collections than this are not parsed: the library's cost grows faster than the text. */
const maxDepth = 400;
/** More problems than these are no help to anybody. */
const mostProblems = 100;
/** Nodes that aliases may bring in, all together: "a billion laughs" ends here. */
const maxLinked = 50_000;
const tooManyLinked = `From here on aliases are read as null: all together they would bring in more than ${maxLinked.toLocaleString('en')} values. Write out what is needed instead.`;

const OPEN = '\uE000';
const CLOSE = '\uE001';
const PERCENT = '\uE002';
/** No quotes and commas: `"${Unfinished", "b": "$"}` holds no placeholder. */
const mask = (text: string) =>
  text
    .replace(/\$\{([^{}\n"',]*)\}/g, `$$${OPEN}$1${CLOSE}`)
    .replace(/\{\{([ \t]*[A-Za-z_](?:[^{}\n"',:]|:(?!\s))*)\}\}/g, `${OPEN}${OPEN}$1${CLOSE}${CLOSE}`)
    .replace(/([:[,-][ \t]+)%(?=[A-Z_]+%[ \t]*$)/gm, `$1${PERCENT}`);
const unmask = (text: string) => text.replaceAll(OPEN, '{').replaceAll(CLOSE, '}').replaceAll(PERCENT, '%');

/** Reads YAML. Never throws; linear in the length of the text. */
export function readYamlTree(text: string): SyntaxTree {
  const depth = nestingDepth(text);
  if (depth > maxDepth) {
    return {
      syntax: 'yaml',
      text,
      errors: [
        {
          code: 'too-deep',
          message: `The text is nested ${depth} levels deep; YAML is read up to ${maxDepth} levels.`,
          from: 0,
          to: Math.min(1, text.length),
        },
      ],
    };
  }
  try {
    const document = parseDocument(mask(text), {
      keepSourceTokens: true,
      uniqueKeys: false,
      logLevel: 'silent',
      strict: false,
    });
    const errors: SyntaxProblem[] = document.errors.slice(0, mostProblems).map((error) => {
      const [from, to] = error.pos;
      return {
        code: 'yaml-syntax',
        message: `${unmask(error.message.split('\n')[0] ?? error.code).replace(/ at line \d+, column \d+:?$/, '')}.`,
        from: Math.min(from, text.length),
        to: Math.min(Math.max(to, from), text.length),
      };
    });
    const control = /[\u0000-\u0008\u000b\u000c\u000e-\u001f]/.exec(text);
    if (control)
      errors.unshift({
        code: 'control-character',
        message: 'This is not text: it holds control characters.',
        from: control.index,
        to: control.index + 1,
      });
    const root = document.contents ? createReader(text, errors)(document.contents as ParsedNode) : undefined;
    return { syntax: 'yaml', text, errors, ...optional({ root }) };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return {
      syntax: 'yaml',
      text,
      errors: [
        {
          code: 'yaml-syntax',
          message: `This cannot be read as YAML: ${reason}`,
          from: 0,
          to: Math.min(1, text.length),
        },
      ],
    };
  }
}

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

/**
 * Turns the library's nodes into tree nodes; remembers what has been read, so that an alias shares what its anchor
 * stands for. The library's own way from an alias to its anchor looks through the whole document each time.
 */
function createReader(text: string, errors: SyntaxProblem[]) {
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
    const from = Math.max(text.lastIndexOf(node.tag, node.range[0]), 0);
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
    const from = node.range[0];
    const to = trimmedEnd(text, from, node.range[1]);
    const value = node.value as unknown; // tags may make anything of it
    if (typeof value === 'string')
      return {
        kind: 'scalar',
        from,
        to,
        value: unmask(value),
        ...(text.startsWith('${', from) ? { placeholder: true } : {}),
      };
    if (typeof value === 'number' && /^[-+]?(?:\d{16,}|0x[\da-fA-F]{13,}|0o[0-7]{17,})$/.test(node.source))
      return { kind: 'scalar', from, to, value: readYamlWhole(node.source) };
    if (typeof value === 'number') return { kind: 'scalar', from, to, value: withoutInfinity(value) };
    if (typeof value === 'boolean' || value === null) return { kind: 'scalar', from, to, value };
    return { kind: 'scalar', from, to, value: text.slice(from, to) };
  };

  const readMap = (node: YAMLMap.Parsed): TreeNode => {
    const members: Member[] = [];
    const merged: Member[] = [];
    const seen = new Map<string, number>();
    const add = (member: Omit<Member, 'pointerKey'>) => {
      const count = (seen.get(member.key) ?? 0) + 1;
      seen.set(member.key, count);
      members.push({ ...member, pointerKey: count > 1 ? `${member.key}#${count}` : member.key });
    };
    for (const pair of node.items) {
      const keyNode = pair.key as ParsedNode | null; // parsed documents hold parsed nodes
      const keyFrom = keyNode?.range[0] ?? node.range[0];
      const keyTo = keyNode?.range[1] ?? keyFrom;
      const key = isScalar(keyNode) ? unmask(String(keyNode.value)) : text.slice(keyFrom, keyTo);
      const value = pair.value ? read(pair.value as ParsedNode) : undefined;
      if (key === '<<' && value) {
        for (const source of value.kind === 'array' ? value.items : [value]) {
          if (source.kind === 'object')
            for (const member of source.members)
              merged.push({ ...member, keyFrom, keyTo, from: keyFrom, to: value.to });
        }
      } else
        add({
          key,
          keyFrom,
          keyTo,
          from: keyFrom,
          to: value ? Math.max(value.to, keyTo) : keyTo,
          ...(value ? { value } : {}),
        });
    }
    for (const member of merged) {
      if (seen.has(member.key)) continue;
      add(member);
      const added = members.at(-1);
      if (added) linked.add(added);
    }
    const flow = Boolean(node.flow);
    const from = node.range[0];
    const to = flow ? node.range[1] : members.reduce((end, member) => Math.max(end, member.to), from);
    const result: TreeNode = { kind: 'object', from, to, members, closed: true };
    styles.set(result, { flow, column: columnOf(members[0]?.keyFrom ?? from), dashes: [] });
    return result;
  };

  const readSequence = (node: YAMLSeq.Parsed): TreeNode => {
    const items = node.items.map((item) => read(item as ParsedNode)); // parsed documents hold parsed nodes
    const flow = Boolean(node.flow);
    const token = node.srcToken;
    const dashes =
      token?.type === 'block-seq'
        ? token.items.flatMap((item) => item.start.find((part) => part.type === 'seq-item-ind')?.offset ?? [])
        : [];
    const from = flow ? node.range[0] : (dashes[0] ?? node.range[0]);
    const to = flow ? node.range[1] : items.reduce((end, item) => Math.max(end, item.to), (dashes.at(-1) ?? from) + 1);
    const result: TreeNode = { kind: 'array', from, to, items, closed: true };
    styles.set(result, { flow, column: columnOf(from), dashes });
    return result;
  };

  const readAlias = (node: Alias.Parsed): TreeNode => {
    const [from, to] = node.range;
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

  return read;
}

/** The column of an offset, from 0. */
export function columnAt(text: string, offset: number): number {
  return offset - (text.lastIndexOf('\n', offset - 1) + 1);
}

/** The same for many offsets: one line may be all of the text, and is then not looked through for each. */
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

/** An upper bound of how deep collections are nested: brackets in a row, and the widest indentation. */
function nestingDepth(text: string): number {
  let depth = 0;
  let deepest = 0;
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c === 0x5b || c === 0x7b) deepest = Math.max(deepest, ++depth);
    else if (c === 0x5d || c === 0x7d) depth = Math.max(0, depth - 1);
    else if (c === 0x2d && text[i + 1] === ' ') {
      let dashes = 1;
      while (text[i + 2 * dashes] === '-' && text[i + 2 * dashes + 1] === ' ') dashes++;
      deepest = Math.max(deepest, dashes);
      i += 2 * dashes - 1;
    }
  }
  let indent = 0;
  for (const line of text.matchAll(/^( +)\S/gm)) indent = Math.max(indent, line[1]?.length ?? 0);
  return Math.max(deepest, Math.floor(indent / 2));
}

/** The value that a YAML text stands for, or undefined when it cannot be read. For pasted fragments. */
export function readYamlValue(text: string): Json | undefined {
  const tree = readYamlTree(text);
  return tree.errors.length === 0 && tree.root ? toJson(tree.root) : undefined;
}
