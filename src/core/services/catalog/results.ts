/** What calls answer in a run without a mock, in the shapes of their services. Only runs read them, not the palette. */
import type { JsonObject } from '../../base/json';
import type { JobId } from '../../asl/integrations';
import type { ActionId } from './actions';

/** What optimised integrations tell of their HTTP call. */
export const metadata = {
  SdkHttpMetadata: { AllHttpHeaders: {}, HttpHeaders: {}, HttpStatusCode: 200 },
  SdkResponseMetadata: { RequestId: '3a4c1f0e-0000-4000-8000-5ad5a17ca11e' },
};
const account = '123456789012';
const arn = (rest: string): string => `arn:aws:${rest}`;
const uuid = 'a1b2c3d4-0000-4000-8000-00000000000';
const since = '2025-01-01T00:00:00Z';
const execution = arn(`states:us-east-1:${account}:execution:child:sample`);
const machine = arn(`states:us-east-1:${account}:stateMachine:child`);
const buildArn = arn(`codebuild:us-east-1:${account}:build/my-project:sample`);
const build = (BuildStatus: string): JsonObject => ({
  BuildStatus,
  Id: 'my-project:sample',
  ProjectName: 'my-project',
});
const batch = (BuildBatchStatus: string): JsonObject => ({
  BuildBatchStatus,
  Id: 'my-project:sample',
  ProjectName: 'my-project',
});
const autoMlArn = arn(`sagemaker:us-east-1:${account}:automl-job/sample`);
const autoMlJob: JsonObject = { AutoMLJobArn: autoMlArn, AutoMLJobName: 'sample', AutoMLJobStatus: 'Completed' };
const customizationArn = arn(`bedrock:us-east-1:${account}:model-customization-job/sample`);
const ecsTask: JsonObject = {
  ClusterArn: arn(`ecs:us-east-1:${account}:cluster/my-cluster`),
  Containers: [{ LastStatus: 'PENDING', Name: 'main' }],
  LastStatus: 'PROVISIONING',
  TaskArn: arn(`ecs:us-east-1:${account}:task/my-cluster/sample`),
};

/** What a call answers; of a job that is waited for, what has come of it. */
export const results: Readonly<Record<ActionId, JsonObject>> = {
  'lambda:invoke': { ExecutedVersion: '$LATEST', Payload: {}, ...metadata, StatusCode: 200 },
  'sqs:sendMessage': {
    MD5OfMessageBody: '9e107d9d372bb6826bd81d3542a419d6',
    MessageId: '5fea7756-0ea4-451a-a703-a558b933e274',
    ...metadata,
  },
  'sns:publish': { MessageId: '567910cd-659e-55d4-8ccb-5aaf14679dc0', ...metadata },
  'dynamodb:getItem': { Item: { id: { S: 'sample' } }, ...metadata },
  'dynamodb:putItem': metadata,
  'dynamodb:updateItem': metadata,
  'dynamodb:deleteItem': metadata,
  'events:putEvents': {
    Entries: [{ EventId: '11710aed-b79e-4468-a20b-bb3c0c3b4860' }],
    FailedEntryCount: 0,
    ...metadata,
  },
  'states:startExecution': {
    ExecutionArn: execution,
    Input: {},
    InputDetails: { Included: true },
    Name: 'sample',
    Output: {},
    OutputDetails: { Included: true },
    StartDate: 1735689600000,
    StateMachineArn: machine,
    Status: 'SUCCEEDED',
    StopDate: 1735689601000,
  },
  'aws-sdk:sfn:startSyncExecution': {
    BillingDetails: { BilledDurationInMilliseconds: 100, BilledMemoryUsedInMB: 64 },
    ExecutionArn: execution,
    Input: '{}',
    InputDetails: { Included: true },
    Name: 'sample',
    Output: '{}',
    OutputDetails: { Included: true },
    StartDate: since,
    StateMachineArn: machine,
    Status: 'SUCCEEDED',
    StopDate: since,
  },
  'aws-sdk:sfn:sendTaskSuccess': {},
  'apigateway:invoke': {
    Headers: { 'content-type': ['application/json'] },
    ResponseBody: {},
    StatusCode: 200,
    StatusText: 'OK',
  },
  'http:invoke': {
    Headers: { 'content-type': ['application/json'] },
    ResponseBody: {},
    StatusCode: 200,
    StatusText: 'OK',
  },
  'ecs:runTask': {
    ClusterArn: arn(`ecs:us-east-1:${account}:cluster/my-cluster`),
    Containers: [{ ExitCode: 0, LastStatus: 'STOPPED', Name: 'main' }],
    LastStatus: 'STOPPED',
    StopCode: 'EssentialContainerExited',
    TaskArn: arn(`ecs:us-east-1:${account}:task/my-cluster/sample`),
  },
  'batch:submitJob': { JobId: 'a1b2c3d4-0000-4000-8000-000000000001', JobName: 'my-job', Status: 'SUCCEEDED' },
  'glue:startJobRun': { Id: 'jr_sample', JobName: 'my-glue-job', JobRunState: 'SUCCEEDED', JobRunId: 'jr_sample' },
  'databrew:startJobRun': { RunId: 'db_sample', State: 'SUCCEEDED' },
  'athena:startQueryExecution': {
    QueryExecution: {
      QueryExecutionId: 'a1b2c3d4-0000-4000-8000-000000000002',
      Status: { State: 'SUCCEEDED' },
      WorkGroup: 'primary',
    },
  },
  'athena:getQueryResults': {
    ResultSet: {
      ResultSetMetadata: { ColumnInfo: [{ Name: 'value', Type: 'integer' }] },
      Rows: [{ Data: [{ VarCharValue: 'value' }] }, { Data: [{ VarCharValue: '1' }] }],
    },
    UpdateCount: 0,
  },
  'codebuild:startBuild': { Build: { BuildStatus: 'SUCCEEDED', Id: 'my-project:sample', ProjectName: 'my-project' } },
  'sagemaker:createTrainingJob': {
    ModelArtifacts: { S3ModelArtifacts: 's3://my-bucket/models/sample/output/model.tar.gz' },
    TrainingJobArn: arn(`sagemaker:us-east-1:${account}:training-job/sample`),
    TrainingJobName: 'sample',
    TrainingJobStatus: 'Completed',
  },
  'sagemaker:createTransformJob': {
    TransformJobArn: arn(`sagemaker:us-east-1:${account}:transform-job/sample`),
    TransformJobStatus: 'Completed',
  },
  'sagemaker:createProcessingJob': {
    ProcessingJobArn: arn(`sagemaker:us-east-1:${account}:processing-job/sample`),
    ProcessingJobStatus: 'Completed',
  },
  'sagemaker:createModel': { ModelArn: arn(`sagemaker:us-east-1:${account}:model/sample`), ...metadata },
  'elasticmapreduce:createCluster': {
    Cluster: { Id: 'j-SAMPLE', Name: 'my-cluster', Status: { State: 'WAITING' } },
    ClusterId: 'j-SAMPLE',
  },
  'elasticmapreduce:addStep': {
    Step: { Id: 's-SAMPLE', Name: 'my-step', Status: { State: 'COMPLETED' } },
    StepId: 's-SAMPLE',
  },
  'elasticmapreduce:terminateCluster': {
    Cluster: { Id: 'j-SAMPLE', Status: { State: 'TERMINATED' } },
    ClusterId: 'j-SAMPLE',
  },
  'emr-containers:startJobRun': {
    Id: 'sample',
    Name: 'my-job',
    State: 'COMPLETED',
    VirtualClusterId: 'my-virtual-cluster',
  },
  'emr-serverless:startJobRun': { ApplicationId: 'my-application', JobRunId: 'sample', State: 'SUCCESS' },
  'eks:runJob': { metadata: { name: 'my-job' }, status: { succeeded: 1 } },
  'eks:call': { ResponseBody: { items: [] }, StatusCode: 200 },
  'mediaconvert:createJob': { Job: { Id: 'sample', Status: 'COMPLETE' } },
  'bedrock:invokeModel': { Body: { results: [{ outputText: 'A sample answer.' }] }, ContentType: 'application/json' },
  'bedrockagentcore:invokeHarness': {
    Metrics: { LatencyMs: 1200 },
    Output: { Message: { Content: [{ Text: 'A sample answer.' }], Role: 'assistant' } },
    StopReason: 'end_turn',
    Usage: { InputTokens: 12, OutputTokens: 4, TotalTokens: 16 },
  },
  'aws-sdk:s3:getObject': {
    Body: 'sample',
    ContentLength: 6,
    ContentType: 'text/plain',
    ETag: '"sample"',
    LastModified: since,
    Metadata: {},
  },
  'aws-sdk:s3:putObject': { ETag: '"sample"', ServerSideEncryption: 'AES256' },
  'aws-sdk:s3:listObjectsV2': {
    Contents: [{ ETag: '"sample"', Key: 'sample.json', LastModified: since, Size: 6, StorageClass: 'STANDARD' }],
    IsTruncated: false,
    KeyCount: 1,
    MaxKeys: 1000,
    Name: 'my-bucket',
  },
  'aws-sdk:s3:copyObject': { CopyObjectResult: { ETag: '"sample"', LastModified: since } },
  'aws-sdk:s3:deleteObject': {},
  'aws-sdk:dynamodb:query': { Count: 1, Items: [{ id: { S: 'sample' } }], ScannedCount: 1 },
  'aws-sdk:dynamodb:scan': { Count: 1, Items: [{ id: { S: 'sample' } }], ScannedCount: 1 },
  'aws-sdk:dynamodb:batchWriteItem': { UnprocessedItems: {} },
  'aws-sdk:secretsmanager:getSecretValue': {
    Arn: arn(`secretsmanager:us-east-1:${account}:secret:my-secret`),
    Name: 'my-secret',
    SecretString: 'sample',
    VersionStages: ['AWSCURRENT'],
  },
  'aws-sdk:ssm:getParameter': { Parameter: { Name: '/my/parameter', Type: 'String', Value: 'sample', Version: 1 } },
  'aws-sdk:sesv2:sendEmail': { MessageId: '0100018c-sample' },
  'aws-sdk:cloudwatch:putMetricData': {},
  'aws-sdk:ec2:describeInstances': {
    Reservations: [{ Instances: [{ InstanceId: 'i-0123456789abcdef0', State: { Code: 16, Name: 'running' } }] }],
  },
  'aws-sdk:ec2:startInstances': {
    StartingInstances: [
      {
        CurrentState: { Code: 0, Name: 'pending' },
        InstanceId: 'i-0123456789abcdef0',
        PreviousState: { Code: 80, Name: 'stopped' },
      },
    ],
  },
  'aws-sdk:rdsdata:executeStatement': { GeneratedFields: [], NumberOfRecordsUpdated: 0, Records: [[{ LongValue: 1 }]] },
  'aws-sdk:redshiftdata:executeStatement': {
    ClusterIdentifier: 'my-cluster',
    CreatedAt: since,
    Database: 'my-database',
    Id: 'a1b2c3d4-0000-4000-8000-000000000003',
  },
  'aws-sdk:textract:detectDocumentText': {
    Blocks: [{ BlockType: 'LINE', Confidence: 99.5, Text: 'sample' }],
    DocumentMetadata: { Pages: 1 },
  },
  'aws-sdk:comprehend:detectSentiment': {
    Sentiment: 'POSITIVE',
    SentimentScore: { Mixed: 0.01, Negative: 0.01, Neutral: 0.08, Positive: 0.9 },
  },
  'aws-sdk:translate:translateText': { SourceLanguageCode: 'de', TargetLanguageCode: 'en', TranslatedText: 'sample' },
  'aws-sdk:rekognition:detectLabels': { Labels: [{ Confidence: 98.1, Name: 'Bicycle' }] },
  'aws-sdk:scheduler:createSchedule': {
    ScheduleArn: arn(`scheduler:us-east-1:${account}:schedule/default/my-schedule`),
  },
  'eks:createCluster': {
    Cluster: { Arn: arn(`eks:us-east-1:${account}:cluster/my-cluster`), Name: 'my-cluster', Status: 'ACTIVE' },
  },
  'eks:deleteCluster': { Cluster: { Name: 'my-cluster', Status: 'DELETING' } },
  'eks:createNodegroup': { Nodegroup: { ClusterName: 'my-cluster', NodegroupName: 'my-nodes', Status: 'ACTIVE' } },
  'eks:deleteNodegroup': { Nodegroup: { ClusterName: 'my-cluster', NodegroupName: 'my-nodes', Status: 'DELETING' } },
  'eks:createFargateProfile': {
    FargateProfile: { ClusterName: 'my-cluster', FargateProfileName: 'my-profile', Status: 'ACTIVE' },
  },
  'eks:deleteFargateProfile': {
    FargateProfile: { ClusterName: 'my-cluster', FargateProfileName: 'my-profile', Status: 'DELETING' },
  },
  'athena:stopQueryExecution': metadata,
  'athena:getQueryExecution': {
    QueryExecution: { QueryExecutionId: `${uuid}2`, Status: { State: 'SUCCEEDED' }, WorkGroup: 'primary' },
  },
  'codebuild:startBuildBatch': { BuildBatch: batch('SUCCEEDED') },
  'codebuild:stopBuild': { Build: build('STOPPED') },
  'codebuild:stopBuildBatch': { BuildBatch: batch('STOPPED') },
  'codebuild:retryBuild': { Build: build('SUCCEEDED') },
  'codebuild:retryBuildBatch': { BuildBatch: batch('SUCCEEDED') },
  'codebuild:batchDeleteBuilds': { BuildsDeleted: [buildArn], BuildsNotDeleted: [] },
  'codebuild:batchGetReports': { Reports: [{ Name: 'sample', Status: 'SUCCEEDED' }], ReportsNotFound: [] },
  'codebuild:deleteBuildBatch': { BuildsDeleted: [buildArn], BuildsNotDeleted: [], StatusCode: 'DELETED' },
  'sagemaker:createLabelingJob': {
    LabelingJobArn: arn(`sagemaker:us-east-1:${account}:labeling-job/sample`),
    LabelingJobName: 'sample',
    LabelingJobStatus: 'Completed',
  },
  'sagemaker:createHyperParameterTuningJob': {
    HyperParameterTuningJobArn: arn(`sagemaker:us-east-1:${account}:hyper-parameter-tuning-job/sample`),
    HyperParameterTuningJobName: 'sample',
    HyperParameterTuningJobStatus: 'Completed',
  },
  'sagemaker:createAutoMLJob': autoMlJob,
  'sagemaker:createAutoMLJobV2': autoMlJob,
  'sagemaker:createEndpoint': { EndpointArn: arn(`sagemaker:us-east-1:${account}:endpoint/my-endpoint`), ...metadata },
  'sagemaker:createEndpointConfig': {
    EndpointConfigArn: arn(`sagemaker:us-east-1:${account}:endpoint-config/my-configuration`),
    ...metadata,
  },
  'sagemaker:updateEndpoint': { EndpointArn: arn(`sagemaker:us-east-1:${account}:endpoint/my-endpoint`), ...metadata },
  'elasticmapreduce:setClusterTerminationProtection': metadata,
  'elasticmapreduce:cancelStep': { CancelStepsInfoList: [{ Status: 'SUBMITTED', StepId: 's-SAMPLE' }], ...metadata },
  'elasticmapreduce:modifyInstanceFleetByName': metadata,
  'elasticmapreduce:modifyInstanceGroupByName': metadata,
  'emr-containers:createVirtualCluster': { Id: 'my-virtual-cluster', Name: 'my-virtual-cluster', State: 'RUNNING' },
  'emr-containers:deleteVirtualCluster': { Id: 'my-virtual-cluster', State: 'TERMINATED' },
  'emr-serverless:createApplication': { ApplicationId: 'my-application', Name: 'my-application', State: 'CREATED' },
  'emr-serverless:startApplication': { ApplicationId: 'my-application', State: 'STARTED' },
  'emr-serverless:stopApplication': { ApplicationId: 'my-application', State: 'STOPPED' },
  'emr-serverless:deleteApplication': { ApplicationId: 'my-application', State: 'TERMINATED' },
  'emr-serverless:cancelJobRun': { ApplicationId: 'my-application', JobRunId: 'sample', State: 'CANCELLED' },
  'bedrock:createModelCustomizationJob': { JobArn: customizationArn, JobName: 'my-job', Status: 'Completed' },
};

/**
 * What calls that start jobs answer at once.
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/integrate-optimized.html
 * (read 2025-11), and the services' API references
 */
export const submissions: Readonly<Record<JobId, JsonObject>> = {
  'states:startExecution': {
    ExecutionArn: arn(`states:us-east-1:${account}:execution:child:sample`),
    ...metadata,
    StartDate: '2025-01-01T00:00:00.000Z',
  },
  'ecs:runTask': { Failures: [], ...metadata, Tasks: [ecsTask] },
  'batch:submitJob': {
    JobArn: arn(`batch:us-east-1:${account}:job/${uuid}1`),
    JobId: `${uuid}1`,
    JobName: 'my-job',
    ...metadata,
  },
  'glue:startJobRun': { JobRunId: 'jr_sample', ...metadata },
  'databrew:startJobRun': { RunId: 'db_sample', ...metadata },
  'athena:startQueryExecution': { QueryExecutionId: `${uuid}2`, ...metadata },
  'codebuild:startBuild': {
    Build: { BuildStatus: 'IN_PROGRESS', Id: 'my-project:sample', ProjectName: 'my-project' },
    ...metadata,
  },
  'sagemaker:createTrainingJob': {
    ...metadata,
    TrainingJobArn: arn(`sagemaker:us-east-1:${account}:training-job/sample`),
  },
  'sagemaker:createTransformJob': {
    ...metadata,
    TransformJobArn: arn(`sagemaker:us-east-1:${account}:transform-job/sample`),
  },
  'sagemaker:createProcessingJob': {
    ProcessingJobArn: arn(`sagemaker:us-east-1:${account}:processing-job/sample`),
    ...metadata,
  },
  'elasticmapreduce:createCluster': {
    ClusterArn: arn(`elasticmapreduce:us-east-1:${account}:cluster/j-SAMPLE`),
    ClusterId: 'j-SAMPLE',
    ...metadata,
  },
  'elasticmapreduce:addStep': { StepId: 's-SAMPLE', ...metadata },
  'emr-containers:startJobRun': {
    Arn: arn(`emr-containers:us-east-1:${account}:/virtualclusters/my-virtual-cluster/jobruns/sample`),
    Id: 'sample',
    Name: 'my-job',
    ...metadata,
    VirtualClusterId: 'my-virtual-cluster',
  },
  'emr-serverless:startJobRun': {
    ApplicationId: 'my-application',
    Arn: arn(`emr-serverless:us-east-1:${account}:/applications/my-application/jobruns/sample`),
    JobRunId: 'sample',
    ...metadata,
  },
  'mediaconvert:createJob': {
    Job: { Id: 'sample', Role: arn(`iam::${account}:role/example`), Settings: {}, Status: 'SUBMITTED' },
    ...metadata,
  },
  'eks:createCluster': { Cluster: { Name: 'my-cluster', Status: 'CREATING' }, ...metadata },
  'eks:deleteCluster': { Cluster: { Name: 'my-cluster', Status: 'DELETING' }, ...metadata },
  'eks:createNodegroup': {
    Nodegroup: { ClusterName: 'my-cluster', NodegroupName: 'my-nodes', Status: 'CREATING' },
    ...metadata,
  },
  'eks:deleteNodegroup': {
    Nodegroup: { ClusterName: 'my-cluster', NodegroupName: 'my-nodes', Status: 'DELETING' },
    ...metadata,
  },
  'eks:createFargateProfile': {
    FargateProfile: { ClusterName: 'my-cluster', FargateProfileName: 'my-profile', Status: 'CREATING' },
    ...metadata,
  },
  'eks:deleteFargateProfile': {
    FargateProfile: { ClusterName: 'my-cluster', FargateProfileName: 'my-profile', Status: 'DELETING' },
    ...metadata,
  },
  'eks:runJob': { ResponseBody: { kind: 'Job', metadata: { name: 'my-job' }, status: {} }, StatusCode: 201 },
  'eks:call': { ResponseBody: { items: [] }, StatusCode: 200 },
  'codebuild:startBuildBatch': { BuildBatch: batch('IN_PROGRESS'), ...metadata },
  'codebuild:stopBuild': { Build: build('STOPPED'), ...metadata },
  'codebuild:stopBuildBatch': { BuildBatch: batch('STOPPED'), ...metadata },
  'codebuild:retryBuild': { Build: build('IN_PROGRESS'), ...metadata },
  'codebuild:retryBuildBatch': { BuildBatch: batch('IN_PROGRESS'), ...metadata },
  'codebuild:batchDeleteBuilds': { BuildsDeleted: [buildArn], BuildsNotDeleted: [], ...metadata },
  'codebuild:batchGetReports': { Reports: [{ Name: 'sample', Status: 'SUCCEEDED' }], ReportsNotFound: [], ...metadata },
  'codebuild:deleteBuildBatch': {
    BuildsDeleted: [buildArn],
    BuildsNotDeleted: [],
    ...metadata,
    StatusCode: 'DELETING',
  },
  'sagemaker:createLabelingJob': {
    LabelingJobArn: arn(`sagemaker:us-east-1:${account}:labeling-job/sample`),
    ...metadata,
  },
  'sagemaker:createHyperParameterTuningJob': {
    HyperParameterTuningJobArn: arn(`sagemaker:us-east-1:${account}:hyper-parameter-tuning-job/sample`),
    ...metadata,
  },
  'sagemaker:createAutoMLJob': { AutoMLJobArn: autoMlArn, ...metadata },
  'sagemaker:createAutoMLJobV2': { AutoMLJobArn: autoMlArn, ...metadata },
  'elasticmapreduce:terminateCluster': metadata,
  'emr-containers:createVirtualCluster': { Id: 'my-virtual-cluster', Name: 'my-virtual-cluster', ...metadata },
  'emr-containers:deleteVirtualCluster': { Id: 'my-virtual-cluster', ...metadata },
  'emr-serverless:createApplication': {
    ApplicationId: 'my-application',
    Arn: arn(`emr-serverless:us-east-1:${account}:/applications/my-application`),
    Name: 'my-application',
    ...metadata,
  },
  'emr-serverless:startApplication': metadata,
  'emr-serverless:stopApplication': metadata,
  'emr-serverless:deleteApplication': metadata,
  'emr-serverless:cancelJobRun': { ApplicationId: 'my-application', JobRunId: 'sample', ...metadata },
  'bedrock:invokeModel': { Body: { results: [{ outputText: 'A sample answer.' }] }, ContentType: 'application/json' },
  'bedrock:createModelCustomizationJob': { JobArn: customizationArn, ...metadata },
};
