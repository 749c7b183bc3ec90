import { sdkServiceOf } from '../awsServices';
import { integrationOf, integrations, isOptimised } from '../integrations';
import { editDistance, suggest } from '../rules/suggest';
import { plainName, type SdkNames } from './readSdkNames';

/**
 * The call that was probably meant where a Resource names one that does not exist. Only calls that exist are proposed,
 * as they stand behind `arn:aws:states:::`: `aws-sdk:s3:getObject`, `sqs:sendMessage`. Undefined when nothing is near.
 */
export function nearestSdkCall(names: SdkNames, service: string, action: string): string | undefined {
  if (names.isUnsupported(service, action)) return replacementOf(names, service, action);
  const call = optimisedOnly(names, service, action) ?? nearest(names, service, action);
  return typeof call === 'object' ? `aws-sdk:${call.service}:${call.action}` : call;
}

/**
 * The same for a Resource in the form of an optimised integration: another optimised action, or the call of the API
 * behind it. Without the names only optimised actions can be proposed.
 */
export function nearestIntegration(names: SdkNames | undefined, service: string, action: string): string | undefined {
  const same = integrations.find(
    (row) => canonical(row.service) === canonical(service) && plainName(row.action) === plainName(action),
  );
  if (same) return `${same.service}:${same.action}`;
  const known = names && serviceCalled(names, service);
  const api = known === undefined ? undefined : names && sameAction(names, known, action);
  if (api !== undefined && known !== undefined) return `aws-sdk:${known}:${api}`;
  const near = isOptimised(service)
    ? service
    : suggest(
        service,
        integrations.map((row) => row.service),
      );
  const nearAction =
    near === undefined
      ? undefined
      : integrationOf(near, action)
        ? action
        : suggest(
            action,
            integrations.filter((row) => row.service === near).map((row) => row.action),
          );
  if (near !== undefined && nearAction !== undefined) return `${near}:${nearAction}`;
  return names && nearestSdkCall(names, service, action);
}

/** The service as the SDK calls it, however it is written. */
function canonical(service: string): string {
  const plain = plainName(service);
  return plain === 'stepfunctions' ? 'sfn' : sdkServiceOf(plain);
}

/** An integration that is no API of AWS: `http:invoke`, `eks:runJob`. */
function optimisedOnly(names: SdkNames, service: string, action: string): string | undefined {
  const row = integrations.find(
    (one) => canonical(one.service) === canonical(service) && plainName(one.action) === plainName(action),
  );
  return row && names.servicesWith(plainName(action)).every((owner) => !owner.startsWith(canonical(service)))
    ? `${row.service}:${row.action}`
    : undefined;
}

type Call = { readonly service: string; readonly action: string };

function nearest(names: SdkNames, service: string, action: string): Call | undefined {
  const known = serviceCalled(names, service);
  const owners = names.servicesWith(plainName(action));
  if (known !== undefined) return inService(names, known, action, owners);
  const owner = suggest(plainName(service), owners);
  const near = owner ?? suggest(plainName(service), names.services.keys());
  if (near !== undefined) return inService(names, near, action, owners);
  return owners.length === 1 ? elsewhere(names, '', action, owners) : undefined;
}

/** What took the place of an action that workflows cannot call, where something did. */
const replacements: Readonly<Record<string, string>> = {
  'comprehendmedical:detectentities': 'detectEntitiesV2',
  'efs:createtags': 'tagResource',
  'emr:describejobflows': 'describeCluster',
  'qbusiness:chat': 'chatSync',
  'rdsdata:executesql': 'executeStatement',
  'codedeploy:batchgetdeploymentinstances': 'batchGetDeploymentTargets',
  'codedeploy:getdeploymentinstance': 'getDeploymentTarget',
  'codedeploy:listdeploymentinstances': 'listDeploymentTargets',
  'iot:attachprincipalpolicy': 'attachPolicy',
  'iot:detachprincipalpolicy': 'detachPolicy',
  'iot:listprincipalpolicies': 'listAttachedPolicies',
  'iot:listpolicyprincipals': 'listTargetsForPolicy',
};

function replacementOf(names: SdkNames, service: string, action: string): string | undefined {
  const optimised = integrations.find(
    (row) => canonical(row.service) === canonical(service) && plainName(row.action) === plainName(action),
  );
  if (optimised) return `${optimised.service}:${optimised.action}`;
  const base = action.replace(/(WithResponse|WithBidirectional)?Stream$|Async$/i, '');
  const candidates = [replacements[`${service}:${action.toLowerCase()}`], base, `${action}Configuration`];
  const found = candidates.find(
    (candidate) => candidate !== undefined && sameAction(names, service, candidate) !== undefined,
  );
  return found === undefined ? undefined : `aws-sdk:${service}:${sameAction(names, service, found) ?? found}`;
}

function inService(names: SdkNames, service: string, action: string, owners: readonly string[]): Call | undefined {
  const same = sameAction(names, service, action);
  if (same !== undefined) return { service, action: same };
  const actions = names.actionsOf(service);
  const near = suggest(action, actions);
  // A slip of the pen is nearer than another service; three letters are not.
  const isSlip =
    near !== undefined &&
    (near.toLowerCase().startsWith(action.toLowerCase()) ||
      editDistance(near.toLowerCase(), action.toLowerCase(), 3) < 3);
  if (near !== undefined && isSlip && wordsOf(near).length >= wordsOf(action).length) return { service, action: near };
  const renamed =
    shortestBeginning(action, actions) ?? sameWords(action, actions) ?? withOtherVerb(names, service, action);
  if (renamed !== undefined) return { service, action: renamed };
  const other = elsewhere(names, service, action, owners);
  if (other) return other;
  const loose = near ?? byWords(action, actions);
  return loose === undefined ? undefined : { service, action: loose };
}

function sameAction(names: SdkNames, service: string, action: string): string | undefined {
  const plain = plainName(action);
  const actions = names.actionsOf(service);
  if (actions.has(action)) return action;
  for (const candidate of actions) if (candidate.toLowerCase() === plain) return candidate;
  return undefined;
}

/**
 * The service that a word names: as ARNs do, as people and other tools do
 * (`Amazon S3`, `stepfunctions`, `cognito-idp`).
 */
function serviceCalled(names: SdkNames, word: string): string | undefined {
  const plain = plainName(word);
  const bare = plain.replace(/^(amazon|aws)(?=.)/, '').replace(/(?<=.)(service|api)$/, '');
  for (const name of [plain, bare]) {
    if (names.services.has(name)) return name;
    const alias = names.aliasOf(name);
    if (alias !== undefined) return alias;
  }
  for (const { name, title } of names.services.values())
    if (title !== undefined && [plain, bare].includes(plainName(title))) return name;
  return undefined;
}

/** Services that people mean rather than others that have an action of the same name. */
const wellKnown = new Set([
  ...integrations.map((row) => canonical(row.service)),
  's3',
  'ec2',
  'iam',
  'rds',
  'ssm',
  'kms',
  'secretsmanager',
  'cloudwatch',
  'cloudwatchlogs',
  'kinesis',
  'firehose',
]);

/** Another service that has the action: the one with the nearest name, then a well-known one, or the only one. */
function elsewhere(names: SdkNames, service: string, action: string, owners: readonly string[]): Call | undefined {
  const related =
    service === '' ? [] : owners.filter((owner) => owner.startsWith(service) || service.startsWith(owner));
  const known = owners.filter((owner) => wellKnown.has(owner));
  const owner =
    related.length > 0
      ? related.toSorted((a, b) => a.length - b.length)[0]
      : known.length > 0
        ? known[0]
        : owners.length === 1
          ? owners[0]
          : undefined;
  const same = owner === undefined ? undefined : sameAction(names, owner, action);
  return owner === undefined || same === undefined ? undefined : { service: owner, action: same };
}

/** What people say for the verbs of AWS. */
const otherVerbs: Readonly<Record<string, readonly string[]>> = {
  add: ['put', 'create'],
  destroy: ['delete', 'terminate'],
  fetch: ['get', 'describe'],
  find: ['list', 'get', 'describe'],
  get: ['describe', 'list'],
  insert: ['put'],
  list: ['describe', 'get'],
  describe: ['get', 'list'],
  make: ['create'],
  read: ['get'],
  remove: ['delete'],
  retrieve: ['get'],
  run: ['start'],
  execute: ['start'],
  save: ['put'],
  show: ['describe', 'get'],
  upload: ['put'],
  write: ['put'],
};

function withOtherVerb(names: SdkNames, service: string, action: string): string | undefined {
  const [verb = '', ...rest] = wordsOf(action);
  const noun = rest.join('');
  if (noun === '' || !Object.hasOwn(otherVerbs, verb)) return undefined;
  for (const other of otherVerbs[verb] ?? []) {
    const found =
      sameAction(names, service, other + noun) ??
      sameAction(names, service, `${other}${noun}s`) ??
      onlyBeginning(other + noun, names.actionsOf(service));
    if (found !== undefined) return found;
  }
  return undefined;
}

function beginning(word: string, candidates: Iterable<string>): readonly string[] {
  return [...candidates].filter((candidate) => candidate.toLowerCase().startsWith(word.toLowerCase()));
}

function onlyBeginning(word: string, candidates: Iterable<string>): string | undefined {
  const found = beginning(word, candidates);
  return found.length === 1 ? found[0] : undefined;
}

/** The same words in another order: `batchGetItem` for getBatchItem. */
function sameWords(action: string, candidates: Iterable<string>): string | undefined {
  const sorted = (name: string): string => wordsOf(name).toSorted().join(' ');
  const wanted = sorted(action);
  for (const candidate of candidates)
    if (candidate.length <= action.length + 1 && sorted(candidate) === wanted) return candidate;
  return undefined;
}

/** Of the actions that begin with two words or more, the shortest: getParameter for getParam. */
function shortestBeginning(action: string, candidates: Iterable<string>): string | undefined {
  return wordsOf(action).length < 2
    ? undefined
    : beginning(action, candidates).toSorted((a, b) => a.length - b.length)[0];
}

/**
 * The action that has most of the words, its verb above all: `invoke` for
 * invokeFunction. Undefined when two are as near.
 */
function byWords(action: string, candidates: Iterable<string>): string | undefined {
  const wanted = wordsOf(action);
  let best: string | undefined;
  let bestScore = 0;
  for (const candidate of candidates) {
    const words = wordsOf(candidate);
    const shared = wanted.filter((word) => words.includes(word)).length;
    if (words[0] !== wanted[0] || shared * 2 < wanted.length) continue;
    const score = shared - (words.length - shared) / 10;
    if (score === bestScore) best = undefined;
    if (score > bestScore) [best, bestScore] = [candidate, score];
  }
  return best;
}

/** `listBuckets` in words, each in small letters and the singular. */
function wordsOf(action: string): readonly string[] {
  return (action.match(/[A-Z]+(?![a-z])|[A-Z]?[a-z0-9]+/g) ?? []).map((word) =>
    word.toLowerCase().replace(/(?<=..)s$/, ''),
  );
}
