/** What the place of a placeholder needs, and what can stand in for it there. */
import type { Json } from '../../base/json';
import type { SubFieldRow } from '../fields';

/** The kinds of resources whose ARNs are known. */
export type ArnOf = keyof typeof arnShapes;

/** What a place needs. */
export type Need =
  /** Any text, or any value where the placeholder stands without quotes. */
  | { readonly kind: 'any' }
  | { readonly kind: 'arn'; readonly of: ArnOf }
  /** A short text of a form of its own. */
  | { readonly kind: 'name'; readonly of: NameOf }
  | { readonly kind: 'number'; readonly standIn: number; readonly range: NonNullable<SubFieldRow['range']> }
  | { readonly kind: 'boolean' }
  | { readonly kind: 'timestamp' }
  | { readonly kind: 'option'; readonly options: readonly string[] }
  | { readonly kind: 'path'; readonly ofMember: boolean }
  /** A state of the same scope; the one that a run goes to when nothing is set. */
  | { readonly kind: 'state'; readonly standIn: string | undefined; readonly names: readonly string[] }
  /** A list or an object, and what stands in for it. */
  | { readonly kind: 'list' | 'object'; readonly standIn: Json };

/** The forms of short texts. */
export type NameOf = keyof typeof nameShapes;

/** Where everything is that is stood in for: the region and account of the samples. */
export const region = 'us-east-1';
export const account = '123456789012';
const here = `${region}:${account}`;
const uuid = '00000000-0000-4000-8000-000000000000';

/** ARNs of resources, by what they name. */
const arnShapes = {
  function: ['the ARN of a Lambda function', (name: string) => `arn:aws:lambda:${here}:function:${name}`],
  activity: ['the ARN of an activity', (name: string) => `arn:aws:states:${here}:activity:${name}`],
  stateMachine: ['the ARN of a state machine', (name: string) => `arn:aws:states:${here}:stateMachine:${name}`],
  topic: ['the ARN of an SNS topic', (name: string) => `arn:aws:sns:${here}:${name}`],
  queue: ['the ARN of an SQS queue', (name: string) => `arn:aws:sqs:${here}:${name}`],
  role: ['the ARN of a role', (name: string) => `arn:aws:iam::${account}:role/${name}`],
  table: ['the ARN of a DynamoDB table', (name: string) => `arn:aws:dynamodb:${here}:table/${name}`],
  bucket: ['the ARN of a bucket', (name: string) => `arn:aws:s3:::${bucketName(name)}`],
  cluster: ['the ARN of a cluster', (name: string) => `arn:aws:ecs:${here}:cluster/${name}`],
  taskDefinition: ['the ARN of a task definition', (name: string) => `arn:aws:ecs:${here}:task-definition/${name}:1`],
  jobQueue: ['the ARN of a job queue', (name: string) => `arn:aws:batch:${here}:job-queue/${name}`],
  jobDefinition: ['the ARN of a job definition', (name: string) => `arn:aws:batch:${here}:job-definition/${name}:1`],
  connection: ['the ARN of a connection', (name: string) => `arn:aws:events:${here}:connection/${name}/${uuid}`],
  eventBus: ['the ARN of an event bus', (name: string) => `arn:aws:events:${here}:event-bus/${name}`],
  secret: ['the ARN of a secret', (name: string) => `arn:aws:secretsmanager:${here}:secret:${name}`],
  key: ['the ARN of a key', () => `arn:aws:kms:${here}:key/${uuid}`],
  integration: ['the ARN of a service integration', () => 'arn:aws:states:::lambda:invoke'],
  resource: ['an ARN', (name: string) => `arn:aws:cloudformation:${here}:stack/${name}/${uuid}`],
} as const satisfies Record<string, readonly [words: string, standIn: (name: string) => string]>;

const nameShapes = {
  plain: ['a name', (name: string) => name],
  bucket: ['the name of a bucket', bucketName],
  partition: ['a partition, such as aws', () => 'aws'],
  region: ['a region', () => region],
  account: ['an account number', () => account],
  domain: ['the domain of AWS', () => 'amazonaws.com'],
  stage: ['a stage', () => 'dev'],
  version: ['a version', () => '1'],
  numberText: ['a number', () => '1'],
  queueUrl: ['the URL of a queue', (name: string) => `https://sqs.${region}.amazonaws.com/${account}/${name}`],
  url: ['a URL', (name: string) => `https://example.com/${name}`],
  host: ['the name of a host', () => 'example.com'],
  apiHost: ['the host of an API', (name: string) => `${bucketName(name)}.execute-api.${region}.amazonaws.com`],
  s3Uri: ['an S3 URI', (name: string) => `s3://${bucketName(name)}/data`],
  subnet: ['the id of a subnet', () => 'subnet-0123456789abcdef0'],
  securityGroup: ['the id of a security group', () => 'sg-0123456789abcdef0'],
  email: ['an e-mail address', () => 'someone@example.com'],
} as const satisfies Record<string, readonly [words: string, standIn: (name: string) => string]>;

/** A need as it reads behind "needs": `a whole number`, `the ARN of a Lambda function`. */
export function sayNeed(need: Need): string {
  switch (need.kind) {
    case 'any':
      return 'a text';
    case 'arn':
      return arnShapes[need.of][0];
    case 'name':
      return nameShapes[need.of][0];
    case 'number':
      return need.range.integer ? 'a whole number' : 'a number';
    case 'boolean':
      return 'true or false';
    case 'timestamp':
      return 'a timestamp such as 2026-03-14T01:59:00Z';
    case 'option':
      return need.options.length > 1 ? `one of ${need.options.join(', ')}` : `${need.options[0] ?? ''}`;
    case 'path':
      return 'a JSONPath';
    case 'state':
      return 'the name of a state';
    case 'list':
      return 'a list';
    case 'object':
      return 'an object';
  }
}

/** What stands in where nothing else is known. `name` is what the placeholder is called, fit to be part of an ARN. */
export function standInFor(need: Need, name: string): Json {
  switch (need.kind) {
    case 'any':
      return name;
    case 'arn':
      return arnShapes[need.of][1](name);
    case 'name':
      return nameShapes[need.of][1](name);
    case 'boolean':
      return true;
    case 'timestamp':
      return '2026-01-01T00:00:00Z';
    case 'option':
      return need.options[0] ?? name;
    case 'path':
      return need.ofMember ? `$.${name.replaceAll(/\W/g, '_')}` : '$';
    case 'state':
      return need.standIn ?? name;
    case 'number':
    case 'list':
    case 'object':
      return need.standIn;
  }
}

/** A name as buckets and hosts may have it: 3 to 63 small letters, digits and hyphens. */
function bucketName(name: string): string {
  const plain = name
    .replaceAll(/([a-z\d])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .replaceAll(/[^a-z\d]+/g, '-')
    .replaceAll(/^-|-$/g, '')
    .slice(0, 63);
  return plain.length < 3 ? `${plain}-bucket`.replace(/^-/, '') : plain;
}
