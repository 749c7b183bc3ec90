/** Compiles the rules of a Choice. */
import { briefJson } from '../../base/briefJson';
import { isJsonObject, member, type Json, type JsonObject } from '../../base/json';
import { ok } from '../../base/result';
import { compileChoiceRule } from '../../expressions/choiceRule';
import { queryFailure } from '../../expressions/failure';
import type { ChoiceState, Evaluate, Target } from '../program';
import { accept, compileAssign, compileExpression, fieldOf, targetOf, type Fields } from './fields';
import { sharedTargets } from './sharedTargets';

/** The rules of Choices, in their order. */
export function compileChoices(fields: Fields, otherwise: Target): Pick<ChoiceState, 'branches' | 'way'> {
  const choices: Json | undefined = fieldOf(fields, 'Choices');
  if (!Array.isArray(choices) || !choices.every(isJsonObject)) {
    fields.faults.push('The field "Choices" must be a list of rules.');
    return { branches: [], way: undefined };
  }
  const targets = choices.map((rule) => targetOf(fields, member(rule, 'Next')));
  const shared = sharedTargets([...targets, otherwise]);
  const branches = choices.flatMap((rule, index) => {
    const test = fields.isJsonata
      ? compileCondition(fields, rule, index)
      : accept(fields, `Choices[${index}]`, compileChoiceRule(rule));
    const output = fields.isJsonata ? member(rule, 'Output') : undefined;
    const next = targets[index]!; // one for each rule
    const branch = {
      next,
      way: shared.has(next) ? `Choices/${index}/Next` : undefined,
      output: output === undefined ? undefined : compileExpression(fields, output, `Choices[${index}]/Output`),
      assign: compileAssign(fields, rule, `Choices[${index}]/Assign`),
    };
    return test === undefined ? [] : [{ ...branch, test }];
  });
  return { branches, way: shared.has(otherwise) ? 'Default' : undefined };
}

/** A JSONata rule's Condition: an expression, or a constant. */
function compileCondition(fields: Fields, rule: JsonObject, index: number): Evaluate<boolean> | undefined {
  const location = `Choices[${index}]/Condition`;
  const value = member(rule, 'Condition');
  if (typeof value === 'boolean') return () => ok(value);
  const evaluate = value === undefined ? undefined : compileExpression(fields, value, location, 'boolean');
  if (evaluate === undefined) return void fields.faults.push(`The field "${location}" must be a condition.`);
  return (view) => {
    const result = evaluate(view);
    if (!result.ok) return result;
    return typeof result.value === 'boolean'
      ? ok(result.value)
      : queryFailure(`The Condition must be a boolean but was: ${briefJson(result.value, 32_768)}`, location);
  };
}
