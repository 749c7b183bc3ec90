/**
 * The optimised service integrations: which actions a Task may name, how it may wait for them, and which arguments the
 * service asks for when the machine is created. Everything else is reached through `aws-sdk`, which is open-ended.
 *
 * @see reference: integrations, sections 1 to 3 (Step Functions Developer Guide, "Integrating optimized services")
 */
export type WaitPattern = 'requestResponse' | 'sync' | 'sync:2' | 'waitForTaskToken';

/** One optimised action. */
export type Integration = {
  readonly service: string;
  readonly action: string;
  readonly patterns: readonly WaitPattern[];
  /** Arguments without which the service refuses the definition. */
  readonly required: readonly string[];
};

const once = ['requestResponse'] as const;
const job = ['requestResponse', 'sync'] as const;
const token = ['requestResponse', 'waitForTaskToken'] as const;
const jobOrToken = ['requestResponse', 'sync', 'waitForTaskToken'] as const;

function actions(
  service: string,
  patterns: readonly WaitPattern[],
  names: string,
  required: readonly string[] = [],
): readonly Integration[] {
  return names.split(' ').map((action) => ({ service, action, patterns, required }));
}

/** Every optimised action that is known. */
export const integrations: readonly Integration[] = [
  ...actions('lambda', token, 'invoke', ['FunctionName']),
  ...actions('sqs', token, 'sendMessage', ['QueueUrl', 'MessageBody']),
  ...actions('sns', token, 'publish', ['Message']),
  ...actions('dynamodb', once, 'getItem', ['TableName', 'Key']),
  ...actions('dynamodb', once, 'putItem', ['TableName', 'Item']),
  ...actions('dynamodb', once, 'updateItem deleteItem', ['TableName', 'Key']),
  ...actions('events', token, 'putEvents', ['Entries']),
  ...actions('states', ['requestResponse', 'sync', 'sync:2', 'waitForTaskToken'], 'startExecution', [
    'StateMachineArn',
  ]),
  ...actions('apigateway', token, 'invoke', ['ApiEndpoint', 'Method']),
  ...actions('http', once, 'invoke', ['ApiEndpoint', 'Method']),
  ...actions('ecs', jobOrToken, 'runTask', ['TaskDefinition']),
  ...actions(
    'eks',
    job,
    'createCluster deleteCluster createNodegroup deleteNodegroup createFargateProfile deleteFargateProfile',
  ),
  ...actions('eks', jobOrToken, 'runJob call'),
  ...actions('batch', job, 'submitJob'),
  ...actions('glue', job, 'startJobRun', ['JobName']),
  ...actions('databrew', job, 'startJobRun'),
  ...actions('athena', job, 'startQueryExecution'),
  ...actions('athena', once, 'stopQueryExecution getQueryExecution getQueryResults'),
  ...actions(
    'codebuild',
    job,
    'startBuild startBuildBatch stopBuild stopBuildBatch retryBuild retryBuildBatch batchDeleteBuilds batchGetReports deleteBuildBatch',
  ),
  ...actions(
    'sagemaker',
    job,
    'createTrainingJob createTransformJob createLabelingJob createProcessingJob createHyperParameterTuningJob createAutoMLJob createAutoMLJobV2',
  ),
  ...actions('sagemaker', once, 'createEndpoint createEndpointConfig createModel updateEndpoint'),
  ...actions('elasticmapreduce', job, 'createCluster addStep terminateCluster'),
  ...actions(
    'elasticmapreduce',
    once,
    'setClusterTerminationProtection cancelStep modifyInstanceFleetByName modifyInstanceGroupByName',
  ),
  ...actions('emr-containers', job, 'createVirtualCluster deleteVirtualCluster startJobRun'),
  ...actions(
    'emr-serverless',
    job,
    'createApplication startApplication stopApplication deleteApplication startJobRun cancelJobRun',
  ),
  ...actions('mediaconvert', job, 'createJob'),
  ...actions('bedrock', jobOrToken, 'invokeModel createModelCustomizationJob'),
  ...actions('bedrockagentcore', once, 'invokeHarness'),
];

/** What the text of a Task's Resource names. */
export type TaskResource =
  | { readonly kind: 'lambda' | 'activity' }
  | {
      readonly kind: 'integration' | 'sdk';
      readonly service: string;
      readonly action: string;
      readonly pattern: WaitPattern;
    }
  /** An ARN of something that a Task cannot run, or an integration that does not exist. */
  | { readonly kind: 'unknown' }
  /** Not an ARN at all. */
  | { readonly kind: 'notArn' };

const byName = new Map<string, Integration>(integrations.map((row) => [`${row.service}:${row.action}`, row]));
const services = new Set(integrations.map((row) => row.service));

/** The optimised action of a service, if there is one. */
export function integrationOf(service: string, action: string): Integration | undefined {
  return byName.get(`${service}:${action}`);
}

/** Services whose optimised integrations have another name than the SDK has for them. */
const sdkServices: Readonly<Record<string, string>> = {
  states: 'sfn',
  events: 'eventbridge',
  elasticmapreduce: 'emr',
  'emr-containers': 'emrcontainers',
  'emr-serverless': 'emrserverless',
};

/** The service as the SDK calls it. */
export function sdkServiceOf(service: string): string {
  return sdkServices[service] ?? service;
}

/** The optimised action that stands for a call of the SDK, if there is one. */
export function integrationForCall(sdkService: string, action: string): Integration | undefined {
  return integrations.find((row) => row.action === action && sdkServiceOf(row.service) === sdkService);
}

/** Tells whether any action of the service is optimised. */
export function isOptimised(service: string): boolean {
  return services.has(service);
}

/** The ARN of an optimised action. */
export function integrationArn(integration: Integration, pattern: WaitPattern): string {
  return `arn:aws:states:::${integration.service}:${integration.action}${pattern === 'requestResponse' ? '' : `.${pattern}`}`;
}

/** Takes a Task's Resource apart. Tells nothing about whether the resource exists. */
export function readResource(text: string): TaskResource {
  const parts = text.split(':');
  if (parts[0] !== 'arn' || parts.length < 6) return { kind: 'notArn' };
  const [, partition = '', owner, , , ...rest] = parts;
  if (!/^aws(-[a-z]+)*$/.test(partition)) return { kind: 'notArn' };
  if (owner === 'lambda')
    return { kind: rest[0] === 'function' && isFunctionName(rest.slice(1)) ? 'lambda' : 'unknown' };
  if (owner !== 'states') return { kind: 'unknown' };
  if (rest[0] === 'activity') return (rest[1] ?? '') === '' ? { kind: 'unknown' } : { kind: 'activity' };
  const sdk = rest[0] === 'aws-sdk';
  const [service = '', ...actionParts] = sdk ? rest.slice(1) : rest;
  const { action, pattern } = splitPattern(actionParts.join(':'));
  if (service === '' || action === '') return { kind: 'unknown' };
  return { kind: sdk ? 'sdk' : 'integration', service, action, pattern };
}

/** A function's name, and perhaps a version or an alias. */
function isFunctionName([name = '', qualifier = '$LATEST', ...more]: readonly string[]): boolean {
  return more.length === 0 && /^[\w.-]+$/.test(name) && /^(\$LATEST|[\w-]+)$/.test(qualifier);
}

function splitPattern(text: string): { readonly action: string; readonly pattern: WaitPattern } {
  for (const pattern of ['waitForTaskToken', 'sync:2', 'sync'] as const) {
    if (text.endsWith(`.${pattern}`)) return { action: text.slice(0, -pattern.length - 1), pattern };
  }
  return { action: text, pattern: 'requestResponse' };
}
