/** What a Task's Resource does, in words and as a picture. Read loosely: templates leave placeholders in ARNs. */
import { integrations } from '../asl/integrations';

/** The line under a state's name, and the name of its picture. */
export type Words = { readonly subtitle: string; readonly glyph: string };

/** Services by their name in ARNs: what people call them, and their picture where it has another name. */
const services: Readonly<Record<string, readonly [name: string, glyph?: string]>> = {
  accessanalyzer: ['Access Analyzer', 'secrets'],
  apigateway: ['API Gateway'],
  appsync: ['AppSync', 'apigateway'],
  athena: ['Athena'],
  autoscaling: ['Auto Scaling', 'ec2'],
  batch: ['Batch'],
  bedrock: ['Bedrock'],
  bedrockagent: ['Bedrock Agents', 'bedrock'],
  bedrockagentcore: ['AgentCore', 'bedrock'],
  bedrockagentruntime: ['Bedrock Agents', 'bedrock'],
  bedrockruntime: ['Bedrock', 'bedrock'],
  cloudformation: ['CloudFormation', 'aws-sdk'],
  cloudwatch: ['CloudWatch', 'aws-sdk'],
  cloudwatchlogs: ['CloudWatch Logs', 'text'],
  codebuild: ['CodeBuild'],
  cognitoidentity: ['Cognito', 'aws-sdk'],
  cognitoidentityprovider: ['Cognito', 'aws-sdk'],
  comprehend: ['Comprehend', 'text'],
  config: ['Config', 'aws-sdk'],
  databrew: ['DataBrew'],
  dynamodb: ['DynamoDB'],
  ec2: ['EC2'],
  ecs: ['ECS'],
  eks: ['EKS'],
  elasticmapreduce: ['EMR', 'emr'],
  emr: ['EMR'],
  'emr-containers': ['EMR on EKS', 'emr'],
  'emr-serverless': ['EMR Serverless', 'emr'],
  eventbridge: ['EventBridge', 'events'],
  events: ['EventBridge'],
  fis: ['FIS', 'aws-sdk'],
  glue: ['Glue'],
  http: ['HTTP'],
  iam: ['IAM', 'secrets'],
  kms: ['KMS', 'secrets'],
  lambda: ['Lambda'],
  mediaconvert: ['MediaConvert'],
  organizations: ['Organizations', 'aws-sdk'],
  polly: ['Polly', 'text'],
  rds: ['RDS', 'database'],
  rdsdata: ['RDS Data', 'database'],
  redshiftdata: ['Redshift Data', 'database'],
  rekognition: ['Rekognition'],
  s3: ['S3'],
  s3control: ['S3 Control', 's3'],
  sagemaker: ['SageMaker'],
  scheduler: ['Scheduler'],
  secretsmanager: ['Secrets Manager', 'secrets'],
  ses: ['SES'],
  sesv2: ['SES', 'ses'],
  sfn: ['Step Functions', 'states'],
  sns: ['SNS'],
  sqs: ['SQS'],
  ssm: ['Systems Manager', 'aws-sdk'],
  states: ['Step Functions'],
  textract: ['Textract', 'text'],
  transcribe: ['Transcribe', 'text'],
  translate: ['Translate', 'text'],
};

const waits: readonly (readonly [suffix: string, words: string])[] = [
  ['.waitForTaskToken', 'wait for token'],
  ['.sync:2', 'until done'],
  ['.sync', 'until done'],
];

/** Puts a Task's Resource into words: `Lambda · Invoke`, `SQS · wait for token`, `Glue · StartJobRun · until done`. */
export function resourceWords(resource: string): Words {
  const text = resource.trim();
  const plain = text.replace(/[$#]\{[^}]*\}|<[^>]*>/g, (placeholder) => placeholder.replace(/[^\w.]/g, '_'));
  const parts = plain.split(':');
  if (parts[0] === 'arn' && parts[2] === 'states' && parts.length > 6 && parts[5] !== 'activity') {
    const isSdk = parts[5] === 'aws-sdk';
    return integrationWords(parts[isSdk ? 6 : 5] ?? '', parts.slice(isSdk ? 7 : 6).join(':'), isSdk);
  }
  if (parts[0] === 'arn' && parts[2] === 'lambda') return { subtitle: join('Lambda', parts[6]), glyph: 'lambda' };
  if (parts[0] === 'arn' && parts[5] === 'activity') return { subtitle: join('Activity', parts[6]), glyph: 'activity' };
  return namedWords(text);
}

function integrationWords(service: string, rest: string, isSdk: boolean): Words {
  const known = Object.hasOwn(services, service.toLowerCase()) ? services[service.toLowerCase()] : undefined;
  const [suffix, wait] = waits.find(([ending]) => rest.endsWith(ending)) ?? ['', undefined];
  const action = capitalise(suffix === '' ? rest : rest.slice(0, -suffix.length));
  const name = known?.[0] ?? capitalise(service);
  const glyph = known ? (known[1] ?? service.toLowerCase()) : 'aws-sdk';
  // Where a service has one action, waiting says more than its name.
  const isOnlyAction = !isSdk && integrations.filter((row) => row.service === service).length === 1;
  return {
    subtitle:
      wait === undefined ? join(name, action) : isOnlyAction ? `${name} · ${wait}` : `${join(name, action)} · ${wait}`,
    glyph,
  };
}

/** Something that is not an ARN: a placeholder mostly, whose name may tell what it will be. */
function namedWords(text: string): Words {
  const name = text.replace(/^[$#]\{(.*)\}$/s, '$1').replace(/\.(Arn|Outputs\.[\w.]*)$/i, '');
  const glyph = /lambda|function/i.test(name)
    ? 'lambda'
    : /activity/i.test(name)
      ? 'activity'
      : /state_?machine|workflow/i.test(name)
        ? 'states'
        : 'task';
  return { subtitle: name === '' ? 'Task' : join(glyph === 'lambda' ? 'Lambda' : 'Task', name), glyph };
}

function join(service: string, action: string | undefined): string {
  return action === undefined || action === '' ? service : `${service} · ${action}`;
}

function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
