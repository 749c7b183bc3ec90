/** Makes a Choice rule of the JSONPath side true or false, as far as the values are open. */
import { isJsonObject, member, type Json, type JsonObject } from '../../base/json';
import { comparisons, matchStringPattern, typeTests } from '../choiceOperators';
import { parsePath } from '../path/parsePath';
import { besides } from './conditions';
import { attempt, needAbsence, type Assumed, type Condition, type Kind } from './need';
import { readParsedPath, type Names } from './readPath';
import { readText } from './readText';
import { hasMember, itemOf, knownJson, memberOf, wantCondition, wantKind, type Value } from './values';

const maxDepth = 100;

/** Makes a rule come out as wanted. False when it cannot; then nothing is changed. */
export function assumeRule(names: Names, rule: Json, truth: boolean, depth = 0): Assumed {
  let outcome: Assumed = false;
  attempt(names.ledger, () => (outcome = assume(names, rule, truth, depth)) !== false);
  return outcome;
}

function assume(names: Names, rule: Json, truth: boolean, depth: number): Assumed {
  if (!isJsonObject(rule) || depth > maxDepth || names.ledger.stepsLeft-- < 0) return 'unknown';
  const negated = member(rule, 'Not');
  if (negated !== undefined) return assumeRule(names, negated, !truth, depth + 1);
  for (const connective of ['And', 'Or'] as const) {
    const parts = member(rule, connective);
    if (Array.isArray(parts))
      return (connective === 'And') === truth
        ? assumeAll(names, parts as readonly Json[], truth, depth)
        : assumeAny(names, parts as readonly Json[], truth, depth);
  }
  return assumeTest(names, rule, truth);
}

function assumeAll(names: Names, parts: readonly Json[], truth: boolean, depth: number): Assumed {
  let outcome: Assumed = true;
  for (const part of parts) {
    const one = assumeRule(names, part, truth, depth + 1);
    if (one === false) return false;
    if (one === 'unknown') outcome = one;
  }
  return outcome;
}

/**
 * The first part that comes out. Those before it are read all the same, since a path that is not there fails.
 */
function assumeAny(names: Names, parts: readonly Json[], truth: boolean, depth: number): Assumed {
  let outcome: Assumed = false;
  for (const part of parts) {
    const one = assumeRule(names, part, truth, depth + 1);
    if (one === true) return true;
    if (one === 'unknown') outcome = one;
  }
  return outcome;
}

/**
 * Asks for what every part of a rule compares with, as far as nothing speaks against it: whoever reads the values sees
 * all that matter.
 */
export function mentionRule(names: Names, rule: Json, depth = 0): void {
  if (!isJsonObject(rule) || depth > maxDepth) return;
  const negated = member(rule, 'Not');
  const parts = member(rule, 'And') ?? member(rule, 'Or');
  if (Array.isArray(parts)) for (const part of parts as readonly Json[]) mentionRule(names, part, depth + 1);
  else if (negated !== undefined) mentionRule(names, negated, depth + 1);
  else if (member(rule, 'IsPresent') === undefined) assumeRule(names, rule, true);
}

function assumeTest(names: Names, rule: JsonObject, truth: boolean): Assumed {
  const variable = member(rule, 'Variable');
  const operator = Object.keys(rule).find(
    (key) =>
      key === 'StringMatches' || Object.hasOwn(typeTests, key) || Object.hasOwn(comparisons, key.replace(/Path$/, '')),
  );
  if (typeof variable !== 'string' || operator === undefined) return 'unknown';
  const operand = rule[operator] ?? null;
  if (operator === 'IsPresent') return assumePresence(names, variable, (operand === true) === truth);
  const value = readText(names, variable);
  if (value === undefined) return false;
  if (Object.hasOwn(typeTests, operator)) return assumeType(names, value, operator, (operand === true) === truth);
  if (operator.endsWith('Path') && typeof operand === 'string')
    return assumeOther(names, value, readText(names, operand), operator.slice(0, -4), truth);
  const condition = conditionOf(operator, operand);
  if (condition === undefined) return 'unknown';
  if (truth) wantKind(names.ledger, value, kindOf(operator));
  return wantCondition(names.ledger, value, wanted(condition, truth));
}

const kinds: Readonly<Record<string, Kind>> = { Str: 'text', Num: 'number', Boo: 'boolean', Tim: 'timestamp' };

function kindOf(operator: string): Kind {
  return kinds[operator.slice(0, 3)] ?? 'text';
}

/** What an operator asks for; a value of another type never meets it. */
function conditionOf(operator: string, operand: Json): Condition | undefined {
  if (operator === 'StringMatches') {
    const matcher = typeof operand === 'string' ? matchStringPattern(operand) : undefined;
    if (typeof operand !== 'string' || matcher?.ok !== true) return undefined;
    return {
      holds: (value) => typeof value === 'string' && matcher.value(value),
      ideas: [operand.replaceAll(/\\(.)|\*/g, (_, escaped: string | undefined) => escaped ?? 'x')],
    };
  }
  const comparison = comparisons[operator];
  const right = comparison?.read(operand);
  if (comparison === undefined || right === undefined) return undefined;
  const holds = (value: Json): boolean => {
    const left = comparison.read(value);
    return left !== undefined && comparison.accepts(comparison.order(left, right));
  };
  // Only what is equal: one idea fixes the value.
  return {
    holds,
    ideas: operator.endsWith('Equals') && !/Than/.test(operator) ? [operand] : besides(operand).filter(holds),
  };
}

/**
 * The condition, or its contrary with ideas that meet it: values of the same kind, so that other rules can still read
 * them.
 */
function wanted({ holds, ideas }: Condition, truth: boolean): Condition {
  if (truth) return { holds, ideas };
  const contrary = (value: Json): boolean => !holds(value);
  const [idea] = ideas;
  const others = [
    ...(typeof idea === 'string' ? ['text'] : typeof idea === 'boolean' ? [!idea] : []),
    ...besides(idea ?? null),
    'text',
    'other text',
  ];
  return { holds: contrary, ideas: others.filter(contrary) };
}

/** Whether a path leads to something. Nothing is read where nothing is to be there. */
function assumePresence(names: Names, text: string, isPresent: boolean): Assumed {
  const path = parsePath(text);
  if (!path.ok) return 'unknown';
  const { root, tokens } = path.value;
  const last = tokens.at(-1);
  if (last === undefined) return readParsedPath(names, path.value) === undefined ? !isPresent : isPresent;
  if (isPresent) return readParsedPath(names, path.value) !== undefined;
  // What is not there may be missing anywhere on the way; the last step keeps most of it for other readers.
  const holder = readParsedPath(names, { root, tokens: tokens.slice(0, -1) });
  if (holder === undefined) return true;
  if (last.kind === 'indexes') return itemOf(names.ledger, holder, last.indexes[0]) === undefined;
  const name = last.kind === 'names' ? last.names[0] : undefined;
  if (name === undefined) return 'unknown';
  const present = hasMember(holder, name);
  if (present === false) return true;
  const inner = memberOf(names.ledger, holder, name);
  return inner?.kind === 'place' ? needAbsence(names.ledger, inner.need) : false;
}

const typeConditions: Readonly<
  Record<string, { readonly kind: Kind; readonly ideas: readonly Json[]; readonly others: readonly Json[] }>
> = {
  IsNull: { kind: 'null', ideas: [null], others: ['text', 1, {}] },
  IsBoolean: { kind: 'boolean', ideas: [true, false], others: ['text', 1] },
  IsNumeric: { kind: 'number', ideas: [1, 2], others: ['text', true] },
  IsString: { kind: 'text', ideas: ['text', 'other text'], others: [1, true] },
  IsTimestamp: { kind: 'timestamp', ideas: ['2026-01-01T00:00:00Z'], others: ['text', 1] },
};

function assumeType(names: Names, value: Value, operator: string, truth: boolean): Assumed {
  const row = typeConditions[operator];
  const test = typeTests[operator];
  if (row === undefined || test === undefined) return 'unknown';
  return wantCondition(names.ledger, value, {
    holds: (given) => test(given) === truth,
    ideas: truth ? row.ideas : row.others,
  });
}

/** A comparison with the value of another path. */
function assumeOther(names: Names, value: Value, other: Value | undefined, operator: string, truth: boolean): Assumed {
  const kind = kindOf(operator);
  wantKind(names.ledger, value, kind);
  wantKind(names.ledger, other, kind);
  const right = knownJson(other);
  if (right !== undefined) {
    const condition = conditionOf(operator, right.value);
    return condition === undefined ? 'unknown' : wantCondition(names.ledger, value, wanted(condition, truth));
  }
  const left = knownJson(value);
  const [mine, theirs] = pairs[kind] ?? [];
  if (left !== undefined || mine === undefined || theirs === undefined) {
    const given = left?.value ?? null;
    const holds = (candidate: Json): boolean => {
      const condition = conditionOf(operator, candidate);
      return condition !== undefined && condition.holds(given) === truth;
    };
    return wantCondition(names.ledger, other, { holds, ideas: besides(given).filter(holds) });
  }
  // Both are open: one of two values for each will do.
  for (const [one, two] of [
    [mine, mine],
    [theirs, mine],
    [mine, theirs],
  ] as const) {
    if (conditionOf(operator, two)?.holds(one) !== truth) continue;
    const isSet = attempt(names.ledger, () =>
      [
        [value, one],
        [other, two],
      ].every(
        ([place, json]) =>
          wantCondition(names.ledger, place as Value, {
            holds: (candidate) => candidate === json,
            ideas: [json as Json],
          }) === true,
      ),
    );
    if (isSet) return true;
  }
  return 'unknown';
}

const pairs: Readonly<Partial<Record<Kind, readonly [Json, Json]>>> = {
  text: ['text', 'text 2'],
  number: [1, 2],
  boolean: [true, false],
  timestamp: ['2026-01-01T00:00:00Z', '2026-01-02T00:00:00Z'],
};
