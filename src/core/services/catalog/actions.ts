import type { Json, JsonObject } from '../../base/json';
import { awsServiceOf, capitalise } from '../../asl/awsServices';
import { integrationOf, type IntegrationId } from '../../asl/integrations';
import type { WaitPattern } from '../../asl/resource';
import { sdkPatterns, usualOf, type Action, type ArgumentShape } from './action';

const input = (path = ''): Json => ({ '<input>': path });
const context = (path: string): Json => ({ '<context>': path });
const token = context('Task.Token');
const arn = (rest: string) => `arn:aws:${rest}`;
const account = '123456789012';
const role = arn(`iam::${account}:role/example`);
const machine = arn(`states:us-east-1:${account}:stateMachine:child`);
const kubernetes: JsonObject = {
  ClusterName: 'my-cluster',
  CertificateAuthority: 'certificate',
  Endpoint: 'https://example.eks.amazonaws.com',
};
const kubernetesJob = (container: JsonObject): JsonObject => ({
  apiVersion: 'batch/v1',
  kind: 'Job',
  metadata: { name: 'my-job' },
  spec: { template: { spec: { containers: [container], restartPolicy: 'Never' } } },
});
const customization: JsonObject = {
  JobName: input('jobName'),
  CustomModelName: 'my-model',
  RoleArn: role,
  BaseModelIdentifier: 'amazon.titan-text-express-v1',
  TrainingDataConfig: { S3Uri: 's3://my-bucket/training.jsonl' },
  OutputDataConfig: { S3Uri: 's3://my-bucket/out' },
};

/** How an action is offered, beside what the table of integrations knows of it. */
type Starter = {
  readonly summary: string;
  readonly arguments: ArgumentShape;
  readonly tokenArguments?: ArgumentShape;
  /** The way of waiting that it begins with, where that is not the longest one without a token. */
  readonly usual?: WaitPattern;
  /** Offered only to those who look for it. */
  readonly isRare?: true;
};

/** Every optimised action, and the calls of the SDK that people use most. */
const starters = {
  'lambda:invoke': {
    summary: 'Calls a Lambda function and hands on what it returns.',
    arguments: { FunctionName: arn(`lambda:us-east-1:${account}:function:my-function`), Payload: input() },
    tokenArguments: {
      FunctionName: arn(`lambda:us-east-1:${account}:function:my-function`),
      Payload: { token, input: input() },
    },
  },
  'sqs:sendMessage': {
    summary: 'Puts a message into a queue.',
    arguments: { QueueUrl: `https://sqs.us-east-1.amazonaws.com/${account}/my-queue`, MessageBody: input() },
    tokenArguments: {
      QueueUrl: `https://sqs.us-east-1.amazonaws.com/${account}/my-queue`,
      MessageBody: { TaskToken: token, Message: input() },
    },
  },
  'sns:publish': {
    summary: 'Sends a message to a topic or a phone.',
    arguments: { TopicArn: arn(`sns:us-east-1:${account}:my-topic`), Message: input() },
    tokenArguments: {
      TopicArn: arn(`sns:us-east-1:${account}:my-topic`),
      Message: { TaskToken: token, Input: input() },
    },
  },
  'dynamodb:getItem': {
    summary: 'Reads one item by its key.',
    arguments: { TableName: 'my-table', Key: { id: { S: input('id') } } },
  },
  'dynamodb:putItem': {
    summary: 'Writes one item, in place of one with the same key.',
    arguments: { TableName: 'my-table', Item: { id: { S: input('id') } } },
  },
  'dynamodb:updateItem': {
    summary: 'Changes attributes of one item.',
    arguments: {
      TableName: 'my-table',
      Key: { id: { S: input('id') } },
      UpdateExpression: 'SET note = :note',
      ExpressionAttributeValues: { ':note': { S: input('note') } },
    },
  },
  'dynamodb:deleteItem': {
    summary: 'Deletes one item by its key.',
    arguments: { TableName: 'my-table', Key: { id: { S: input('id') } } },
  },
  'events:putEvents': {
    summary: 'Puts events on an event bus.',
    arguments: {
      Entries: [
        { Source: 'my.application', DetailType: 'MyEvent', Detail: { data: input() }, EventBusName: 'default' },
      ],
    },
    tokenArguments: {
      Entries: [
        {
          Source: 'my.application',
          DetailType: 'MyEvent',
          Detail: { TaskToken: token, data: input() },
          EventBusName: 'default',
        },
      ],
    },
  },
  'states:startExecution': {
    summary: 'Starts another workflow; with .sync:2, waits for its output.',
    arguments: {
      StateMachineArn: machine,
      Input: { AWS_STEP_FUNCTIONS_STARTED_BY_EXECUTION_ID: context('Execution.Id'), data: input() },
    },
    tokenArguments: {
      StateMachineArn: machine,
      Input: { AWS_STEP_FUNCTIONS_STARTED_BY_EXECUTION_ID: context('Execution.Id'), token, data: input() },
    },
  },
  'aws-sdk:sfn:startSyncExecution': {
    summary: 'Runs an Express workflow and hands on its output.',
    arguments: { StateMachineArn: machine, Input: input() },
  },
  'aws-sdk:sfn:sendTaskSuccess': {
    summary: 'Answers a waiting task by its token.',
    arguments: { TaskToken: input('token'), Output: input('output') },
  },
  'apigateway:invoke': {
    summary: 'Calls an API that API Gateway serves.',
    arguments: {
      ApiEndpoint: 'example.execute-api.us-east-1.amazonaws.com',
      Method: 'GET',
      Stage: 'prod',
      Path: '/items',
      AuthType: 'IAM_ROLE',
    },
    tokenArguments: {
      ApiEndpoint: 'example.execute-api.us-east-1.amazonaws.com',
      Method: 'POST',
      Stage: 'prod',
      Path: '/items',
      RequestBody: { TaskToken: token, data: input() },
      AuthType: 'IAM_ROLE',
    },
  },
  'http:invoke': {
    summary: 'Calls any HTTPS address through a connection that holds the credentials.',
    arguments: {
      ApiEndpoint: 'https://api.example.com/items',
      Method: 'GET',
      InvocationConfig: { ConnectionArn: arn(`events:us-east-1:${account}:connection/example/1`) },
    },
  },
  'ecs:runTask': {
    summary: 'Runs a container on ECS or Fargate.',
    arguments: {
      LaunchType: 'FARGATE',
      Cluster: 'my-cluster',
      TaskDefinition: 'my-task:1',
      NetworkConfiguration: { AwsvpcConfiguration: { Subnets: ['subnet-example'], AssignPublicIp: 'DISABLED' } },
    },
    tokenArguments: {
      LaunchType: 'FARGATE',
      Cluster: 'my-cluster',
      TaskDefinition: 'my-task:1',
      NetworkConfiguration: { AwsvpcConfiguration: { Subnets: ['subnet-example'], AssignPublicIp: 'DISABLED' } },
      Overrides: {
        ContainerOverrides: [{ Name: 'my-container', Environment: [{ Name: 'TASK_TOKEN', Value: token }] }],
      },
    },
  },
  'batch:submitJob': {
    summary: 'Runs a batch job.',
    arguments: { JobName: 'my-job', JobDefinition: 'my-definition:1', JobQueue: 'my-queue' },
  },
  'glue:startJobRun': {
    summary: 'Runs a Glue job.',
    arguments: { JobName: 'my-glue-job' },
  },
  'databrew:startJobRun': {
    summary: 'Runs a DataBrew job.',
    arguments: { Name: 'my-databrew-job' },
  },
  'athena:startQueryExecution': {
    summary: 'Runs an SQL query over data in S3.',
    arguments: { QueryString: 'SELECT 1', WorkGroup: 'primary' },
  },
  'athena:getQueryResults': {
    summary: 'Reads the rows of a finished query.',
    arguments: { QueryExecutionId: input('QueryExecution.QueryExecutionId') },
  },
  'codebuild:startBuild': {
    summary: 'Builds a project.',
    arguments: { ProjectName: 'my-project' },
  },
  'sagemaker:createTrainingJob': {
    summary: 'Trains a model.',
    arguments: {
      TrainingJobName: input('jobName'),
      AlgorithmSpecification: {
        TrainingImage: `${account}.dkr.ecr.us-east-1.amazonaws.com/my-image:latest`,
        TrainingInputMode: 'File',
      },
      RoleArn: role,
      OutputDataConfig: { S3OutputPath: 's3://my-bucket/models' },
      ResourceConfig: { InstanceCount: 1, InstanceType: 'ml.m5.xlarge', VolumeSizeInGB: 20 },
      StoppingCondition: { MaxRuntimeInSeconds: 3600 },
    },
  },
  'sagemaker:createTransformJob': {
    summary: 'Makes predictions for a whole data set.',
    arguments: {
      TransformJobName: input('jobName'),
      ModelName: input('modelName'),
      TransformInput: { DataSource: { S3DataSource: { S3DataType: 'S3Prefix', S3Uri: 's3://my-bucket/in' } } },
      TransformOutput: { S3OutputPath: 's3://my-bucket/out' },
      TransformResources: { InstanceCount: 1, InstanceType: 'ml.m5.xlarge' },
    },
  },
  'sagemaker:createProcessingJob': {
    summary: 'Prepares or evaluates data.',
    arguments: {
      ProcessingJobName: input('jobName'),
      AppSpecification: { ImageUri: `${account}.dkr.ecr.us-east-1.amazonaws.com/my-image:latest` },
      ProcessingResources: { ClusterConfig: { InstanceCount: 1, InstanceType: 'ml.m5.xlarge', VolumeSizeInGB: 20 } },
      RoleArn: role,
    },
  },
  'sagemaker:createModel': {
    summary: 'Registers a trained model.',
    arguments: {
      ModelName: input('modelName'),
      ExecutionRoleArn: role,
      PrimaryContainer: {
        Image: `${account}.dkr.ecr.us-east-1.amazonaws.com/my-image:latest`,
        ModelDataUrl: input('modelDataUrl'),
      },
    },
  },
  'elasticmapreduce:createCluster': {
    summary: 'Starts a cluster.',
    arguments: {
      Name: 'my-cluster',
      ServiceRole: 'EMR_DefaultRole',
      JobFlowRole: 'EMR_EC2_DefaultRole',
      ReleaseLabel: 'emr-7.1.0',
      VisibleToAllUsers: true,
      Instances: {
        KeepJobFlowAliveWhenNoSteps: true,
        InstanceGroups: [{ InstanceCount: 1, InstanceRole: 'MASTER', InstanceType: 'm5.xlarge' }],
      },
    },
  },
  'elasticmapreduce:addStep': {
    summary: 'Runs a step on a cluster.',
    arguments: {
      ClusterId: input('ClusterId'),
      Step: {
        Name: 'my-step',
        HadoopJarStep: { Jar: 'command-runner.jar', Args: ['spark-submit', 's3://my-bucket/job.py'] },
      },
    },
  },
  'elasticmapreduce:terminateCluster': {
    summary: 'Ends a cluster.',
    arguments: { ClusterId: input('ClusterId') },
  },
  'emr-containers:startJobRun': {
    summary: 'Runs a Spark job on EKS.',
    arguments: {
      VirtualClusterId: 'my-virtual-cluster',
      Name: 'my-job',
      ExecutionRoleArn: role,
      ReleaseLabel: 'emr-7.1.0-latest',
      JobDriver: { SparkSubmitJobDriver: { EntryPoint: 's3://my-bucket/job.py' } },
    },
  },
  'emr-serverless:startJobRun': {
    summary: 'Runs a Spark or Hive job without a cluster.',
    arguments: {
      ApplicationId: 'my-application',
      ExecutionRoleArn: role,
      JobDriver: { SparkSubmit: { EntryPoint: 's3://my-bucket/job.py' } },
    },
  },
  'eks:runJob': {
    summary: 'Runs a Kubernetes job.',
    arguments: { ...kubernetes, Job: kubernetesJob({ name: 'main', image: 'my-image' }) },
    tokenArguments: {
      ...kubernetes,
      Job: kubernetesJob({ name: 'main', image: 'my-image', env: [{ name: 'TASK_TOKEN', value: token }] }),
    },
  },
  'eks:call': {
    summary: 'Calls the Kubernetes API of a cluster.',
    usual: 'requestResponse',
    arguments: { ...kubernetes, Method: 'GET', Path: '/api/v1/namespaces/default/pods' },
    tokenArguments: {
      ...kubernetes,
      Method: 'POST',
      Path: '/apis/batch/v1/namespaces/default/jobs',
      RequestBody: kubernetesJob({ name: 'main', image: 'my-image', env: [{ name: 'TASK_TOKEN', value: token }] }),
    },
  },
  'mediaconvert:createJob': {
    summary: 'Converts a video.',
    arguments: { Role: role, Settings: { Inputs: [{ FileInput: 's3://my-bucket/in.mp4' }], OutputGroups: [] } },
  },
  'bedrock:invokeModel': {
    summary: 'Asks a foundation model.',
    usual: 'requestResponse',
    arguments: { ModelId: 'amazon.titan-text-express-v1', Body: { inputText: input('prompt') } },
    tokenArguments: {
      ModelId: 'amazon.titan-text-express-v1',
      Body: { inputText: input('prompt'), taskToken: token },
    },
  },
  'bedrockagentcore:invokeHarness': {
    summary: 'Asks an agent that AgentCore runs.',
    arguments: {
      HarnessArn: arn(`bedrock-agentcore:us-east-1:${account}:harness/my-harness`),
      RuntimeSessionId: context('Execution.Name'),
      Messages: [{ Role: 'user', Content: [{ Text: input('prompt') }] }],
    },
  },
  'aws-sdk:s3:getObject': {
    summary: 'Reads an object as text.',
    arguments: { Bucket: 'my-bucket', Key: input('key') },
  },
  'aws-sdk:s3:putObject': {
    summary: 'Writes an object.',
    arguments: { Bucket: 'my-bucket', Key: input('key'), Body: input('body') },
  },
  'aws-sdk:s3:listObjectsV2': {
    summary: 'Lists the objects under a prefix.',
    arguments: { Bucket: 'my-bucket', Prefix: input('prefix') },
  },
  'aws-sdk:s3:copyObject': {
    summary: 'Copies an object.',
    arguments: { Bucket: 'my-bucket', CopySource: input('source'), Key: input('key') },
  },
  'aws-sdk:s3:deleteObject': {
    summary: 'Deletes an object.',
    arguments: { Bucket: 'my-bucket', Key: input('key') },
  },
  'aws-sdk:dynamodb:query': {
    summary: 'Reads the items under one partition key.',
    arguments: {
      TableName: 'my-table',
      KeyConditionExpression: 'id = :id',
      ExpressionAttributeValues: { ':id': { S: input('id') } },
    },
  },
  'aws-sdk:dynamodb:scan': {
    summary: 'Reads a whole table.',
    arguments: { TableName: 'my-table' },
  },
  'aws-sdk:dynamodb:batchWriteItem': {
    summary: 'Writes up to 25 items.',
    arguments: { RequestItems: { 'my-table': [{ PutRequest: { Item: { id: { S: input('id') } } } }] } },
  },
  'aws-sdk:secretsmanager:getSecretValue': {
    summary: 'Reads a secret.',
    arguments: { SecretId: 'my-secret' },
  },
  'aws-sdk:ssm:getParameter': {
    summary: 'Reads a parameter.',
    arguments: { Name: '/my/parameter', WithDecryption: true },
  },
  'aws-sdk:sesv2:sendEmail': {
    summary: 'Sends an e-mail.',
    arguments: {
      FromEmailAddress: 'me@example.com',
      Destination: { ToAddresses: ['you@example.com'] },
      Content: { Simple: { Subject: { Data: 'Hello' }, Body: { Text: { Data: input('message') } } } },
    },
  },
  'aws-sdk:cloudwatch:putMetricData': {
    summary: 'Publishes figures.',
    arguments: { Namespace: 'MyApplication', MetricData: [{ MetricName: 'Orders', Unit: 'Count', Value: 1 }] },
  },
  'aws-sdk:ec2:describeInstances': {
    summary: 'Reads what is known of instances.',
    arguments: { InstanceIds: [input('instanceId')] },
  },
  'aws-sdk:ec2:startInstances': {
    summary: 'Starts stopped instances.',
    arguments: { InstanceIds: [input('instanceId')] },
  },
  'aws-sdk:rdsdata:executeStatement': {
    summary: 'Runs an SQL statement.',
    arguments: {
      ResourceArn: arn(`rds:us-east-1:${account}:cluster:my-cluster`),
      SecretArn: arn(`secretsmanager:us-east-1:${account}:secret:my-secret`),
      Sql: 'SELECT 1',
      Database: 'my-database',
    },
  },
  'aws-sdk:redshiftdata:executeStatement': {
    summary: 'Starts an SQL statement.',
    arguments: { ClusterIdentifier: 'my-cluster', Database: 'my-database', Sql: 'SELECT 1' },
  },
  'aws-sdk:textract:detectDocumentText': {
    summary: 'Reads the text of a scanned page.',
    arguments: { Document: { S3Object: { Bucket: 'my-bucket', Name: input('key') } } },
  },
  'aws-sdk:comprehend:detectSentiment': {
    summary: 'Tells the mood of a text.',
    arguments: { Text: input('text'), LanguageCode: 'en' },
  },
  'aws-sdk:translate:translateText': {
    summary: 'Translates a text.',
    arguments: { Text: input('text'), SourceLanguageCode: 'auto', TargetLanguageCode: 'en' },
  },
  'aws-sdk:rekognition:detectLabels': {
    summary: 'Names what a picture shows.',
    arguments: { Image: { S3Object: { Bucket: 'my-bucket', Name: input('key') } } },
  },
  'aws-sdk:scheduler:createSchedule': {
    summary: 'Plans a call for later.',
    arguments: {
      Name: 'my-schedule',
      ScheduleExpression: 'rate(1 day)',
      FlexibleTimeWindow: { Mode: 'OFF' },
      Target: { Arn: machine, RoleArn: role },
    },
  },
  'eks:createCluster': {
    summary: 'Creates a Kubernetes cluster.',
    isRare: true,
    arguments: {
      Name: 'my-cluster',
      RoleArn: role,
      ResourcesVpcConfig: { SubnetIds: ['subnet-example-1', 'subnet-example-2'] },
    },
  },
  'eks:deleteCluster': {
    summary: 'Deletes a Kubernetes cluster.',
    isRare: true,
    arguments: { Name: 'my-cluster' },
  },
  'eks:createNodegroup': {
    summary: 'Adds machines to a Kubernetes cluster.',
    isRare: true,
    arguments: {
      ClusterName: 'my-cluster',
      NodegroupName: 'my-nodes',
      NodeRole: role,
      Subnets: ['subnet-example-1', 'subnet-example-2'],
    },
  },
  'eks:deleteNodegroup': {
    summary: 'Takes machines from a Kubernetes cluster.',
    isRare: true,
    arguments: { ClusterName: 'my-cluster', NodegroupName: 'my-nodes' },
  },
  'eks:createFargateProfile': {
    summary: 'Lets a cluster run its pods on Fargate.',
    isRare: true,
    arguments: {
      ClusterName: 'my-cluster',
      FargateProfileName: 'my-profile',
      PodExecutionRoleArn: role,
      Selectors: [{ Namespace: 'my-namespace' }],
    },
  },
  'eks:deleteFargateProfile': {
    summary: 'Ends running pods on Fargate.',
    isRare: true,
    arguments: { ClusterName: 'my-cluster', FargateProfileName: 'my-profile' },
  },
  'athena:stopQueryExecution': {
    summary: 'Stops a query.',
    isRare: true,
    arguments: { QueryExecutionId: input('QueryExecution.QueryExecutionId') },
  },
  'athena:getQueryExecution': {
    summary: 'Reads how a query stands.',
    isRare: true,
    arguments: { QueryExecutionId: input('QueryExecution.QueryExecutionId') },
  },
  'codebuild:startBuildBatch': {
    summary: 'Builds a project in several builds.',
    isRare: true,
    arguments: { ProjectName: 'my-project' },
  },
  'codebuild:stopBuild': { summary: 'Stops a build.', isRare: true, arguments: { Id: input('Build.Id') } },
  'codebuild:stopBuildBatch': {
    summary: 'Stops a batch of builds.',
    isRare: true,
    arguments: { Id: input('BuildBatch.Id') },
  },
  'codebuild:retryBuild': { summary: 'Builds once more.', isRare: true, arguments: { Id: input('Build.Id') } },
  'codebuild:retryBuildBatch': {
    summary: 'Builds a batch once more.',
    isRare: true,
    arguments: { Id: input('BuildBatch.Id') },
  },
  'codebuild:batchDeleteBuilds': { summary: 'Deletes builds.', isRare: true, arguments: { Ids: input('buildIds') } },
  'codebuild:batchGetReports': {
    summary: 'Reads reports of tests.',
    isRare: true,
    arguments: { ReportArns: input('reportArns') },
  },
  'codebuild:deleteBuildBatch': {
    summary: 'Deletes a batch of builds.',
    isRare: true,
    arguments: { Id: input('BuildBatch.Id') },
  },
  'sagemaker:createLabelingJob': {
    summary: 'Has people label data.',
    isRare: true,
    arguments: {
      LabelingJobName: input('jobName'),
      LabelAttributeName: 'label',
      InputConfig: { DataSource: { S3DataSource: { ManifestS3Uri: 's3://my-bucket/manifest.json' } } },
      OutputConfig: { S3OutputPath: 's3://my-bucket/labels' },
      RoleArn: role,
      HumanTaskConfig: {
        WorkteamArn: arn(`sagemaker:us-east-1:${account}:workteam/private-crowd/my-team`),
        UiConfig: { UiTemplateS3Uri: 's3://my-bucket/template.liquid' },
        TaskTitle: 'Label',
        TaskDescription: 'Name what is seen.',
        NumberOfHumanWorkersPerDataObject: 1,
        TaskTimeLimitInSeconds: 600,
      },
    },
  },
  'sagemaker:createHyperParameterTuningJob': {
    summary: 'Looks for the best parameters of a model.',
    isRare: true,
    arguments: {
      HyperParameterTuningJobName: input('jobName'),
      HyperParameterTuningJobConfig: {
        Strategy: 'Bayesian',
        ResourceLimits: { MaxNumberOfTrainingJobs: 10, MaxParallelTrainingJobs: 2 },
      },
    },
  },
  'sagemaker:createAutoMLJob': {
    summary: 'Looks for a model of a table.',
    isRare: true,
    arguments: {
      AutoMLJobName: input('jobName'),
      InputDataConfig: [
        {
          DataSource: { S3DataSource: { S3DataType: 'S3Prefix', S3Uri: 's3://my-bucket/in' } },
          TargetAttributeName: 'label',
        },
      ],
      OutputDataConfig: { S3OutputPath: 's3://my-bucket/out' },
      RoleArn: role,
    },
  },
  'sagemaker:createAutoMLJobV2': {
    summary: 'Looks for a model of texts, pictures, series or tables.',
    isRare: true,
    arguments: {
      AutoMLJobName: input('jobName'),
      AutoMLJobInputDataConfig: [
        { DataSource: { S3DataSource: { S3DataType: 'S3Prefix', S3Uri: 's3://my-bucket/in' } } },
      ],
      OutputDataConfig: { S3OutputPath: 's3://my-bucket/out' },
      AutoMLProblemTypeConfig: { TabularJobConfig: { TargetAttributeName: 'label' } },
      RoleArn: role,
    },
  },
  'sagemaker:createEndpoint': {
    summary: 'Serves a model.',
    isRare: true,
    arguments: { EndpointName: 'my-endpoint', EndpointConfigName: 'my-configuration' },
  },
  'sagemaker:createEndpointConfig': {
    summary: 'Says how a model is to be served.',
    isRare: true,
    arguments: {
      EndpointConfigName: 'my-configuration',
      ProductionVariants: [
        {
          VariantName: 'main',
          ModelName: input('modelName'),
          InitialInstanceCount: 1,
          InstanceType: 'ml.m5.large',
        },
      ],
    },
  },
  'sagemaker:updateEndpoint': {
    summary: 'Serves a model in another way.',
    isRare: true,
    arguments: { EndpointName: 'my-endpoint', EndpointConfigName: 'my-configuration' },
  },
  'elasticmapreduce:setClusterTerminationProtection': {
    summary: 'Protects a cluster from being ended.',
    isRare: true,
    arguments: { ClusterId: input('ClusterId'), TerminationProtected: true },
  },
  'elasticmapreduce:cancelStep': {
    summary: 'Cancels a step that has not begun.',
    isRare: true,
    arguments: { ClusterId: input('ClusterId'), StepId: input('StepId') },
  },
  'elasticmapreduce:modifyInstanceFleetByName': {
    summary: 'Makes a fleet of machines larger or smaller.',
    isRare: true,
    arguments: {
      ClusterId: input('ClusterId'),
      InstanceFleetName: 'my-fleet',
      InstanceFleet: { TargetOnDemandCapacity: 2, TargetSpotCapacity: 0 },
    },
  },
  'elasticmapreduce:modifyInstanceGroupByName': {
    summary: 'Makes a group of machines larger or smaller.',
    isRare: true,
    arguments: {
      ClusterId: input('ClusterId'),
      InstanceGroupName: 'my-group',
      InstanceGroup: { InstanceCount: 2 },
    },
  },
  'emr-containers:createVirtualCluster': {
    summary: 'Opens a namespace of EKS for Spark jobs.',
    isRare: true,
    arguments: {
      Name: 'my-virtual-cluster',
      ContainerProvider: { Id: 'my-cluster', Type: 'EKS', Info: { EksInfo: { Namespace: 'my-namespace' } } },
    },
  },
  'emr-containers:deleteVirtualCluster': {
    summary: 'Deletes a virtual cluster.',
    isRare: true,
    arguments: { Id: input('VirtualClusterId') },
  },
  'emr-serverless:createApplication': {
    summary: 'Creates an application that jobs run in.',
    isRare: true,
    arguments: { Name: 'my-application', ReleaseLabel: 'emr-7.1.0', Type: 'SPARK' },
  },
  'emr-serverless:startApplication': {
    summary: 'Starts an application, so that jobs begin at once.',
    isRare: true,
    arguments: { ApplicationId: 'my-application' },
  },
  'emr-serverless:stopApplication': {
    summary: 'Stops an application.',
    isRare: true,
    arguments: { ApplicationId: 'my-application' },
  },
  'emr-serverless:deleteApplication': {
    summary: 'Deletes an application.',
    isRare: true,
    arguments: { ApplicationId: 'my-application' },
  },
  'emr-serverless:cancelJobRun': {
    summary: 'Cancels a job.',
    isRare: true,
    arguments: { ApplicationId: 'my-application', JobRunId: input('JobRunId') },
  },
  'bedrock:createModelCustomizationJob': {
    summary: 'Trains a foundation model on your data.',
    isRare: true,
    arguments: customization,
    tokenArguments: { ...customization, JobTags: [{ Key: 'TaskToken', Value: token }] },
  },
} satisfies Readonly<Record<IntegrationId | `aws-sdk:${string}`, Starter>>;

/** An action that can be offered: `sqs:sendMessage`, `aws-sdk:s3:getObject`. */
export type ActionId = keyof typeof starters;

/**
 * The actions that are offered, with arguments to begin with: every optimised one, and those of the SDK that people use
 * most. Any other `aws-sdk` action can be named by hand.
 * @see Step Functions Developer Guide, "Integrating services" (read 2026-09), for actions and arguments
 */
export const actions: readonly Action[] = Object.entries<Starter>(starters).map(([id, starter]) => {
  const parts = id.split(':');
  const [name = '', action = ''] = parts.slice(-2);
  const { called, glyph } = awsServiceOf(name);
  const patterns = parts.length === 2 ? (integrationOf(name, action)?.patterns ?? sdkPatterns) : sdkPatterns;
  return { id, service: called, action: capitalise(action), glyph, patterns, usual: usualOf(patterns), ...starter };
});
