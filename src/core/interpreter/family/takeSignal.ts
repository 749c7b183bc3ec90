/**
 * Takes one input of a run to its consequences. Plain data in, plain data out: a driver carries out the effects and
 * holds no fact of the run.
 *
 * An input is noted at once; the signals that follow from it wait in line with the others. They are taken one by one,
 * unless the run is paused, and none before somebody has replied to every task that was asked for: what a handler
 * changes in the world is there when the next one is asked.
 */
import { invariant, unreachable } from '../../base/invariant';
import { advance } from '../advance';
import type { Effect } from '../effect';
import type { Observer } from '../observer';
import type { UnstampedSignal, Signal } from '../signal';
import { taskToken } from '../token';
import { endChild } from './children';
import { findTask, takeActivityTask } from './desk';
import type { Input, RunEffect, Taken, Told } from './input';
import { reply } from './reply';
import { addToLine, clearLine, isRunning, takeFromLine, type Member, type Programs, type RunState } from './runState';
import { cancelAlarm, cancelAnswerDue, clearScheduleOf, setAlarm, showVisit, takeDue, takeVisit } from './schedule';
import { signalOfTell } from './tell';

/** What the taking of one input carries along. */
export type Taking = {
  readonly programs: Programs;
  readonly state: RunState;
  readonly observer: Observer | undefined;
  readonly told: Told[];
  readonly effects: RunEffect[];
};

/** Takes an input to its consequences. The run state is changed in place. */
export function takeSignal(programs: Programs, state: RunState, input: Input, observer?: Observer): Taken {
  const taking: Taking = { programs, state, observer, told: [], effects: [] };
  state.nowMs = Math.max(state.nowMs, input.atMs);
  note(taking, input);
  for (let next = nextInLine(state); next !== undefined; next = nextInLine(state)) {
    const member = state.members.get(next.arn);
    if (member !== undefined) take(taking, member, next.signal);
  }
  return taking;
}

/** What is taken now; undefined when nothing may be. */
function nextInLine(state: RunState): ReturnType<typeof takeFromLine> {
  if (state.asks.size > 0) return undefined;
  if (!state.isPaused) return takeFromLine(state);
  if (state.passes === 0) return undefined;
  const next = takeFromLine(state);
  if (next !== undefined) state.passes--;
  return next;
}

function note(taking: Taking, input: Input): void {
  const { state } = taking;
  const { root } = state;
  const rootArn = root.execution.root.arn;
  switch (input.kind) {
    case 'start':
      state.isPaced = input.isPaced;
      root.execution.isPaced = input.isPaced;
      return addToLine(state, rootArn, { kind: 'start' });
    case 'due':
      return enqueue(state, takeDue(state));
    case 'shown':
      return enqueue(state, takeVisit(state, input.visit));
    case 'answered':
      return noteReply(taking, input.token, input.answer);
    case 'promised':
      return notePromise(state, input.token);
    case 'taken':
      return noteTaken(state, input);
    case 'told':
      return noteTold(state, input);
    case 'lapse':
      if (state.awaited.has(input.token)) state.lapsing.add(input.token);
      return;
    case 'stop':
      return noteStop(state, input);
    case 'pause':
    case 'resume':
      state.isPaused = input.kind === 'pause';
      state.passes = 0;
      return;
    case 'step':
      if (state.isPaused) state.passes = 1;
      return;
    case 'pace':
      return pace(taking, input.isPaced);
    case 'redrive':
      return addToLine(state, rootArn, { kind: 'redrive' });
    default:
      return unreachable(input);
  }
}

function enqueue(state: RunState, due: ReturnType<typeof takeDue>): void {
  if (due !== undefined) addToLine(state, due.arn, due.signal);
}

function noteReply(taking: Taking, token: string, answer: Parameters<typeof reply>[2]): void {
  const { state } = taking;
  const ask = state.asks.get(token) ?? state.promised.get(token);
  if (ask === undefined) return;
  state.asks.delete(token);
  state.promised.delete(token);
  reply(taking, ask, answer);
}

function notePromise(state: RunState, token: string): void {
  const ask = state.asks.get(token);
  if (ask === undefined) return;
  state.asks.delete(token);
  state.promised.set(token, ask);
}

function noteTaken(state: RunState, { token, workerName }: Extract<Input, { kind: 'taken' }>): void {
  const task = takeActivityTask(state, token);
  if (task === undefined) return;
  addToLine(state, task.arn, {
    kind: 'taskStarted',
    taskId: task.taskId,
    ...(workerName !== undefined && { workerName }),
  });
}

function noteTold(state: RunState, { token, tell }: Extract<Input, { kind: 'told' }>): void {
  const task = findTask(state, token);
  if (task !== undefined) addToLine(state, task.member.execution.root.arn, signalOfTell(task.taskId, tell));
}

/** Stopping does not wait in line: nothing that does matters any more, and a paused run can be stopped. */
function noteStop(state: RunState, { error, cause }: Extract<Input, { kind: 'stop' }>): void {
  clearLine(state);
  addToLine(state, state.root.execution.root.arn, {
    kind: 'stop',
    ...(error !== undefined && { error }),
    ...(cause !== undefined && { cause }),
  });
  if (state.isPaused) state.passes++;
}

/** Pacing does not wait in line: it changes how the signals that do are taken. */
function pace(taking: Taking, isPaced: boolean): void {
  taking.state.isPaced = isPaced;
  for (const member of taking.state.members.values())
    if (isOpen(member) || member === taking.state.root) take(taking, member, { kind: 'pace', isPaced });
}

function isOpen({ execution }: Member): boolean {
  return execution.root.status === 'RUNNING';
}

/** Takes a signal of one execution to its consequences in the family. */
function take(taking: Taking, member: Member, unstamped: UnstampedSignal): void {
  const { state, told } = taking;
  const { execution } = member;
  const { arn } = execution.root;
  const program = taking.programs.get(member.workflow);
  invariant(program !== undefined, 'An execution runs a workflow that is not at hand.');
  const wasOpen = isOpen(member);
  if (state.awaited.size > 0) noteHeard(state, member, unstamped);
  // The kind and its members are the signal's own; only the instant is added.
  const signal = { ...unstamped, atMs: state.nowMs } as Signal;
  const { events, effects, children } = advance(program, execution, signal, taking.observer);
  if (events.length > 0) told.push({ executionArn: arn, origin: undefined, events });
  for (const child of children) told.push(child);
  for (const effect of effects) carryOut(taking, member, effect);
  if (wasOpen && !isOpen(member)) end(taking, member);
}

/** An answer ends the waiting for somebody outside, and a sign of life shows that it is worth while. */
function noteHeard(state: RunState, { execution, activityTasks }: Member, signal: UnstampedSignal): void {
  if (signal.kind === 'taskSucceeded' || signal.kind === 'taskFailed') {
    forget(state, taskToken(execution, signal.taskId));
    activityTasks.delete(signal.taskId);
  } else if (signal.kind === 'taskHeartbeat') state.lapsing.delete(taskToken(execution, signal.taskId));
}

/** The task is over. */
function forget(state: RunState, token: string): void {
  state.awaited.delete(token);
  state.lapsing.delete(token);
}

function carryOut(taking: Taking, member: Member, effect: Effect): void {
  const { state, effects } = taking;
  const { arn } = member.execution.root;
  switch (effect.kind) {
    case 'setTimer':
      return setAlarm(state, member, effect.timerId, effect.dueMs);
    case 'cancelTimer':
      return cancelAlarm(state, member, effect.timerId);
    case 'takeTurn':
      return void effects.push({ kind: 'show', visit: showVisit(state, arn, effect.turnId) });
    case 'cancelTask':
      return cancelTask(taking, member, effect.taskId);
    case 'startTask': {
      const { taskId, request } = effect;
      state.asks.set(request.token, { arn, taskId, request });
      return void effects.push({ kind: 'ask', token: request.token, request });
    }
    default:
      return unreachable(effect);
  }
}

/** Nobody waits for a task any more. A child that was to answer it is stopped. */
function cancelTask(taking: Taking, member: Member, taskId: number): void {
  const { state, effects } = taking;
  const token = taskToken(member.execution, taskId);
  forget(state, token);
  member.activityTasks.delete(taskId);
  cancelAnswerDue(state, member, taskId);
  effects.push({ kind: 'cancel', token });
  const child = state.members.get(member.childOf.get(taskId) ?? '');
  member.childOf.delete(taskId);
  if (child !== undefined && isOpen(child)) take(taking, child, { kind: 'stop' });
}

/** An execution has ended: whoever waits for it is told. With the run itself ends everything. */
function end(taking: Taking, member: Member): void {
  const { state } = taking;
  clearScheduleOf(state, member);
  member.activityTasks.clear();
  endChild(state, member);
  if (member !== state.root) return;
  for (const child of state.members.values()) if (isOpen(child)) take(taking, child, { kind: 'stop' });
  clearLine(state);
}

/** How a run's time passes now; see `Passage`. */
export function passageOf(state: RunState, waitsForOutsiders: boolean): 'still' | 'busy' | 'awaiting' | 'idle' {
  if (state.isPaused && state.passes === 0) return 'still';
  if (!isRunning(state) || state.line.length > 0 || state.asks.size > 0 || state.promised.size > 0) return 'busy';
  if (state.isPaced && state.schedule.visits.size > 0) return 'busy';
  return waitsForOutsiders && state.awaited.size > 0 && state.lapsing.size === 0 ? 'awaiting' : 'idle';
}
