/**
 * Executions that tasks start: members of the family of the run, in the same time. Their ends answer the tasks that wait
 * for them.
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-stepfunctions.html (read 2025-11)
 */
import { createExecution, standardArn } from '../execution';
import { outcomeOf } from '../outcomeOf';
import type { TaskAnswer, TaskRequest } from '../ports';
import type { UnstampedSignal } from '../signal';
import { describeExecution, describeSyncExecution, startedAnswer, type NestedExecution } from './describeExecution';
import { addToLine, createMember, type Ask, type Listener, type Member, type RunState } from './runState';

/** Workflows that start each other without end are stopped here; the service would go on up to its quota. */
const mostExecutions = 10_000;
/** So many may wait for each other, one within the other. */
const mostNested = 50;

/** Characters that a cause may have. Each level of nesting escapes the one below again, so that it would double. */
const longestCause = 32_768;

type ChildAnswer = Extract<TaskAnswer, { kind: 'child' }>;
type Refusal = Extract<TaskAnswer, { kind: 'failed' }>;

/** Whether an execution was not started. */
export function isRefused(started: Refusal | undefined): started is Refusal {
  return started !== undefined;
}

/** Starts an execution for a task, or finds the one that goes on under the same name with the same input. */
export function beginChild(state: RunState, ask: Ask, answer: ChildAnswer): Refusal | undefined {
  const { request } = ask;
  const known =
    answer.name === undefined || answer.isSync
      ? undefined
      : state.members.get(standardArn(answer.workflow, answer.name));
  const waits = answer.isSync || request.target.pattern === 'sync' || request.target.pattern === 'sync:2';
  const depth = waits ? (state.members.get(ask.arn)?.depth ?? 0) + 1 : 0;
  const refusal = whyRefused(state, request, answer, known, depth);
  if (refusal !== undefined) return refusal;
  const child = known ?? createChild(state, answer, depth);
  const { arn } = child.execution.root;
  const submitted = startedAnswer(factsOf(child), answer.startedWith);
  if (!answer.isSync && request.target.pattern !== 'requestResponse')
    addToLine(state, ask.arn, { kind: 'taskSubmitted', taskId: ask.taskId, output: submitted });
  if (known === undefined) addToLine(state, arn, { kind: 'start' });
  if (waits) listen(state, ask, child, answer.isSync);
  else if (request.target.pattern === 'requestResponse')
    addToLine(state, ask.arn, { kind: 'taskSucceeded', taskId: ask.taskId, output: submitted });
  return undefined;
}

function whyRefused(
  state: RunState,
  request: TaskRequest,
  answer: ChildAnswer,
  known: Member | undefined,
  depth: number,
): Refusal | undefined {
  const prefix = request.target.resourceType.startsWith('aws-sdk:') ? 'Sfn' : 'StepFunctions';
  const refuse = (exception: string, cause: string): Refusal => ({
    kind: 'failed',
    error: `${prefix}.${exception}`,
    cause,
  });
  if (known !== undefined) {
    const { status, inputText, arn } = known.execution.root;
    return status === 'RUNNING' && inputText === answer.inputText
      ? undefined
      : refuse('ExecutionAlreadyExistsException', `Execution Already Exists: '${arn}'`);
  }
  return state.members.size > mostExecutions || depth > mostNested
    ? refuse('ExecutionLimitExceededException', 'Workflows start each other without end.')
    : undefined;
}

function createChild(state: RunState, answer: ChildAnswer, depth: number): Member {
  const execution = createExecution({
    input: answer.input,
    inputText: answer.inputText,
    seed: state.seed + state.members.size,
    type: answer.isSync ? 'EXPRESS' : 'STANDARD',
    isSync: answer.isSync,
    stateMachineName: answer.workflow,
    recordEvents: state.keepsEvents,
    isPaced: state.isPaced,
    ...(answer.name !== undefined && { name: answer.name }),
  });
  execution.root.startedMs = state.nowMs;
  const child = createMember(answer.workflow, execution, depth);
  state.members.set(execution.root.arn, child);
  return child;
}

/** The end of the child is to answer the task. */
function listen(state: RunState, { arn, taskId, request }: Ask, child: Member, isSync: boolean): void {
  const as = isSync ? 'answer of the call' : request.target.pattern === 'sync:2' ? 'parsed' : 'texts';
  child.listeners.push({ arn, taskId, as });
  state.members.get(arn)?.childOf.set(taskId, child.execution.root.arn);
}

/** Tells those who wait for a member that it has ended. */
export function endChild(state: RunState, member: Member): void {
  for (const listener of member.listeners.splice(0)) {
    state.members.get(listener.arn)?.childOf.delete(listener.taskId);
    addToLine(state, listener.arn, signalOfEnd(member, listener));
  }
}

/** A job that did not succeed fails its task, and the cause is the whole description. */
function signalOfEnd(member: Member, { taskId, as }: Listener): UnstampedSignal {
  const outcome = outcomeOf(member.execution);
  const facts = factsOf(member);
  if (as === 'answer of the call')
    return { kind: 'taskSucceeded', taskId, output: describeSyncExecution(facts, outcome) };
  const description = describeExecution(facts, outcome, as === 'parsed');
  if (outcome.status === 'SUCCEEDED') return { kind: 'taskSucceeded', taskId, output: description };
  const cause = JSON.stringify(description).slice(0, longestCause);
  return { kind: 'taskFailed', taskId, error: 'States.TaskFailed', cause };
}

function factsOf({ workflow, execution }: Member): NestedExecution {
  const { arn, startedMs, inputText = '' } = execution.root;
  return { workflow, arn, name: arn.split(':')[7] ?? '', inputText, startedMs };
}
