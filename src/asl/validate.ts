import type { Machine } from './model';
import type { Problem } from './problem';
import { checkAdvice } from './rules/advice';
import { checkChoices } from './rules/choices';
import { checkErrorHandling } from './rules/errorHandling';
import { collectExpressions } from './rules/expressionPlaces';
import { checkFields } from './rules/fields';
import { checkFlow } from './rules/flow';
import { checkJsonata } from './rules/jsonata';
import { checkMaps } from './rules/maps';
import { checkNames } from './rules/names';
import { collectObjects } from './rules/objectPlaces';
import { checkPaths } from './rules/paths';
import { checkReachability } from './rules/reachability';
import { checkResources } from './rules/resources';
import type { Rule, RuleContext } from './rules/rule';
import { checkSyntax } from './rules/syntax';
import { checkTargets } from './rules/targets';
import { checkTemplates } from './rules/templates';
import { checkValues } from './rules/values';
import { checkVariables } from './rules/variables';
import { checkWaits } from './rules/waits';

/** What the judgement depends on besides the definition. */
export type ValidateOptions = {
  /** The type of state machine that the definition is for; STANDARD when absent. */
  readonly type?: 'STANDARD' | 'EXPRESS';
};

const rules: readonly Rule[] = [
  checkSyntax, checkFields, checkValues, checkFlow, checkWaits, checkChoices, checkErrorHandling, checkMaps, checkResources, checkPaths, checkTemplates,
  checkJsonata, checkNames, checkVariables, checkTargets, checkReachability, checkAdvice,
];

/**
 * Every problem of a machine, rule by rule. Errors are what the service would refuse; warnings and hints it would accept.
 * Never throws, whatever the shape of the definition; the cost is linear in its size.
 */
export function validate(machine: Machine, options: ValidateOptions = {}): readonly Problem[] {
  const objects = collectObjects(machine);
  const context: RuleContext = { machine, type: options.type ?? 'STANDARD', objects, expressions: collectExpressions(objects) };
  const problems: Problem[] = [];
  for (const rule of rules) problems.push(...rule(context));
  return problems;
}
