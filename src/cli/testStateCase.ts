/** A batch case of `kind: test-state`: what the TestState call would answer, or refuse. */
import { readFileSync } from 'node:fs';
import { judge, refusalMessage } from '../core/asl/judge';
import { isJsonObject, member, type Json, type JsonObject } from '../core/base/json';
import { fail, ok, type Result } from '../core/base/result';
import { compile } from '../core/interpreter/compile';
import { machineOfState, testState, type StateTestOutcome, type TestMock } from '../core/interpreter/testState';
import {
  checkResult,
  modelReference,
  type FieldValidationMode,
  type ServiceModel,
} from '../core/services/catalog/checkResult';
import { checkTask } from '../core/services/parameterRules';
import { sdkNamesFor } from './sdkNames';
import { checkContext } from './testContext';

/** What the call answers. */
type Answer = Omit<StateTestOutcome, 'inspection'> & { readonly inspectionData?: JsonObject };
/** Why the call is refused. The message is the service's own, and missing where its words are not on record. */
type Refusal = {
  readonly code: 'ValidationException' | 'InvalidDefinition' | 'ParamValidationError';
  readonly message?: string;
};

const unnamed = 'StateName';
const workStates: readonly (Json | undefined)[] = ['Task', 'Parallel', 'Map'];

/** Answers a case, or tells with which exception the call is refused. */
export function testStateCase(given: JsonObject): Answer | { readonly exception: Refusal } {
  const answer = answerCase(given);
  return answer.ok ? answer.value : { exception: answer.error };
}

function answerCase(given: JsonObject): Result<Answer, Refusal> {
  const definition = member(given, 'definition');
  const named = member(given, 'stateName');
  const machine = isJsonObject(definition)
    ? typeof named === 'string'
      ? definition
      : machineOfState(definition, unnamed)
    : undefined;
  if (machine === undefined)
    return fail({
      code: 'InvalidDefinition',
      message: "Invalid State Machine Definition: 'INVALID_JSON_DESCRIPTION: The definition is not a JSON object.'",
    });
  const stateName = typeof named === 'string' ? named : unnamed;
  if (stateName === '') return fail(emptyName);
  const fields = findState(machine, stateName);
  if (fields === undefined) return refuse();

  const refusal = refusalMessage(judge(JSON.stringify(machine), { sdkNames: sdkNamesFor(JSON.stringify(machine)) }));
  if (refusal !== undefined) return fail({ code: 'InvalidDefinition', message: refusal });
  const context = checkContext(member(given, 'context'), fields, member(given, 'mock') !== undefined);
  if (!context.ok) return refuse(context.error);
  const mock = readMock(given, fields);
  if (!mock.ok) return mock;
  const configuration = objectOf(member(given, 'stateConfiguration'));
  const failureCount = numberOf(configuration && member(configuration, 'mapIterationFailureCount'));
  if (
    failureCount !== undefined &&
    mock.value?.kind === 'result' &&
    Array.isArray(mock.value.result) &&
    failureCount > mock.value.result.length
  ) {
    return refuse('Map iteration failure count must be less than or equal to the number of Map iterations');
  }

  const language = member(fields, 'QueryLanguage') ?? member(machine, 'QueryLanguage') ?? 'JSONPath';
  const { program } = compiled({ ...machineOfState(fields, stateName), QueryLanguage: language });
  if (program === undefined) return refuse();
  const { input = {} } = given;
  const { inspection, ...outcome } = testState({
    program,
    stateName,
    fields,
    input,
    variables: objectOf(member(given, 'variables')) ?? {},
    context: context.value,
    ...(member(given, 'roleGiven') === true ? { roleArn: textOf(member(given, 'roleArn')) ?? someRole } : {}),
    mock: mock.value,
    retryCount: numberOf(configuration && member(configuration, 'retrierRetryCount')) ?? 0,
    itemReaderData: textOf(configuration && member(configuration, 'mapItemReaderData')),
    mapFailureCount: failureCount ?? 0,
    nowMs: Date.now(),
  });
  const level = member(given, 'inspectionLevel');
  return ok(level === 'DEBUG' || level === 'TRACE' ? { ...outcome, inspectionData: inspection } : outcome);
}

/**
 * The clients of the service hold names against its model, and do not even call.
 * @see botocore's ParamValidationError (1.44)
 */
const emptyName: Refusal = {
  code: 'ParamValidationError',
  message: 'Parameter validation failed:\nInvalid length for parameter stateName, value: 0, valid min length: 1',
};

/** The role of the tests of which only is known that they name one. */
const someRole = 'arn:aws:iam::111111111111:role/StepyardRole';

/** Ours: the service would make the call. */
const notCarriedOut = fail<Refusal>({
  code: 'ValidationException',
  message: 'No service is called from here. Give a mock that stands for the result of the Task.',
});

/** Reads the mock and holds it against what the state can be mocked with. */
function readMock(given: JsonObject, fields: JsonObject): Result<TestMock | undefined, Refusal> {
  const type = member(fields, 'Type');
  const mock = objectOf(member(given, 'mock'));
  const configuration = objectOf(member(given, 'stateConfiguration'));
  if (mock === undefined) {
    if (configuration && member(configuration, 'mapIterationFailureCount') !== undefined)
      return refuse('TestState does not support MapIterationFailureCount when a mock is not specified.');
    if (type === 'Map' || type === 'Parallel') {
      return fail({
        code: 'InvalidDefinition',
        message:
          'TestState API does not support Map or Parallel states. Supported state types include: [Task, Wait, Pass, Succeed, Fail, Choice]',
      });
    }
    if (type !== 'Task') return ok(undefined);
    return member(given, 'roleGiven') === true
      ? notCarriedOut
      : refuse('RoleArn must be specified when testing a Task state');
  }
  if (!workStates.includes(type))
    return refuse(`State type '${String(type)}' is not supported when a mock is specified`);
  if (member(given, 'revealSecrets') === true)
    return refuse('TestState does not support RevealSecrets when a mock is specified.');
  const text = member(mock, 'result');
  const error = objectOf(member(mock, 'errorOutput'));
  if (text !== undefined && error !== undefined)
    return refuse('A test mock should have only one of the following fields: [result, errorOutput].');
  // The words for none of them are ours, after those for both.
  if (text === undefined && error === undefined)
    return refuse('A test mock should have one of the following fields: [result, errorOutput].');
  if (error !== undefined)
    return ok({ kind: 'error', error: textOf(member(error, 'error')), cause: textOf(member(error, 'cause')) });
  const result = typeof text === 'string' ? parseJson(text) : undefined;
  if (result === undefined) return refuse('Mocked result must be valid JSON');
  const problem = checkMock(
    fields,
    result,
    (textOf(member(mock, 'fieldValidationMode')) ?? 'STRICT') as FieldValidationMode,
  ); // one of the three, or taken as the first
  return problem === undefined ? ok({ kind: 'result', result }) : refuse(problem);
}

function checkMock(fields: JsonObject, result: Json, mode: FieldValidationMode): string | undefined {
  const type = member(fields, 'Type');
  if (type === 'Map' && member(fields, 'ResultWriter') !== undefined)
    return isJsonObject(result) ? undefined : 'Mocked result must be a JSON object.';
  if (type === 'Map' || type === 'Parallel') {
    if (!Array.isArray(result)) return 'Mocked result must be an array.';
    const branches = member(fields, 'Branches');
    return type === 'Parallel' && Array.isArray(branches) && branches.length !== result.length
      ? 'Mocked result must contain the same number of items as number of Parallel branches.'
      : undefined;
  }
  const reference = modelReference(textOf(member(fields, 'Resource')) ?? '');
  const model = reference && readModelFile(reference.service);
  const problem = model && checkResult(model, reference.action, result, mode, reference.parsed);
  return problem && `Mock result schema validation error: ${problem}`;
}

const models = new Map<string, ServiceModel | undefined>();
/** Beside the built program, or in the sources. */
const modelFolders = ['../catalog/', '../../public/catalog/'];

/** The service's model. Undefined for a service that has none: its results are not checked. */
function readModelFile(service: string): ServiceModel | undefined {
  if (!/^[\w-]+$/.test(service)) return undefined;
  if (!models.has(service)) {
    const text = modelFolders
      .map((folder) => readText(new URL(`${folder}${service}.json`, import.meta.url)))
      .find((found) => found !== undefined);
    models.set(service, text === undefined ? undefined : (JSON.parse(text) as ServiceModel)); // generate.mjs wrote it
  }
  return models.get(service);
}

function compiled(machine: JsonObject) {
  const result = compile(machine, { checkTask });
  return { program: result.ok ? result.value : undefined };
}

function findState(machine: JsonObject, name: string): JsonObject | undefined {
  const open: JsonObject[] = [machine];
  for (let scope = open.pop(); scope; scope = open.pop()) {
    const states = objectOf(member(scope, 'States'));
    for (const [key, value] of Object.entries(states ?? {})) {
      if (!isJsonObject(value)) continue;
      if (key === name) return value;
      const inner = [member(value, 'ItemProcessor'), member(value, 'Iterator'), ...listOf(member(value, 'Branches'))];
      open.push(...inner.filter(isJsonObject));
    }
  }
  return undefined;
}

const refuse = (message?: string) =>
  fail<Refusal>({ code: 'ValidationException', ...(message === undefined ? {} : { message }) });
const objectOf = (value: Json | undefined): JsonObject | undefined => (isJsonObject(value) ? value : undefined);
const listOf = (value: Json | undefined): readonly Json[] => (Array.isArray(value) ? (value as readonly Json[]) : []);
const numberOf = (value: Json | undefined): number | undefined => (typeof value === 'number' ? value : undefined);
const textOf = (value: Json | undefined): string | undefined => (typeof value === 'string' ? value : undefined);

function readText(url: URL): string | undefined {
  try {
    return readFileSync(url, 'utf8');
  } catch {
    return undefined;
  }
}

function parseJson(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json; // what JSON.parse gives is JSON
  } catch {
    return undefined;
  }
}
