/**
 * What is needed where a placeholder stands: by its field, by the name of a
 * parameter, by its own name, by its place in an ARN.
 */
import { unreachable } from '../../base/invariant';
import { callIdOf, isCall, readResource } from '../resource';
import { member, type Json, type JsonObject } from '../../base/json';
import type { SubFieldRow } from '../fields';
import { kindOfArgument, type ArgumentKind } from '../sdk/argumentShapes';
import type { ArnOf, NameOf, Need } from './need';

const any: Need = { kind: 'any' };
const arn = (of: ArnOf): Need => ({ kind: 'arn', of });
const name = (of: NameOf): Need => ({ kind: 'name', of });
const anyNumber: Need = {
  kind: 'number',
  standIn: 1,
  range: { min: -Number.MAX_VALUE, max: Number.MAX_VALUE, integer: false },
};

/** Numbers to try a workflow with, where 1 or the field's default would not do. */
const usefulNumbers: Readonly<Record<string, number>> = {
  Seconds: 1,
  MaxConcurrency: 10,
  MaxDelaySeconds: 60,
  MaxItems: 100,
  MaxItemsPerBatch: 10,
  MaxInputBytesPerBatch: 262_144,
};

const emptyScope: Json = { StartAt: 'Pass', States: { Pass: { Type: 'Pass', End: true } } };

/** A condition that any input meets. */
const anyInput: Json = { Variable: '$', IsPresent: true };

/**
 * What a field of the language needs; undefined where any text, or JSON, may stand. `beside` is the object that has it.
 */
export function needOfField(row: SubFieldRow, beside: JsonObject): Need | undefined {
  switch (row.kind) {
    case 'number':
      return numberNeed(row, beside);
    case 'end':
    case 'expression':
      return { kind: 'boolean' };
    case 'timestamp':
      return { kind: 'timestamp' };
    case 'choice':
      return { kind: 'option', options: row.options ?? [] };
    case 'path':
      return { kind: 'path', ofMember: false };
    case 'referencePath':
    case 'stringPath':
      return { kind: 'path', ofMember: row.name !== 'ResultPath' };
    case 'resource':
      return arn('function');
    case 'roleArn':
      return arn('role');
    case 'operand':
      return operandNeed(row);
    case 'retry':
    case 'catch':
    case 'texts':
      return { kind: 'list', standIn: row.kind === 'texts' && row.name === 'ErrorEquals' ? ['States.ALL'] : [] };
    case 'branches':
      return { kind: 'list', standIn: [emptyScope] };
    case 'rules':
      return { kind: 'list', standIn: [anyInput] };
    case 'rule':
      return { kind: 'object', standIn: anyInput };
    case 'items':
      return { kind: 'list', standIn: [{}] };
    case 'scope':
      return { kind: 'object', standIn: emptyScope };
    case 'template':
    case 'assign':
    case 'processorConfig':
    case 'readerConfig':
    case 'writerConfig':
      return { kind: 'object', standIn: {} };
    case 'text':
    case 'longText':
    case 'stateName':
    case 'json':
    case 'states':
    case 'choices':
    case 'credentials':
    case 'itemReader':
    case 'itemBatcher':
    case 'resultWriter':
      return undefined;
    default:
      return unreachable(row.kind);
  }
}

function numberNeed(row: SubFieldRow, beside: JsonObject): Need {
  const range = row.range ?? { min: 0, max: Number.MAX_SAFE_INTEGER, integer: true };
  const known = Object.hasOwn(usefulNumbers, row.name) ? usefulNumbers[row.name] : undefined;
  return {
    kind: 'number',
    range,
    standIn:
      secondsBeside(row.name, beside) ??
      known ??
      (typeof row.default === 'number' ? row.default : Math.max(1, range.min)),
  };
}

/** A heartbeat is shorter than the timeout beside it, and both leave a person the time to answer. */
function secondsBeside(field: string, beside: JsonObject): number | undefined {
  if (field === 'HeartbeatSeconds') {
    const timeout = member(beside, 'TimeoutSeconds');
    return typeof timeout === 'number' && timeout <= 60 ? Math.max(1, timeout - 1) : 60;
  }
  if (field !== 'TimeoutSeconds') return undefined;
  const heartbeat = member(beside, 'HeartbeatSeconds');
  return typeof heartbeat === 'number' && heartbeat >= 300 ? heartbeat * 2 : 300;
}

function operandNeed({ operand }: SubFieldRow): Need | undefined {
  if (operand === 'number') return anyNumber;
  if (operand === 'boolean' || operand === 'timestamp') return { kind: operand };
  return undefined;
}

/**
 * What parameters need, by their names; `call` is the service and action that takes them. The first that fits counts.
 */
const parameterNeeds: readonly (readonly [key: RegExp, need: Need, call?: RegExp])[] = [
  [/^functionname$/, arn('function')],
  [/^statemachinearn$/, arn('stateMachine')],
  [/^activityarn$/, arn('activity')],
  [/^(topicarn|snstopic)$/, arn('topic')],
  [/^targetarn$/, arn('topic'), /^sns:/],
  [/^queueurl$/, name('queueUrl')],
  [/^queuearn$/, arn('queue')],
  [/^(tablename|eventbusname)$/, name('plain')],
  [/^s3bucket$|^(\w*_)?bucket(_?name)?$|bucketname$/, name('bucket')],
  [/role(_?arn)?$/, arn('role')],
  [/^apiendpoint$/, name('url'), /^http:/],
  [/^apiendpoint$/, name('apiHost')],
  [/^stage(name)?$/, name('stage')],
  [/^connectionarn$/, arn('connection')],
  [/^jobqueue$/, arn('jobQueue')],
  [/^jobdefinition$/, arn('jobDefinition')],
  [/^taskdefinition(arn)?$/, arn('taskDefinition')],
  [/^cluster(arn)?$/, arn('cluster')],
  [/^secret(id|arn)$/, arn('secret')],
  [/^(kms)?key(id|arn)$/, arn('key')],
  [/(s3uri|s3outputpath|outputlocation)$/, name('s3Uri')],
  [/^subnets?(ids?)?$/, name('subnet')],
  [/^securitygroups?(ids?)?$/, name('securityGroup')],
  [/^region(name)?$/, name('region')],
  [/^account_?id$/, name('account')],
  [/^n$/, name('numberText'), /^(dynamodb|aws-sdk:dynamodb):/],
  [/^bool$/, { kind: 'boolean' }, /^aws-sdk:dynamodb:/],
];

const wholeNumber: Need = {
  kind: 'number',
  standIn: 1,
  range: { min: Number.MIN_SAFE_INTEGER, max: Number.MAX_SAFE_INTEGER, integer: true },
};
const argumentNeeds: Partial<Record<ArgumentKind, Need>> = {
  b: { kind: 'boolean' },
  i: wholeNumber,
  l: wholeNumber,
  n: anyNumber,
};

/** What an argument of a call needs, by the kind of value that the call takes there; undefined where it takes texts. */
export function needOfArgument(shape: number | undefined): Need | undefined {
  const kind = kindOfArgument(shape);
  return kind && argumentNeeds[kind];
}

/** What a member of parameters, or of other data, needs; undefined where its name does not tell. */
export function needOfParameter(key: string, call: string): Need | undefined {
  const plain = key.replace(/\.\$$/, '').toLowerCase();
  return parameterNeeds.find(([pattern, , calls]) => pattern.test(plain) && (!calls || calls.test(call)))?.[1];
}

/** Resources by the words that name them, those first that decide where there are several. */
const arnWords: readonly (readonly [words: RegExp, of: ArnOf])[] = [
  [/role/i, 'role'],
  [/activity/i, 'activity'],
  [/state_?machine|sfn|workflow/i, 'stateMachine'],
  [/topic|sns/i, 'topic'],
  [/job_?queue/i, 'jobQueue'],
  [/job_?definition/i, 'jobDefinition'],
  [/queue|sqs/i, 'queue'],
  [/task_?definition/i, 'taskDefinition'],
  [/cluster/i, 'cluster'],
  [/table|dynamo/i, 'table'],
  [/bucket/i, 'bucket'],
  [/secret/i, 'secret'],
  [/kms|key/i, 'key'],
  [/connection/i, 'connection'],
  [/event_?bus/i, 'eventBus'],
  [/lambda|function|fn/i, 'function'],
];

const nameWords: readonly (readonly [words: RegExp, need: Need])[] = [
  [/(^|[._])arn$|[a-z\d]Arn$/i, arn('resource')],
  [/queue_?url$/i, name('queueUrl')],
  [/ur[li]$/i, name('url')],
  [/(^|[._:-]|aws)region$|[a-z]Region$/i, name('region')],
  [/account(_?(id|number))?$/i, name('account')],
  [/partition$/i, name('partition')],
  [/bucket([._-]?name)?$/i, name('bucket')],
  [/(^|[._:-])(stage|env|environment)(_?name)?$/i, name('stage')],
  [/subnet_?(id)?\d*$/i, name('subnet')],
  [/security_?group(_?id)?$/i, name('securityGroup')],
  [/e-?mail(address)?$/i, name('email')],
  [
    /(^|[._a-z])(Size|Count|Limit|Seconds|Minutes|Days|Timeout|Ttl|TTL|Threshold|Percentage|Concurrency|Attempts|Retries)$|_(size|count|limit|seconds|minutes|days|timeout|ttl|threshold|percentage|concurrency|attempts|retries)$/,
    name('numberText'),
  ],
];

/** What a placeholder needs by its own name, where nothing about its place tells. */
export function needOfName(placeholder: string): Need {
  const need = nameWords.find(([words]) => words.test(placeholder))?.[1] ?? any;
  return need.kind === 'arn' ? arn(arnInWords(placeholder)) : need;
}

/** Which resource the words of a name speak of. */
export function arnInWords(words: string): ArnOf {
  return arnWords.find(([pattern]) => pattern.test(words))?.[1] ?? 'resource';
}

/**
 * What a part of an address needs, by what stands before it: `arn:aws:lambda:`, `s3://`. Placeholders in it are `x`.
 */
export function needOfPart(before: string): Need | undefined {
  if (before.startsWith('arn:')) {
    const { length } = before.split(':');
    const owner = before.split(':')[2];
    return (
      [undefined, name('partition'), undefined, name('region'), name('account')][length - 1] ??
      (owner === 's3' && length === 6 ? name('bucket') : name('plain'))
    );
  }
  if (/(^|[^\w])s3:\/\/$/.test(before)) return name('bucket');
  if (/:\/\/$/.test(before)) return name('host');
  if (/https:\/\/sqs\.[\w-]+\.[\w.]+\/$/.test(before)) return name('account');
  if (/(\bsqs|execute-api|lambda|dynamodb|\bs3|states|sns)\.$/.test(before)) return name('region');
  return undefined;
}

/** What a value that stands without quotes is, where nothing tells what its place needs: a number mostly. */
export function needOfBareValue(placeholder: string): Need {
  if (/^(file|jsonencode|merge|tomap|yamldecode|jsondecode)\(/.test(placeholder))
    return { kind: 'object', standIn: {} };
  if (/^(tolist|toset|concat|split)\(/.test(placeholder)) return { kind: 'list', standIn: [] };
  if (
    /(^|[._])(is|has|enable|enabled|use|should|with|allow|disable|debug|dry_?run)([A-Z_]|$)|enabled$/i.test(placeholder)
  )
    return { kind: 'boolean' };
  return anyNumber;
}

/** The service and action of a Task, as in `sqs:sendMessage` or `aws-sdk:s3:getObject`; '' when it calls none. */
export function callOf(fields: JsonObject): string {
  const text = member(fields, 'Resource');
  const resource = typeof text === 'string' ? readResource(text) : undefined;
  return resource && isCall(resource) ? callIdOf(resource) : '';
}
