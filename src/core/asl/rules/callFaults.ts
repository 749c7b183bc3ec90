import { optional } from '../../base/optional';
import { integrationOf, integrations, isOptimised } from '../integrations';
import { arnOfCall, patternSuffix, type TaskResource, type WaitPattern } from '../resource';
import { nearestIntegration, nearestSdkCall } from '../sdk/nearestCall';
import type { SdkNames } from '../sdk/readSdkNames';
import { didYouMean } from './suggest';

/**
 * What is wrong with the call that a Resource names: how a sentence about it goes on, and what to write in its place.
 */
export type CallFault = {
  readonly message: string;
  /** What should stand behind `arn:aws:states:::`. */
  readonly call?: string;
};

/**
 * How many unknown calls a definition is told remedies for. A definition with hundreds of wrong names has another fault
 * than slips of the pen, and looking for what is near takes its time.
 */
const mostRemedies = 300;

/** Finds remedies, until the budget of one validation is used up. */
export type Remedies = {
  readonly names?: SdkNames;
  readonly find: (look: () => string | undefined) => string | undefined;
};

/** Creates the remedies of one validation. Without names nothing is said of AWS SDK calls. */
export function createRemedies(names: SdkNames | undefined): Remedies {
  let left = mostRemedies;
  return { ...optional({ names }), find: (look) => (left-- > 0 ? look() : undefined) };
}

const patternNames: Record<WaitPattern, string> = {
  requestResponse: 'request and response',
  sync: '.sync',
  'sync:2': '.sync:2',
  waitForTaskToken: '.waitForTaskToken',
};

/** What is wrong with a call, if anything. */
export function faultOfCall(resource: TaskResource, remedies: Remedies): CallFault | undefined {
  switch (resource.kind) {
    case 'unknown':
      return { message: 'which a Task cannot run. It runs Lambda functions, activities and service integrations.' };
    case 'states':
      return {
        message: `which a Task cannot run. It starts a workflow with ${arnOfCall('states:startExecution', 'sync:2')}.`,
      };
    case 'sdk':
      return faultOfSdkCall(resource, remedies);
    case 'integration':
      return faultOfIntegration(resource, remedies);
    default:
      return undefined;
  }
}

type Named = { readonly service: string; readonly action: string; readonly pattern: WaitPattern };

function faultOfSdkCall(named: Named, remedies: Remedies): CallFault | undefined {
  const { service, action, pattern } = named;
  const { names } = remedies;
  const unwaited = unknownWait(named, ['waitForTaskToken'], (base) =>
    names ? names.actionsOf(service).has(base) : true,
  );
  if (unwaited) return { ...unwaited, ...(unwaited.call !== undefined && { call: `aws-sdk:${unwaited.call}` }) };
  const suffix = pattern === 'waitForTaskToken' ? '.waitForTaskToken' : '';
  if (names && !names.actionsOf(service).has(action)) {
    const near = remedies.find(() => nearestSdkCall(names, service, action));
    return {
      message: sayUnknownCall(names, service, action, near),
      ...(near !== undefined && { call: near + suffix }),
    };
  }
  if (pattern !== 'sync' && pattern !== 'sync:2') return undefined;
  const optimised = names && nearestIntegration(names, service, action);
  const row = optimised === undefined ? undefined : integrationOf(...callParts(optimised));
  // The job may be one that an optimised integration waits for.
  if (row?.patterns.includes(pattern))
    return {
      message: `but AWS SDK integrations cannot wait with .${pattern}. The optimised one can: ${row.service}:${row.action}.${pattern}.`,
      call: `${row.service}:${row.action}.${pattern}`,
    };
  return { message: 'but AWS SDK integrations cannot wait with .sync.', call: `aws-sdk:${service}:${action}` };
}

function sayUnknownCall(names: SdkNames, service: string, action: string, near: string | undefined): string {
  if (names.isUnsupported(service, action)) {
    return `but ${service}:${action} cannot be called from a workflow: it answers with a stream, or has been replaced.${near === undefined ? '' : ` Use "${near}".`}`;
  }
  const [nearService, nearAction] = near === undefined ? [] : callParts(near);
  const isSdk = near?.startsWith('aws-sdk:') ?? true;
  if (!names.services.has(service)) {
    const isSame = nearAction === action && isSdk;
    return `but there is no service "${service}" to call through the AWS SDK.${didYouMean(near === undefined || nearService === undefined ? undefined : isSame ? nearService : near)}`;
  }
  return `but the service ${service} has no action "${action}".${didYouMean(nearService === service && isSdk ? nearAction : near)}`;
}

function faultOfIntegration(named: Named, remedies: Remedies): CallFault | undefined {
  const { service, action, pattern } = named;
  const known = integrationOf(service, action);
  if (!known) {
    const unwaited = unknownWait(
      named,
      ['waitForTaskToken', 'sync', 'sync:2'],
      (base) => integrationOf(service, base) !== undefined,
    );
    if (unwaited) return unwaited;
    // What should be `aws-sdk` may be written in another way; the rest is the call.
    const [first = '', ...rest] = action.split(':');
    if (rest.length > 0 && /^(aws)?[-_.]?sdk$/i.test(service)) {
      const inner = faultOfSdkCall({ service: first, action: rest.join(':'), pattern }, remedies);
      const call = inner?.call ?? `aws-sdk:${first}:${rest.join(':')}${patternSuffix(pattern)}`;
      return { message: `but there is no service "${service}".${didYouMean(inner ? call : 'aws-sdk')}`, call };
    }
    const near = remedies.find(() => nearestIntegration(remedies.names, service, action));
    return sayUnknownIntegration(named, near);
  }
  if (known.patterns.includes(pattern)) return undefined;
  const ways = known.patterns.map((one) => patternNames[one]).join(', ');
  return {
    message: `but ${service}:${action} cannot be used with ${patternNames[pattern]}. It can be with ${ways}.`,
    call: `${service}:${action}`,
  };
}

function sayUnknownIntegration({ service, action, pattern }: Named, near: string | undefined): CallFault {
  const [nearService, nearAction] = near === undefined ? [] : callParts(near);
  const isOptimisedCall = near !== undefined && !near.startsWith('aws-sdk:');
  const row =
    isOptimisedCall && nearService !== undefined && nearAction !== undefined
      ? integrationOf(nearService, nearAction)
      : undefined;
  const keepsWait = row ? row.patterns.includes(pattern) : pattern === 'waitForTaskToken';
  const call = near === undefined ? {} : { call: near + (keepsWait ? patternSuffix(pattern) : '') };
  const subject = isOptimised(service)
    ? `the optimised integration of ${service} has no action "${action}".`
    : `there is no optimised integration of "${service}".`;
  if (isOptimisedCall)
    return {
      message: `but ${subject}${didYouMean(nearService === service ? nearAction : nearAction === action ? nearService : near)}`,
      ...call,
    };
  if (near !== undefined) return { message: `but ${subject} Use arn:aws:states:::${near}.`, ...call };
  const others = isOptimised(service)
    ? ` It has ${integrations
        .filter((one) => one.service === service)
        .map((one) => one.action)
        .join(', ')}; the service's other actions are called through aws-sdk.`
    : ' Other services are called through aws-sdk.';
  return { message: `but ${subject}${others}`, ...call };
}

/** A word behind the action that should say how to wait, but does not: `.waitForToken`, `.Sync`. */
function unknownWait(
  { service, action }: Named,
  ways: readonly WaitPattern[],
  hasAction: (base: string) => boolean,
): CallFault | undefined {
  const dot = action.indexOf('.');
  if (dot < 0 || !hasAction(action.slice(0, dot))) return undefined;
  const [base, word] = [action.slice(0, dot), action.slice(dot + 1)];
  const allowed: readonly WaitPattern[] = integrationOf(service, base)?.patterns ?? ways;
  const meant: WaitPattern = /sync/i.test(word) ? (word.includes('2') ? 'sync:2' : 'sync') : 'waitForTaskToken';
  const near = allowed.includes(meant) ? meant : undefined;
  return {
    message: `but there is no way of waiting called ".${word}".${didYouMean(near && `.${near}`)}`,
    call: `${service}:${base}${near === undefined ? '' : `.${near}`}`,
  };
}

/** Service and action of a call, without `aws-sdk` and the way of waiting. */
function callParts(call: string): readonly [service: string, action: string] {
  const [service = '', action = ''] = call.replace(/^aws-sdk:/, '').split(':');
  return [service, action];
}
