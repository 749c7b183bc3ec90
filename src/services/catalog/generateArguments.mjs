// Writes src/asl/sdk/integrationArguments.json: what the optimised integrations take, for validation. Called by generate.mjs.
//
// { source, actions: { 'ecs:runTask': shape }, shapes: […] }. A shape is an index into shapes, where an object stands for its
// members, a list of one index for a list of that, { "*": index } for a map; 'b' is true or false, 'i' a whole number, 'l' a
// long one, 'n' a number, and 's' anything else, of which nothing more is known: texts may be given as JSON.
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

/** Integration → its folder in botocore, and its actions. */
const modelled = {
  lambda: ['lambda', 'invoke'], sqs: ['sqs', 'sendMessage'], sns: ['sns', 'publish'], dynamodb: ['dynamodb', 'getItem putItem updateItem deleteItem'], events: ['events', 'putEvents'],
  states: ['stepfunctions', 'startExecution'], ecs: ['ecs', 'runTask'], batch: ['batch', 'submitJob'], glue: ['glue', 'startJobRun'], databrew: ['databrew', 'startJobRun'],
  eks: ['eks', 'createCluster deleteCluster createNodegroup deleteNodegroup createFargateProfile deleteFargateProfile'],
  athena: ['athena', 'startQueryExecution stopQueryExecution getQueryExecution getQueryResults'],
  codebuild: ['codebuild', 'startBuild startBuildBatch stopBuild stopBuildBatch retryBuild retryBuildBatch batchDeleteBuilds batchGetReports deleteBuildBatch'],
  sagemaker: ['sagemaker', 'createTrainingJob createTransformJob createLabelingJob createProcessingJob createHyperParameterTuningJob createEndpoint createEndpointConfig createModel updateEndpoint'],
  'emr-containers': ['emr-containers', 'createVirtualCluster deleteVirtualCluster startJobRun'],
  'emr-serverless': ['emr-serverless', 'createApplication startApplication stopApplication deleteApplication startJobRun cancelJobRun'],
};

/** Integrations that are no call of the API, by their documentation (read 2026-11): names only, but for true and false. */
const documented = {
  'apigateway:invoke': 'ApiEndpoint Method Headers Stage Path QueryParameters RequestBody AllowNullValues AuthType',
  'http:invoke': 'ApiEndpoint Method Authentication InvocationConfig Headers QueryParameters RequestBody Transform',
  'eks:call': 'ClusterName CertificateAuthority Endpoint Method Path QueryParameters RequestBody',
  'eks:runJob': 'ClusterName CertificateAuthority Endpoint Namespace Job LogOptions',
  'elasticmapreduce:addStep': 'ClusterId Step ExecutionRoleArn',
  'elasticmapreduce:terminateCluster': 'ClusterId',
  'elasticmapreduce:setClusterTerminationProtection': 'ClusterId TerminationProtected:b',
  'elasticmapreduce:cancelStep': 'ClusterId StepId',
};

export function writeArguments(data, source) {
  const shapes = [];
  const known = new Map();
  const add = (key, make) => {
    if (known.has(key)) return known.get(key);
    known.set(key, shapes.length);
    const at = shapes.push(null) - 1;
    shapes[at] = make();
    return at;
  };
  const leaf = (code) => add(`=${code}`, () => code);
  const actions = {};
  for (const [service, [folder, names]] of Object.entries(modelled)) {
    const model = readModel(data, folder);
    const index = (name) => {
      const shape = model.shapes[name];
      if (shape.type === 'structure') return add(`${service} ${name}`, () => Object.fromEntries(Object.entries(shape.members).map(([member, { shape: inner }]) => [capital(member), index(inner)])));
      if (shape.type === 'list') return add(`${service} ${name}`, () => [index(shape.member.shape)]);
      if (shape.type === 'map') return add(`${service} ${name}`, () => ({ '*': index(shape.value.shape) }));
      return leaf({ boolean: 'b', integer: 'i', long: 'l', float: 'n', double: 'n' }[shape.type] ?? 's');
    };
    for (const name of names.split(' ')) actions[`${service}:${name}`] = index(model.operations[capital(name)].input.shape);
  }
  for (const [call, names] of Object.entries(documented)) {
    actions[call] = add(call, () => Object.fromEntries(names.split(' ').map((name) => name.split(':')).map(([name, code = 's']) => [name, leaf(code)])));
  }
  writeFileSync('src/asl/sdk/integrationArguments.json', `${JSON.stringify({ source, actions, shapes })}\n`);
}

const capital = (name) => name.slice(0, 1).toUpperCase() + name.slice(1);

function readModel(data, folder) {
  const version = readdirSync(join(data, folder)).sort().filter((name) => readdirSync(join(data, folder, name)).includes('service-2.json.gz')).at(-1);
  return JSON.parse(gunzipSync(readFileSync(join(data, folder, version, 'service-2.json.gz'))).toString());
}
