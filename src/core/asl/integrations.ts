/**
 * The optimised service integrations: which actions a Task may name, how it may wait for them, and which arguments the
 * service asks for when the machine is created. Everything else is reached through `aws-sdk`, which is open-ended.
 *
 * What belongs to an action and is needed elsewhere is keyed by the same id, and does not compile without a row's own:
 * how it is offered (`services/catalog/actions`) and what it answers (`services/catalog/results`). The arguments that
 * it takes are generated (`sdk/argumentShapes`); what its service is called, and its sign, are in `awsServices`.
 *
 * @see reference: integrations, sections 1 to 3 (Step Functions Developer Guide, "Integrating optimized services")
 */
import { sdkServiceOf, type AwsServiceName } from './awsServices';
import type { WaitPattern } from './resource';

type Row = {
  readonly patterns: readonly WaitPattern[];
  /** Arguments without which the service refuses the definition. */
  readonly required?: readonly string[];
  /** The service that has the call in the SDK, where it is not the integration's own. */
  readonly sdk?: AwsServiceName;
};

const once = ['requestResponse'] as const;
const job = ['requestResponse', 'sync'] as const;
const token = ['requestResponse', 'waitForTaskToken'] as const;
const jobOrToken = ['requestResponse', 'sync', 'waitForTaskToken'] as const;

const rows = {
  'lambda:invoke': { patterns: token, required: ['FunctionName'] },
  'sqs:sendMessage': { patterns: token, required: ['QueueUrl', 'MessageBody'] },
  'sns:publish': { patterns: token, required: ['Message'] },
  'dynamodb:getItem': { patterns: once, required: ['TableName', 'Key'] },
  'dynamodb:putItem': { patterns: once, required: ['TableName', 'Item'] },
  'dynamodb:updateItem': { patterns: once, required: ['TableName', 'Key'] },
  'dynamodb:deleteItem': { patterns: once, required: ['TableName', 'Key'] },
  'events:putEvents': { patterns: token, required: ['Entries'] },
  'states:startExecution': {
    patterns: ['requestResponse', 'sync', 'sync:2', 'waitForTaskToken'],
    required: ['StateMachineArn'],
  },
  'apigateway:invoke': { patterns: token, required: ['ApiEndpoint', 'Method'] },
  'http:invoke': { patterns: once, required: ['ApiEndpoint', 'Method'] },
  'ecs:runTask': { patterns: jobOrToken, required: ['TaskDefinition'] },
  'eks:createCluster': { patterns: job },
  'eks:deleteCluster': { patterns: job },
  'eks:createNodegroup': { patterns: job },
  'eks:deleteNodegroup': { patterns: job },
  'eks:createFargateProfile': { patterns: job },
  'eks:deleteFargateProfile': { patterns: job },
  'eks:runJob': { patterns: jobOrToken },
  'eks:call': { patterns: jobOrToken },
  'batch:submitJob': { patterns: job },
  'glue:startJobRun': { patterns: job, required: ['JobName'] },
  'databrew:startJobRun': { patterns: job },
  'athena:startQueryExecution': { patterns: job },
  'athena:stopQueryExecution': { patterns: once },
  'athena:getQueryExecution': { patterns: once },
  'athena:getQueryResults': { patterns: once },
  'codebuild:startBuild': { patterns: job },
  'codebuild:startBuildBatch': { patterns: job },
  'codebuild:stopBuild': { patterns: job },
  'codebuild:stopBuildBatch': { patterns: job },
  'codebuild:retryBuild': { patterns: job },
  'codebuild:retryBuildBatch': { patterns: job },
  'codebuild:batchDeleteBuilds': { patterns: job },
  'codebuild:batchGetReports': { patterns: job },
  'codebuild:deleteBuildBatch': { patterns: job },
  'sagemaker:createTrainingJob': { patterns: job },
  'sagemaker:createTransformJob': { patterns: job },
  'sagemaker:createLabelingJob': { patterns: job },
  'sagemaker:createProcessingJob': { patterns: job },
  'sagemaker:createHyperParameterTuningJob': { patterns: job },
  'sagemaker:createAutoMLJob': { patterns: job },
  'sagemaker:createAutoMLJobV2': { patterns: job },
  'sagemaker:createEndpoint': { patterns: once },
  'sagemaker:createEndpointConfig': { patterns: once },
  'sagemaker:createModel': { patterns: once },
  'sagemaker:updateEndpoint': { patterns: once },
  'elasticmapreduce:createCluster': { patterns: job },
  'elasticmapreduce:addStep': { patterns: job },
  'elasticmapreduce:terminateCluster': { patterns: job },
  'elasticmapreduce:setClusterTerminationProtection': { patterns: once },
  'elasticmapreduce:cancelStep': { patterns: once },
  'elasticmapreduce:modifyInstanceFleetByName': { patterns: once },
  'elasticmapreduce:modifyInstanceGroupByName': { patterns: once },
  'emr-containers:createVirtualCluster': { patterns: job },
  'emr-containers:deleteVirtualCluster': { patterns: job },
  'emr-containers:startJobRun': { patterns: job },
  'emr-serverless:createApplication': { patterns: job },
  'emr-serverless:startApplication': { patterns: job },
  'emr-serverless:stopApplication': { patterns: job },
  'emr-serverless:deleteApplication': { patterns: job },
  'emr-serverless:startJobRun': { patterns: job },
  'emr-serverless:cancelJobRun': { patterns: job },
  'mediaconvert:createJob': { patterns: job },
  'bedrock:invokeModel': { patterns: jobOrToken, sdk: 'bedrockruntime' },
  'bedrock:createModelCustomizationJob': { patterns: jobOrToken },
  'bedrockagentcore:invokeHarness': { patterns: once },
} as const satisfies Readonly<Record<`${AwsServiceName}:${string}`, Row>>;

/** An optimised action by service and action: `sqs:sendMessage`. */
export type IntegrationId = keyof typeof rows;

/** The actions that start a job whose end can be waited for. */
export type JobId = {
  readonly [Id in IntegrationId]: 'sync' extends (typeof rows)[Id]['patterns'][number] ? Id : never;
}[IntegrationId];

/** One optimised action. */
export type Integration = {
  readonly id: IntegrationId;
  readonly service: string;
  readonly action: string;
  readonly patterns: readonly WaitPattern[];
  /** Arguments without which the service refuses the definition. */
  readonly required: readonly string[];
  /** The service that has the call, as the SDK calls it. */
  readonly sdkService: string;
};

/** Every optimised action that is known. */
export const integrations: readonly Integration[] = Object.entries<Row>(rows).map(([id, row]) => {
  const [service = '', action = ''] = id.split(':');
  return {
    id: id as IntegrationId, // a key of the table
    service,
    action,
    patterns: row.patterns,
    required: row.required ?? [],
    sdkService: row.sdk ?? sdkServiceOf(service),
  };
});

const byId = new Map<string, Integration>(integrations.map((row) => [row.id, row]));
const actionCounts = new Map<string, number>();
for (const { service } of integrations) actionCounts.set(service, actionCountOf(service) + 1);

/** The optimised action of a service, if there is one. */
export function integrationOf(service: string, action: string): Integration | undefined {
  return byId.get(`${service}:${action}`);
}

/** The optimised action that stands for a call of the SDK, if there is one. */
export function integrationForCall(sdkService: string, action: string): Integration | undefined {
  return integrations.find((row) => row.action === action && row.sdkService === sdkService);
}

/** Tells whether any action of the service is optimised. */
export function isOptimised(service: string): boolean {
  return actionCounts.has(service);
}

/** How many actions of a service are optimised. */
export function actionCountOf(service: string): number {
  return actionCounts.get(service) ?? 0;
}
