/**
 * The one reader of a Task's Resource: of its text, whole or with placeholders in it, and nothing of whether what it
 * names exists. Validation, completion, forms, canvas, interpreter and services all ask it.
 */

/** How a Task waits: for the answer only, for the job's end, or for somebody to send its token back. */
export type WaitPattern = 'requestResponse' | 'sync' | 'sync:2' | 'waitForTaskToken';

/** An action of a service, and how it is waited for. */
export type CallResource = {
  /** An optimised integration, or any call of the AWS SDK. */
  readonly kind: 'integration' | 'sdk';
  readonly service: string;
  readonly action: string;
  readonly pattern: WaitPattern;
};

/** What the text of a Task's Resource names. */
export type TaskResource =
  | CallResource
  /** The ARN of a Lambda function, of an activity, or of a workflow, which only an integration can start. */
  | { readonly kind: 'lambda' | 'activity' | 'states'; readonly name: string }
  /** No ARN: what stands in for something, like `REPLACE_ME` or `${PayFunction.Arn}`. It runs as a function. */
  | { readonly kind: 'function'; readonly name: string }
  /** The ARN of something else. */
  | { readonly kind: 'unknown' };

/** Takes a Task's Resource apart. */
export function readResource(text: string): TaskResource {
  const [start, partition = '', owner, , , ...rest] = partsOf(text);
  if (start !== 'arn' || rest.length === 0 || !isPartition(partition)) return { kind: 'function', name: text };
  const [type = '', name = ''] = rest;
  if (owner === 'lambda' && type === 'function' && isFunctionName(rest.slice(1))) return { kind: 'lambda', name };
  if (owner !== 'states') return { kind: 'unknown' };
  if (type === 'activity') return name === '' ? { kind: 'unknown' } : { kind: 'activity', name };
  if (workflowTypes.has(type) && name !== '') return { kind: 'states', name };
  const isSdk = type === 'aws-sdk';
  const [service = '', ...actionParts] = isSdk ? rest.slice(1) : rest;
  const { action, pattern } = splitPattern(actionParts.join(':'));
  if (service === '' || action === '') return { kind: 'unknown' };
  return { kind: isSdk ? 'sdk' : 'integration', service, action, pattern };
}

/** What a Resource that no Task can run is taken for, by its name. */
export function standInOf(name: string): 'function' | 'activity' {
  return /activity/i.test(name) && !/role/i.test(name) ? 'activity' : 'function';
}

/** A Resource as it was meant that lacks no more than its partition, or has a blank too many. */
export function mendResource(text: string): string {
  return text.trim().replace(/^arn::/, 'arn:aws:');
}

/** A call without its way of waiting, as it stands in an ARN: `sqs:sendMessage`, `aws-sdk:s3:getObject`. */
export function callIdOf({ kind, service, action }: CallResource): string {
  return kind === 'sdk' ? `aws-sdk:${service}:${action}` : `${service}:${action}`;
}

/** Tells whether a resource is a call of a service. */
export function isCall(resource: TaskResource): resource is CallResource {
  return resource.kind === 'integration' || resource.kind === 'sdk';
}

/** Tells whether a Task is answered from outside: with its token, or by a worker of its activity. */
export function waitsForOutsider(resource: TaskResource): boolean {
  return resource.kind === 'activity' || (isCall(resource) && resource.pattern === 'waitForTaskToken');
}

/** The ARN of a call used with a pattern. */
export function arnOfCall(id: string, pattern: WaitPattern): string {
  return `arn:aws:states:::${id}${patternSuffix(pattern)}`;
}

/** What stands behind the action of a call that is waited for in this way. */
export function patternSuffix(pattern: WaitPattern): string {
  return pattern === 'requestResponse' ? '' : `.${pattern}`;
}

const placeholder = /[$#]\{[^}]*\}|<[^>]*>/;
const placeholders = new RegExp(placeholder, 'g');

/** Splits at colons, but not at those in placeholders such as `${AWS::Region}` and `<function:name>`. */
function partsOf(text: string): readonly string[] {
  if (!placeholder.test(text)) return text.split(':');
  // A placeholder's colons are hidden by a letter that no text of JSON can have bare.
  const hidden = text.replace(placeholders, (found) => found.replaceAll(':', '\u0000'));
  return hidden.split(':').map((part) => part.replaceAll('\u0000', ':'));
}

/** Types of ARNs that Step Functions has beside activities; the rest are the names of services. */
const workflowTypes: ReadonlySet<string> = new Set(['stateMachine', 'execution', 'express', 'mapRun']);

function isPartition(text: string): boolean {
  return /^aws(-[a-z]+)*$/.test(text.replace(placeholders, 'aws'));
}

/** A function's name, and perhaps a version or an alias. */
function isFunctionName([name = '', qualifier = '$LATEST', ...more]: readonly string[]): boolean {
  const [plainName, plainQualifier] = [name, qualifier].map((part) => part.replace(placeholders, '_'));
  return more.length === 0 && /^[\w.-]+$/.test(plainName ?? '') && /^(\$LATEST|[\w-]+)$/.test(plainQualifier ?? '');
}

function splitPattern(text: string): { readonly action: string; readonly pattern: WaitPattern } {
  for (const pattern of ['waitForTaskToken', 'sync:2', 'sync'] as const) {
    if (text.endsWith(`.${pattern}`)) return { action: text.slice(0, -pattern.length - 1), pattern };
  }
  return { action: text, pattern: 'requestResponse' };
}
