/**
 * Reads answers of states in the shape of Step Functions Local's MockConfigFile: for each state, what each attempt answers.
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/sfn-local-mock-cfg-file.html (read 2025-11)
 */
import { isJsonObject, member, textIn, type Json, type JsonObject } from '../base/json';
import { fail, ok, type Result } from '../base/result';
import type { AnswersByState, AttemptAnswer, StateAnswers } from './stateAnswers';

/**
 * Reads the attempts of states: `{ "Charge": { "0": { "Return": … }, "1-2": {
 * "Throw": … } } }`. The error names the place.
 */
export function parseMocks(value: Json): Result<AnswersByState, string> {
  if (!isJsonObject(value)) return fail('Mocks must be an object with a member for each state.');
  const states: [name: string, answers: StateAnswers][] = [];
  for (const [stateName, attempts] of Object.entries(value)) {
    const parsed = isJsonObject(attempts)
      ? parseAttempts(attempts, `"${stateName}"`)
      : fail(`The mock of "${stateName}" must be an object with a member for each attempt.`);
    if (!parsed.ok) return parsed;
    states.push([stateName, { attempts: parsed.value }]);
  }
  return ok(Object.fromEntries(states));
}

/** Reads one test case of a MockConfigFile. The state machine may be left out when the file holds only one. */
export function parseMockConfig(
  config: Json,
  caseName: string,
  stateMachineName?: string,
): Result<AnswersByState, string> {
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
  const states: [name: string, answers: StateAnswers][] = [];
  for (const [stateName, responseName] of Object.entries(chosen)) {
    const response = typeof responseName === 'string' ? member(responses, responseName) : undefined;
    if (!isJsonObject(response))
      return fail(
        `The state "${stateName}" uses the response ${JSON.stringify(responseName)}, which MockedResponses does not have.`,
      );
    const parsed = parseAttempts(response, `response ${JSON.stringify(responseName)}`);
    if (!parsed.ok) return parsed;
    states.push([stateName, { attempts: parsed.value }]);
  }
  return ok(Object.fromEntries(states));
}

function hasCase(machines: JsonObject, machineName: string, caseName: string): boolean {
  const machine = machines[machineName];
  const cases = isJsonObject(machine) ? member(machine, 'TestCases') : undefined;
  return isJsonObject(cases) && Object.hasOwn(cases, caseName);
}

function parseAttempts(attempts: JsonObject, owner: string): Result<readonly AttemptAnswer[], string> {
  const parsed: AttemptAnswer[] = [];
  for (const [range, entry] of Object.entries(attempts)) {
    const [, first, last] = /^(\d+)(?:-(\d+))?$/.exec(range) ?? [];
    if (first === undefined)
      return fail(`The attempt "${range}" of ${owner} is neither a number nor a range like "1-2".`);
    const response = isJsonObject(entry) ? parseResponse(entry) : undefined;
    if (response === undefined) return fail(`The attempt "${range}" of ${owner} must have either Return or Throw.`);
    parsed.push({ from: Number(first), to: Number(last ?? first), ...response });
  }
  return ok(parsed);
}

type Response = { readonly returns: Json } | { readonly throws: { readonly error?: string; readonly cause?: string } };

function parseResponse(entry: JsonObject): Response | undefined {
  const value = member(entry, 'Return');
  const thrown = member(entry, 'Throw');
  if ((value === undefined) === (thrown === undefined)) return undefined;
  if (value !== undefined) return { returns: value };
  if (!isJsonObject(thrown)) return undefined;
  const error = textIn(thrown, 'Error');
  const cause = textIn(thrown, 'Cause');
  return { throws: { ...(error === undefined ? {} : { error }), ...(cause === undefined ? {} : { cause }) } };
}

/**
 * Says of some states what their calls themselves answer: `{ "Charge": { "0": …, "1-2": … } }`. The calls of all other
 * states are refused where their result comes later. What is no attempt is left out.
 */
export function withSubmissions(states: AnswersByState, submitted: Json | undefined): AnswersByState {
  return Object.fromEntries(
    Object.entries(states).map(([name, { attempts }]): [string, StateAnswers] => {
      const given = isJsonObject(submitted) ? member(submitted, name) : undefined;
      return [name, { attempts, submitted: isJsonObject(given) ? Object.entries(given).flatMap(readSubmission) : [] }];
    }),
  );
}

function readSubmission([range, returns]: readonly [string, Json]): NonNullable<StateAnswers['submitted']> {
  const [first, last = first] = range.split('-').map(Number);
  return first === undefined || last === undefined ? [] : [{ from: first, to: last, returns }];
}
