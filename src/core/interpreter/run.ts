/**
 * The driver: carries out an execution's effects through ports and feeds the answers back as signals.
 *
 * It holds no rule of the language. Signals wait in one line and are taken one after the other; while the run is
 * paused the line grows. When nothing can happen any more, a simulated clock is asked to skip to the next timer.
 */
import type { Json, JsonObject } from '../base/json';
import { applyWorldChanges, type WorldChange } from '../base/worldChanges';
import { advance } from './advance';
import type { Effect } from './effect';
import type { HistoryEvent } from './event';
import { createExecution, type ChildOrigin } from './execution';
import type { Observer } from './observer';
import type { Outcome } from './outcome';
import { createLine } from './line';
import { outcomeOf } from './outcomeOf';
import type { Clock, Passage, TaskAnswer, TaskHandlers, TaskRequest } from './ports';
import type { Program } from './program';
import { whyNotRedrivable } from './redrive';
import { createRunTimers } from './runTimers';
import type { Signal } from './signal';
import { createTokenDesk, type TokenAnswer } from './tokenDesk';

/** Everything a run needs. */
export type RunOptions = {
  readonly program: Program;
  readonly input: Json;
  /** The input as it was typed: the history shows it byte for byte. */
  readonly inputText?: string;
  readonly handlers: TaskHandlers;
  readonly clock: Clock;
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
  /** Begins paused: nothing happens before `resume` or `step`. */
  readonly paused?: boolean;
  /** Told of new events, in order, as they are recorded. */
  readonly onEvents?: (events: readonly HistoryEvent[]) => void;
  /** Told of the events of a distributed Map's child executions. */
  readonly onChildEvents?: (executionArn: string, events: readonly HistoryEvent[], origin: ChildOrigin) => void;
  /** Told of every signal before it is taken: with the seed they replay the run. */
  readonly onSignal?: (signal: Signal) => void;
  /** What stands behind the tasks at the start; nothing without it. The run goes on from it and leaves it as it is. */
  readonly world?: JsonObject;
  /** The world in common with the run that this one is nested in, instead of one of its own. */
  readonly sharedWorld?: SharedWorld;
  /** Told of what tasks change in the world, as it changes. */
  readonly onWorldChanges?: (changes: readonly WorldChange[]) => void;
  /** Told of each end at once, before anything else can happen; `done` tells it a moment later. */
  readonly onEnd?: (outcome: Outcome) => void;
  readonly observer?: Observer;
};

/** A world that several runs change, each of which sees what the others did. */
export type SharedWorld = { world: JsonObject };

/** A started run. */
export type RunHandle = {
  readonly executionArn: string;
  /** Settles when the execution closes; never rejects but for a bug of ours. */
  readonly done: Promise<Outcome>;
  /** How the run stands now. */
  outcome(): Outcome;
  /** What stands behind the tasks now. */
  world(): JsonObject;
  /** Whether it waits for nothing but time, or is over. */
  isIdle(): boolean;
  /** StopExecution. */
  stop(error?: string, cause?: string): void;
  /** Signals wait in line until `resume`. */
  pause(): void;
  resume(): void;
  /** While paused: lets the next signal in (in a paced run, one visit), or the one to come when none waits. */
  step(): void;
  /** Goes on with another clock, which must not be behind the old one: another speed. */
  setClock(clock: Clock): void;
  sendTaskSuccess(token: string, output: Json): TokenAnswer;
  sendTaskFailure(token: string, error?: string, cause?: string): TokenAnswer;
  sendTaskHeartbeat(token: string): TokenAnswer;
  /**
   * Nobody is going to answer the task: a clock that waits for outsiders lets time pass until the task is over. It
   * stops again when another task asks somebody meanwhile, for nobody has been given time to answer that one.
   */
  letLapse(token: string): TokenAnswer;
  /** Takes the oldest task waiting at the activity, or the one of the token; undefined when there is none. */
  getActivityTask(
    activityArn: string,
    workerName?: string,
    token?: string,
  ): { readonly taskToken: string; readonly input: Json } | undefined;
  /** RedriveExecution; a text says why it cannot be. The promise settles at the next end. */
  redrive(): Promise<Outcome> | string;
};

/** A signal whose instant is not known before it is taken. */
type Unstamped = Signal extends infer S ? (S extends Signal ? Omit<S, 'atMs'> : never) : never;

/** Starts a run. Everything that can happen at once, with handlers that answer at once, has happened on return. */
export function runExecution(options: RunOptions): RunHandle {
  const { program, handlers } = options;
  let clock = options.clock;
  const execution = createExecution({
    ...options,
    recordChildEvents: options.onChildEvents !== undefined,
    isPaced: clock.pace !== undefined,
  });
  const line = createLine<Unstamped>();
  const timers = createRunTimers(() => clock);
  const shared: SharedWorld = options.sharedWorld ?? { world: options.world ?? {} };
  const desk = createTokenDesk(execution);
  let isPaused = options.paused === true;
  let passes = 0;
  let isTaking = false;
  let answersToCome = 0;
  /** Tasks that somebody outside is asked to answer. */
  const awaited = new Set<number>();
  /** Those of them that nobody is going to answer. */
  const lapsing = new Set<number>();
  let settleDone: (outcome: Outcome) => void = () => undefined;
  let rejectDone: (reason: unknown) => void = () => undefined;

  const createDone = (): Promise<Outcome> =>
    new Promise((resolve, reject) => {
      settleDone = resolve;
      rejectDone = reject;
    });

  /** Puts a signal in line and takes what may be taken. */
  function send(signal: Unstamped): void {
    line.add(signal);
    pump();
  }

  function pump(): void {
    if (isTaking) return;
    isTaking = true;
    try {
      do {
        for (let signal = nextSignal(); signal !== undefined; signal = nextSignal()) takeSignal(signal);
      } while (nothingElseCanHappen() && clock.skip?.() === true);
      clock.let?.(passage());
    } catch (error) {
      // A fault of ours, or of a listener: whoever waits for the end is told.
      rejectDone(error);
    } finally {
      isTaking = false;
    }
  }

  /** What the run's time is for now. */
  function passage(): Passage {
    if (isPaused && passes === 0) return 'still';
    if (execution.root.status !== 'RUNNING' || !line.isEmpty() || answersToCome > 0 || timers.isPacing()) return 'busy';
    return clock.waitsForOutsiders === true && awaited.size > 0 && lapsing.size === 0 ? 'awaiting' : 'idle';
  }

  /** Whether the run waits for nothing but time. */
  function nothingElseCanHappen(): boolean {
    return passage() === 'idle';
  }

  function nextSignal(): Unstamped | undefined {
    if (isPaused) {
      if (passes === 0 || line.isEmpty()) return undefined;
      passes--;
    }
    return line.take();
  }

  function takeSignal(unstamped: Unstamped): void {
    const wasRunning = execution.root.status === 'RUNNING';
    // The kind and its members are the signal's own; only the instant is added.
    const signal = { ...unstamped, atMs: clock.nowMs() } as Signal;
    options.onSignal?.(signal);
    if (signal.kind === 'taskSucceeded' || signal.kind === 'taskFailed') forget(signal.taskId);
    if (signal.kind === 'taskHeartbeat') lapsing.delete(signal.taskId);
    const { events, effects, children } = advance(program, execution, signal, options.observer);
    if (events.length > 0) options.onEvents?.(events);
    for (const child of children) options.onChildEvents?.(child.executionArn, child.events, child.origin);
    for (const effect of effects) carryOut(effect);
    if (wasRunning && execution.root.status !== 'RUNNING') {
      timers.clear();
      line.clear();
      const outcome = outcomeOf(execution);
      settleDone(outcome);
      options.onEnd?.(outcome);
    }
  }

  function carryOut(effect: Effect): void {
    switch (effect.kind) {
      case 'setTimer':
        return timers.set(effect.timerId, effect.dueMs, (timerIds) => send({ kind: 'timersFired', timerIds }));
      case 'cancelTimer':
        return timers.cancel(effect.timerId);
      case 'takeTurn':
        return timers.pace(() => send({ kind: 'turn', turnId: effect.turnId }));
      case 'cancelTask':
        forget(effect.taskId);
        return handlers.cancel?.(desk.close(effect.taskId));
      case 'startTask':
        desk.open(effect.taskId, effect.request);
        return ask(effect);
    }
  }

  /** The task is over. */
  function forget(taskId: number): void {
    awaited.delete(taskId);
    lapsing.delete(taskId);
  }

  function ask({ taskId, request }: Extract<Effect, { kind: 'startTask' }>): void {
    const answer = handlers.request(request, { world: shared.world, nowMs: clock.nowMs(), seed: options.seed });
    if (!(answer instanceof Promise)) return take(taskId, request, answer);
    answersToCome++;
    answer
      .catch((error: unknown): TaskAnswer => ({
        kind: 'failed',
        error: 'Stepyard.HandlerFailed',
        cause: error instanceof Error ? error.message : String(error),
      }))
      .then((settled) => {
        answersToCome--;
        take(taskId, request, settled);
        pump();
      })
      .catch(rejectDone);
  }

  function take(taskId: number, request: TaskRequest, answer: TaskAnswer): void {
    if (answer.changes !== undefined) change(answer.changes);
    if (answer.submitted !== undefined) line.add({ kind: 'taskSubmitted', taskId, output: answer.submitted });
    if (answer.kind === 'waiting') {
      if (!execution.waiting.has(taskId)) return;
      awaited.add(taskId);
      lapsing.clear();
      return;
    }
    if (answer.kind === 'nested') {
      answer.begin((end) => {
        take(taskId, request, end);
        pump();
      });
      return;
    }
    const { delayMs = 0 } = answer;
    const signal: Unstamped =
      answer.kind === 'succeeded'
        ? {
            kind: 'taskSucceeded',
            taskId,
            output: answer.result,
            ...(answer.sample === undefined ? {} : { sample: answer.sample }),
          }
        : failedSignal(taskId, request, answer);
    if (delayMs > 0) timers.after(delayMs, () => send(signal));
    else line.add(signal);
  }

  function change(changes: readonly WorldChange[]): void {
    shared.world = applyWorldChanges(shared.world, changes);
    options.onWorldChanges?.(changes);
  }

  let done = createDone();
  send({ kind: 'start' });

  return {
    executionArn: execution.root.arn,
    get done() {
      return done;
    },
    outcome: () => outcomeOf(execution),
    world: () => shared.world,
    isIdle: () => !isTaking && (execution.root.status !== 'RUNNING' || nothingElseCanHappen()),
    stop(error, cause) {
      // Stopping does not wait in line: a paused run can be stopped.
      line.clear();
      line.add({ kind: 'stop', ...(error === undefined ? {} : { error }), ...(cause === undefined ? {} : { cause }) });
      passes++;
      pump();
    },
    pause() {
      isPaused = true;
      passes = 0;
      pump();
    },
    resume() {
      isPaused = false;
      passes = 0;
      pump();
    },
    step() {
      if (!isPaused) return;
      passes = 1;
      pump();
    },
    setClock(next) {
      clock = next;
      timers.rearm();
      // Pacing does not wait in line: it changes how the signals that do are taken.
      const isPaced = next.pace !== undefined;
      if (isPaced !== execution.isPaced) takeSignal({ kind: 'pace', isPaced });
      pump();
    },
    sendTaskSuccess: (token, output) => desk.answer(token, (taskId) => send({ kind: 'taskSucceeded', taskId, output })),
    sendTaskFailure: (token, error, cause) =>
      desk.answer(token, (taskId) =>
        send({
          kind: 'taskFailed',
          taskId,
          ...(error === undefined ? {} : { error }),
          ...(cause === undefined ? {} : { cause }),
        }),
      ),
    sendTaskHeartbeat: (token) => desk.answer(token, (taskId) => send({ kind: 'taskHeartbeat', taskId })),
    letLapse: (token) =>
      desk.answer(token, (taskId) => {
        if (awaited.has(taskId)) lapsing.add(taskId);
        pump();
      }),
    getActivityTask(activityArn, workerName, token) {
      const task = desk.takeActivityTask(activityArn, token);
      if (task === undefined) return undefined;
      send({ kind: 'taskStarted', taskId: task.taskId, ...(workerName === undefined ? {} : { workerName }) });
      return { taskToken: task.token, input: task.input };
    },
    redrive() {
      const refusal = whyNotRedrivable(execution, clock.nowMs());
      if (refusal !== undefined) return refusal;
      done = createDone();
      send({ kind: 'redrive' });
      return done;
    },
  };
}

/** A failed answer of a call that waits for its result, without anything submitted, was refused at once. */
function failedSignal(
  taskId: number,
  request: TaskRequest,
  { error, cause, submitted }: Extract<TaskAnswer, { kind: 'failed' }>,
): Unstamped {
  const isSubmission = request.target.pattern !== 'requestResponse' && submitted === undefined;
  return {
    kind: 'taskFailed',
    taskId,
    ...(error === undefined ? {} : { error }),
    ...(cause === undefined ? {} : { cause }),
    ...(isSubmission ? { isSubmission } : {}),
  };
}
