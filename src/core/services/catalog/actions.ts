import type { Json } from '../../base/json';
import type { Action, ArgumentShape } from './action';

const input = (path = ''): Json => ({ '<input>': path });
const context = (path: string): Json => ({ '<context>': path });
const token = context('Task.Token');

/** What optimised integrations tell of their HTTP call. */
export const metadata = {
  SdkHttpMetadata: { AllHttpHeaders: {}, HttpHeaders: {}, HttpStatusCode: 200 },
  SdkResponseMetadata: { RequestId: '3a4c1f0e-0000-4000-8000-5ad5a17ca11e' },
};
const arn = (rest: string) => `arn:aws:${rest}`;
const account = '123456789012';
const role = arn(`iam::${account}:role/example`);
const since = '2025-01-01T00:00:00Z';

const lambdaArguments: ArgumentShape = { FunctionName: arn(`lambda:us-east-1:${account}:function:my-function`), Payload: input() };
const execution = arn(`states:us-east-1:${account}:execution:child:sample`);
const machine = arn(`states:us-east-1:${account}:stateMachine:child`);

/**
 * The actions that people use most, with arguments to begin with and an answer in the service's shape.
 * Any other `aws-sdk` action can be named by hand.
 * @see Step Functions Developer Guide, "Integrating services" (read 2026-09), for actions, patterns and result members.
 */
export const actions: readonly Action[] = [
  {
    id: 'lambda:invoke', service: 'Lambda', action: 'Invoke', glyph: 'lambda', summary: 'Calls a Lambda function and hands on what it returns.',
    patterns: ['request', 'token'], arguments: lambdaArguments,
    tokenArguments: { FunctionName: arn(`lambda:us-east-1:${account}:function:my-function`), Payload: { token, input: input() } },
    result: { ExecutedVersion: '$LATEST', Payload: {}, ...metadata, StatusCode: 200 },
  },
  {
    id: 'sqs:sendMessage', service: 'SQS', action: 'SendMessage', glyph: 'sqs', summary: 'Puts a message into a queue.',
    patterns: ['request', 'token'], arguments: { QueueUrl: `https://sqs.us-east-1.amazonaws.com/${account}/my-queue`, MessageBody: input() },
    tokenArguments: { QueueUrl: `https://sqs.us-east-1.amazonaws.com/${account}/my-queue`, MessageBody: { TaskToken: token, Message: input() } },
    result: { MD5OfMessageBody: '9e107d9d372bb6826bd81d3542a419d6', MessageId: '5fea7756-0ea4-451a-a703-a558b933e274', ...metadata },
  },
  {
    id: 'sns:publish', service: 'SNS', action: 'Publish', glyph: 'sns', summary: 'Sends a message to a topic or a phone.',
    patterns: ['request', 'token'], arguments: { TopicArn: arn(`sns:us-east-1:${account}:my-topic`), Message: input() },
    tokenArguments: { TopicArn: arn(`sns:us-east-1:${account}:my-topic`), Message: { TaskToken: token, Input: input() } },
    result: { MessageId: '567910cd-659e-55d4-8ccb-5aaf14679dc0', ...metadata },
  },
  {
    id: 'dynamodb:getItem', service: 'DynamoDB', action: 'GetItem', glyph: 'database', summary: 'Reads one item by its key.',
    patterns: ['request'], arguments: { TableName: 'my-table', Key: { id: { S: input('id') } } },
    result: { Item: { id: { S: 'sample' } }, ...metadata },
  },
  {
    id: 'dynamodb:putItem', service: 'DynamoDB', action: 'PutItem', glyph: 'database', summary: 'Writes one item, in place of one with the same key.',
    patterns: ['request'], arguments: { TableName: 'my-table', Item: { id: { S: input('id') } } }, result: metadata,
  },
  {
    id: 'dynamodb:updateItem', service: 'DynamoDB', action: 'UpdateItem', glyph: 'database', summary: 'Changes attributes of one item.',
    patterns: ['request'],
    arguments: { TableName: 'my-table', Key: { id: { S: input('id') } }, UpdateExpression: 'SET note = :note', ExpressionAttributeValues: { ':note': { S: input('note') } } },
    result: metadata,
  },
  {
    id: 'dynamodb:deleteItem', service: 'DynamoDB', action: 'DeleteItem', glyph: 'database', summary: 'Deletes one item by its key.',
    patterns: ['request'], arguments: { TableName: 'my-table', Key: { id: { S: input('id') } } }, result: metadata,
  },
  {
    id: 'events:putEvents', service: 'EventBridge', action: 'PutEvents', glyph: 'events', summary: 'Puts events on an event bus.',
    patterns: ['request', 'token'], arguments: { Entries: [{ Source: 'my.application', DetailType: 'MyEvent', Detail: { data: input() }, EventBusName: 'default' }] },
    tokenArguments: { Entries: [{ Source: 'my.application', DetailType: 'MyEvent', Detail: { TaskToken: token, data: input() }, EventBusName: 'default' }] },
    result: { Entries: [{ EventId: '11710aed-b79e-4468-a20b-bb3c0c3b4860' }], FailedEntryCount: 0, ...metadata },
  },
  {
    id: 'states:startExecution', service: 'Step Functions', action: 'StartExecution', glyph: 'workflow', summary: 'Starts another workflow; with .sync:2, waits for its output.',
    patterns: ['sync', 'request', 'token'], syncSuffix: '.sync:2',
    arguments: { StateMachineArn: machine, Input: { AWS_STEP_FUNCTIONS_STARTED_BY_EXECUTION_ID: context('Execution.Id'), data: input() } },
    tokenArguments: { StateMachineArn: machine, Input: { AWS_STEP_FUNCTIONS_STARTED_BY_EXECUTION_ID: context('Execution.Id'), token, data: input() } },
    result: {
      ExecutionArn: execution, Input: {}, InputDetails: { Included: true }, Name: 'sample', Output: {}, OutputDetails: { Included: true },
      StartDate: 1735689600000, StateMachineArn: machine, Status: 'SUCCEEDED', StopDate: 1735689601000,
    },
  },
  {
    id: 'aws-sdk:sfn:startSyncExecution', service: 'Step Functions', action: 'StartSyncExecution', glyph: 'workflow', summary: 'Runs an Express workflow and hands on its output.',
    patterns: ['request'], arguments: { StateMachineArn: machine, Input: input() },
    result: {
      BillingDetails: { BilledDurationInMilliseconds: 100, BilledMemoryUsedInMB: 64 }, ExecutionArn: execution, Input: '{}', InputDetails: { Included: true }, Name: 'sample',
      Output: '{}', OutputDetails: { Included: true }, StartDate: since, StateMachineArn: machine, Status: 'SUCCEEDED', StopDate: since,
    },
  },
  {
    id: 'aws-sdk:sfn:sendTaskSuccess', service: 'Step Functions', action: 'SendTaskSuccess', glyph: 'workflow', summary: 'Answers a waiting task by its token.',
    patterns: ['request'], arguments: { TaskToken: input('token'), Output: input('output') }, result: {},
  },
  {
    id: 'apigateway:invoke', service: 'API Gateway', action: 'Invoke', glyph: 'api', summary: 'Calls an API that API Gateway serves.',
    patterns: ['request', 'token'], arguments: { ApiEndpoint: 'example.execute-api.us-east-1.amazonaws.com', Method: 'GET', Stage: 'prod', Path: '/items', AuthType: 'IAM_ROLE' },
    tokenArguments: { ApiEndpoint: 'example.execute-api.us-east-1.amazonaws.com', Method: 'POST', Stage: 'prod', Path: '/items', RequestBody: { TaskToken: token, data: input() }, AuthType: 'IAM_ROLE' },
    result: { Headers: { 'content-type': ['application/json'] }, ResponseBody: {}, StatusCode: 200, StatusText: 'OK' },
  },
  {
    id: 'http:invoke', service: 'HTTP', action: 'Invoke', glyph: 'http', summary: 'Calls any HTTPS address through a connection that holds the credentials.',
    patterns: ['request'],
    arguments: { ApiEndpoint: 'https://api.example.com/items', Method: 'GET', InvocationConfig: { ConnectionArn: arn(`events:us-east-1:${account}:connection/example/1`) } },
    result: { Headers: { 'content-type': ['application/json'] }, ResponseBody: {}, StatusCode: 200, StatusText: 'OK' },
  },
  {
    id: 'ecs:runTask', service: 'ECS', action: 'RunTask', glyph: 'container', summary: 'Runs a container on ECS or Fargate.',
    patterns: ['sync', 'request', 'token'],
    arguments: {
      LaunchType: 'FARGATE', Cluster: 'my-cluster', TaskDefinition: 'my-task:1',
      NetworkConfiguration: { AwsvpcConfiguration: { Subnets: ['subnet-example'], AssignPublicIp: 'DISABLED' } },
    },
    tokenArguments: {
      LaunchType: 'FARGATE', Cluster: 'my-cluster', TaskDefinition: 'my-task:1',
      NetworkConfiguration: { AwsvpcConfiguration: { Subnets: ['subnet-example'], AssignPublicIp: 'DISABLED' } },
      Overrides: { ContainerOverrides: [{ Name: 'my-container', Environment: [{ Name: 'TASK_TOKEN', Value: token }] }] },
    },
    result: { ClusterArn: arn(`ecs:us-east-1:${account}:cluster/my-cluster`), Containers: [{ ExitCode: 0, LastStatus: 'STOPPED', Name: 'main' }], LastStatus: 'STOPPED', StopCode: 'EssentialContainerExited', TaskArn: arn(`ecs:us-east-1:${account}:task/my-cluster/sample`) },
  },
  {
    id: 'batch:submitJob', service: 'Batch', action: 'SubmitJob', glyph: 'job', summary: 'Runs a batch job.',
    patterns: ['sync', 'request'], arguments: { JobName: 'my-job', JobDefinition: 'my-definition:1', JobQueue: 'my-queue' },
    result: { JobId: 'a1b2c3d4-0000-4000-8000-000000000001', JobName: 'my-job', Status: 'SUCCEEDED' },
  },
  {
    id: 'glue:startJobRun', service: 'Glue', action: 'StartJobRun', glyph: 'job', summary: 'Runs a Glue job.',
    patterns: ['sync', 'request'], arguments: { JobName: 'my-glue-job' },
    result: { Id: 'jr_sample', JobName: 'my-glue-job', JobRunState: 'SUCCEEDED', JobRunId: 'jr_sample' },
  },
  {
    id: 'databrew:startJobRun', service: 'DataBrew', action: 'StartJobRun', glyph: 'job', summary: 'Runs a DataBrew job.',
    patterns: ['sync', 'request'], arguments: { Name: 'my-databrew-job' }, result: { RunId: 'db_sample', State: 'SUCCEEDED' },
  },
  {
    id: 'athena:startQueryExecution', service: 'Athena', action: 'StartQueryExecution', glyph: 'query', summary: 'Runs an SQL query over data in S3.',
    patterns: ['sync', 'request'], arguments: { QueryString: 'SELECT 1', WorkGroup: 'primary' },
    result: { QueryExecution: { QueryExecutionId: 'a1b2c3d4-0000-4000-8000-000000000002', Status: { State: 'SUCCEEDED' }, WorkGroup: 'primary' } },
  },
  {
    id: 'athena:getQueryResults', service: 'Athena', action: 'GetQueryResults', glyph: 'query', summary: 'Reads the rows of a finished query.',
    patterns: ['request'], arguments: { QueryExecutionId: input('QueryExecution.QueryExecutionId') },
    result: { ResultSet: { ResultSetMetadata: { ColumnInfo: [{ Name: 'value', Type: 'integer' }] }, Rows: [{ Data: [{ VarCharValue: 'value' }] }, { Data: [{ VarCharValue: '1' }] }] }, UpdateCount: 0 },
  },
  {
    id: 'codebuild:startBuild', service: 'CodeBuild', action: 'StartBuild', glyph: 'build', summary: 'Builds a project.',
    patterns: ['sync', 'request'], arguments: { ProjectName: 'my-project' }, result: { Build: { BuildStatus: 'SUCCEEDED', Id: 'my-project:sample', ProjectName: 'my-project' } },
  },
  {
    id: 'sagemaker:createTrainingJob', service: 'SageMaker', action: 'CreateTrainingJob', glyph: 'model', summary: 'Trains a model.',
    patterns: ['sync', 'request'],
    arguments: {
      TrainingJobName: input('jobName'), AlgorithmSpecification: { TrainingImage: `${account}.dkr.ecr.us-east-1.amazonaws.com/my-image:latest`, TrainingInputMode: 'File' }, RoleArn: role,
      OutputDataConfig: { S3OutputPath: 's3://my-bucket/models' }, ResourceConfig: { InstanceCount: 1, InstanceType: 'ml.m5.xlarge', VolumeSizeInGB: 20 }, StoppingCondition: { MaxRuntimeInSeconds: 3600 },
    },
    result: { ModelArtifacts: { S3ModelArtifacts: 's3://my-bucket/models/sample/output/model.tar.gz' }, TrainingJobArn: arn(`sagemaker:us-east-1:${account}:training-job/sample`), TrainingJobName: 'sample', TrainingJobStatus: 'Completed' },
  },
  {
    id: 'sagemaker:createTransformJob', service: 'SageMaker', action: 'CreateTransformJob', glyph: 'model', summary: 'Makes predictions for a whole data set.',
    patterns: ['sync', 'request'],
    arguments: {
      TransformJobName: input('jobName'), ModelName: input('modelName'), TransformInput: { DataSource: { S3DataSource: { S3DataType: 'S3Prefix', S3Uri: 's3://my-bucket/in' } } },
      TransformOutput: { S3OutputPath: 's3://my-bucket/out' }, TransformResources: { InstanceCount: 1, InstanceType: 'ml.m5.xlarge' },
    },
    result: { TransformJobArn: arn(`sagemaker:us-east-1:${account}:transform-job/sample`), TransformJobStatus: 'Completed' },
  },
  {
    id: 'sagemaker:createProcessingJob', service: 'SageMaker', action: 'CreateProcessingJob', glyph: 'model', summary: 'Prepares or evaluates data.',
    patterns: ['sync', 'request'],
    arguments: {
      ProcessingJobName: input('jobName'), AppSpecification: { ImageUri: `${account}.dkr.ecr.us-east-1.amazonaws.com/my-image:latest` },
      ProcessingResources: { ClusterConfig: { InstanceCount: 1, InstanceType: 'ml.m5.xlarge', VolumeSizeInGB: 20 } }, RoleArn: role,
    },
    result: { ProcessingJobArn: arn(`sagemaker:us-east-1:${account}:processing-job/sample`), ProcessingJobStatus: 'Completed' },
  },
  {
    id: 'sagemaker:createModel', service: 'SageMaker', action: 'CreateModel', glyph: 'model', summary: 'Registers a trained model.',
    patterns: ['request'], arguments: { ModelName: input('modelName'), ExecutionRoleArn: role, PrimaryContainer: { Image: `${account}.dkr.ecr.us-east-1.amazonaws.com/my-image:latest`, ModelDataUrl: input('modelDataUrl') } },
    result: { ModelArn: arn(`sagemaker:us-east-1:${account}:model/sample`), ...metadata },
  },
  {
    id: 'elasticmapreduce:createCluster', service: 'EMR', action: 'CreateCluster', glyph: 'cluster', summary: 'Starts a cluster.',
    patterns: ['sync', 'request'],
    arguments: {
      Name: 'my-cluster', ServiceRole: 'EMR_DefaultRole', JobFlowRole: 'EMR_EC2_DefaultRole', ReleaseLabel: 'emr-7.1.0', VisibleToAllUsers: true,
      Instances: { KeepJobFlowAliveWhenNoSteps: true, InstanceGroups: [{ InstanceCount: 1, InstanceRole: 'MASTER', InstanceType: 'm5.xlarge' }] },
    },
    result: { Cluster: { Id: 'j-SAMPLE', Name: 'my-cluster', Status: { State: 'WAITING' } }, ClusterId: 'j-SAMPLE' },
  },
  {
    id: 'elasticmapreduce:addStep', service: 'EMR', action: 'AddStep', glyph: 'cluster', summary: 'Runs a step on a cluster.',
    patterns: ['sync', 'request'], arguments: { ClusterId: input('ClusterId'), Step: { Name: 'my-step', HadoopJarStep: { Jar: 'command-runner.jar', Args: ['spark-submit', 's3://my-bucket/job.py'] } } },
    result: { Step: { Id: 's-SAMPLE', Name: 'my-step', Status: { State: 'COMPLETED' } }, StepId: 's-SAMPLE' },
  },
  {
    id: 'elasticmapreduce:terminateCluster', service: 'EMR', action: 'TerminateCluster', glyph: 'cluster', summary: 'Ends a cluster.',
    patterns: ['sync', 'request'], arguments: { ClusterId: input('ClusterId') }, result: { Cluster: { Id: 'j-SAMPLE', Status: { State: 'TERMINATED' } }, ClusterId: 'j-SAMPLE' },
  },
  {
    id: 'emr-containers:startJobRun', service: 'EMR on EKS', action: 'StartJobRun', glyph: 'cluster', summary: 'Runs a Spark job on EKS.',
    patterns: ['sync', 'request'],
    arguments: { VirtualClusterId: 'my-virtual-cluster', Name: 'my-job', ExecutionRoleArn: role, ReleaseLabel: 'emr-7.1.0-latest', JobDriver: { SparkSubmitJobDriver: { EntryPoint: 's3://my-bucket/job.py' } } },
    result: { Id: 'sample', Name: 'my-job', State: 'COMPLETED', VirtualClusterId: 'my-virtual-cluster' },
  },
  {
    id: 'emr-serverless:startJobRun', service: 'EMR Serverless', action: 'StartJobRun', glyph: 'cluster', summary: 'Runs a Spark or Hive job without a cluster.',
    patterns: ['sync', 'request'], arguments: { ApplicationId: 'my-application', ExecutionRoleArn: role, JobDriver: { SparkSubmit: { EntryPoint: 's3://my-bucket/job.py' } } },
    result: { ApplicationId: 'my-application', JobRunId: 'sample', State: 'SUCCESS' },
  },
  {
    id: 'eks:runJob', service: 'EKS', action: 'RunJob', glyph: 'container', summary: 'Runs a Kubernetes job.',
    patterns: ['sync', 'request'],
    arguments: {
      ClusterName: 'my-cluster', CertificateAuthority: 'certificate', Endpoint: 'https://example.eks.amazonaws.com',
      Job: { apiVersion: 'batch/v1', kind: 'Job', metadata: { name: 'my-job' }, spec: { template: { spec: { containers: [{ name: 'main', image: 'my-image' }], restartPolicy: 'Never' } } } },
    },
    result: { metadata: { name: 'my-job' }, status: { succeeded: 1 } },
  },
  {
    id: 'eks:call', service: 'EKS', action: 'Call', glyph: 'container', summary: 'Calls the Kubernetes API of a cluster.',
    patterns: ['request'], arguments: { ClusterName: 'my-cluster', CertificateAuthority: 'certificate', Endpoint: 'https://example.eks.amazonaws.com', Method: 'GET', Path: '/api/v1/namespaces/default/pods' },
    result: { ResponseBody: { items: [] }, StatusCode: 200 },
  },
  {
    id: 'mediaconvert:createJob', service: 'MediaConvert', action: 'CreateJob', glyph: 'media', summary: 'Converts a video.',
    patterns: ['sync', 'request'], arguments: { Role: role, Settings: { Inputs: [{ FileInput: 's3://my-bucket/in.mp4' }], OutputGroups: [] } }, result: { Job: { Id: 'sample', Status: 'COMPLETE' } },
  },
  {
    id: 'bedrock:invokeModel', service: 'Bedrock', action: 'InvokeModel', glyph: 'model', summary: 'Asks a foundation model.',
    patterns: ['request'], arguments: { ModelId: 'amazon.titan-text-express-v1', Body: { inputText: input('prompt') } }, result: { Body: { results: [{ outputText: 'A sample answer.' }] }, ContentType: 'application/json' },
  },
  {
    id: 'bedrockagentcore:invokeHarness', service: 'AgentCore', action: 'InvokeHarness', glyph: 'model', summary: 'Asks an agent that AgentCore runs.',
    patterns: ['request'],
    arguments: {
      HarnessArn: arn(`bedrock-agentcore:us-east-1:${account}:harness/my-harness`), RuntimeSessionId: context('Execution.Name'),
      Messages: [{ Role: 'user', Content: [{ Text: input('prompt') }] }],
    },
    result: {
      Metrics: { LatencyMs: 1200 }, Output: { Message: { Content: [{ Text: 'A sample answer.' }], Role: 'assistant' } }, StopReason: 'end_turn', Usage: { InputTokens: 12, OutputTokens: 4, TotalTokens: 16 },
    },
  },
  {
    id: 'aws-sdk:s3:getObject', service: 'S3', action: 'GetObject', glyph: 'bucket', summary: 'Reads an object as text.',
    patterns: ['request'], arguments: { Bucket: 'my-bucket', Key: input('key') }, result: { Body: 'sample', ContentLength: 6, ContentType: 'text/plain', ETag: '"sample"', LastModified: since, Metadata: {} },
  },
  {
    id: 'aws-sdk:s3:putObject', service: 'S3', action: 'PutObject', glyph: 'bucket', summary: 'Writes an object.',
    patterns: ['request'], arguments: { Bucket: 'my-bucket', Key: input('key'), Body: input('body') }, result: { ETag: '"sample"', ServerSideEncryption: 'AES256' },
  },
  {
    id: 'aws-sdk:s3:listObjectsV2', service: 'S3', action: 'ListObjectsV2', glyph: 'bucket', summary: 'Lists the objects under a prefix.',
    patterns: ['request'], arguments: { Bucket: 'my-bucket', Prefix: input('prefix') },
    result: { Contents: [{ ETag: '"sample"', Key: 'sample.json', LastModified: since, Size: 6, StorageClass: 'STANDARD' }], IsTruncated: false, KeyCount: 1, MaxKeys: 1000, Name: 'my-bucket' },
  },
  {
    id: 'aws-sdk:s3:copyObject', service: 'S3', action: 'CopyObject', glyph: 'bucket', summary: 'Copies an object.',
    patterns: ['request'], arguments: { Bucket: 'my-bucket', CopySource: input('source'), Key: input('key') }, result: { CopyObjectResult: { ETag: '"sample"', LastModified: since } },
  },
  {
    id: 'aws-sdk:s3:deleteObject', service: 'S3', action: 'DeleteObject', glyph: 'bucket', summary: 'Deletes an object.',
    patterns: ['request'], arguments: { Bucket: 'my-bucket', Key: input('key') }, result: {},
  },
  {
    id: 'aws-sdk:dynamodb:query', service: 'DynamoDB', action: 'Query', glyph: 'database', summary: 'Reads the items under one partition key.',
    patterns: ['request'], arguments: { TableName: 'my-table', KeyConditionExpression: 'id = :id', ExpressionAttributeValues: { ':id': { S: input('id') } } },
    result: { Count: 1, Items: [{ id: { S: 'sample' } }], ScannedCount: 1 },
  },
  {
    id: 'aws-sdk:dynamodb:scan', service: 'DynamoDB', action: 'Scan', glyph: 'database', summary: 'Reads a whole table.',
    patterns: ['request'], arguments: { TableName: 'my-table' }, result: { Count: 1, Items: [{ id: { S: 'sample' } }], ScannedCount: 1 },
  },
  {
    id: 'aws-sdk:dynamodb:batchWriteItem', service: 'DynamoDB', action: 'BatchWriteItem', glyph: 'database', summary: 'Writes up to 25 items.',
    patterns: ['request'], arguments: { RequestItems: { 'my-table': [{ PutRequest: { Item: { id: { S: input('id') } } } }] } }, result: { UnprocessedItems: {} },
  },
  {
    id: 'aws-sdk:secretsmanager:getSecretValue', service: 'Secrets Manager', action: 'GetSecretValue', glyph: 'secret', summary: 'Reads a secret.',
    patterns: ['request'], arguments: { SecretId: 'my-secret' }, result: { Arn: arn(`secretsmanager:us-east-1:${account}:secret:my-secret`), Name: 'my-secret', SecretString: 'sample', VersionStages: ['AWSCURRENT'] },
  },
  {
    id: 'aws-sdk:ssm:getParameter', service: 'Systems Manager', action: 'GetParameter', glyph: 'parameter', summary: 'Reads a parameter.',
    patterns: ['request'], arguments: { Name: '/my/parameter', WithDecryption: true }, result: { Parameter: { Name: '/my/parameter', Type: 'String', Value: 'sample', Version: 1 } },
  },
  {
    id: 'aws-sdk:sesv2:sendEmail', service: 'SES', action: 'SendEmail', glyph: 'mail', summary: 'Sends an e-mail.',
    patterns: ['request'],
    arguments: { FromEmailAddress: 'me@example.com', Destination: { ToAddresses: ['you@example.com'] }, Content: { Simple: { Subject: { Data: 'Hello' }, Body: { Text: { Data: input('message') } } } } },
    result: { MessageId: '0100018c-sample' },
  },
  {
    id: 'aws-sdk:cloudwatch:putMetricData', service: 'CloudWatch', action: 'PutMetricData', glyph: 'metric', summary: 'Publishes figures.',
    patterns: ['request'], arguments: { Namespace: 'MyApplication', MetricData: [{ MetricName: 'Orders', Unit: 'Count', Value: 1 }] }, result: {},
  },
  {
    id: 'aws-sdk:ec2:describeInstances', service: 'EC2', action: 'DescribeInstances', glyph: 'server', summary: 'Reads what is known of instances.',
    patterns: ['request'], arguments: { InstanceIds: [input('instanceId')] }, result: { Reservations: [{ Instances: [{ InstanceId: 'i-0123456789abcdef0', State: { Code: 16, Name: 'running' } }] }] },
  },
  {
    id: 'aws-sdk:ec2:startInstances', service: 'EC2', action: 'StartInstances', glyph: 'server', summary: 'Starts stopped instances.',
    patterns: ['request'], arguments: { InstanceIds: [input('instanceId')] },
    result: { StartingInstances: [{ CurrentState: { Code: 0, Name: 'pending' }, InstanceId: 'i-0123456789abcdef0', PreviousState: { Code: 80, Name: 'stopped' } }] },
  },
  {
    id: 'aws-sdk:rdsdata:executeStatement', service: 'RDS Data', action: 'ExecuteStatement', glyph: 'query', summary: 'Runs an SQL statement.',
    patterns: ['request'],
    arguments: { ResourceArn: arn(`rds:us-east-1:${account}:cluster:my-cluster`), SecretArn: arn(`secretsmanager:us-east-1:${account}:secret:my-secret`), Sql: 'SELECT 1', Database: 'my-database' },
    result: { GeneratedFields: [], NumberOfRecordsUpdated: 0, Records: [[{ LongValue: 1 }]] },
  },
  {
    id: 'aws-sdk:redshiftdata:executeStatement', service: 'Redshift Data', action: 'ExecuteStatement', glyph: 'query', summary: 'Starts an SQL statement.',
    patterns: ['request'], arguments: { ClusterIdentifier: 'my-cluster', Database: 'my-database', Sql: 'SELECT 1' }, result: { ClusterIdentifier: 'my-cluster', CreatedAt: since, Database: 'my-database', Id: 'a1b2c3d4-0000-4000-8000-000000000003' },
  },
  {
    id: 'aws-sdk:textract:detectDocumentText', service: 'Textract', action: 'DetectDocumentText', glyph: 'document', summary: 'Reads the text of a scanned page.',
    patterns: ['request'], arguments: { Document: { S3Object: { Bucket: 'my-bucket', Name: input('key') } } }, result: { Blocks: [{ BlockType: 'LINE', Confidence: 99.5, Text: 'sample' }], DocumentMetadata: { Pages: 1 } },
  },
  {
    id: 'aws-sdk:comprehend:detectSentiment', service: 'Comprehend', action: 'DetectSentiment', glyph: 'document', summary: 'Tells the mood of a text.',
    patterns: ['request'], arguments: { Text: input('text'), LanguageCode: 'en' }, result: { Sentiment: 'POSITIVE', SentimentScore: { Mixed: 0.01, Negative: 0.01, Neutral: 0.08, Positive: 0.9 } },
  },
  {
    id: 'aws-sdk:translate:translateText', service: 'Translate', action: 'TranslateText', glyph: 'document', summary: 'Translates a text.',
    patterns: ['request'], arguments: { Text: input('text'), SourceLanguageCode: 'auto', TargetLanguageCode: 'en' }, result: { SourceLanguageCode: 'de', TargetLanguageCode: 'en', TranslatedText: 'sample' },
  },
  {
    id: 'aws-sdk:rekognition:detectLabels', service: 'Rekognition', action: 'DetectLabels', glyph: 'image', summary: 'Names what a picture shows.',
    patterns: ['request'], arguments: { Image: { S3Object: { Bucket: 'my-bucket', Name: input('key') } } }, result: { Labels: [{ Confidence: 98.1, Name: 'Bicycle' }] },
  },
  {
    id: 'aws-sdk:scheduler:createSchedule', service: 'Scheduler', action: 'CreateSchedule', glyph: 'schedule', summary: 'Plans a call for later.',
    patterns: ['request'],
    arguments: { Name: 'my-schedule', ScheduleExpression: 'rate(1 day)', FlexibleTimeWindow: { Mode: 'OFF' }, Target: { Arn: machine, RoleArn: role } },
    result: { ScheduleArn: arn(`scheduler:us-east-1:${account}:schedule/default/my-schedule`) },
  },
];
