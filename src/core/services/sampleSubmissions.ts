/** What calls that start jobs answer at once, by action: the catalogue has what comes of the jobs. */
import type { JsonObject } from '../base/json';
import { metadata } from './catalog/actions';

const account = '123456789012';
const arn = (rest: string): string => `arn:aws:${rest}`;
const uuid = 'a1b2c3d4-0000-4000-8000-00000000000';
const ecsTask: JsonObject = {
  ClusterArn: arn(`ecs:us-east-1:${account}:cluster/my-cluster`),
  Containers: [{ LastStatus: 'PENDING', Name: 'main' }],
  LastStatus: 'PROVISIONING',
  TaskArn: arn(`ecs:us-east-1:${account}:task/my-cluster/sample`),
};

/**
 * The answers of the calls themselves; other actions answer what the catalogue says.
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/integrate-optimized.html
 * (read 2025-11), and the services' API references
 */
export const sampleSubmissions: Readonly<Record<string, JsonObject>> = {
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
};
