/** Reads paths of values that are only partly known. */
import { literalMeant, type FilterNode, type FilterOperand, type ParsedPath, type PathToken } from '../path/tokens';
import type { Ledger } from './need';
import { equalTo, differentFrom, orderedAs } from './conditions';
import {
  itemOf,
  itemsOf,
  knownJson,
  listOfAny,
  listOf,
  memberOf,
  objectOf,
  wantCondition,
  wantKind,
  type Value,
} from './values';

/** What a text can name: `$`, `$$` and variables. */
export type Names = {
  readonly ledger: Ledger;
  readonly input: Value | undefined;
  readonly context: Value;
  readonly variable: (name: string) => Value | undefined;
};

/** The value of a parsed path. `current` is what `@` names inside filters. */
export function readParsedPath(names: Names, { root, tokens }: ParsedPath, current?: Value): Value | undefined {
  const start =
    root.kind === 'input'
      ? names.input
      : root.kind === 'context'
        ? names.context
        : root.kind === 'variable'
          ? names.variable(root.name)
          : current;
  return readTokens(names, start, tokens);
}

function readTokens(names: Names, start: Value | undefined, tokens: readonly PathToken[]): Value | undefined {
  const { ledger } = names;
  let at: readonly Value[] = start === undefined ? [] : [start];
  let isMany = false;
  for (const token of tokens) {
    if (ledger.stepsLeft-- < 0) return undefined;
    switch (token.kind) {
      case 'names':
        at = at.flatMap((value) => readNames(ledger, value, token.names) ?? []);
        break;
      case 'indexes':
        isMany ||= token.indexes.length > 1;
        at = at.flatMap((value) => token.indexes.flatMap((index) => itemOf(ledger, value, index) ?? []));
        break;
      case 'fromEnd':
        at = at.flatMap((value) => itemOf(ledger, value, token.offset) ?? []);
        break;
      case 'slice':
        isMany = true;
        at = at.flatMap((value) => itemOf(ledger, value, Math.max(token.from ?? 0, (token.to ?? 1) - 1, 0)) ?? []);
        break;
      case 'wildcard':
        isMany = true;
        at = at.flatMap((value) => everyPart(ledger, value));
        break;
      case 'filter':
        isMany = true;
        at = at.flatMap((value) =>
          (itemsOf(ledger, value) ?? [value]).filter((item) => meetFilter(names, token.filter, item)),
        );
        break;
      case 'scan':
        // The next name is looked for on every level; the first one will do.
        isMany = true;
        break;
    }
  }
  return isMany ? (at.length === 1 && at[0] !== undefined ? listOfAny(at[0]) : listOf(at)) : at[0];
}

function readNames(ledger: Ledger, value: Value, names: readonly string[]): Value | undefined {
  const [name] = names;
  if (names.length === 1 && name !== undefined) return memberOf(ledger, value, name);
  return objectOf(
    names.flatMap((one): [string, Value][] => {
      const part = memberOf(ledger, value, one);
      return part === undefined ? [] : [[one, part]];
    }),
  );
}

function everyPart(ledger: Ledger, value: Value): readonly Value[] {
  if (value.kind === 'object') return [...value.members.values()];
  if (value.kind === 'place' && value.need.members.size > 0) return [];
  return itemsOf(ledger, value) ?? [];
}

/** Makes an item meet a filter, as far as it can be made to. */
function meetFilter(names: Names, filter: FilterNode, item: Value): boolean {
  switch (filter.kind) {
    case 'and':
      return filter.parts.every((part) => meetFilter(names, part, item));
    case 'or':
      return filter.parts.some((part) => meetFilter(names, part, item));
    case 'exists':
      return filter.isNegated || readParsedPath(names, filter.path, item) !== undefined;
    case 'compare':
      return meetComparison(names, filter, item);
  }
}

function meetComparison(
  names: Names,
  { left, relation, right }: Extract<FilterNode, { kind: 'compare' }>,
  item: Value,
): boolean {
  const [a, b] = [operandOf(names, left, item), operandOf(names, right, item)];
  const known = knownJson(b) ?? knownJson(a);
  const open = knownJson(b) === undefined ? b : a;
  if (known === undefined) return true;
  const flipped = open === b;
  switch (relation) {
    case '==':
      return wantCondition(names.ledger, open, equalTo(known.value)) !== false;
    case '!=':
      return wantCondition(names.ledger, open, differentFrom(known.value)) !== false;
    case '<':
    case '<=':
    case '>':
    case '>=':
      if (typeof known.value === 'number') wantKind(names.ledger, open, 'number');
      return wantCondition(names.ledger, open, orderedAs(flipped ? flip[relation] : relation, known.value)) !== false;
    default:
      return true;
  }
}

const flip = { '<': '>', '<=': '>=', '>': '<', '>=': '<=' } as const;

function operandOf(names: Names, operand: FilterOperand, item: Value): Value | undefined {
  if (operand.kind === 'path') return readParsedPath(names, operand.path, item);
  return operand.kind === 'literal' ? { kind: 'literal', json: literalMeant(operand) } : undefined;
}
