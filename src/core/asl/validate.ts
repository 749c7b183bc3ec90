import { readTree } from '../document/tree';
import { mendDefinition } from './mendDefinition';
import type { Machine, State } from './model';
import type { Problem } from './problem';
import { readModel } from './readModel';
import { checkAdvice } from './rules/advice';
import { createRemedies } from './rules/callFaults';
import { checkChoices } from './rules/choices';
import { checkErrorHandling } from './rules/errorHandling';
import { collectExpressions } from './rules/expressionPlaces';
import { checkFields } from './rules/fields';
import { checkFlow } from './rules/flow';
import { checkJsonata } from './rules/jsonata';
import { checkDurations, checkLimits } from './rules/limits';
import { checkMaps } from './rules/maps';
import { checkNames } from './rules/names';
import { checkNumbers } from './rules/numbers';
import { objectsOfMachine, objectsOfState, type ObjectPlace } from './rules/objectPlaces';
import { checkPaths } from './rules/paths';
import { checkReachability } from './rules/reachability';
import { checkResources } from './rules/resources';
import type { Part, PartRule, WholeRule } from './rules/rule';
import { checkSyntax } from './rules/syntax';
import { checkTargets } from './rules/targets';
import { checkTemplates } from './rules/templates';
import { checkValues } from './rules/values';
import { checkVariables } from './rules/variables';
import { checkWaits } from './rules/waits';
import type { SdkNames } from './sdk/readSdkNames';

/** What the judgement depends on besides the definition. */
export type ValidateOptions = {
  /** The type of state machine that the definition is for; STANDARD when absent. */
  readonly type?: 'STANDARD' | 'EXPRESS';
  /** The names of AWS SDK calls; without them nothing is said of such calls. */
  readonly sdkNames?: SdkNames | undefined;
  /** The file is JSON with comments, which whoever deploys it turns into JSON: `isJsonc` of its name. */
  readonly isJsonc?: boolean;
};

const partRules: readonly PartRule[] = [
  checkFields,
  checkValues,
  checkFlow,
  checkWaits,
  checkChoices,
  checkErrorHandling,
  checkMaps,
  checkResources,
  checkPaths,
  checkTemplates,
  checkJsonata,
  checkLimits,
  checkAdvice,
];
const wholeRules: readonly WholeRule[] = [
  checkSyntax,
  checkNumbers,
  checkNames,
  checkVariables,
  checkTargets,
  checkReachability,
  checkDurations,
];

/**
 * Every problem of a machine. Errors are what the service would refuse; warnings and hints it would
 * accept. Never throws, whatever the shape of the definition. The cost is linear in its size; what
 * was found in states that have not changed since the last time is not looked for again.
 */
export function validate(machine: Machine, options: ValidateOptions = {}): readonly Problem[] {
  const type = options.type ?? 'STANDARD';
  const machineLanguage = machine.definition.QueryLanguage;
  const remedies = createRemedies(options.sdkNames);
  const parts = [checkPart(objectsOfMachine(machine), { type, machineLanguage, remedies })];
  for (const state of machine.states.values()) {
    const known = checkedStates.get(state);
    if (
      known &&
      known.part.type === type &&
      known.part.machineLanguage === machineLanguage &&
      known.part.remedies.names === options.sdkNames
    ) {
      parts.push(known);
    } else {
      const checked = checkPart(objectsOfState(state), { type, machineLanguage, remedies, state });
      checkedStates.set(state, checked);
      parts.push(checked);
    }
  }
  const problems = parts.flatMap((checked) => checked.problems);
  const whole = {
    machine,
    objects: parts.flatMap(({ part }) => part.objects),
    expressions: parts.flatMap(({ part }) => part.expressions),
    type,
    isJsonc: options.isJsonc === true,
  };
  for (const rule of wholeRules) for (const problem of rule(whole)) problems.push(problem);
  return withoutConsequences(machine, problems, options).map(shorten);
}

/** Longer texts than this are not judged a second time while they are broken. */
const longestMended = 300_000;

/**
 * Without the problems that a broken text has only because it is broken: they go with the character that is missing.
 */
function withoutConsequences(
  { tree }: Machine,
  problems: readonly Problem[],
  options: ValidateOptions,
): readonly Problem[] {
  if (tree.errors.length === 0 || tree.text.length > longestMended) return problems;
  const { text } = mendDefinition(tree);
  if (text === undefined) return problems;
  const keyOf = ({ code, at }: Problem): string => `${code} ${at}`;
  const real = new Set(validate(readModel(readTree(text, tree.syntax)), options).map(keyOf));
  return problems.filter((problem) => problem.from !== undefined || real.has(keyOf(problem)));
}

const longestMessage = 500;

/** Messages quote what they are about, and that may be a text without end. */
function shorten(problem: Problem): Problem {
  return problem.message.length <= longestMessage
    ? problem
    : { ...problem, message: `${problem.message.slice(0, longestMessage)}…` };
}

type CheckedPart = { readonly part: Part; readonly problems: readonly Problem[] };

// States keep their objects while their text does not change. Keyed weakly: what is known goes with the state.
const checkedStates = new WeakMap<State, CheckedPart>();

function checkPart(objects: readonly ObjectPlace[], about: Omit<Part, 'objects' | 'expressions'>): CheckedPart {
  const part: Part = { ...about, objects, expressions: collectExpressions(objects) };
  const problems: Problem[] = [];
  for (const rule of partRules) for (const problem of rule(part)) problems.push(problem);
  return { part, problems };
}
