/**
 * A whole run as plain data: the executions of a family, what waits in line, what comes due and when, whom somebody
 * waits for, and whether it is paused. It can be cloned, stored and taken up again; no driver knows more than it does.
 *
 * `takeSignal` owns the run state that it is given and changes it in place.
 */
import { cloneData, type CloneRules } from '../../base/cloneData';
import type { JsonObject } from '../../base/json';
import { createExecution, type Execution, type ExecutionStart } from '../execution';
import type { TaskRequest } from '../ports';
import type { Program } from '../program';
import type { UnstampedSignal } from '../signal';
import { createSchedule, type Alarm, type AnswerDue, type Schedule } from './due';

/** The definitions of a family's executions: the run's own under `rootWorkflow`, the workflows at hand by their names. */
export type Programs = ReadonlyMap<string, Program>;

/** The key of the run's own definition. No workflow at hand has an empty name. */
export const rootWorkflow = '';

/** One execution of a family: the run's own, or one that a task started. */
export type Member = {
  /** Which of the programs it runs. */
  readonly workflow: string;
  readonly execution: Execution;
  /** The instants that it waits for: by themselves, and by the timers that come due then. */
  readonly alarms: Map<number, Alarm>;
  readonly alarmOf: Map<number, Alarm>;
  /** Answers that come later, by their tasks. */
  readonly answersDue: Map<number, AnswerDue>;
  /** Tasks of activities that no worker has taken, in the order of their scheduling. */
  readonly activityTasks: Map<number, TaskRequest>;
  /** Tasks that the end of another member answers, by its ARN. */
  readonly childOf: Map<number, string>;
  /** Whom its end answers. */
  readonly listeners: Listener[];
  /** How many executions wait for it, one within the other. */
  readonly depth: number;
};

/** A task that waits for the end of a member, and how it wants to be told of it. */
export type Listener = {
  readonly arn: string;
  readonly taskId: number;
  readonly as: 'texts' | 'parsed' | 'answer of the call';
};

/** A task that has been asked for, and has not been answered. */
export type Ask = { readonly arn: string; readonly taskId: number; readonly request: TaskRequest };

/** A signal that waits to be taken, and for whom. */
export type InLine = { readonly arn: string; readonly signal: UnstampedSignal };

/** A run. */
export type RunState = {
  readonly seed: number;
  readonly keepsEvents: boolean;
  readonly root: Member;
  /** All executions, the run's own first, by their ARNs. Those that are over stay: their names are taken. */
  readonly members: Map<string, Member>;
  /** The instant of the newest input. */
  nowMs: number;
  /** Visits are shown one by one. */
  isPaced: boolean;
  /** Signals wait in line, but for so many. */
  isPaused: boolean;
  passes: number;
  /** What is not taken yet, from `lineHead` on. */
  line: InLine[];
  lineHead: number;
  readonly schedule: Schedule;
  /** Tasks to be asked for, by their tokens: nothing is taken from the line before somebody has replied. */
  readonly asks: Map<string, Ask>;
  /** Tasks whose handlers have said that they answer later. */
  readonly promised: Map<string, Ask>;
  /** Tasks that somebody outside is asked to answer, and those of them that nobody is going to, by their tokens. */
  readonly awaited: Set<string>;
  readonly lapsing: Set<string>;
  /** What stands behind the tasks. It is never changed in place. */
  world: JsonObject;
};

/** What a run is begun with: all of it is data. */
export type RunOrder = Omit<ExecutionStart, 'isPaced'> & {
  /** Begins paused: nothing happens before `resume` or `step`. */
  readonly paused?: boolean;
  /** What stands behind the tasks at the start; nothing without it. */
  readonly world?: JsonObject;
};

/** Creates a run that has not been started: nothing happens before the input `start`. */
export function createRunState(order: RunOrder): RunState {
  const root = createMember(rootWorkflow, createExecution(order), 0);
  return {
    seed: order.seed,
    keepsEvents: order.recordEvents !== false,
    root,
    members: new Map([[root.execution.root.arn, root]]),
    nowMs: 0,
    isPaced: false,
    isPaused: order.paused === true,
    passes: 0,
    line: [],
    lineHead: 0,
    schedule: createSchedule(),
    asks: new Map(),
    promised: new Map(),
    awaited: new Set(),
    lapsing: new Set(),
    world: order.world ?? {},
  };
}

/** Creates a member of a family whose execution has not been started. */
export function createMember(workflow: string, execution: Execution, depth: number): Member {
  return {
    workflow,
    execution,
    alarms: new Map(),
    alarmOf: new Map(),
    answersDue: new Map(),
    activityTasks: new Map(),
    childOf: new Map(),
    listeners: [],
    depth,
  };
}

/** A copy that nothing else changes. It shares with the state what is never changed in place: payloads and requests. */
export function cloneRunState(state: RunState): RunState {
  return cloneData(state, cloneRules);
}

/** What of a run is never changed in place, by its name: JSON values, and records that are made once. */
const cloneRules: CloneRules = {
  shared: new Set([
    ...['world', 'input', 'output', 'failure', 'item', 'ended', 'origin', 'signal'],
    ...['items', 'keys', 'sources', 'headers', 'bucket', 'result', 'tolerance', 'batchCounts'],
  ]),
  listed: new Set([
    ...['line', 'asks', 'promised', 'visits', 'activityTasks', 'listeners', 'variables', 'outputs'],
    ...['pending', 'failures', 'unmeasured', 'current', 'previous', 'seen'],
  ]),
};

/** Whether the run's own execution still goes on. */
export function isRunning({ root }: RunState): boolean {
  return root.execution.root.status === 'RUNNING';
}

/** Puts a signal in line. */
export function addToLine(state: RunState, arn: string, signal: UnstampedSignal): void {
  state.line.push({ arn, signal });
}

/** Takes the first signal out of the line, if it has one. */
export function takeFromLine(state: RunState): InLine | undefined {
  const first = state.line[state.lineHead];
  if (first === undefined) return undefined;
  state.lineHead++;
  if (state.lineHead === state.line.length) clearLine(state);
  return first;
}

/** Lets go of everything that waits in line. */
export function clearLine(state: RunState): void {
  state.line = [];
  state.lineHead = 0;
}
