/** What comes due in a run, as plain data; `schedule` sets, cancels and takes it. */
import type { UnstampedSignal } from '../signal';

/** What everything that comes due has. Cancelled ones are passed over. */
type DueFacts = {
  readonly dueMs: number;
  readonly order: number;
  readonly arn: string;
  isCancelled: boolean;
};

/** An instant that an execution waits for. */
export type Alarm = DueFacts & { readonly kind: 'alarm'; readonly timerIds: Set<number> };

/** A task's answer that comes later. */
export type AnswerDue = DueFacts & {
  readonly kind: 'answer';
  readonly taskId: number;
  readonly signal: UnstampedSignal;
};

/** A visit that is being shown. Without pacing it has been seen at once. */
export type ShownVisit = {
  readonly dueMs: number;
  readonly order: number;
  readonly arn: string;
  readonly turnId: number;
};

/** Everything that comes due in a run. */
export type Schedule = {
  nextOrder: number;
  /** A heap: the first one comes due first. */
  heap: (Alarm | AnswerDue)[];
  cancelledCount: number;
  /** By their orders, oldest first. */
  readonly visits: Map<number, ShownVisit>;
};

/** An empty schedule. */
export function createSchedule(): Schedule {
  return { nextOrder: 0, heap: [], cancelledCount: 0, visits: new Map() };
}
