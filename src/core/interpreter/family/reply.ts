/** What follows from the reply of a handler. */
import { unreachable } from '../../base/invariant';
import { applyWorldChanges } from '../../base/worldChanges';
import type { TaskAnswer } from '../ports';
import type { UnstampedSignal } from '../signal';
import { beginChild, isRefused } from './children';
import { answerToken, findTask } from './desk';
import type { RunEffect } from './input';
import { addToLine, type Ask, type RunState } from './runState';
import { setAnswerDue } from './schedule';
import { signalOfTell } from './tell';

/** Where the consequences go. */
type Taking = { readonly state: RunState; readonly effects: RunEffect[] };

/** The answers that tell how a task ended. */
type EndAnswer = Extract<TaskAnswer, { kind: 'succeeded' | 'failed' }>;

/** Notes the answer of a task: what it changes in the world, and the signals that follow from it. */
export function reply(taking: Taking, ask: Ask, answer: TaskAnswer): void {
  const { state } = taking;
  noteChanges(taking, answer.changes);
  if (answer.submitted !== undefined)
    addToLine(state, ask.arn, { kind: 'taskSubmitted', taskId: ask.taskId, output: answer.submitted });
  switch (answer.kind) {
    case 'waiting':
      return awaitOutsider(state, ask);
    case 'succeeded':
    case 'failed':
      return noteEnd(state, ask, answer);
    case 'child': {
      const started = beginChild(state, ask, answer);
      return isRefused(started) ? noteEnd(state, ask, started) : undefined;
    }
    case 'tells':
      return tell(taking, ask, answer);
    default:
      return unreachable(answer);
  }
}

function noteChanges({ state, effects }: Taking, changes: TaskAnswer['changes']): void {
  if (changes === undefined || changes.length === 0) return;
  state.world = applyWorldChanges(state.world, changes);
  effects.push({ kind: 'changed', changes });
}

/** Somebody outside is asked. He is given time; nobody has given him up yet. Workers find the task at its activity. */
function awaitOutsider(state: RunState, { arn, taskId, request }: Ask): void {
  const member = state.members.get(arn);
  if (member?.execution.waiting.has(taskId) !== true) return;
  if (request.target.kind === 'activity') member.activityTasks.set(taskId, request);
  state.awaited.add(request.token);
  state.lapsing.clear();
}

function noteEnd(state: RunState, ask: Ask, answer: EndAnswer): void {
  const { arn, taskId } = ask;
  const signal = signalOfEnd(ask, answer);
  const { delayMs = 0 } = answer;
  if (delayMs <= 0) return addToLine(state, arn, signal);
  const member = state.members.get(arn);
  if (member?.execution.waiting.has(taskId) !== true) return;
  setAnswerDue(state, member, { dueMs: state.nowMs + delayMs, taskId, signal });
}

function signalOfEnd({ taskId, request }: Ask, answer: EndAnswer): UnstampedSignal {
  if (answer.kind === 'succeeded') {
    const { result, sample } = answer;
    return { kind: 'taskSucceeded', taskId, output: result, ...(sample !== undefined && { sample }) };
  }
  // A failed answer of a call that waits for its result, without anything submitted, was refused at once.
  const isSubmission = request.target.pattern !== 'requestResponse' && answer.submitted === undefined;
  const { error, cause } = answer;
  return {
    kind: 'taskFailed',
    taskId,
    ...(error !== undefined && { error }),
    ...(cause !== undefined && { cause }),
    ...(isSubmission && { isSubmission }),
  };
}

/** A task tells of another one. The call itself is answered at once. */
function tell(taking: Taking, ask: Ask, answer: Extract<TaskAnswer, { kind: 'tells' }>): void {
  const { state } = taking;
  const { exception } = answerToken(state, answer.token);
  if (exception === 'InvalidToken') return reply(taking, ask, answer.otherwise);
  if (exception === 'TaskTimedOut') return noteEnd(state, ask, taskTimedOut);
  const task = findTask(state, answer.token);
  if (task !== undefined) addToLine(state, task.member.execution.root.arn, signalOfTell(task.taskId, answer.tell));
  noteEnd(state, ask, { kind: 'succeeded', result: {} });
}

const taskTimedOut: EndAnswer = {
  kind: 'failed',
  error: 'Sfn.TaskTimedOutException',
  cause: "Task Timed Out: 'Provided task does not exist anymore'",
};
