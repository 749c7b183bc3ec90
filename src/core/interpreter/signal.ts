/** What happened outside, told to an execution. Everything that an execution knows of the world comes in this way. */
import type { Json } from '../base/json';

/** What every signal carries: its instant, the only clock that `advance` sees. Never earlier than the one before. */
type At = { readonly atMs: number };

/** Something that happened outside. A signal for something that is over finds no owner and changes nothing. */
export type Signal = At &
  (
    | { readonly kind: 'start' }
    /** Timers have come due, all at this instant, in the order in which they were set. */
    | { readonly kind: 'timersFired'; readonly timerIds: readonly number[] }
    /** A paced execution may go on with one visit. */
    | { readonly kind: 'turn'; readonly turnId: number }
    /** Paces the execution from now on, or lets it run free. */
    | { readonly kind: 'pace'; readonly isPaced: boolean }
    /** A worker took the activity task. */
    | { readonly kind: 'taskStarted'; readonly taskId: number; readonly workerName?: string }
    /** A `.sync` or `.waitForTaskToken` call was answered; the result comes later. */
    | { readonly kind: 'taskSubmitted'; readonly taskId: number; readonly output: Json }
    | { readonly kind: 'taskSucceeded'; readonly taskId: number; readonly output: Json; readonly sample?: true }
    /**
     * `States.Timeout` stands for a task that never answered: it fails when its time is up. `isSubmission`: the call
     * itself was refused, before there was anything to wait for.
     */
    | {
        readonly kind: 'taskFailed';
        readonly taskId: number;
        readonly error?: string;
        readonly cause?: string;
        readonly isSubmission?: true;
      }
    | { readonly kind: 'taskHeartbeat'; readonly taskId: number }
    /** StopExecution. */
    | { readonly kind: 'stop'; readonly error?: string; readonly cause?: string }
    /** RedriveExecution, for an execution that has ended unsuccessfully. */
    | { readonly kind: 'redrive' }
  );

/** A signal whose instant is not known before it is taken. */
export type UnstampedSignal = Signal extends infer S ? (S extends Signal ? Omit<S, 'atMs'> : never) : never;
