/**
 * A run with the verbs of those who watch it: started from an order or taken up from a state, paused, stopped, answered.
 * What a run is and what comes of it stands in its state (`family/runState`); `driver` carries out what it wants.
 */
import type { Json, JsonObject } from '../base/json';
import { createDriver, type Driver, type RunPorts } from './driver';
import { answerToken, findActivityTask, type TokenAnswer } from './family/desk';
import { createRunState, rootWorkflow, type Programs, type RunOrder, type RunState } from './family/runState';
import type { Outcome } from './outcome';
import { outcomeOf } from './outcomeOf';
import type { Clock, TaskTell } from './ports';
import type { Program } from './program';
import { whyNotRedrivable } from './redrive';

/** Everything a run needs. */
export type RunOptions = Omit<RunOrder, 'recordChildEvents'> &
  RunPorts & {
    readonly program: Program;
    /** The workflows that tasks can start, by their names. */
    readonly workflows?: Programs;
  };

/** A started run. */
export type RunHandle = {
  readonly executionArn: string;
  /** Settles when the execution closes; never rejects but for a bug of ours. */
  readonly done: Promise<Outcome>;
  /** How the run stands now. */
  outcome(): Outcome;
  /** What stands behind the tasks now. */
  world(): JsonObject;
  /** The run itself. It changes as the run goes on: whoever keeps it clones it (`cloneRunState`). */
  state(): RunState;
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

/** The definitions of a run: its own, and those that its tasks can start. */
export function programsOf(program: Program, workflows: Programs = new Map()): Programs {
  return new Map([...workflows, [rootWorkflow, program]]);
}

/** Starts a run. Everything that can happen at once, with handlers that answer at once, has happened on return. */
export function runExecution(options: RunOptions): RunHandle {
  const state = createRunState({ ...options, recordChildEvents: options.onChildEvents !== undefined });
  const driver = createDriver(programsOf(options.program, options.workflows), state, options);
  driver.feed({ kind: 'start', isPaced: options.clock.pace !== undefined });
  return handleOf(state, driver);
}

/** Goes on with a run from a state, which it owns from now on. Tasks that nobody has answered are asked for again. */
export function continueRun(programs: Programs, state: RunState, ports: RunPorts): RunHandle {
  const driver = createDriver(programs, state, ports);
  driver.takeUp();
  return handleOf(state, driver);
}

function handleOf(state: RunState, driver: Driver): RunHandle {
  const { execution } = state.root;
  const { feed } = driver;

  /** Passes on what somebody outside tells, unless the token is no longer valid. */
  function tell(token: string, told: TaskTell): TokenAnswer {
    const answer = answerToken(state, token);
    if (answer.exception === undefined) feed({ kind: 'told', token, tell: told });
    return answer;
  }

  return {
    executionArn: execution.root.arn,
    get done() {
      return driver.done();
    },
    outcome: () => outcomeOf(execution),
    world: () => state.world,
    state: () => state,
    stop: (error, cause) =>
      feed({ kind: 'stop', ...(error !== undefined && { error }), ...(cause !== undefined && { cause }) }),
    pause: () => feed({ kind: 'pause' }),
    resume: () => feed({ kind: 'resume' }),
    step: () => feed({ kind: 'step' }),
    setClock: driver.setClock,
    sendTaskSuccess: (token, output) => tell(token, { kind: 'success', output }),
    sendTaskFailure: (token, error, cause) =>
      tell(token, { kind: 'failure', ...(error !== undefined && { error }), ...(cause !== undefined && { cause }) }),
    sendTaskHeartbeat: (token) => tell(token, { kind: 'heartbeat' }),
    letLapse(token) {
      const answer = answerToken(state, token);
      if (answer.exception === undefined) feed({ kind: 'lapse', token });
      return answer;
    },
    getActivityTask(activityArn, workerName, token) {
      const task = findActivityTask(state, activityArn, token);
      if (task === undefined) return undefined;
      feed({ kind: 'taken', token: task.token, ...(workerName !== undefined && { workerName }) });
      return { taskToken: task.token, input: task.parameters };
    },
    redrive() {
      const refusal = whyNotRedrivable(execution, driver.nowMs());
      if (refusal !== undefined) return refusal;
      driver.reopen();
      feed({ kind: 'redrive' });
      return driver.done();
    },
  };
}
