/**
 * What comes due in a run, and when: timers, answers that take their time, and visits that are no longer shown. Things
 * of one instant come in the order in which they were set; the timers of one execution and instant come together.
 */
import { popFromHeap, pushToHeap } from '../../base/heap';
import type { UnstampedSignal } from '../signal';
import type { Alarm, AnswerDue, Schedule, ShownVisit } from './due';
import type { Member, RunState } from './runState';

type Placed = { readonly dueMs: number; readonly order: number };

const isBefore = (a: Placed, b: Placed): boolean => a.dueMs < b.dueMs || (a.dueMs === b.dueMs && a.order < b.order);

/** Sets a timer of an execution. */
export function setAlarm({ schedule }: RunState, member: Member, timerId: number, dueMs: number): void {
  let alarm = member.alarms.get(dueMs);
  if (alarm === undefined) {
    const { arn } = member.execution.root;
    const order = schedule.nextOrder++;
    alarm = { kind: 'alarm', dueMs, order, arn, timerIds: new Set(), isCancelled: false };
    member.alarms.set(dueMs, alarm);
    pushToHeap(schedule.heap, alarm, isBefore);
  }
  alarm.timerIds.add(timerId);
  member.alarmOf.set(timerId, alarm);
}

/** Takes a timer back. The last one of its instant takes the alarm with it. */
export function cancelAlarm({ schedule }: RunState, member: Member, timerId: number): void {
  const alarm = member.alarmOf.get(timerId);
  if (alarm === undefined) return;
  member.alarmOf.delete(timerId);
  alarm.timerIds.delete(timerId);
  if (alarm.timerIds.size > 0) return;
  member.alarms.delete(alarm.dueMs);
  cancel(schedule, alarm);
}

/** Has a task answered later. */
export function setAnswerDue(
  { schedule }: RunState,
  member: Member,
  answer: Pick<AnswerDue, 'dueMs' | 'taskId' | 'signal'>,
): void {
  const { arn } = member.execution.root;
  const due: AnswerDue = { ...answer, kind: 'answer', order: schedule.nextOrder++, arn, isCancelled: false };
  member.answersDue.set(answer.taskId, due);
  pushToHeap(schedule.heap, due, isBefore);
}

/** Nobody waits for the answer of a task any more. */
export function cancelAnswerDue({ schedule }: RunState, member: Member, taskId: number): void {
  const due = member.answersDue.get(taskId);
  if (due === undefined) return;
  member.answersDue.delete(taskId);
  cancel(schedule, due);
}

/** Begins to show a visit; its order. */
export function showVisit({ schedule, nowMs }: RunState, arn: string, turnId: number): number {
  const order = schedule.nextOrder++;
  schedule.visits.set(order, { dueMs: nowMs, order, arn, turnId });
  return order;
}

/** When the next thing comes due; undefined when nothing does. */
export function nextDueMs(state: RunState): number | undefined {
  const first = state.schedule.heap[0];
  const visit = dueVisit(state);
  if (first === undefined || (visit !== undefined && isBefore(visit, first))) return visit?.dueMs;
  return first.dueMs;
}

/** Takes out the next thing that comes due by now, as the signal that tells of it. */
export function takeDue(state: RunState): { readonly arn: string; readonly signal: UnstampedSignal } | undefined {
  const { schedule, nowMs } = state;
  const first = schedule.heap[0];
  const visit = dueVisit(state);
  if (visit !== undefined && (first === undefined || isBefore(visit, first))) return takeVisit(state, visit.order);
  if (first === undefined || first.dueMs > nowMs) return undefined;
  popFromHeap(schedule.heap, isBefore);
  dropCancelled(schedule);
  const member = state.members.get(first.arn);
  if (first.kind === 'answer') {
    member?.answersDue.delete(first.taskId);
    return { arn: first.arn, signal: first.signal };
  }
  const timerIds = [...first.timerIds];
  member?.alarms.delete(first.dueMs);
  for (const timerId of timerIds) member?.alarmOf.delete(timerId);
  return { arn: first.arn, signal: { kind: 'timersFired', timerIds } };
}

/** Takes out a visit that has been seen, as the signal that tells of it. */
export function takeVisit(
  { schedule }: RunState,
  order: number,
): { readonly arn: string; readonly signal: UnstampedSignal } | undefined {
  const visit = schedule.visits.get(order);
  if (visit === undefined) return undefined;
  schedule.visits.delete(order);
  return { arn: visit.arn, signal: { kind: 'turn', turnId: visit.turnId } };
}

/** Lets go of everything that a member waits for. */
export function clearScheduleOf({ schedule }: RunState, member: Member): void {
  for (const alarm of member.alarms.values()) cancel(schedule, alarm);
  for (const due of member.answersDue.values()) cancel(schedule, due);
  member.alarms.clear();
  member.alarmOf.clear();
  member.answersDue.clear();
  const { arn } = member.execution.root;
  for (const visit of schedule.visits.values()) if (visit.arn === arn) schedule.visits.delete(visit.order);
}

/** The oldest visit, where visits are not shown any more. */
function dueVisit({ schedule, isPaced }: RunState): ShownVisit | undefined {
  if (isPaced || schedule.visits.size === 0) return undefined;
  for (const visit of schedule.visits.values()) return visit;
  return undefined;
}

/** So many cancelled things may lie about before it is worth while to look for them. */
const mostCancelled = 64;

/** Cancels something that is in the heap. When most of it is cancelled, those leave it for good. */
function cancel(schedule: Schedule, due: Alarm | AnswerDue): void {
  due.isCancelled = true;
  schedule.cancelledCount++;
  dropCancelled(schedule);
  if (schedule.cancelledCount < mostCancelled || schedule.cancelledCount * 2 < schedule.heap.length) return;
  schedule.heap = schedule.heap.filter((one) => !one.isCancelled).sort((a, b) => (isBefore(a, b) ? -1 : 1));
  schedule.cancelledCount = 0;
}

/** The first thing in the heap is never a cancelled one, so that whoever looks at it need not change anything. */
function dropCancelled(schedule: Schedule): void {
  while (schedule.heap[0]?.isCancelled) {
    popFromHeap(schedule.heap, isBefore);
    schedule.cancelledCount--;
  }
}
