/**
 * What is read of data at one place that nobody has seen yet: the input of a workflow, or the result of a task.
 *
 * A need grows while expressions are followed: reading `$.order.total` makes a member of a member, comparing it with a
 * number adds a condition. Afterwards `fitNeed` makes a value that has it all. What was said first has priority, so the
 * way that is to be taken is followed first.
 */
import { jsonEquals, type Json } from '../../base/json';
import type { AstNode } from '../jsonata/ast';

/** Kinds of values. `numeric` is a text that holds a number. */
export type Kind = 'text' | 'number' | 'boolean' | 'timestamp' | 'list' | 'object' | 'numeric' | 'null';

/** Something that a value has to meet, with values that might. */
export type Condition = { readonly holds: (value: Json) => boolean; readonly ideas: readonly Json[] };

/** What is read at a place. Changed by the functions of this file only. */
export type Need = {
  kind: Kind | undefined;
  readonly members: Map<string, Need>;
  /** What is read of each item, where it is a list, and how many there must be. */
  item: Need | undefined;
  itemCount: number;
  /** It is a list without items. */
  isEmpty: boolean;
  /** What is read inside, where it is a text that encodes something. */
  encoded: { readonly as: 'json' | 'base64'; readonly inner: Need } | undefined;
  /** Where it is a text that is split: by what, and into how many pieces at least. */
  split: { readonly separator: string; readonly pieceCount: number } | undefined;
  readonly conditions: Condition[];
  /** A value that meets them all. */
  likely: { readonly value: Json } | undefined;
  /** The only value that will do. */
  fixed: { readonly value: Json } | undefined;
  /** The value of earlier visits, where a loop waits for the one that the conditions ask for. */
  before: { readonly value: Json } | undefined;
  /** There must be nothing. */
  isAbsent: boolean;
};

/** How an assumption came out: it holds or was made to, it cannot, or nobody knows. */
export type Assumed = boolean | 'unknown';

/** Keeps account of one analysis: what it may still cost, and how to take back what was only tried. */
export type Ledger = {
  stepsLeft: number;
  trail: (() => void)[] | undefined;
  /** The needs that conditions were put to, newest last; whoever wants to know which empties it before. */
  touched: Need[];
  /** Trees of expressions by their texts: conditions are tried more than once. */
  readonly trees: Map<string, AstNode | undefined>;
};

/** What an analysis begins with. */
export function createLedger(maxSteps: number): Ledger {
  return { stepsLeft: maxSteps, trail: undefined, touched: [], trees: new Map() };
}

/** More conditions than this at one place are not looked at: a rule against thousands of values stays cheap. */
const maxConditions = 32;

/** A need of which nothing is known. */
export function createNeed(): Need {
  return {
    kind: undefined,
    members: new Map(),
    item: undefined,
    itemCount: 0,
    isEmpty: false,
    encoded: undefined,
    split: undefined,
    conditions: [],
    likely: undefined,
    fixed: undefined,
    before: undefined,
    isAbsent: false,
  };
}

/** Tells whether nothing is known of a need. */
export function isBlank(need: Need): boolean {
  return (
    need.kind === undefined &&
    need.members.size === 0 &&
    need.item === undefined &&
    need.encoded === undefined &&
    need.split === undefined &&
    need.conditions.length === 0 &&
    !need.isAbsent
  );
}

/** Does something that is taken back when it says no. */
export function attempt(ledger: Ledger, act: () => boolean): boolean {
  const outer = ledger.trail;
  const trail: (() => void)[] = [];
  ledger.trail = trail;
  const worked = act();
  ledger.trail = outer;
  if (worked) for (const undo of trail) outer?.push(undo);
  else for (const undo of trail.toReversed()) undo();
  return worked;
}

function change<K extends keyof Need>(ledger: Ledger, need: Need, key: K, value: Need[K]): void {
  const old = need[key];
  ledger.trail?.push(() => void (need[key] = old));
  need[key] = value;
}

/** The member of a need, made when it is the first time that it is read. */
export function needMember(ledger: Ledger, need: Need, name: string): Need {
  const present = need.members.get(name);
  if (present !== undefined) return present;
  const made = createNeed();
  need.members.set(name, made);
  ledger.trail?.push(() => void need.members.delete(name));
  needKind(ledger, need, 'object');
  return made;
}

/** What is read of the items of a need, of which there must be so many. */
export function needItem(ledger: Ledger, need: Need, count: number): Need {
  needKind(ledger, need, 'list');
  if (count > need.itemCount) change(ledger, need, 'itemCount', Math.min(count, 100));
  if (need.item === undefined) change(ledger, need, 'item', createNeed());
  // Set on the line before.
  return need.item as Need;
}

/** Notes that a list has no items. False when some are read already. */
export function needNoItems(ledger: Ledger, need: Need): boolean {
  if (need.isEmpty) return true;
  if (need.item !== undefined && (need.itemCount > 1 || !isBlank(need.item))) return false;
  change(ledger, need, 'isEmpty', true);
  return true;
}

/** Notes the kind of a need, unless another is known. A text may turn out to be a special one. */
export function needKind(ledger: Ledger, need: Need, kind: Kind): void {
  const isNarrower = need.kind === 'text' && (kind === 'timestamp' || kind === 'numeric');
  if (need.kind === undefined || isNarrower) change(ledger, need, 'kind', kind);
}

/** What is read inside of a need that is a text. Undefined when it is known to be none. */
export function needEncoded(ledger: Ledger, need: Need, as: 'json' | 'base64'): Need | undefined {
  needKind(ledger, need, 'text');
  if (need.kind !== 'text' || need.fixed !== undefined) return undefined;
  if (need.encoded === undefined) change(ledger, need, 'encoded', { as, inner: createNeed() });
  return need.encoded?.as === as ? need.encoded.inner : undefined;
}

/** Notes that a need is a text which is split into so many pieces. */
export function needPieces(ledger: Ledger, need: Need, separator: string, pieceCount: number): void {
  needKind(ledger, need, 'text');
  const known = need.split;
  if (known !== undefined && (known.separator !== separator || known.pieceCount >= pieceCount)) return;
  change(ledger, need, 'split', { separator, pieceCount: Math.min(pieceCount, 100) });
}

/** Notes that there must be nothing. False when something is read there already. */
export function needAbsence(ledger: Ledger, need: Need): boolean {
  if (need.isAbsent) return true;
  if (!isBlank(need)) return false;
  change(ledger, need, 'isAbsent', true);
  return true;
}

/** Adds a condition. False, and nothing is changed, when no value is known that meets it beside all others. */
export function needCondition(ledger: Ledger, need: Need, condition: Condition): boolean {
  if (need.isAbsent) return false;
  ledger.touched.push(need);
  if (need.fixed !== undefined) return condition.holds(need.fixed.value);
  if (need.members.size > 0 || need.item !== undefined || need.encoded !== undefined)
    return condition.holds(
      need.item === undefined && need.encoded === undefined ? {} : need.encoded === undefined ? [] : '{}',
    );
  if (need.conditions.length >= maxConditions) return false;
  const [idea] = condition.ideas;
  // Only one value: a comparison for equality.
  if (condition.ideas.length === 1 && idea !== undefined && isAllowed(need, idea)) {
    add(ledger, need, condition);
    change(ledger, need, 'fixed', { value: idea });
    return true;
  }
  if (need.likely !== undefined && condition.holds(need.likely.value)) {
    add(ledger, need, condition);
    return true;
  }
  return attempt(ledger, () => {
    add(ledger, need, condition);
    // Each idea is held against each condition.
    ledger.stepsLeft -= need.conditions.length * 8;
    change(ledger, need, 'likely', findValue(need));
    return need.likely !== undefined;
  });
}

function add(ledger: Ledger, need: Need, condition: Condition): void {
  need.conditions.push(condition);
  ledger.trail?.push(() => void need.conditions.pop());
}

function isAllowed(need: Need, value: Json): boolean {
  return need.conditions.every(({ holds }) => holds(value));
}

/** Notes the value that the first visits of a loop see. */
export function needBefore(need: Need, value: Json): void {
  need.before = { value };
}

/** What stands where nothing is known of a value, by its kind; what may stand there instead follows. */
const standIns: Readonly<Record<Kind, readonly Json[]>> = {
  text: ['text', 'other text'],
  number: [1, 2, 0],
  boolean: [true, false],
  timestamp: ['2026-01-01T00:00:00Z', '2025-01-01T00:00:00Z'],
  list: [[]],
  object: [{}],
  numeric: ['1', '2', '0'],
  null: [null],
};

/** A value that meets all conditions: an idea of one of them, or a stand-in. Undefined when none is known that does. */
export function findValue(need: Need, preferred: readonly Json[] = []): { readonly value: Json } | undefined {
  if (need.fixed !== undefined) return need.fixed;
  const usual = need.kind === undefined ? [] : standIns[need.kind];
  // What is asked for comes before what is usual, but the usual before the ideas of what is to be avoided.
  const ideas = [
    ...preferred,
    ...need.conditions.flatMap((condition) => condition.ideas),
    ...usual,
    ...(need.kind === undefined ? [...standIns.text, ...standIns.number, false] : []),
  ];
  const found = ideas.find(
    (idea) =>
      isAllowed(need, idea) &&
      (need.kind === undefined || need.conditions.length > 0 || usual.some((one) => jsonEquals(one, idea))),
  );
  return found === undefined ? undefined : { value: found };
}
