/**
 * Workflows that Tasks start by name: they really run, as children of the run that starts them and in its time, and their
 * tasks are answered by the same handlers. The calls that answer a token tell the task that it was made for.
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-stepfunctions.html (read 2025-11)
 */
import { isJsonObject, member, textIn, type Json, type JsonObject } from '../base/json';
import { parseJson, writeJson } from '../base/long';
import type { TaskAnswer, TaskMoment, TaskRequest, TaskTell } from '../interpreter/ports';
import { metadata } from './catalog/results';
import { membersAt } from './world';

const starts = ['states:startExecution', 'aws-sdk:sfn:startExecution', 'aws-sdk:sfn:startSyncExecution'];
const answers = ['aws-sdk:sfn:sendTaskSuccess', 'aws-sdk:sfn:sendTaskFailure', 'aws-sdk:sfn:sendTaskHeartbeat'];

/**
 * Starts the workflow of the world that a task asks for, or tells another task what came of it; undefined for every other
 * call. `otherwise` answers for a token that no execution of the run has made.
 */
export function answerWithWorkflow(
  request: TaskRequest,
  { world }: TaskMoment,
  otherwise: () => TaskAnswer,
): TaskAnswer | undefined {
  if (request.purpose !== 'task') return undefined;
  const call = `${request.target.resourceType}:${request.target.action}`;
  const parameters: JsonObject = isJsonObject(request.parameters) ? request.parameters : {};
  if (answers.includes(call)) return tell(call, parameters, otherwise);
  const workflow = starts.includes(call) ? nameOf(world, member(parameters, 'StateMachineArn')) : undefined;
  return workflow === undefined ? undefined : start(call, workflow, parameters);
}

function start(call: string, workflow: string, parameters: JsonObject): TaskAnswer {
  const isOptimised = !call.startsWith('aws-sdk:');
  const input = readText(member(parameters, 'Input'));
  if (input === undefined)
    return {
      kind: 'failed',
      error: `${isOptimised ? 'StepFunctions' : 'Sfn'}.InvalidExecutionInputException`,
      cause: 'Invalid State Machine Execution Input: the text is not JSON.',
    };
  const name = member(parameters, 'Name');
  return {
    kind: 'child',
    workflow,
    input: input.value,
    inputText: input.text,
    isSync: call === 'aws-sdk:sfn:startSyncExecution',
    ...(typeof name === 'string' && { name }),
    ...(isOptimised && { startedWith: metadata }),
  };
}

function tell(call: string, parameters: JsonObject, otherwise: () => TaskAnswer): TaskAnswer {
  const told = readTell(call, parameters);
  if (told === undefined)
    return { kind: 'failed', error: 'Sfn.InvalidOutputException', cause: 'Invalid Output: the text is not JSON.' };
  return { kind: 'tells', token: textIn(parameters, 'TaskToken') ?? '', tell: told, otherwise: otherwise() };
}

/** What a call tells of the task of its token; undefined when its output is no JSON. */
function readTell(call: string, parameters: JsonObject): TaskTell | undefined {
  const output = readText(member(parameters, 'Output'));
  if (output === undefined) return undefined;
  if (call.endsWith('sendTaskHeartbeat')) return { kind: 'heartbeat' };
  if (call.endsWith('sendTaskSuccess')) return { kind: 'success', output: output.value };
  const error = textIn(parameters, 'Error');
  const cause = textIn(parameters, 'Cause');
  return { kind: 'failure', ...(error !== undefined && { error }), ...(cause !== undefined && { cause }) };
}

/**
 * The workflow that a StateMachineArn names: by its whole text, or by the name
 * in it, whatever version or alias follows.
 */
function nameOf(world: JsonObject, machine: Json | undefined): string | undefined {
  if (typeof machine !== 'string' || machine === '') return undefined;
  const workflows = membersAt(world, 'workflows');
  if (Object.hasOwn(workflows, machine)) return machine;
  const [, name] = /:stateMachine:([^:]+)(?::[^:]+)?$/.exec(machine) ?? [];
  return name !== undefined && Object.hasOwn(workflows, name) ? name : undefined;
}

/** What a call sends as a text of JSON; nothing and null are an empty object. Undefined when the text is no JSON. */
function readText(sent: Json | undefined): { readonly value: Json; readonly text: string } | undefined {
  if (sent === undefined || sent === null) return { value: {}, text: '{}' };
  if (typeof sent !== 'string') return { value: sent, text: writeJson(sent) };
  try {
    return { value: parseJson(sent), text: sent };
  } catch {
    return undefined;
  }
}
