/**
 * The errors that calls fail with, by the names that retriers and catchers match.
 * What the service's model has no error for comes as one of the general names.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/supported-services-awssdk.html
 * (`S3.NoSuchKeyException`; read 2026-11)
 */
import { sdkServiceOf, type AwsServiceName } from '../awsServices';
import { readResource, type TaskResource } from '../resource';
import type { SdkNames } from './readSdkNames';

/** The errors of the service that a Task calls. */
export type CallErrors = {
  /** What the names begin with: `DynamoDb` for AWS SDK integrations, `DynamoDB` for the optimised one. */
  readonly prefix: string;
  /** Whole names, the general ones first. */
  readonly names: readonly string[];
};

/**
 * Services whose optimised integration has errors that are known: what the names begin with, and the general names.
 */
const optimised: Readonly<
  Partial<Record<AwsServiceName, { readonly prefix: string; readonly general: readonly string[] }>>
> = {
  lambda: {
    prefix: 'Lambda',
    general: ['AWSLambdaException', 'SdkClientException', 'ClientExecutionTimeoutException', 'Unknown'],
  },
  dynamodb: { prefix: 'DynamoDB', general: ['AmazonDynamoDBException', 'SdkClientException'] },
  sqs: { prefix: 'SQS', general: ['AmazonSQSException', 'SdkClientException'] },
  sns: { prefix: 'SNS', general: ['AmazonSNSException', 'SdkClientException'] },
  states: { prefix: 'StepFunctions', general: ['AWSStepFunctionsException', 'SdkClientException'] },
  glue: { prefix: 'Glue', general: ['AWSGlueException', 'SdkClientException'] },
  ecs: { prefix: 'ECS', general: ['AmazonECSException', 'SdkClientException'] },
};

const prefixes: ReadonlyMap<string, { readonly prefix: string; readonly general: readonly string[] }> = new Map(
  Object.entries(optimised),
);

/** The errors of the call that a Resource names; undefined when they are not known. */
export function errorsOfCall(resource: TaskResource, names: SdkNames | undefined): CallErrors | undefined {
  if (!names) return undefined;
  if (resource.kind === 'sdk') {
    const service = names.services.get(resource.service);
    if (!service) return undefined;
    const prefix = pascalCase(service.id);
    return withNames(prefix, [`${prefix}Exception`, 'SdkClientException'], names.errorsOf(resource.service));
  }
  const name = resource.kind === 'lambda' ? 'lambda' : resource.kind === 'integration' ? resource.service : '';
  const known = prefixes.get(name);
  return known && withNames(known.prefix, known.general, names.errorsOf(sdkServiceOf(name)));
}

/** The same for the text of a Resource. */
export function errorsOfResource(resource: unknown, names: SdkNames | undefined): CallErrors | undefined {
  return typeof resource === 'string' ? errorsOfCall(readResource(resource), names) : undefined;
}

function withNames(prefix: string, general: readonly string[], own: readonly string[]): CallErrors | undefined {
  return own.length === 0
    ? undefined
    : { prefix, names: [...new Set([...general, ...own])].map((name) => `${prefix}.${name}`) };
}

/**
 * A service's id as its errors begin, by the rules of the SDK for Java:
 * `CloudWatch Logs` is CloudWatchLogs, `SESv2` SesV2.
 *
 * @see
 * https://github.com/aws/aws-sdk-java-v2/blob/master/codegen/src/main/java/software/amazon/awssdk/codegen/internal/Utils.java
 */
export function pascalCase(id: string): string {
  const words = id
    .replaceAll(/[^A-Za-z0-9]+/g, ' ')
    .replaceAll(/([^a-z]{2,})v([0-9]+)/g, '$1 v$2 ')
    .replaceAll(/([^A-Z]{2,})V([0-9]+)/g, '$1 V$2 ')
    .replaceAll(/([a-z])(?=[A-Z][a-zA-Z0-9])/g, '$1 ')
    .replaceAll(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
    .replaceAll(/([0-9])([a-zA-Z])/g, '$1 $2');
  return words
    .trim()
    .split(/\s+/)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1).toLowerCase())
    .join('');
}
