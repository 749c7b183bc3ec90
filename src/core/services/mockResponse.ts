/**
 * Mocked answers in the shape of Step Functions Local's MockConfigFile: for each state, what each attempt answers.
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/sfn-local-mock-cfg-file.html (read 2025-11)
 */
import { isJsonObject, member, type Json, type JsonObject } from '../base/json';
import { fail, ok, type Result } from '../base/result';
import type { TaskAnswer, TaskHandlers, TaskRequest } from '../interpreter/ports';
import { sampleSubmission } from './sampleResults';

/** One mocked answer. */
export type MockResponse =
  | { readonly kind: 'return'; readonly value: Json }
  | { readonly kind: 'throw'; readonly error?: string; readonly cause?: string };

/** What the attempts of one state answer: from the first attempt of a range to its last, both counted from 0. */
export type MockedAttempts = readonly { readonly from: number; readonly to: number; readonly response: MockResponse }[];

/** The mocked states of one test case, by name. */
export type MockedStates = ReadonlyMap<string, MockedAttempts>;

/**
 * Reads the attempts of states: `{ "Charge": { "0": { "Return": … }, "1-2": {
 * "Throw": … } } }`. The error names the place.
 */
export function parseMocks(value: Json): Result<MockedStates, string> {
  if (!isJsonObject(value)) return fail('Mocks must be an object with a member for each state.');
  const states = new Map<string, MockedAttempts>();
  for (const [stateName, attempts] of Object.entries(value)) {
    const parsed = isJsonObject(attempts)
      ? parseAttempts(attempts, `"${stateName}"`)
      : fail(`The mock of "${stateName}" must be an object with a member for each attempt.`);
    if (!parsed.ok) return parsed;
    states.set(stateName, parsed.value);
  }
  return ok(states);
}

/** Reads one test case of a MockConfigFile. The state machine may be left out when the file holds only one. */
export function parseMockConfig(
  config: Json,
  caseName: string,
  stateMachineName?: string,
): Result<MockedStates, string> {
  const machines = isJsonObject(config) ? member(config, 'StateMachines') : undefined;
  const responses = isJsonObject(config) ? member(config, 'MockedResponses') : undefined;
  if (!isJsonObject(machines) || !isJsonObject(responses))
    return fail('The mock file must have StateMachines and MockedResponses.');
  const machineNames = Object.keys(machines);
  const machineName =
    stateMachineName !== undefined && Object.hasOwn(machines, stateMachineName)
      ? stateMachineName
      : machineNames.length === 1
        ? machineNames[0]
        : machineNames.find((name) => hasCase(machines, name, caseName));
  const machine = machineName === undefined ? undefined : machines[machineName];
  const cases = isJsonObject(machine) ? member(machine, 'TestCases') : undefined;
  const chosen = isJsonObject(cases) ? member(cases, caseName) : undefined;
  if (!isJsonObject(chosen)) return fail(`The mock file has no test case "${caseName}".`);
  const states = new Map<string, MockedAttempts>();
  for (const [stateName, responseName] of Object.entries(chosen)) {
    const response = typeof responseName === 'string' ? member(responses, responseName) : undefined;
    if (!isJsonObject(response))
      return fail(
        `The state "${stateName}" uses the response ${JSON.stringify(responseName)}, which MockedResponses does not have.`,
      );
    const parsed = parseAttempts(response, `response ${JSON.stringify(responseName)}`);
    if (!parsed.ok) return parsed;
    states.set(stateName, parsed.value);
  }
  return ok(states);
}

function hasCase(machines: JsonObject, machineName: string, caseName: string): boolean {
  const machine = machines[machineName];
  const cases = isJsonObject(machine) ? member(machine, 'TestCases') : undefined;
  return isJsonObject(cases) && Object.hasOwn(cases, caseName);
}

function parseAttempts(attempts: JsonObject, owner: string): Result<MockedAttempts, string> {
  const parsed: { readonly from: number; readonly to: number; readonly response: MockResponse }[] = [];
  for (const [range, entry] of Object.entries(attempts)) {
    const [, first, last] = /^(\d+)(?:-(\d+))?$/.exec(range) ?? [];
    if (first === undefined)
      return fail(`The attempt "${range}" of ${owner} is neither a number nor a range like "1-2".`);
    const response = isJsonObject(entry) ? parseResponse(entry) : undefined;
    if (response === undefined) return fail(`The attempt "${range}" of ${owner} must have either Return or Throw.`);
    parsed.push({ from: Number(first), to: Number(last ?? first), response });
  }
  return ok(parsed);
}

function parseResponse(entry: JsonObject): MockResponse | undefined {
  const value = member(entry, 'Return');
  const thrown = member(entry, 'Throw');
  if ((value === undefined) === (thrown === undefined)) return undefined;
  if (value !== undefined) return { kind: 'return', value };
  if (!isJsonObject(thrown)) return undefined;
  const error = member(thrown, 'Error');
  const cause = member(thrown, 'Cause');
  return {
    kind: 'throw',
    ...(typeof error === 'string' ? { error } : {}),
    ...(typeof cause === 'string' ? { cause } : {}),
  };
}

/** What a call itself answers, before its `.sync` or `.waitForTaskToken` result; undefined when it is refused. */
export type Submissions = (request: TaskRequest, attempt: number) => Json | undefined;

/**
 * Handlers that answer mocked states, and leave the others to `otherwise`. Attempts count every scheduling of a state
 * in the run: retries, further visits and Map iterations alike. An attempt that no mock covers fails the run.
 */
export function createMockHandlers(
  mocks: MockedStates,
  otherwise: TaskHandlers,
  submissions: Submissions = sampleSubmission,
): TaskHandlers {
  const counts = new Map<string, number>();
  return {
    request(request, at) {
      const attempts = request.purpose === 'task' ? mocks.get(request.stateName) : undefined;
      if (attempts === undefined) return otherwise.request(request, at);
      const attempt = counts.get(request.stateName) ?? 0;
      counts.set(request.stateName, attempt + 1);
      const response = attempts.find(({ from, to }) => attempt >= from && attempt <= to)?.response;
      const submitted = request.target.pattern === 'requestResponse' ? undefined : submissions(request, attempt);
      return response === undefined ? uncovered(request, attempt) : withSubmitted(answerOf(response), submitted);
    },
    cancel: (token) => otherwise.cancel?.(token),
  };
}

function answerOf(response: MockResponse): TaskAnswer {
  if (response.kind === 'return') return { kind: 'succeeded', result: response.value };
  const { error, cause } = response;
  return { kind: 'failed', ...(error === undefined ? {} : { error }), ...(cause === undefined ? {} : { cause }) };
}

function withSubmitted(answer: TaskAnswer, submitted: Json | undefined): TaskAnswer {
  return submitted === undefined ? answer : { ...answer, submitted };
}

function uncovered(request: TaskRequest, attempt: number): TaskAnswer {
  return {
    kind: 'failed',
    error: 'States.Runtime',
    cause: `No mocked response covers attempt ${attempt} of the state "${request.stateName}".`,
  };
}
