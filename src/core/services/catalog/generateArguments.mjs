// Writes src/core/asl/sdk/integrationArguments.json: what the optimised
// integrations take, for validation. Called by generate.mjs.
//
// { source, actions: { 'ecs:runTask': shape }, required: { 'ecs:runTask': [member, …] }, shapes: […]
// }. A shape is an index into shapes, where an object stands for its members, a list of one index for
// a list of that, { "*": index } for a map; 'b' is true or false, 'i' a whole number, 'l' a long one,
// 'n' a number, and 's' anything else, of which nothing more is known: texts may be given as JSON.
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

/** Integration → its folder in botocore, and its actions. */
const modelled = {
  lambda: ['lambda', 'invoke'],
  sqs: ['sqs', 'sendMessage'],
  sns: ['sns', 'publish'],
  dynamodb: ['dynamodb', 'getItem putItem updateItem deleteItem'],
  events: ['events', 'putEvents'],
  states: ['stepfunctions', 'startExecution'],
  ecs: ['ecs', 'runTask'],
  batch: ['batch', 'submitJob'],
  glue: ['glue', 'startJobRun'],
  databrew: ['databrew', 'startJobRun'],
  eks: ['eks', 'createCluster deleteCluster createNodegroup deleteNodegroup createFargateProfile deleteFargateProfile'],
  athena: ['athena', 'startQueryExecution stopQueryExecution getQueryExecution getQueryResults'],
  codebuild: [
    'codebuild',
    'startBuild startBuildBatch stopBuild stopBuildBatch retryBuild retryBuildBatch batchDeleteBuilds batchGetReports deleteBuildBatch',
  ],
  sagemaker: [
    'sagemaker',
    'createTrainingJob createTransformJob createLabelingJob createProcessingJob createHyperParameterTuningJob createAutoMLJob createAutoMLJobV2 createEndpoint createEndpointConfig createModel updateEndpoint',
  ],
  'emr-containers': ['emr-containers', 'createVirtualCluster deleteVirtualCluster startJobRun'],
  'emr-serverless': [
    'emr-serverless',
    'createApplication startApplication stopApplication deleteApplication startJobRun cancelJobRun',
  ],
  elasticmapreduce: ['emr', 'createCluster=RunJobFlow'],
  bedrock: ['bedrock', 'createModelCustomizationJob'],
  bedrockagentcore: ['bedrock-agentcore', 'invokeHarness'],
};

/** Calls of which only the outermost names are written down: what is in them is larger than all others together. */
const outermost = { mediaconvert: ['mediaconvert', 'createJob'], bedrock: ['bedrock-runtime', 'invokeModel'] };
/** What an integration takes beside what the API does (read 2026-11): its body may be in a bucket. */
const besides = { 'bedrock:invokeModel': ['Input', 'Output'] };

/**
 * Integrations that are no call of the API, by their documentation (read 2026-11):
 * names only, but for true and false; `!` marks those that cannot be left out.
 */
const documented = {
  'apigateway:invoke': 'ApiEndpoint Method Headers Stage Path QueryParameters RequestBody AllowNullValues AuthType',
  'http:invoke': 'ApiEndpoint Method Authentication InvocationConfig Headers QueryParameters RequestBody Transform',
  'eks:call': 'ClusterName! CertificateAuthority! Endpoint! Method! Path! QueryParameters RequestBody',
  'eks:runJob': 'ClusterName! CertificateAuthority! Endpoint! Namespace Job! LogOptions',
  'elasticmapreduce:addStep': 'ClusterId! Step! ExecutionRoleArn',
  'elasticmapreduce:terminateCluster': 'ClusterId!',
  'elasticmapreduce:setClusterTerminationProtection': 'ClusterId! TerminationProtected!:b',
  'elasticmapreduce:cancelStep': 'ClusterId! StepId!',
  'elasticmapreduce:modifyInstanceFleetByName': 'ClusterId! InstanceFleetName! InstanceFleet!',
  'elasticmapreduce:modifyInstanceGroupByName': 'ClusterId! InstanceGroupName! InstanceGroup!',
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
  const [actions, required] = [{}, {}];
  for (const [service, [folder, names]] of Object.entries(modelled)) {
    const model = readModel(data, folder);
    const index = (name) => {
      const shape = model.shapes[name];
      if (shape.type === 'structure')
        return add(`${service} ${name}`, () =>
          Object.fromEntries(
            Object.entries(shape.members).map(([member, { shape: inner }]) => [capital(member), index(inner)]),
          ),
        );
      if (shape.type === 'list') return add(`${service} ${name}`, () => [index(shape.member.shape)]);
      if (shape.type === 'map') return add(`${service} ${name}`, () => ({ '*': index(shape.value.shape) }));
      return leaf({ boolean: 'b', integer: 'i', long: 'l', float: 'n', double: 'n' }[shape.type] ?? 's');
    };
    for (const [name, operation = capital(name)] of names.split(' ').map((entry) => entry.split('='))) {
      const { shape } = model.operations[operation].input;
      actions[`${service}:${name}`] = index(shape);
      required[`${service}:${name}`] = requiredIn(model.shapes[shape]);
    }
  }
  for (const [service, [folder, name]] of Object.entries(outermost)) {
    const model = readModel(data, folder);
    const call = `${service}:${name}`;
    const shape = model.shapes[model.operations[capital(name)].input.shape];
    actions[call] = add(call, () =>
      Object.fromEntries(
        [...Object.keys(shape.members).map(capital), ...(besides[call] ?? [])].map((member) => [member, leaf('s')]),
      ),
    );
    required[call] = requiredIn(shape);
  }
  for (const [call, names] of Object.entries(documented)) {
    const members = names.split(' ').map((name) => name.split(':'));
    actions[call] = add(call, () =>
      Object.fromEntries(members.map(([name, code = 's']) => [name.replace('!', ''), leaf(code)])),
    );
    required[call] = members.filter(([name]) => name.endsWith('!')).map(([name]) => name.slice(0, -1));
  }
  writeFileSync(
    'src/core/asl/sdk/integrationArguments.json',
    `${JSON.stringify({ source, actions, required: Object.fromEntries(Object.entries(required).filter(([, members]) => members.length > 0)), shapes })}\n`,
  );
}

/** Members that cannot be left out; tokens of idempotency are made by whoever calls. */
function requiredIn({ required: names = [], members }) {
  return names.filter((name) => !members[name].idempotencyToken).map(capital);
}

const capital = (name) => name.slice(0, 1).toUpperCase() + name.slice(1);

function readModel(data, folder) {
  const version = readdirSync(join(data, folder))
    .sort()
    .filter((name) => readdirSync(join(data, folder, name)).includes('service-2.json.gz'))
    .at(-1);
  return JSON.parse(gunzipSync(readFileSync(join(data, folder, version, 'service-2.json.gz'))).toString());
}
