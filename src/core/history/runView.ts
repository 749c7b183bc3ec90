import type { Json, JsonObject } from '../base/json';
import type { ChildFacts } from '../interpreter/childFacts';
import type { PersistentMap } from './persistentMap';

/** How a run stands, in the service's words. */
export type RunStatus = 'RUNNING' | 'SUCCEEDED' | 'FAILED' | 'TIMED_OUT' | 'ABORTED';

/** How a state stands in a run. A state that was not reached has no status. */
export type StateStatus = 'inProgress' | 'succeeded' | 'failed' | 'caught' | 'retrying' | 'timedOut' | 'aborted';

/** One try at the work of a Task, Map or Parallel. Between two of them is the back-off, or a redrive. */
export type Attempt = {
  /**
   * The event that began it (…Scheduled, MapStateStarted,
   * ParallelStateStarted), or that told of it if it failed before.
   */
  readonly eventId: number;
  readonly startedMs: number;
  readonly endedMs?: number;
  readonly status: 'inProgress' | 'succeeded' | 'failed' | 'timedOut' | 'aborted';
  readonly error?: string;
  readonly cause?: string;
  /** Begun because the execution was redriven, not because a retrier said so. */
  readonly isRedrive?: true;
};

/** How often each status occurs; a status that does not occur is absent. */
export type StatusCounts = Readonly<Partial<Record<StateStatus, number>>>;

/** A child execution of a distributed Map, as one of its items. `isKept`: its own history is at hand. */
export type ItemFacts = Pick<ChildFacts, 'startedMs' | 'closedMs' | 'error' | 'cause' | 'eventCount'> & {
  readonly isKept?: boolean;
};

/**
 * How the iterations of a Map stand. `total` is the number of items as the
 * history tells it (0 where an ItemReader brings them).
 */
export type Iterations = {
  readonly total: number;
  readonly counts: StatusCounts;
  readonly byIndex: PersistentMap<number, StateStatus>;
  /** They ran as child executions of a Map Run, with histories of their own: this one tells nothing of them. */
  readonly asChildren?: true;
  /** What is known of those child executions, by the index of the item, or of the batch. */
  readonly facts?: ReadonlyMap<number, ItemFacts>;
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
  /**
   * The field that it was left by, as in `Choices/1/Next`, where the history says so and others lead to the same state.
   */
  readonly way?: string;
  /** The Map iteration that the visit belongs to: the Map state's visit and the index of the item. */
  readonly iteration?: { readonly map: number; readonly index: number };
  /** The visit of the Map or Parallel state around it. */
  readonly parentVisit?: number;
  /** The newest restart of a Map or Parallel around it, by its event; absent while none was retried. */
  readonly restartedBy?: number;
  /** A Map's iterations, of its newest attempt, once it has started. */
  readonly iterations?: Iterations;
  /** Some task of the visit was answered with a sample result. */
  readonly sample?: boolean;
};

/** All visits of one state, summed up: what the canvas shows. */
export type StateSummary = {
  /** Of the visits, the status that matters most now: in progress, then failed, then the last visit's. */
  readonly status: StateStatus;
  readonly visits: number;
  readonly lastVisit: number;
  /** Attempts beyond the first, over all visits. */
  readonly retries: number;
  readonly counts: StatusCounts;
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
  readonly states: PersistentMap<string, StateSummary>;
  /** In the order of entering. */
  readonly visits: PersistentMap<number, Visit>;
  /** How often each way was taken, by `takenKey`. */
  readonly taken: PersistentMap<string, number>;
  /** What `foldHistory` needs in order to go on; for it alone. */
  readonly fold: FoldState;
};

/** What has to be known of earlier events to understand later ones. */
export type FoldState = {
  /** The visit that each event belongs to. */
  readonly visitOfEvent: PersistentMap<number, number>;
  /** The index of the item that each MapIterationStarted began. */
  readonly iterationOfEvent: PersistentMap<number, number>;
  /** The visits that have not ended. */
  readonly open: PersistentMap<number, OpenVisit>;
  /** The visits that ended because the execution did; a redrive opens them again. */
  readonly unfinished: readonly number[];
  /** The visits that have ended and that no later visit of their own chain has followed: their events may be followed. */
  readonly ends: PersistentMap<number, true>;
  /** Per state name, how many visits ended badly since the newest restart around it. */
  readonly badEnds: PersistentMap<string, BadEnds>;
};

/** A visit that has not ended. `marked`: its MapStateFailed or ParallelStateFailed was written. */
export type OpenVisit = { readonly previousEventId: number; readonly marked: boolean };

/** See `FoldState.badEnds`. */
export type BadEnds = { readonly restartedBy: number; readonly counts: StatusCounts };

/**
 * The key of a way in `RunView.taken`: names of states; from '' is the start of a scope, to '' its end. A way that was
 * taken because an error was caught is counted twice: under its key, and under its key with `caught`. Where several
 * fields lead to one state, it is counted under the field's key, too (see `takenByKey`).
 */
export function takenKey(from: string, to: string, caught = false): string {
  return caught ? `${from}\n${to}\ncaught` : `${from}\n${to}`;
}

/**
 * The key of a way that is known to have been taken by a field, as in
 * `Choices/1/Next`; without one, of all for which the field is known.
 */
export function takenByKey(from: string, to: string, caught: boolean, field = ''): string {
  return `${takenKey(from, to, caught)}\nby ${field}`;
}
