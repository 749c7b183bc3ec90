/** What the interpreter needs from outside: time, and something that carries out tasks. */
import type { WaitPattern } from '../asl/resource';
import type { Json, JsonObject } from '../base/json';
import type { WorldChange } from '../base/worldChanges';

/** A Resource, taken apart. `kind` decides which events its task records. */
export type TaskTarget = {
  readonly kind: 'lambda' | 'activity' | 'service';
  /** The whole Resource text. */
  readonly arn: string;
  /** `lambda`, `sqs`, `aws-sdk:s3`; `lambda` and `activity` for the two ARN kinds. */
  readonly resourceType: string;
  /** The action without its pattern: `invoke`, `sendMessage`. Empty for the two ARN kinds. */
  readonly action: string;
  readonly pattern: WaitPattern;
};

/**
 * What ends a task that nobody answers: its own time, its heartbeat's, or the
 * time of the whole execution; and how long that takes from now.
 */
export type Lapse = { readonly by: 'timeout' | 'heartbeat' | 'execution'; readonly afterMs: number };

/** One attempt of a Task, or one call that a distributed Map makes to read its items or write its results. */
export type TaskRequest = {
  readonly purpose: 'task' | 'itemReader' | 'resultWriter';
  readonly stateName: string;
  readonly target: TaskTarget;
  /** What the call is made with: the evaluated Parameters or Arguments, or the input of a function or activity. */
  readonly parameters: Json;
  /** Counts from 0 within one visit of the state, retries included. */
  readonly attempt: number;
  /** The event of the state's entering, for tasks of the run itself; child executions count events of their own. */
  readonly visit?: number;
  /** The same in the history of the child execution that it is a task of. */
  readonly childVisit?: number;
  /** The task's token: what an outside party answers with. */
  readonly token: string;
  readonly roleArn?: string;
  /**
   * Absent where nothing in the definition ends it. The own times of an
   * activity's task count from when a worker takes it.
   */
  readonly lapse?: Lapse;
  /**
   * How an ItemReader will read the object. PARQUET ones are answered with `{ Rows: [...] }`, since no text holds them.
   */
  readonly inputType?: string;
  readonly executionArn: string;
  readonly stateMachineArn: string;
};

/** What a task is answered from, besides what it asks: all that an answer may depend on. */
export type TaskMoment = {
  /** What stands behind the tasks now. The interpreter only holds it; what is in it is known to who answers. */
  readonly world: JsonObject;
  readonly nowMs: number;
  /** The run's: chance in an answer comes from it and the task, never from the execution's own random state. */
  readonly seed: number;
};

/** What every answer may say besides. */
type AnswerFacts = {
  /** What the call itself answered, where the result comes later. */
  readonly submitted?: Json;
  /** What the call changed in the world: so from the instant of the answer, whatever delay the result has. */
  readonly changes?: readonly WorldChange[];
};

/** How a task ended, or that somebody outside will say so. */
export type TaskAnswer = AnswerFacts &
  (
    | {
        readonly kind: 'succeeded';
        readonly result: Json;
        readonly delayMs?: number;
        /** The result was made up. */
        readonly sample?: true;
      }
    /** `States.Timeout` as error stands for a task that never answered. */
    | { readonly kind: 'failed'; readonly error?: string; readonly cause?: string; readonly delayMs?: number }
    /** The call was made; the answer will come by token or by a timeout. */
    | { readonly kind: 'waiting' }
    /**
     * The workflow at hand is started as a child of the run, in the same time. Its end answers the task where the
     * pattern waits for it. `isSync`: by StartSyncExecution, so that it is Express and its end is the answer of the
     * call itself. `startedWith`: what the answer of the start says besides the execution.
     */
    | {
        readonly kind: 'child';
        readonly workflow: string;
        readonly input: Json;
        readonly inputText: string;
        readonly name?: string;
        readonly isSync: boolean;
        readonly startedWith?: JsonObject;
      }
    /** The call tells of another task, by its token. Where no execution of the run has made it, `otherwise` answers. */
    | { readonly kind: 'tells'; readonly token: string; readonly tell: TaskTell; readonly otherwise: TaskAnswer }
  );

/** What somebody outside tells of a task: its end, or that it is alive. */
export type TaskTell =
  | { readonly kind: 'success'; readonly output: Json }
  | { readonly kind: 'failure'; readonly error?: string; readonly cause?: string }
  | { readonly kind: 'heartbeat' };

/** Carries out tasks. */
export type TaskHandlers = {
  /**
   * Answers at once or later, and holds nothing back: the same request at the same moment has the same answer. A
   * rejected promise becomes a failed task.
   */
  request(request: TaskRequest, at: TaskMoment): TaskAnswer | Promise<TaskAnswer>;
  /** Nobody waits for the task with this token any more. */
  cancel?(token: string): void;
};

/** Time. A clock may jump over waits; the driver tells it when: while nothing else can happen. */
export type Clock = {
  nowMs(): number;
  /** Calls `fire` once when the instant has come; the returned function takes that back. */
  setTimer(dueMs: number, fire: () => void): () => void;
  /** Shows a visit, then calls back; it takes none of the run's time. Absent: visits are not paced. */
  pace?(fire: () => void): () => void;
  /** Time does not jump while somebody outside is asked to answer a task: he is given the time it takes him. */
  readonly waitsForOutsiders?: boolean;
  /** Clocks that jump at once: jumps to the next timer and fires it. False when there is none. */
  skip?(): boolean;
  /** Clocks that follow real time: how the run's time passes from now on. */
  let?(passage: Passage): void;
};

/**
 * What a run's time is for. `still`: somebody has paused it. `busy`: what happens takes none of it (visits are shown,
 * handlers work). `awaiting`: somebody outside is asked, and has as long as it takes him. `idle`: only time can bring
 * the next thing.
 */
export type Passage = 'still' | 'busy' | 'awaiting' | 'idle';
