/** Conditions of choice rules as the builder changes them: pure rewriting of one JSON object into another. */
import { comparisonOperators } from '../../core/asl/fields';
import { isJsonObject, member, setMember, type Json, type JsonObject } from '../../core/base/json';

/** What a condition is: a comparison, all or any of several, or the opposite of one. */
export type ConditionKind = 'test' | 'And' | 'Or' | 'Not';

const operatorNames = new Set(comparisonOperators.map((row) => row.name));
const conditionKeys = new Set(['Variable', 'And', 'Or', 'Not', ...operatorNames]);

/** A comparison to begin with. */
export const newTest: JsonObject = { Variable: '$.value', IsPresent: true };

/** What kind of condition an object holds. */
export function kindOfCondition(rule: JsonObject): ConditionKind {
  return (['And', 'Or', 'Not'] as const).find((key) => Object.hasOwn(rule, key)) ?? 'test';
}

/** The name of the comparison operator of an object, if it has one. */
export function operatorOf(rule: JsonObject): string | undefined {
  return Object.keys(rule).find((key) => operatorNames.has(key));
}

/** The condition alone, without Next, Comment and the like. */
export function conditionOf(rule: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(rule).filter(([key]) => conditionKeys.has(key)));
}

/** The rule with another condition; everything else keeps its place. */
export function withCondition(rule: JsonObject, condition: JsonObject): JsonObject {
  const changed: Record<string, Json> = {};
  let isPlaced = false;
  const place = (): void => {
    for (const [key, value] of Object.entries(condition)) setMember(changed, key, value);
    isPlaced = true;
  };
  for (const [key, value] of Object.entries(rule)) {
    if (!conditionKeys.has(key)) setMember(changed, key, value);
    else if (!isPlaced) place();
  }
  return isPlaced ? changed : { ...condition, ...changed };
}

/** The rule with a condition of another kind, made of as much of the old one as fits. */
export function convertCondition(rule: JsonObject, kind: ConditionKind): JsonObject {
  const now = conditionOf(rule);
  const parts = partsOf(rule);
  switch (kind) {
    case 'And':
    case 'Or':
      return withCondition(rule, {
        [kind]: kindOfCondition(rule) === 'test' || kindOfCondition(rule) === 'Not' ? [now] : parts,
      });
    case 'Not':
      return withCondition(rule, { Not: now });
    case 'test': {
      const first = parts.find((part) => isJsonObject(part) && kindOfCondition(part) === 'test');
      return withCondition(rule, isJsonObject(first) ? conditionOf(first) : newTest);
    }
  }
}

/**
 * The rule with another operator. The value stays where it is of the same kind; otherwise a plain one takes its place.
 */
export function changeOperator(rule: JsonObject, operator: string): JsonObject {
  const before = operatorOf(rule);
  const value = before === undefined ? undefined : member(rule, before);
  const condition: Record<string, Json> = { Variable: member(rule, 'Variable') ?? '$.value' };
  condition[operator] =
    value !== undefined && before !== undefined && fits(before, operator) ? value : startingOperand(operator);
  return withCondition(rule, condition);
}

/** The conditions inside of a condition. */
export function partsOf(rule: JsonObject): readonly Json[] {
  const kind = kindOfCondition(rule);
  const inside = kind === 'test' ? undefined : rule[kind];
  if (Array.isArray(inside)) return inside as readonly Json[];
  return inside === undefined ? [] : [inside];
}

function fits(before: string, after: string): boolean {
  if (before.endsWith('Path') || after.endsWith('Path')) return before.endsWith('Path') && after.endsWith('Path');
  return (
    operandOf(before) === operandOf(after) ||
    (operandOf(before) === 'string' && operandOf(after) === 'pattern') ||
    (operandOf(before) === 'pattern' && operandOf(after) === 'string')
  );
}

function operandOf(operator: string): string | undefined {
  return comparisonOperators.find((row) => row.name === operator)?.operand;
}

function startingOperand(operator: string): Json {
  if (operator.endsWith('Path')) return '$.other';
  switch (operandOf(operator)) {
    case 'number':
      return 0;
    case 'boolean':
      return true;
    case 'timestamp':
      return '2026-01-01T00:00:00Z';
    default:
      return '';
  }
}
