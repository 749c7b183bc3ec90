/**
 * One mistake, one problem. Whoever writes `QueueURL` has an argument that is not known and one that is missing; a person
 * wants to hear of the first, which has the fix. The service says both, so that `validate` finds both.
 */
import { lastSegment, parentPointer } from '../document/pointer';
import type { Machine } from './model';
import type { Problem, ProblemCode } from './problem';
import { validate, type ValidateOptions } from './validate';

/** Tells whether a problem goes with the mistake that another one tells of. */
type FollowsFrom = (problem: Problem, cause: Problem) => boolean;

const transitionFields = new Set(['Next', 'Default', 'StartAt', 'Catch', 'Choices', 'End']);
const processor = /\/(?:ItemProcessor|Iterator)(?:\/|$)/;

/** A member that is written under another name lacks under its own. */
const misnamed: FollowsFrom = ({ at, message }, cause) =>
  cause.suggestion !== undefined &&
  isMisnamed(cause) &&
  at === parentPointer(cause.at) &&
  message.includes(`"${cause.suggestion}"`);

/** The same, of members that are asked for as one of several. */
const misnamedOneOf =
  (...fields: readonly string[]): FollowsFrom =>
  ({ at }, cause) =>
    isMisnamed(cause) && fields.includes(cause.suggestion ?? '') && at === parentPointer(cause.at);

/** A way that cannot be read leads nowhere, and what it led to is not reached. */
const lostWay: FollowsFrom = (_, cause) =>
  (cause.code === 'wrong-type' && transitionFields.has(lastSegment(cause.at))) ||
  (isMisnamed(cause) && transitionFields.has(cause.suggestion ?? ''));

const lostType: FollowsFrom = (problem, cause) =>
  cause.code === 'unknown-type' ||
  cause.code === 'missing-type' ||
  cause.code === 'no-next-or-end' ||
  lostWay(problem, cause);

const lostProcessor: FollowsFrom = ({ stateId }, cause) =>
  cause.stateId === stateId &&
  (processor.test(cause.at) || (isMisnamed(cause) && processor.test(`/${cause.suggestion ?? ''}`)));

const sameNumber: FollowsFrom = ({ at }, cause) => cause.code === 'out-of-range' && cause.at === at;

/** Of two numbers that are compared one is none that may be there. */
const besideNumber: FollowsFrom = ({ at }, cause) =>
  (cause.code === 'out-of-range' || cause.code === 'wrong-type') &&
  parentPointer(cause.at) === parentPointer(at) &&
  lastSegment(cause.at).endsWith('Seconds');

const lostLanguage: FollowsFrom = (_, cause) => isMisnamed(cause) && cause.suggestion === 'QueryLanguage';

const followUps: Readonly<Partial<Record<ProblemCode, readonly FollowsFrom[]>>> = {
  'missing-field': [misnamed],
  'missing-argument': [misnamed],
  'lacking-argument': [misnamed],
  'missing-arguments': [misnamedOneOf('Parameters', 'Arguments'), lostLanguage],
  'missing-processor': [misnamedOneOf('ItemProcessor', 'Iterator')],
  'missing-execution-type': [misnamed],
  'no-next-or-end': [misnamedOneOf('Next', 'End')],
  'rule-without-test': [misnamedOneOf('Variable', 'Condition', 'And', 'Or', 'Not')],
  'rule-without-comparison': [
    ({ at }, cause) => isMisnamed(cause) && cause.suggestion !== undefined && at === parentPointer(cause.at),
  ],
  'wait-without-time': [misnamedOneOf('Seconds', 'Timestamp', 'SecondsPath', 'TimestampPath')],
  'unreachable-state': [lostWay],
  'no-terminal-state': [lostType],
  'scope-without-end': [lostType],
  'distributed-only-field': [lostProcessor],
  'execution-type-inline': [lostProcessor],
  'beyond-execution': [sameNumber],
  'delay-not-above-interval': [besideNumber],
  'heartbeat-not-below-timeout': [besideNumber],
  'wrong-query-language': [lostLanguage],
  'jsonata-in-jsonpath': [lostLanguage],
  'jsonpath-in-jsonata': [lostLanguage],
};

/** The problems of a machine as a person is told of them: `validate` without what follows from another mistake. */
export function findProblems(machine: Machine, options: ValidateOptions = {}): readonly Problem[] {
  return withoutFollowUps(validate(machine, options));
}

/** The problems without those that go with the mistake of another. Looks at each pair of few causes only. */
function withoutFollowUps(problems: readonly Problem[]): readonly Problem[] {
  if (!problems.some(({ code }) => code in followUps)) return problems;
  const causes = problems.filter((problem) => problem.severity === 'error' && isCause(problem)).slice(0, mostCauses);
  if (causes.length === 0) return problems;
  return problems.filter((problem) => {
    const rules = followUps[problem.code];
    return !rules?.some((follows) => causes.some((cause) => cause !== problem && follows(problem, cause)));
  });
}

/** More mistakes than these are not looked at: nobody who has so many looks for the first one. */
const mostCauses = 50;
const causeCodes = new Set<ProblemCode>([
  'unknown-field',
  'unknown-argument',
  'unknown-option',
  'unknown-type',
  'missing-type',
  'missing-field',
  'missing-processor',
  'no-next-or-end',
  'out-of-range',
  'wrong-type',
]);

function isCause({ code }: Problem): boolean {
  return causeCodes.has(code);
}

function isMisnamed({ code }: Problem): boolean {
  return code === 'unknown-field' || code === 'unknown-argument';
}
