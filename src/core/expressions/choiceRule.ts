import { isJsonObject, member, type Json, type JsonObject } from '../base/json';
import { fail, ok, type Result } from '../base/result';
import { runtimeFailure, type Evaluated, type ExpressionFailure } from './failure';
import { comparisons, matchStringPattern, typeTests, type Comparison } from './choiceOperators';
import { compilePath, nothingToRead, startsInNull, type CompiledPath } from './jsonPath';
import type { Scope } from './scope';

/** A Choice rule of the JSONPath side, compiled. */
export type CompiledRule = (scope: Scope) => Evaluated<boolean>;

/** Nesting of And, Or and Not beyond this is refused, so that no rule can exhaust the stack. */
const maxDepth = 200;

/** Inside this file a rule gives a boolean, or the failure that ends it: nothing is wrapped on the way. */
type Rule = (scope: Scope) => boolean | ExpressionFailure;

/**
 * Compiles one entry of `Choices` (its `Next`, `Assign` and `Comment` are not looked
 * at). The error is the reason why it is no rule. An operand of another type makes a
 * comparison false; a path that finds nothing fails, except under IsPresent.
 *
 * @see https://states-language.net/spec.html#choice-state
 */
export function compileChoiceRule(rule: JsonObject): Result<CompiledRule, string> {
  const compiled = compileRule(rule, 0);
  if (!compiled.ok) return compiled;
  const holds = compiled.value;
  return ok((scope) => {
    const outcome = holds(scope);
    return typeof outcome === 'boolean' ? (outcome ? isTrue : isFalse) : fail(outcome);
  });
}

const isTrue = ok(true);
const isFalse = ok(false);

function compileRule(rule: JsonObject, depth: number): Result<Rule, string> {
  if (depth > maxDepth) return fail(`Rules are nested more than ${maxDepth} levels deep.`);
  const connectives = ['And', 'Or', 'Not'].filter((name) => Object.hasOwn(rule, name));
  if (connectives.length > 1) return fail(`A rule has only one of ${connectives.join(' and ')}.`);
  if (connectives[0] === 'Not') return compileNot(member(rule, 'Not'), depth);
  if (connectives[0] !== undefined) return compileList(connectives[0], member(rule, connectives[0]), depth);
  return compileTest(rule);
}

function compileNot(operand: Json | undefined, depth: number): Result<Rule, string> {
  if (!isJsonObject(operand)) return fail('"Not" needs a rule.');
  const compiled = compileRule(operand, depth + 1);
  if (!compiled.ok) return compiled;
  const holds = compiled.value;
  return ok((scope) => {
    const outcome = holds(scope);
    return typeof outcome === 'boolean' ? !outcome : outcome;
  });
}

function compileList(connective: string, operands: Json | undefined, depth: number): Result<Rule, string> {
  if (!Array.isArray(operands) || operands.length === 0) return fail(`"${connective}" needs a list of rules.`);
  const rules: Rule[] = [];
  for (const operand of operands as readonly Json[]) {
    if (!isJsonObject(operand)) return fail(`"${connective}" needs a list of rules.`);
    const compiled = compileRule(operand, depth + 1);
    if (!compiled.ok) return compiled;
    rules.push(compiled.value);
  }
  const decisive = connective === 'Or';
  return ok((scope) => {
    for (const holds of rules) {
      const outcome = holds(scope);
      if (outcome !== !decisive) return outcome;
    }
    return !decisive;
  });
}

function compileTest(rule: JsonObject): Result<Rule, string> {
  const variable = member(rule, 'Variable');
  if (typeof variable !== 'string') return fail('A rule needs a "Variable" that is a path, or "And", "Or" or "Not".');
  const path = compilePath(variable);
  if (!path.ok) return path;
  const operators = Object.keys(rule).filter(
    (key) =>
      key === 'StringMatches' || Object.hasOwn(typeTests, key) || Object.hasOwn(comparisons, key.replace(/Path$/, '')),
  );
  const operator = operators[0];
  if (operator === undefined || operators.length > 1)
    return fail(
      `A rule needs exactly one comparison, but this one has ${operators.length === 0 ? 'none' : operators.join(' and ')}.`,
    );
  return compileOperator(operator, rule[operator] ?? null, path.value);
}

function compileOperator(operator: string, operand: Json, variable: CompiledPath): Result<Rule, string> {
  if (Object.hasOwn(typeTests, operator)) return compileTypeTest(operator, operand, variable);
  if (operator === 'StringMatches') {
    if (typeof operand !== 'string') return fail('"StringMatches" needs a text.');
    const matcher = matchStringPattern(operand);
    if (!matcher.ok) return ok(() => runtimeFailure(matcher.error).error);
    return ok(withValue(variable, (value) => typeof value === 'string' && matcher.value(value)));
  }
  const comparison = comparisons[operator.replace(/Path$/, '')];
  if (comparison === undefined) return fail(`"${operator}" is no comparison.`);
  return operator.endsWith('Path')
    ? compilePathComparison(operator, operand, comparison, variable)
    : compileComparison(operator, operand, comparison, variable);
}

function compileTypeTest(operator: string, wanted: Json, variable: CompiledPath): Result<Rule, string> {
  if (typeof wanted !== 'boolean') return fail(`"${operator}" needs true or false.`);
  if (operator === 'IsPresent')
    return ok((scope) =>
      startsInNull(variable, scope) ? nothingToRead().error : (variable.select(scope) !== undefined) === wanted,
    );
  const test = typeTests[operator];
  if (test === undefined) return fail(`"${operator}" is no comparison.`);
  return ok(withValue(variable, (value) => test(value) === wanted));
}

function compileComparison(
  operator: string,
  operand: Json,
  comparison: Comparison,
  variable: CompiledPath,
): Result<Rule, string> {
  const right = comparison.read(operand);
  if (right === undefined) return fail(`"${operator}" needs ${comparison.needs}.`);
  return ok(
    withValue(variable, (value) => {
      const left = comparison.read(value);
      return left !== undefined && comparison.accepts(comparison.order(left, right));
    }),
  );
}

function compilePathComparison(
  operator: string,
  operand: Json,
  comparison: Comparison,
  variable: CompiledPath,
): Result<Rule, string> {
  if (typeof operand !== 'string') return fail(`"${operator}" needs a path.`);
  const path = compilePath(operand);
  if (!path.ok) return path;
  const other = path.value;
  return ok((scope) => {
    const value = variable.select(scope);
    if (value === undefined || startsInNull(variable, scope)) return missOf(variable, scope);
    const otherValue = other.select(scope);
    if (otherValue === undefined || startsInNull(other, scope)) return missOf(other, scope);
    const left = comparison.read(value);
    const right = comparison.readOther(otherValue);
    return left !== undefined && right !== undefined && comparison.accepts(comparison.order(left, right));
  });
}

function withValue(variable: CompiledPath, test: (value: Json) => boolean): Rule {
  return (scope) => {
    const value = variable.select(scope);
    return value === undefined || startsInNull(variable, scope) ? missOf(variable, scope) : test(value);
  };
}

function missOf(path: CompiledPath, scope: Scope): ExpressionFailure {
  if (startsInNull(path, scope)) return nothingToRead().error;
  return runtimeFailure(`Invalid path '${path.text}': The choice state's condition path references an invalid value.`)
    .error;
}
