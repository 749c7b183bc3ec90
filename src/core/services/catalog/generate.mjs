// Writes public/catalog/<service>.json: the answers of service APIs, as far as a mocked result is checked against them.
//
// npm run catalog -- DIR OLDER…   DIR is the `data` folder of an unpacked botocore package (Apache-2.0), OLDER those of
// earlier ones, for the names of services that are gone from it (see generateNames.mjs)
//
// One file a service: { source, date, actions: { GetFunction: shape }, shapes: [shape, …] }. A shape is
//   { o: { Member: n, … }, r?: [required] } an object · { a: n } an array · { m: n } a map ·
// { s: 1, e?: [allowed] } a text (also dates) · { s: 1, min?, max? } binary data in Base64, with limits of its bytes ·
//   { n: 1, min?, max? } a number · { b: 1 } true or false
// where n is an index into shapes, and names begin with a capital letter as Step Functions writes them.
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { writeArguments } from './generateArguments.mjs';
import { versionOf, writeNames } from './generateNames.mjs';

/** Service as the SDK calls it → its folder in botocore. */
const services = {
  apigateway: 'apigateway',
  athena: 'athena',
  batch: 'batch',
  cloudwatch: 'cloudwatch',
  cloudwatchlogs: 'logs',
  codebuild: 'codebuild',
  cognitoidentityprovider: 'cognito-idp',
  comprehend: 'comprehend',
  databrew: 'databrew',
  dynamodb: 'dynamodb',
  ecs: 'ecs',
  eks: 'eks',
  emr: 'emr',
  emrcontainers: 'emr-containers',
  emrserverless: 'emr-serverless',
  eventbridge: 'events',
  firehose: 'firehose',
  glue: 'glue',
  iam: 'iam',
  kinesis: 'kinesis',
  kms: 'kms',
  lambda: 'lambda',
  mediaconvert: 'mediaconvert',
  polly: 'polly',
  rdsdata: 'rds-data',
  redshiftdata: 'redshift-data',
  rekognition: 'rekognition',
  s3: 's3',
  sagemaker: 'sagemaker',
  scheduler: 'scheduler',
  secretsmanager: 'secretsmanager',
  ses: 'ses',
  sesv2: 'sesv2',
  sfn: 'stepfunctions',
  sns: 'sns',
  sqs: 'sqs',
  ssm: 'ssm',
  sts: 'sts',
  textract: 'textract',
  transcribe: 'transcribe',
  translate: 'translate',
  bedrockruntime: 'bedrock-runtime',
  bedrock: 'bedrock',
};

/**
 * Where the service was seen to hold results to other limits than the model of
 * the day: recorded TestState calls, 2025-12.
 */
const corrections = { lambda: { MemorySize: { max: 10_240 } } };

const [data, ...older] = process.argv.slice(2);
if (!data) {
  console.error(
    'usage: npm run catalog -- DIR OLDER…   (the data folders of unpacked botocore packages, the newest first)',
  );
  process.exit(2);
}

const limitsOf = ({ min, max }) => ({ ...(min === undefined ? {} : { min }), ...(max === undefined ? {} : { max }) });
const capital = (name) => name.slice(0, 1).toUpperCase() + name.slice(1);

for (const [service, folder] of Object.entries(services)) {
  const version = readdirSync(join(data, folder)).sort().at(-1);
  const model = JSON.parse(gunzipSync(readFileSync(join(data, folder, version, 'service-2.json.gz'))).toString());
  const shapes = [];
  const known = new Map();

  const index = (name) => {
    if (known.has(name)) return known.get(name);
    const at = shapes.length;
    known.set(name, at);
    shapes.push(null); // reserved: shapes may contain themselves
    shapes[at] = write({ ...model.shapes[name], ...corrections[service]?.[name] });
    return at;
  };
  const write = (shape) => {
    switch (shape.type) {
      case 'structure': {
        const o = Object.fromEntries(
          Object.entries(shape.members).map(([name, member]) => [capital(name), index(member.shape)]),
        );
        return { o, ...(shape.required?.length ? { r: shape.required.map(capital) } : {}) };
      }
      case 'list':
        return { a: index(shape.member.shape) };
      case 'map':
        return { m: index(shape.value.shape) };
      case 'integer':
      case 'long':
      case 'float':
      case 'double':
        return { n: 1, ...limitsOf(shape) };
      case 'blob':
        return { s: 1, ...limitsOf(shape) };
      case 'boolean':
        return { b: 1 };
      default: // string, character, timestamp
        return { s: 1, ...(shape.enum ? { e: shape.enum } : {}) };
    }
  };

  const actions = {};
  for (const [name, operation] of Object.entries(model.operations))
    actions[name] = operation.output ? index(operation.output.shape) : -1;
  const out = { source: `botocore ${folder} ${version}, Apache-2.0`, date: '2026-11-21', actions, shapes };
  mkdirSync('public/catalog', { recursive: true });
  writeFileSync(join('public/catalog', `${service}.json`), `${JSON.stringify(out)}\n`);
}

writeNames([data, ...older]);
writeArguments(data, `botocore ${versionOf(data)}, Apache-2.0`);
