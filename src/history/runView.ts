import type { Json, JsonObject } from '../base/json';

/** How a run stands, in the service's words. */
export type RunStatus = 'RUNNING' | 'SUCCEEDED' | 'FAILED' | 'TIMED_OUT' | 'ABORTED';

/** How a state stands in a run. A state that was not reached has no status. */
export type StateStatus = 'inProgress' | 'succeeded' | 'failed' | 'caught' | 'retrying' | 'timedOut' | 'aborted';

/** One try at a state's work: a task that was scheduled, or one start of a Map or Parallel. */
export type Attempt = {
  /** The event that began it: …Scheduled, MapStateStarted or ParallelStateStarted. */
  readonly eventId: number;
  readonly startedMs: number;
  readonly endedMs?: number;
  readonly status: 'inProgress' | 'succeeded' | 'failed' | 'timedOut' | 'aborted';
  readonly error?: string;
  readonly cause?: string;
};

/** One entering of one state. */
export type Visit = {
  /** The id of the StateEntered event. */
  readonly id: number;
  readonly stateName: string;
  /** 'Task', 'Map', …: the first part of the event's type. */
  readonly stateType: string;
  readonly status: StateStatus;
  readonly enteredMs: number;
  readonly exitedMs?: number;
  /** Absent when the history was recorded without data. */
  readonly input?: Json;
  readonly output?: Json;
  readonly error?: string;
  readonly cause?: string;
  readonly attempts: readonly Attempt[];
  /** The events that belong to the visit itself, not to states inside it, oldest first. */
  readonly eventIds: readonly number[];
  readonly assigned?: JsonObject;
  /** The Map iteration that the visit belongs to: the Map state's visit and the index of the item. */
  readonly iteration?: { readonly map: number; readonly index: number };
  /** The visit of the Map or Parallel state around it. */
  readonly parentVisit?: number;
  /** A Map's iterations, by index, once it has started. */
  readonly iterations?: { readonly total: number; readonly counts: Readonly<Partial<Record<StateStatus, number>>> };
  /** Some task of the visit was answered with a sample result. */
  readonly sample?: boolean;
};

/** All visits of one state, summed up: what the canvas shows. */
export type StateSummary = {
  /** Of the visits, the status that matters most now: in progress before failed before the last visit's. */
  readonly status: StateStatus;
  readonly visits: number;
  readonly lastVisit: number;
  /** Attempts beyond the first, over all visits. */
  readonly retries: number;
  readonly counts: Readonly<Partial<Record<StateStatus, number>>>;
};

/** What a history says so far. Made only by `foldHistory`; never changed. */
export type RunView = {
  readonly status: RunStatus;
  readonly startedMs?: number;
  readonly closedMs?: number;
  /** The time of the newest event. */
  readonly lastMs?: number;
  readonly input?: Json;
  readonly output?: Json;
  readonly error?: string;
  readonly cause?: string;
  readonly redriveCount: number;
  readonly eventCount: number;
  readonly states: ReadonlyMap<string, StateSummary>;
  readonly visits: ReadonlyMap<number, Visit>;
  /** How often each way was taken, by `takenKey(from, to)`. */
  readonly taken: ReadonlyMap<string, number>;
};

/** The key of a way in `RunView.taken`: names of states; from '' is the start of a scope, to '' its end. */
export function takenKey(from: string, to: string): string {
  return `${from}\n${to}`;
}
