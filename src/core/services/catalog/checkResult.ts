import { isJsonObject, member, type Json } from '../../base/json';
import { base64Length } from '../../expressions/base64';
import { utf8Bytes } from '../../expressions/utf8';
import { integrationOf, type IntegrationId, type JobId } from '../../asl/integrations';
import { isCall, readResource } from '../../asl/resource';
import { capitalise } from '../../asl/awsServices';

/**
 * The answers of one service's API, as `public/catalog/<service>.json` holds them; `generate.mjs` tells the encoding.
 */
export type ServiceModel = { readonly actions: Readonly<Record<string, number>>; readonly shapes: readonly Shape[] };

type Shape =
  | { readonly o: Readonly<Record<string, number>>; readonly r?: readonly string[] }
  | { readonly a: number }
  | { readonly m: number }
  | { readonly s: 1; readonly e?: readonly string[]; readonly min?: number; readonly max?: number }
  | { readonly n: 1; readonly min?: number; readonly max?: number }
  | { readonly b: 1 };

/** How closely TestState holds a mocked result to the API: all of it, only the fields that are there, or not at all. */
export type FieldValidationMode = 'STRICT' | 'PRESENT' | 'NONE';

/** The call that tells how a job stands: a mocked `.sync` result has its shape. */
const describeCalls: Readonly<Partial<Record<JobId, string>>> = {
  'states:startExecution': 'DescribeExecution',
  'ecs:runTask': 'DescribeTasks',
  'batch:submitJob': 'DescribeJobs',
  'glue:startJobRun': 'GetJobRun',
  'databrew:startJobRun': 'DescribeJobRun',
  'athena:startQueryExecution': 'GetQueryExecution',
  'codebuild:startBuild': 'BatchGetBuilds',
  'codebuild:startBuildBatch': 'BatchGetBuildBatches',
  'mediaconvert:createJob': 'GetJob',
  'sagemaker:createTrainingJob': 'DescribeTrainingJob',
  'sagemaker:createTransformJob': 'DescribeTransformJob',
  'sagemaker:createProcessingJob': 'DescribeProcessingJob',
  'sagemaker:createLabelingJob': 'DescribeLabelingJob',
  'sagemaker:createHyperParameterTuningJob': 'DescribeHyperParameterTuningJob',
  'elasticmapreduce:createCluster': 'DescribeCluster',
  'elasticmapreduce:addStep': 'DescribeStep',
  'elasticmapreduce:terminateCluster': 'DescribeCluster',
  'emr-containers:startJobRun': 'DescribeJobRun',
  'emr-serverless:startJobRun': 'GetJobRun',
  'bedrock:createModelCustomizationJob': 'GetModelCustomizationJob',
};

/** Fields that an optimised integration parses, so that they may hold any JSON. */
const parsedFields: Readonly<Partial<Record<IntegrationId, readonly string[]>>> = {
  'lambda:invoke': ['Payload'],
  'bedrock:invokeModel': ['Body'],
  'states:startExecution': ['Input', 'Output'],
};

/** Where to look up the answer of a Task's resource. Undefined where TestState does not check it. */
export function modelReference(
  resource: string,
): { readonly service: string; readonly action: string; readonly parsed: readonly string[] } | undefined {
  const read = readResource(resource);
  if (!isCall(read) || read.pattern === 'waitForTaskToken') return undefined;
  const { kind, service, action, pattern } = read;
  if (kind === 'sdk') return { service, action: capitalise(action), parsed: [] };
  if (service === 'http' || service === 'apigateway' || service === 'eks') return undefined;
  const row = integrationOf(service, action);
  const waits = pattern !== 'requestResponse';
  return {
    service: row?.sdkService ?? service,
    action: capitalise((waits && row && own(describeCalls, row.id)) || action),
    parsed: pattern === 'sync' ? [] : ((row && own(parsedFields, row.id)) ?? []),
  };
}

/** What a table has for an action, if anything. */
function own<T>(table: Readonly<Partial<Record<IntegrationId, T>>>, id: IntegrationId): T | undefined {
  return table[id];
}

/**
 * Holds a mocked result against the API of its service.
 * @returns What is wrong, in the service's words, or undefined.
 * @see Recorded TestState calls (2025-12) for the messages; unknown fields are accepted in every mode.
 */
export function checkResult(
  model: ServiceModel,
  action: string,
  result: Json,
  mode: FieldValidationMode,
  parsed: readonly string[] = [],
): string | undefined {
  const at = Object.hasOwn(model.actions, action) ? model.actions[action] : undefined;
  if (mode === 'NONE' || at === undefined || at < 0) return undefined;

  const check = (index: number, value: Json, field: string, open: readonly string[]): string | undefined => {
    const shape = model.shapes[index];
    if (!shape) return undefined;
    if ('o' in shape) {
      if (!isJsonObject(value)) return `Field '${field}' must be an object`;
      const missing = mode === 'STRICT' ? shape.r?.find((name) => !Object.hasOwn(value, name)) : undefined;
      if (missing !== undefined) return `Required field '${missing}' is missing`;
      for (const [name, type] of Object.entries(shape.o)) {
        const part = member(value, name);
        const problem = part === undefined || open.includes(name) ? undefined : check(type, part, name, []);
        if (problem !== undefined) return problem;
      }
      return undefined;
    }
    if ('a' in shape) {
      if (!Array.isArray(value)) return `Field '${field}' must be an array`;
      return first(value, (item: Json) => check(shape.a, item, field, []));
    }
    if ('m' in shape) {
      if (!isJsonObject(value)) return `Field '${field}' must be an object`;
      return first(Object.values(value), (item) => check(shape.m, item, field, []));
    }
    if ('s' in shape) {
      if (typeof value !== 'string') return `Field '${field}' must be a string`;
      if (shape.e && !shape.e.includes(value)) return `Field '${field}' is not an expected value`;
      return sayLength(shape, value, field);
    }
    if ('b' in shape) return typeof value === 'boolean' ? undefined : `Field '${field}' must be a boolean`;
    if (typeof value !== 'number' && typeof value !== 'bigint') return `Field '${field}' must be a number`;
    if (shape.min !== undefined && value < shape.min) return `Field '${field}' is less than the minimum value`;
    return shape.max !== undefined && value > shape.max ? `Field '${field}' exceeds the maximum value` : undefined;
  };

  return check(at, result, 'result', parsed);
}

/** Binary data that is too short or too long. The service's words are on record for numbers only; these follow them. */
function sayLength(
  { min = 0, max = Number.POSITIVE_INFINITY }: { readonly min?: number; readonly max?: number },
  text: string,
  field: string,
): string | undefined {
  if (min === 0 && max === Number.POSITIVE_INFINITY) return undefined;
  const bytes = base64Length(text) ?? utf8Bytes(text).length;
  if (bytes < min) return `Field '${field}' is less than the minimum length`;
  return bytes > max ? `Field '${field}' exceeds the maximum length` : undefined;
}

function first<T>(items: readonly T[], look: (item: T) => string | undefined): string | undefined {
  for (const item of items) {
    const found = look(item);
    if (found !== undefined) return found;
  }
  return undefined;
}
