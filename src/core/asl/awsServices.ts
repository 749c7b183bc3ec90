/** The services of AWS by their names in ARNs: what people call them, which sign they wear, what the SDK calls them. */
import type { GlyphName } from '../base/glyphName';

/** A service as a Task's Resource names it. */
export type AwsService = {
  /** As people say it: `SQS`, `DynamoDB`. */
  readonly called: string;
  readonly glyph: GlyphName;
  /** Its name for the AWS SDK, where the optimised integration has another. */
  readonly sdk?: string;
};

const services = {
  accessanalyzer: { called: 'Access Analyzer', glyph: 'secrets' },
  apigateway: { called: 'API Gateway', glyph: 'apigateway' },
  appsync: { called: 'AppSync', glyph: 'apigateway' },
  athena: { called: 'Athena', glyph: 'athena' },
  autoscaling: { called: 'Auto Scaling', glyph: 'ec2' },
  batch: { called: 'Batch', glyph: 'batch' },
  bedrock: { called: 'Bedrock', glyph: 'bedrock' },
  bedrockagent: { called: 'Bedrock Agents', glyph: 'bedrock' },
  bedrockagentcore: { called: 'AgentCore', glyph: 'bedrock' },
  bedrockagentruntime: { called: 'Bedrock Agents', glyph: 'bedrock' },
  bedrockruntime: { called: 'Bedrock', glyph: 'bedrock' },
  cloudformation: { called: 'CloudFormation', glyph: 'aws-sdk' },
  cloudwatch: { called: 'CloudWatch', glyph: 'metric' },
  cloudwatchlogs: { called: 'CloudWatch Logs', glyph: 'text' },
  codebuild: { called: 'CodeBuild', glyph: 'codebuild' },
  cognitoidentity: { called: 'Cognito', glyph: 'aws-sdk' },
  cognitoidentityprovider: { called: 'Cognito', glyph: 'aws-sdk' },
  comprehend: { called: 'Comprehend', glyph: 'text' },
  config: { called: 'Config', glyph: 'aws-sdk' },
  databrew: { called: 'DataBrew', glyph: 'databrew' },
  dynamodb: { called: 'DynamoDB', glyph: 'dynamodb' },
  ec2: { called: 'EC2', glyph: 'ec2' },
  ecs: { called: 'ECS', glyph: 'ecs' },
  eks: { called: 'EKS', glyph: 'eks' },
  elasticmapreduce: { called: 'EMR', glyph: 'emr', sdk: 'emr' },
  emr: { called: 'EMR', glyph: 'emr' },
  'emr-containers': { called: 'EMR on EKS', glyph: 'emr', sdk: 'emrcontainers' },
  emrcontainers: { called: 'EMR on EKS', glyph: 'emr' },
  'emr-serverless': { called: 'EMR Serverless', glyph: 'emr', sdk: 'emrserverless' },
  emrserverless: { called: 'EMR Serverless', glyph: 'emr' },
  eventbridge: { called: 'EventBridge', glyph: 'events' },
  events: { called: 'EventBridge', glyph: 'events', sdk: 'eventbridge' },
  firehose: { called: 'Firehose', glyph: 'stream' },
  fis: { called: 'FIS', glyph: 'aws-sdk' },
  glue: { called: 'Glue', glyph: 'glue' },
  http: { called: 'HTTP', glyph: 'http' },
  iam: { called: 'IAM', glyph: 'secrets' },
  kinesis: { called: 'Kinesis', glyph: 'stream' },
  kms: { called: 'KMS', glyph: 'secrets' },
  lambda: { called: 'Lambda', glyph: 'lambda' },
  mediaconvert: { called: 'MediaConvert', glyph: 'mediaconvert' },
  organizations: { called: 'Organizations', glyph: 'aws-sdk' },
  polly: { called: 'Polly', glyph: 'text' },
  rds: { called: 'RDS', glyph: 'database' },
  rdsdata: { called: 'RDS Data', glyph: 'database' },
  redshiftdata: { called: 'Redshift Data', glyph: 'database' },
  rekognition: { called: 'Rekognition', glyph: 'rekognition' },
  s3: { called: 'S3', glyph: 's3' },
  s3control: { called: 'S3 Control', glyph: 's3' },
  sagemaker: { called: 'SageMaker', glyph: 'sagemaker' },
  scheduler: { called: 'Scheduler', glyph: 'scheduler' },
  secretsmanager: { called: 'Secrets Manager', glyph: 'secrets' },
  ses: { called: 'SES', glyph: 'ses' },
  sesv2: { called: 'SES', glyph: 'ses' },
  sfn: { called: 'Step Functions', glyph: 'states' },
  sns: { called: 'SNS', glyph: 'sns' },
  sqs: { called: 'SQS', glyph: 'sqs' },
  ssm: { called: 'Systems Manager', glyph: 'parameter' },
  states: { called: 'Step Functions', glyph: 'states', sdk: 'sfn' },
  sts: { called: 'STS', glyph: 'secrets' },
  textract: { called: 'Textract', glyph: 'text' },
  transcribe: { called: 'Transcribe', glyph: 'text' },
  translate: { called: 'Translate', glyph: 'text' },
} satisfies Record<string, AwsService>;

/** A service that the table knows. */
export type AwsServiceName = keyof typeof services;

const byName: ReadonlyMap<string, AwsService> = new Map(Object.entries(services));

/** The service of a name in an ARN, however its letters are written; one that is not known wears the sign of AWS. */
export function awsServiceOf(name: string): AwsService {
  return byName.get(name.toLowerCase()) ?? { called: capitalise(name), glyph: 'aws-sdk' };
}

/** The service as the SDK calls it. */
export function sdkServiceOf(name: string): string {
  return byName.get(name)?.sdk ?? name;
}

/** An action in the API's spelling: `SendMessage` for `sendMessage`. */
export function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
