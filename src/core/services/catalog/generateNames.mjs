// Writes public/catalog/aws-sdk.names.json: every action that a Task can call as `aws-sdk:<service>:<action>`, by name
// only. Called by generate.mjs (`npm run catalog -- DIR OLDER…`).
//
// Services that AWS has retired are gone from the package, but workflows with them are about; they come from the older
// packages. `src/core/asl/sdk/readSdkNames.ts` reads the file, and says how it is written.
//
// How Step Functions calls services and errors, and which actions it cannot call, follows the Developer Guide,
// "Supported AWS SDK service integrations" (read 2026-11): all 389 names in it come out of the rules below.
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

/**
 * Actions that the guide lists as unsupported, or that its SDK (for Java,
 * version 2) has left out; streams are found in the models.
 */
const unsupported = {
  applicationdiscovery: 'DescribeExportConfigurations ExportConfigurations',
  codedeploy:
    'BatchGetDeploymentInstances GetDeploymentInstance ListDeploymentInstances SkipWaitTimeForInstanceTermination',
  comprehendmedical: 'DetectEntities',
  dataexchange: 'SendApiAsset',
  directconnect:
    'AllocateConnectionOnInterconnect DescribeConnectionLoa DescribeConnectionsOnInterconnect DescribeInterconnectLoa',
  efs: 'CreateTags',
  elastictranscoder: 'TestRole',
  emr: 'DescribeJobFlows',
  iot: 'AttachPrincipalPolicy DetachPrincipalPolicy ListPolicyPrincipals ListPrincipalPolicies',
  lambda: 'InvokeAsync',
  mediapackage: 'RotateChannelCredentials',
  rdsdata: 'ExecuteSql',
  s3: 'GetBucketLifecycle GetBucketNotification PutBucketLifecycle PutBucketNotification',
  shield: 'DeleteSubscription',
  sts: 'AssumeRole AssumeRoleWithSAML AssumeRoleWithWebIdentity',
};
/** Its answer is a stream as well, but definitions that name it are accepted: what comes of it is another matter. */
const acceptedStreams = new Set(['bedrockagentruntime:InvokeAgent']);
/** Services that the guide calls deprecated. */
const retired = new Set(['mobile', 'macie', 'iotroborunner']);

/** What people and other tools call a service where neither its id nor its folder says so. */
const aliases = {
  states: 'sfn',
  events: 'eventbridge',
  cloudwatchevents: 'eventbridge',
  monitoring: 'cloudwatch',
  elasticmapreduce: 'emr',
  elb: 'elasticloadbalancing',
  cognitouserpools: 'cognitoidentityprovider',
  apigw: 'apigateway',
  parameterstore: 'ssm',
  systemsmanager: 'ssm',
  elasticfilesystem: 'efs',
  email: 'ses',
};

/** Writes the file. `folders` are the `data` folders of unpacked packages, the newest first. */
export function writeNames([newest, ...older]) {
  const services = readServices(newest);
  for (const folder of older) {
    for (const [name, service] of readServices(folder))
      if (!services.has(name) && !retired.has(name)) services.set(name, service);
  }
  const sorted = [...services].sort(([a], [b]) => (a < b ? -1 : 1));
  const verbs = commonVerbs(sorted.flatMap(([, { actions }]) => actions));
  const out = {
    source: `botocore ${versionOf(newest)}${older.length > 0 ? `, and ${older.map(versionOf).join(', ')} for services retired since` : ''}, Apache-2.0`,
    date: new Date().toISOString().slice(0, 10),
    verbs: verbs.join(' '),
    services: Object.fromEntries(sorted.map(([, { id, actions }]) => [id, encode(actions, verbs)])),
    titles: Object.fromEntries(
      sorted.filter(([, { title }]) => title !== undefined).map(([name, { title }]) => [name, title]),
    ),
    aliases: {
      ...aliases,
      ...Object.fromEntries(
        sorted.flatMap(([name, { others }]) =>
          others.filter((other) => !services.has(other)).map((other) => [other, name]),
        ),
      ),
    },
    errors: Object.fromEntries(
      sorted.filter(([, { errors }]) => errors.length > 0).map(([name, { errors }]) => [name, errors.join()]),
    ),
    unsupported: Object.fromEntries(
      sorted
        .map(([name, { actions, streams }]) => [name, withUnsupported(name, actions, streams)])
        .filter(([, names]) => names.length > 0),
    ),
  };
  writeFileSync('public/catalog/aws-sdk.names.json', `${JSON.stringify(out)}\n`);
}

/** The version of the package that a `data` folder is of. */
export function versionOf(data) {
  return /__version__ = '([^']+)'/.exec(readFileSync(join(data, '..', '__init__.py'), 'utf8'))?.[1];
}

function withUnsupported(name, actions, streams) {
  const all = new Set(
    [...streams, ...(unsupported[name]?.split(' ') ?? [])].filter((action) => actions.includes(action)),
  );
  return [...all].filter((action) => !acceptedStreams.has(`${name}:${action}`)).sort();
}

function readServices(data) {
  const services = new Map();
  for (const folder of readdirSync(data, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)) {
    const versions = readdirSync(join(data, folder)).filter((name) =>
      readdirSync(join(data, folder, name)).includes('service-2.json.gz'),
    );
    if (versions.length === 0) continue;
    const model = JSON.parse(
      gunzipSync(readFileSync(join(data, folder, versions.sort().at(-1), 'service-2.json.gz'))).toString(),
    );
    const { serviceId, serviceFullName = '', serviceAbbreviation = '' } = model.metadata;
    const id = readId(serviceId);
    const name = plain(id);
    const others = [plain(folder), plain(serviceAbbreviation.replace(/^(AWS|Amazon) /, ''))].filter(
      (other) => other !== '' && other !== name,
    );
    const actions = Object.keys(model.operations);
    const before = services.get(name);
    services.set(name, {
      id,
      title: titleOf(serviceFullName, id),
      actions: [...new Set([...(before?.actions ?? []), ...actions])].sort(),
      errors: [...new Set([...(before?.errors ?? []), ...errorsOf(model)])].sort(),
      streams: actions.filter((action) => isStream(model, model.operations[action])),
      others: [...new Set([...(before?.others ?? []), ...others])],
    });
  }
  return services;
}

/**
 * The errors of a service as the SDK for Java (version 2) calls them, without the `Exception` that each name ends with.
 *
 * @see
 * https://github.com/aws/aws-sdk-java-v2/blob/master/codegen/src/main/java/software/amazon/awssdk/codegen/naming/DefaultNamingStrategy.java
 * (getExceptionName)
 */
function errorsOf({ shapes }) {
  const names = Object.entries(shapes)
    .filter(([, shape]) => shape.exception || shape.error)
    .map(([name]) => name);
  return names.map((name) => pascalCase(name.replace(/(Fault|Exception)$/, '')));
}

/**
 * Words as the SDK for Java tells them apart, each with one capital:
 * `KMSInvalidState` is `KmsInvalidState`. As errorsOfCall.ts forms it.
 */
function pascalCase(name) {
  const words = name
    .replace(/[^A-Za-z0-9]+/g, ' ')
    .replace(/([^a-z]{2,})v([0-9]+)/g, '$1 v$2 ')
    .replace(/([^A-Z]{2,})V([0-9]+)/g, '$1 V$2 ')
    .replace(/(?<=[a-z])(?=[A-Z][a-zA-Z0-9])/g, ' ')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
    .replace(/([0-9])([a-zA-Z])/g, '$1 $2');
  return words
    .trim()
    .split(/\s+/)
    .map((word) => word.slice(0, 1).toUpperCase() + word.slice(1).toLowerCase())
    .join('');
}

const plain = (text) => text.toLowerCase().replace(/[^a-z0-9]/g, '');

/** `Lex Runtime Service` is called lexruntime, and its errors begin with LexRuntime. */
function readId(serviceId) {
  return serviceId.replace(/^(Amazon|AWS) (?=.)/, '').replace(/(?<=.) ?Service$/, '');
}

/** The full name, where the id does not say it already. */
function titleOf(fullName, id) {
  const title = fullName
    .replace(/^(AWS|Amazon) ?/, '')
    .replace(/^Amazon /, '')
    .replace(id.startsWith('Elemental') ? '' : /^Elemental /, '')
    .replace(/ (Service|API)$/, '')
    .trim();
  return [plain(id), `amazon${plain(id)}`, ''].includes(plain(title)) ? undefined : title;
}

function isStream(model, operation) {
  const shapes = [operation.input, operation.output].filter(Boolean).map(({ shape }) => model.shapes[shape]);
  return shapes.some(
    (shape) =>
      shape.eventstream || Object.values(shape.members ?? {}).some((member) => model.shapes[member.shape].eventstream),
  );
}

const verbOf = (action) => /^[A-Z][a-z0-9]*/.exec(action)?.[0] ?? action;

/**
 * The 36 most frequent first words: each is one letter or digit in the file. Other actions stand there whole, as `.`.
 */
function commonVerbs(actions) {
  const counts = new Map();
  for (const action of actions) counts.set(verbOf(action), (counts.get(verbOf(action)) ?? 0) + 1);
  return [...counts]
    .sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
    .slice(0, 36)
    .map(([verb]) => verb);
}

function encode(actions, verbs) {
  const codesByNoun = new Map();
  for (const action of actions) {
    const index = verbs.indexOf(verbOf(action));
    const noun = index < 0 ? action : action.slice(verbOf(action).length);
    codesByNoun.set(noun, (codesByNoun.get(noun) ?? '') + (index < 0 ? '.' : index.toString(36)));
  }
  for (const noun of [...codesByNoun.keys()]) {
    const many = codesByNoun.get(plural(noun));
    if (noun === '' || !many || many.includes('.') || many.includes("'")) continue;
    codesByNoun.set(noun, codesByNoun.get(noun) + [...many].map((code) => `'${code}`).join(''));
    codesByNoun.delete(plural(noun));
  }
  let before = '';
  return [...codesByNoun]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([noun, codes]) => {
      let shared = 0;
      while (shared < 35 && shared < noun.length && noun[shared] === before[shared]) shared++;
      before = noun;
      return `${shared.toString(36)}${noun.slice(shared)}${codes === '.' ? '' : ` ${codes}`}`;
    })
    .join(',');
}

/** As readSdkNames.ts forms it. */
function plural(noun) {
  if (/[^aeiou]y$/.test(noun)) return `${noun.slice(0, -1)}ies`;
  return /(s|x|ch|sh)$/.test(noun) ? `${noun}es` : `${noun}s`;
}
