/** What comes to a run from outside, and what it wants done there. All of it is data. */
import type { WorldChange } from '../../base/worldChanges';
import type { HistoryEvent } from '../event';
import type { ChildOrigin } from '../execution';
import type { TaskAnswer, TaskRequest, TaskTell } from '../ports';

/** What every input carries: when it came. Never earlier than the one before. */
type At = { readonly atMs: number };

/** Something that came to a run. In the order of their arrival they are the run. */
export type Input = At &
  /** Begins. Paced: every visit is shown before it goes on. */
  (
    | { readonly kind: 'start'; readonly isPaced: boolean }
    /** The instant of the next thing that comes due is there. */
    | { readonly kind: 'due' }
    /** A visit has been seen; it is named by its order. */
    | { readonly kind: 'shown'; readonly visit: number }
    /** What a handler has replied, with what that changed in the world. */
    | { readonly kind: 'answered'; readonly token: string; readonly answer: TaskAnswer }
    /** A handler has been asked, and answers later. */
    | { readonly kind: 'promised'; readonly token: string }
    /** A worker has taken the task of an activity. */
    | { readonly kind: 'taken'; readonly token: string; readonly workerName?: string }
    /** Somebody outside tells of a task. */
    | { readonly kind: 'told'; readonly token: string; readonly tell: TaskTell }
    /** Nobody is going to answer the task. */
    | { readonly kind: 'lapse'; readonly token: string }
    /** StopExecution. It does not wait in line: a paused run can be stopped. */
    | { readonly kind: 'stop'; readonly error?: string; readonly cause?: string }
    | { readonly kind: 'pause' }
    | { readonly kind: 'resume' }
    /** Lets one signal in while paused. */
    | { readonly kind: 'step' }
    /** From now on visits are shown, or no longer are. */
    | { readonly kind: 'pace'; readonly isPaced: boolean }
    /** RedriveExecution. */
    | { readonly kind: 'redrive' }
  );

/** An input whose instant is not known before it arrives. */
export type UnstampedInput = Input extends infer I ? (I extends Input ? Omit<I, 'atMs'> : never) : never;

/** Something that a run wants done. */
export type RunEffect =
  /** Ask somebody for the task, and reply with `answered`, or with `promised` first. */
  | { readonly kind: 'ask'; readonly token: string; readonly request: TaskRequest }
  /** Nobody waits for the task any more. */
  | { readonly kind: 'cancel'; readonly token: string }
  /** Show a visit, and say `shown`. */
  | { readonly kind: 'show'; readonly visit: number }
  /** The world of the run has changed. */
  | { readonly kind: 'changed'; readonly changes: readonly WorldChange[] };

/** New events of one execution of the family, or of a child that a distributed Map in it began. */
export type Told = {
  readonly executionArn: string;
  readonly origin: ChildOrigin | undefined;
  readonly events: readonly HistoryEvent[];
};

/** What came of an input. */
export type Taken = { readonly told: readonly Told[]; readonly effects: readonly RunEffect[] };
