/**
 * Values that need not be guessed: CloudFormation's pseudo parameters, and what other tools call the same.
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/pseudo-parameter-reference.html (read 2025-11)
 */
import type { Json } from '../../base/json';
import { account, region } from './need';

/** The value that leaves out the member that has it. */
export const noValue = Symbol('AWS::NoValue');

const stackName = 'my-stack';

const pseudoParameters: readonly (readonly [names: RegExp, value: Json | typeof noValue])[] = [
  [
    /^(AWS::Region|aws:region|self:provider\.region|opt:region|data\.aws_region\.\w+\.(name|id|region)|Token\[AWS\.Region\.\d+\])$/,
    region,
  ],
  [/^(AWS::AccountId|aws:accountId|data\.aws_caller_identity\.\w+\.account_id|Token\[AWS\.AccountId\.\d+\])$/, account],
  [/^(AWS::Partition|aws:partition|data\.aws_partition\.\w+\.(partition|id)|Token\[AWS\.Partition\.\d+\])$/, 'aws'],
  [/^(AWS::URLSuffix|data\.aws_partition\.\w+\.dns_suffix|Token\[AWS\.URLSuffix\.\d+\])$/, 'amazonaws.com'],
  [/^(AWS::StackName|Token\[AWS\.StackName\.\d+\])$/, stackName],
  [
    /^(AWS::StackId|Token\[AWS\.StackId\.\d+\])$/,
    `arn:aws:cloudformation:${region}:${account}:stack/${stackName}/00000000-0000-4000-8000-000000000000`,
  ],
  [/^(AWS::NotificationARNs|Token\[AWS\.NotificationARNs\.\d+\])$/, []],
  [/^(AWS::NoValue|Token\[AWS\.NoValue\.\d+\])$/, noValue],
  [/^(sls:stage|self:provider\.stage|opt:stage)$/, 'dev'],
];

/** The value of a pseudo parameter; undefined when the name is none. */
export function pseudoParameter(name: string): Json | typeof noValue | undefined {
  return pseudoParameters.find(([names]) => names.test(name))?.[1];
}

/** Parts of a name that say nothing of what it names: which of its values is meant, and where it comes from. */
const attributes = /^(arn|id|name|url|outputs|value|invoke_arn|qualified_arn|function_name|\d+)$/i;
const sources = /^(self|custom|opt|env|param|var|local|data|module|resolve|ssm|secretsmanager)$/;

/**
 * What a placeholder is called, fit to be part of an ARN: of `${GetOrder.Arn}` GetOrder, of
 * `${aws_sns_topic.alerts.arn}` alerts, of `${self:custom.table}` table.
 */
export function plainName(name: string): string {
  const parts = name
    .replace(/\[[^\]]*\]|\(.*\)/g, '')
    .split(/[.:/]/)
    .filter((part) => part !== '');
  const last = parts.findLast((part) => !attributes.test(part) && !sources.test(part)) ?? parts.at(-1) ?? name;
  const bare = last.length > 4 ? last.replace(/(_(arn|url)|-(arn|url)|Arn|ARN|Url)$/, '') : last;
  return (
    bare
      .replaceAll(/[^\w-]+/g, '-')
      .replaceAll(/^-+|-+$/g, '')
      .slice(0, 64) || 'placeholder'
  );
}
