/**
 * An execution as data: a tree of frames, each standing in one state, with at most one wait each.
 *
 * Frames refer to states by their index in the program, so the whole of it can be cloned, stored and taken up again.
 * `advance` owns the execution that it is given and changes it in place.
 */
import type { Json } from '../base/json';
import { createRandom, createUuid } from '../base/random';
import type { HistoryEvent, NotedFailure } from './event';
import type { Failure } from './failure';
import { payloadBound } from './limits';
import type { PayloadLedger } from './payloadLedger';
import type { ExecutionStatus } from './outcome';

/**
 * Where a child execution comes from: the execution of its Map, the Map's
 * entering and its Map Run, by their events, and the item or batch.
 */
export type ChildOrigin = {
  readonly parentArn: string;
  readonly map: number;
  readonly mapRun: number;
  readonly index: number;
};

/**
 * One execution as the service counts them, with a history of its own: the run's, or a child's of a distributed Map.
 */
export type Chronicle = {
  readonly arn: string;
  readonly name: string;
  readonly stateMachineArn: string;
  readonly stateMachineName: string;
  readonly roleArn: string;
  readonly isExpress: boolean;
  /** Somebody waits for its end with the call that started it: such an execution knows nothing of redrives. */
  readonly isSync: boolean;
  readonly input: Json;
  readonly inputText: string | undefined;
  /** Of a child of a distributed Map. */
  readonly origin: ChildOrigin | undefined;
  startedMs: number;
  /** The zero of its duration: its start, or its last redrive. */
  timedFromMs: number;
  status: ExecutionStatus;
  output: Json | undefined;
  failure: Failure | undefined;
  closedMs: number | undefined;
  redriveCount: number;
  redrivenMs: number | undefined;
  /** Events recorded, or passed over when they are not kept. */
  eventCount: number;
  /** An event had no room any more: the execution is about to fail. */
  isFull: boolean;
  /** Events not yet handed out; undefined when they are not kept. */
  pending: HistoryEvent[] | undefined;
  /** What the events that are kept hold of large payloads; there once one has come. */
  payloads: PayloadLedger | undefined;
  /** Failures since the last event, for the next one to tell of. */
  failures: NotedFailure[] | undefined;
  /** The timer that ends it when it lasts too long; 0 before it waits for the first time. */
  deadlineTimerId: number;
};

/** The item that an iteration works on, as `Map.Item` of the context object. */
export type MapItem = { readonly index: number; readonly value: Json; readonly key?: string; readonly source?: string };

/** A scope being executed: the machine's, a branch of a Parallel or one iteration of a Map. */
export type Frame = {
  readonly chronicle: Chronicle;
  /** The frame that stands in the Parallel or Map. */
  readonly parent: Frame | undefined;
  /** Which branch or iteration. */
  readonly index: number;
  readonly item: MapItem | undefined;
  /** Index of the state, in the program. */
  state: number;
  /** The state's raw input, and a bound of its size in bytes. */
  input: Json;
  inputBound: number;
  /** What was assigned in this scope. */
  variables: Map<string, Json> | undefined;
  /** The event that the next one of this frame follows. */
  lastEventId: number;
  /** The event before the state's entering, the entering, and when it was. */
  entryEventId: number;
  enteredEventId: number;
  enteredMs: number;
  /** Retries of this visit, all together and for each retrier. */
  retryCount: number;
  retries: number[] | undefined;
  /** Attempts of this visit; unlike retries, a redrive does not set it back. */
  attempt: number;
  wait: Wait | undefined;
  ended: FrameEnd | undefined;
  isAborted: boolean;
};

/** How a frame came to its end. */
export type FrameEnd =
  | { readonly kind: 'succeeded'; readonly output: Json; readonly bound: number }
  | { readonly kind: 'failed'; readonly failure: Failure };

/** A task that was begun and is not over. */
export type TaskWait = {
  readonly kind: 'task';
  readonly taskId: number;
  readonly timeoutMs: number | undefined;
  /** The time is the call's own, not the state's: passing it is a failure of the call. */
  readonly isCallLimit: boolean;
  readonly heartbeatMs: number | undefined;
  isStarted: boolean;
  isSubmitted: boolean;
  timeoutTimerId: number;
  heartbeatTimerId: number;
  /** The timer that fired, when the task's time is up and what follows from it has not been done yet. */
  expired: 'timeout' | 'heartbeat' | undefined;
};

/** The branches of a Parallel. */
export type ParallelWait = {
  readonly kind: 'parallel';
  readonly children: readonly Frame[];
  readonly outputs: Json[];
  bound: number;
  remaining: number;
};

/** The items of a Map, the iterations that run, and what came of those that are over. */
export type MapWait = {
  readonly kind: 'map';
  /** What iterations begin with; with a batcher, batches of items. */
  readonly items: readonly Json[];
  readonly keys: readonly string[] | undefined;
  /** Where each item comes from, when they come from several objects. */
  readonly sources: readonly string[] | undefined;
  /** What `$` names in ItemSelector. */
  readonly input: Json;
  readonly concurrency: number;
  readonly outputs: Json[];
  readonly running: Map<number, Frame>;
  bound: number;
  /** Index of the next iteration to begin. */
  next: number;
  succeeded: number;
  /** A distributed Map's own facts. */
  readonly run: MapRun | undefined;
};

/** A run of a distributed Map. */
export type MapRun = {
  readonly arn: string;
  readonly label: string;
  readonly id: string;
  /** What goes before the children's events: MapRunStarted. */
  readonly startedEventId: number;
  readonly tolerance: { readonly count: number | undefined; readonly percentage: number | undefined };
  /** Where the items come from, as `Map.Item.Source` shows it. */
  readonly source: string;
  /** Items that each child works on; undefined: one. Their inputs are complete then: ItemSelector has been applied. */
  batchCounts: readonly number[] | undefined;
  totalItems: number;
  failedItems: number;
  /** Child executions by index, kept only for a ResultWriter. */
  readonly records: Chronicle[] | undefined;
  /** Failed children that were put up with, for a redrive. */
  readonly failedChildren: Map<number, Frame>;
  redriveCount: number;
};

/** What a distributed Map has read of its items, and what it still has to read. */
export type Reading = {
  readonly kind: 'reading';
  readonly taskId: number;
  readonly run: MapRun;
  readonly input: Json;
  readonly concurrency: number;
  readonly maxItems: number | undefined;
  readonly pointer: string | undefined;
  readonly bucket: Json;
  /** What the answer to come is: the source itself, a manifest, or an object that a listing or a manifest named. */
  readonly part: 'source' | 'manifest' | 'object';
  /** The objects that are left to read, the one that was asked for first. */
  readonly pending: readonly Json[];
  readonly headers: readonly string[] | undefined;
  readonly items: readonly Json[];
  /** Where each of the items comes from. */
  readonly sources: readonly string[];
};

/** What a frame waits for. */
export type Wait =
  | { readonly kind: 'turn'; readonly turnId: number }
  | { readonly kind: 'delay'; readonly timerId: number }
  | { readonly kind: 'retry'; readonly timerId: number }
  | TaskWait
  | ParallelWait
  | MapWait
  /** A distributed Map reads its items. */
  | Reading
  /** A distributed Map writes its results. */
  | { readonly kind: 'writing'; readonly taskIds: Set<number>; readonly run: MapRun; readonly result: Json };

/** A whole run: its own execution and the children that distributed Maps began. */
export type Execution = {
  readonly root: Chronicle;
  frame: Frame | undefined;
  isPaced: boolean;
  /** Keep the events of child executions. */
  readonly keepsChildEvents: boolean;
  /** The state of the source of chance. */
  randomState: number;
  /** Timers, tasks and turns are numbered from 1. */
  nextId: number;
  /** Who waits for a timer, task or turn. */
  waiting: Map<number, Frame | Chronicle>;
  /** Child executions with events to hand out. */
  children: Chronicle[];
};

/** What an execution is started with. */
export type ExecutionStart = {
  readonly input: Json;
  /** The input as it was typed: the history shows it byte for byte. */
  readonly inputText?: string;
  /** The same seed, input and signals give the same history. */
  readonly seed: number;
  readonly type?: 'STANDARD' | 'EXPRESS';
  /** Started by StartSyncExecution. */
  readonly isSync?: boolean;
  readonly name?: string;
  readonly stateMachineName?: string;
  readonly roleArn?: string;
  /** False leaves events out; they are counted all the same. */
  readonly recordEvents?: boolean;
  /** Keeps the events of child executions of distributed Maps. */
  readonly recordChildEvents?: boolean;
  readonly isPaced?: boolean;
};

const arnPrefix = 'arn:aws:states:us-east-1:111111111111';

/** The ARN of a Standard execution. */
export function standardArn(stateMachineName: string, name: string): string {
  return `${arnPrefix}:execution:${stateMachineName}:${name}`;
}

/** Creates an execution that has not been started: nothing happens before a `start` signal. */
export function createExecution(start: ExecutionStart): Execution {
  const random = createRandom(start.seed);
  const isExpress = start.type === 'EXPRESS';
  const stateMachineName = start.stateMachineName ?? 'StateMachine';
  const name = start.name ?? createUuid(random);
  const arn = isExpress
    ? `${arnPrefix}:express:${stateMachineName}:${name}:${createUuid(random)}`
    : standardArn(stateMachineName, name);
  const chronicle = createChronicle({
    arn,
    name,
    stateMachineName,
    stateMachineArn: `${arnPrefix}:stateMachine:${stateMachineName}`,
    roleArn: start.roleArn ?? 'arn:aws:iam::111111111111:role/StepyardRole',
    isExpress,
    isSync: start.isSync === true,
    input: start.input,
    inputText: start.inputText,
    keepsEvents: start.recordEvents !== false,
  });
  return {
    root: chronicle,
    frame: undefined,
    isPaced: start.isPaced === true,
    keepsChildEvents: start.recordChildEvents === true,
    randomState: random.state,
    nextId: 1,
    waiting: new Map(),
    children: [],
  };
}

/** What is known of an execution before it begins. */
type ChronicleFacts = Pick<
  Chronicle,
  'arn' | 'name' | 'stateMachineArn' | 'stateMachineName' | 'roleArn' | 'isExpress' | 'isSync' | 'input' | 'inputText'
> & { readonly keepsEvents: boolean; readonly origin?: ChildOrigin };

/** Creates the record of an execution that has not begun. */
export function createChronicle(facts: ChronicleFacts): Chronicle {
  return {
    arn: facts.arn,
    name: facts.name,
    stateMachineArn: facts.stateMachineArn,
    stateMachineName: facts.stateMachineName,
    roleArn: facts.roleArn,
    isExpress: facts.isExpress,
    isSync: facts.isSync,
    input: facts.input,
    inputText: facts.inputText,
    origin: facts.origin,
    startedMs: 0,
    timedFromMs: 0,
    status: 'RUNNING',
    output: undefined,
    failure: undefined,
    closedMs: undefined,
    redriveCount: 0,
    redrivenMs: undefined,
    eventCount: 0,
    isFull: false,
    pending: facts.keepsEvents ? [] : undefined,
    payloads: undefined,
    failures: undefined,
    deadlineTimerId: 0,
  };
}

/** Where a frame begins. Without a bound the size of its input is measured. */
export type FrameStart = Pick<Frame, 'chronicle' | 'parent' | 'index' | 'item' | 'state' | 'input' | 'lastEventId'> & {
  readonly inputBound?: number;
};

/** Creates a frame at the start of a scope. */
export function createFrame(start: FrameStart): Frame {
  const { chronicle, parent, index, item, state, input, lastEventId } = start;
  const { inputBound = payloadBound(input) } = start;
  return {
    chronicle,
    parent,
    index,
    item,
    state,
    input,
    inputBound,
    variables: undefined,
    lastEventId,
    entryEventId: lastEventId,
    enteredEventId: 0,
    enteredMs: 0,
    retryCount: 0,
    retries: undefined,
    attempt: 0,
    wait: undefined,
    ended: undefined,
    isAborted: false,
  };
}
