/** What the functions of JSONata ask of their arguments, and what is known of what they give. */
import type { AstNode } from '../jsonata/ast';
import type { Kind } from './need';
import { inside, type Where } from './where';
import {
  decoded,
  itemOf,
  itemsOf,
  knownJson,
  listOf,
  listOfAny,
  literal,
  made,
  objectOf,
  wantKind,
  type Value,
} from './values';

type Read = (where: Where, args: readonly AstNode[]) => Value | undefined;

/** Takes values of one kind and gives a value of another. */
const plain =
  (takes: readonly (Kind | undefined)[], gives: Kind | undefined): Read =>
  (where, args) => {
    for (const [i, arg] of args.entries()) {
      const kind = takes[i];
      const value = where.engine.read(where, arg);
      if (kind !== undefined) wantKind(where.ledger, value, kind);
    }
    return made(gives);
  };

/** Takes a list of numbers. */
const ofNumbers: Read = (where, [list]) => {
  const value = readSeries(where, list);
  for (const item of (value?.kind === 'place' && value.need.item === undefined
    ? undefined
    : itemsOf(where.ledger, value)) ?? [value])
    wantKind(where.ledger, item, 'number');
  return made('number');
};

/** A list that may also be one value: `orders.total` has one for each of the orders, `prices` is a list itself. */
function readSeries(where: Where, node: AstNode | undefined): Value | undefined {
  const steps = node?.type === 'path' ? (node.steps ?? []) : [];
  const names = steps.filter(({ type }) => type === 'name').map(({ value }) => String(value));
  const [owner = '', last = ''] = names.slice(-2);
  const isSeriesOfOwner = names.length > 2 && !last.endsWith('s') && owner.endsWith('s');
  if (isSeriesOfOwner && node !== undefined)
    itemOf(where.ledger, where.engine.read(where, { ...node, steps: steps.slice(0, -1) }));
  const value = where.engine.read(where, node);
  if (!isSeriesOfOwner) itemOf(where.ledger, value);
  return value;
}

/** Gives the list that it takes, or some of it. */
const same: Read = (where, [list, given]) => {
  const value = where.engine.read(where, list);
  const item = itemOf(where.ledger, value);
  if (given?.type === 'lambda') {
    // Something is to be left of the list.
    const inner = inside(where);
    for (const [i, parameter] of (given.arguments ?? []).entries())
      inner.names.set(String(parameter.value), { value: [item, made('number'), value][i] });
    where.engine.assume(inner, given.body, true);
  } else if (given !== undefined) where.engine.call(where, given, [item, made('number'), value]);
  return item === undefined ? value : value?.kind === 'list' && !value.isOpen ? value : listOfAny(item);
};

const sorted: Read = (where, [list, given]) => {
  const value = where.engine.read(where, list);
  const item = itemOf(where.ledger, value);
  if (given !== undefined) where.engine.call(where, given, [item, item]);
  return value;
};

const mapped: Read = (where, [list, given]) => {
  const value = where.engine.read(where, list);
  const results = (itemsOf(where.ledger, value) ?? []).map(
    (item, i) => where.engine.call(where, given, [item, literal(i), value]) ?? made(),
  );
  return value?.kind === 'list' && !value.isOpen ? listOf(results) : listOfAny(results[0] ?? made());
};

const text = plain(['text'], 'text');

/** The functions by name, without `$`. */
export const jsonataReads: Readonly<Record<string, Read>> = {
  string: (where, [value]) => {
    const read = where.engine.read(where, value);
    return read === undefined ? made('text') : { kind: 'encoded', as: 'json', of: read };
  },
  ...Object.fromEntries(
    ['uppercase', 'lowercase', 'trim', 'encodeUrl', 'encodeUrlComponent', 'decodeUrl', 'decodeUrlComponent'].map(
      (name) => [name, text],
    ),
  ),
  length: plain(['text'], 'number'),
  substring: plain(['text', 'number', 'number'], 'text'),
  substringBefore: plain(['text', 'text'], 'text'),
  substringAfter: plain(['text', 'text'], 'text'),
  pad: plain(['text', 'number', 'text'], 'text'),
  contains: plain(['text', 'text'], 'boolean'),
  match: plain(['text'], undefined),
  replace: plain(['text'], 'text'),
  split(where, [whole, separator]) {
    const value = where.engine.read(where, whole);
    wantKind(where.ledger, value, 'text');
    const by = knownJson(where.engine.read(where, separator))?.value;
    return value === undefined ? made() : { kind: 'pieces', of: value, separator: typeof by === 'string' ? by : ',' };
  },
  join(where, [list, separator]) {
    const value = readSeries(where, list);
    for (const item of itemsOf(where.ledger, value) ?? []) wantKind(where.ledger, item, 'text');
    where.engine.read(where, separator);
    return made('text');
  },
  base64encode(where, [value]) {
    const read = where.engine.read(where, value);
    wantKind(where.ledger, read, 'text');
    return read === undefined ? made('text') : { kind: 'encoded', as: 'base64', of: read };
  },
  base64decode: (where, [value]) => decoded(where.ledger, where.engine.read(where, value), 'base64'),
  parse: (where, [value]) => decoded(where.ledger, where.engine.read(where, value), 'json'),
  hash: plain([undefined, 'text'], 'text'),
  uuid: () => made('text'),
  random: () => made('number'),
  now: () => made('timestamp'),
  millis: () => made('number'),
  toMillis: plain(['timestamp'], 'number'),
  fromMillis: plain(['number'], 'timestamp'),
  number(where, [value]) {
    const read = where.engine.read(where, value);
    wantKind(where.ledger, read, 'number');
    return made('number');
  },
  ...Object.fromEntries(['abs', 'floor', 'ceil', 'round', 'sqrt'].map((name) => [name, plain(['number'], 'number')])),
  power: plain(['number', 'number'], 'number'),
  formatNumber: plain(['number'], 'text'),
  formatBase: plain(['number'], 'text'),
  formatInteger: plain(['number'], 'text'),
  range: (where, args) => {
    plain(['number', 'number', 'number'], 'number')(where, args);
    return listOfAny(made('number'));
  },
  sum: ofNumbers,
  max: ofNumbers,
  min: ofNumbers,
  average: ofNumbers,
  count(where, [list]) {
    const value = readSeries(where, list);
    return value === undefined ? literal(0) : { kind: 'count', of: value };
  },
  boolean: plain([], 'boolean'),
  not: () => made('boolean'),
  exists: () => made('boolean'),
  map: mapped,
  filter: same,
  single(where, args) {
    const list = same(where, args);
    return itemOf(where.ledger, list);
  },
  sort: sorted,
  reverse: same,
  shuffle: same,
  distinct: same,
  reduce(where, [list, given, start]) {
    const value = where.engine.read(where, list);
    const item = itemOf(where.ledger, value);
    const initial = start === undefined ? item : where.engine.read(where, start);
    return where.engine.call(where, given, [initial, item, made('number'), value]) ?? initial;
  },
  each(where, [object, given]) {
    const value = where.engine.read(where, object);
    wantKind(where.ledger, value, 'object');
    where.engine.call(where, given, [made(), made('text')]);
    return listOfAny(made());
  },
  sift(where, [object]) {
    const value = where.engine.read(where, object);
    wantKind(where.ledger, value, 'object');
    return value;
  },
  keys(where, [object]) {
    const value = where.engine.read(where, object);
    wantKind(where.ledger, value, 'object');
    return value?.kind === 'object' && value.base === undefined
      ? listOf([...value.members.keys()].map(literal))
      : listOfAny(made('text'));
  },
  lookup(where, [object, key]) {
    const value = where.engine.read(where, object);
    const name = knownJson(where.engine.read(where, key))?.value;
    return typeof name === 'string'
      ? where.engine.read({ ...where, focus: value }, { type: 'name', value: name })
      : made();
  },
  spread: (where, [object]) => where.engine.read(where, object),
  merge(where, [list]) {
    const value = where.engine.read(where, list);
    const parts = itemsOf(where.ledger, value) ?? [];
    return parts.reduce<Value | undefined>(
      (base, part) =>
        part.kind === 'object'
          ? objectOf(part.members, part.base ?? base)
          : part.kind === 'literal' && base !== undefined
            ? objectOf(literalMembers(part), base)
            : part,
      undefined,
    );
  },
  append(where, args) {
    const [first, second] = args.map((arg) => where.engine.read(where, arg));
    const left =
      first?.kind === 'list'
        ? first.items
        : first === undefined
          ? []
          : first.kind === 'literal' && Array.isArray(first.json)
            ? (itemsOf(where.ledger, first) ?? [])
            : first.kind === 'place' && first.need.item !== undefined
              ? (itemsOf(where.ledger, first) ?? [])
              : [first];
    const right = second?.kind === 'list' ? second.items : second === undefined ? [] : [second];
    return listOf([...left, ...right]);
  },
  zip: () => listOfAny(listOfAny(made())),
  partition(where, [list, size]) {
    const value = where.engine.read(where, list);
    wantKind(where.ledger, where.engine.read(where, size), 'number');
    return listOfAny(listOfAny(itemOf(where.ledger, value) ?? made()));
  },
  type: plain([], 'text'),
  error: () => undefined,
  assert: () => undefined,
};

function literalMembers(value: Extract<Value, { kind: 'literal' }>): readonly (readonly [string, Value])[] {
  return typeof value.json === 'object' && value.json !== null && !Array.isArray(value.json)
    ? Object.entries(value.json).map(([name, json]) => [name, literal(json)] as const)
    : [];
}
