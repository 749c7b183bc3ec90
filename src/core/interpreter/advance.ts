/**
 * Takes one signal to its consequences: states are entered and left, events recorded, effects asked for, until every
 * frame waits for something outside. Plain data in, plain data out: time comes with the signal, chance from the seed.
 */
import { unreachable } from '../base/invariant';
import { carryOn } from './carryOn';
import type { Effect } from './effect';
import { close } from './endings';
import type { HistoryEvent } from './event';
import { createFrame, type ChildOrigin, type Chronicle, type Execution, type Frame } from './execution';
import { nestingLevels, payloadBytes } from './limits';
import type { Observer } from './observer';
import { nowhere, type Program } from './program';
import { recordAside } from './record';
import { redrive } from './redrive';
import { performState } from './performState';
import { enterState } from './settle';
import type { Signal } from './signal';
import { takeTaskSignal } from './taskSignals';
import { fireTimers } from './timers';
import { createTurn, stateOf, type Step, type Turn } from './turn';

const oversizeInput = `The input is larger than ${payloadBytes} bytes, or nested more than ${nestingLevels} levels deep.`;

/** What came of a signal. */
export type Advanced = {
  readonly events: readonly HistoryEvent[];
  readonly effects: readonly Effect[];
  /** Events of child executions of distributed Maps, where they are kept. */
  readonly children: readonly {
    readonly executionArn: string;
    readonly origin: ChildOrigin;
    readonly events: readonly HistoryEvent[];
  }[];
};

/** Takes a signal to its consequences. The execution is changed in place. */
export function advance(program: Program, execution: Execution, signal: Signal, observer?: Observer): Advanced {
  const turn = createTurn(program, execution, signal.atMs, observer);
  take(turn, signal);
  for (let i = 0; i < turn.ready.length; i++) {
    const frame = turn.ready[i];
    if (frame !== undefined && !frame.isAborted && frame.ended === undefined)
      carryOn(turn, frame, enterState(turn, frame));
  }
  execution.randomState = turn.random.state;
  return { events: drain(execution.root), effects: turn.effects, children: drainChildren(execution) };
}

function take(turn: Turn, signal: Signal): void {
  const { execution } = turn;
  switch (signal.kind) {
    case 'start':
      return start(turn);
    case 'pace':
      execution.isPaced = signal.isPaced;
      return;
    case 'stop':
      return close(turn, execution.root, 'ABORTED', 0, {
        ...(signal.error === undefined ? {} : { error: signal.error }),
        ...(signal.cause === undefined ? {} : { cause: signal.cause }),
      });
    case 'redrive':
      return redrive(turn);
    case 'timersFired':
      return fireTimers(turn, signal.timerIds);
    case 'turn':
      return wake(turn, signal.turnId, (frame) => {
        if (frame.wait?.kind !== 'turn') return 'waiting';
        frame.wait = undefined;
        return performState(turn, frame, stateOf(turn, frame));
      });
    case 'taskStarted':
    case 'taskSubmitted':
    case 'taskHeartbeat':
    case 'taskSucceeded':
    case 'taskFailed':
      return takeTaskSignal(turn, signal);
    default:
      return unreachable(signal);
  }
}

function start(turn: Turn): void {
  const { root } = turn.execution;
  if (turn.execution.frame !== undefined || root.status !== 'RUNNING') return;
  root.startedMs = turn.nowMs;
  root.timedFromMs = turn.nowMs;
  const { input, inputText, roleArn } = root;
  const startedEventId = recordAside(turn, root, 0, 'ExecutionStarted', () =>
    inputText === undefined ? { input, roleArn } : { input, inputText, roleArn },
  );
  const frame = createFrame({
    chronicle: root,
    parent: undefined,
    index: 0,
    item: undefined,
    state: turn.program.scopes[0]?.start ?? nowhere,
    input,
    lastEventId: startedEventId,
  });
  // The service does not even start an execution with such an input; there is no history to tell of it.
  if (frame.inputBound > payloadBytes)
    return close(turn, root, 'FAILED', startedEventId, { error: 'InvalidExecutionInput', cause: oversizeInput });
  turn.execution.frame = frame;
  turn.ready.push(frame);
}

/** Finds who waits for an id and carries it on. */
function wake(turn: Turn, id: number, run: (frame: Frame) => Step): void {
  const owner = turn.execution.waiting.get(id);
  if (owner === undefined || !('state' in owner)) return;
  turn.execution.waiting.delete(id);
  carryOn(turn, owner, run(owner));
}

function drain(chronicle: Chronicle): readonly HistoryEvent[] {
  const { pending } = chronicle;
  if (pending === undefined || pending.length === 0) return none;
  chronicle.pending = [];
  return pending;
}

const none: readonly HistoryEvent[] = [];

function drainChildren(execution: Execution): Advanced['children'] {
  if (execution.children.length === 0) return [];
  const drained = execution.children.flatMap((chronicle) => {
    const events = drain(chronicle);
    return events.length === 0 || chronicle.origin === undefined
      ? []
      : [{ executionArn: chronicle.arn, origin: chronicle.origin, events }];
  });
  execution.children = execution.children.filter((chronicle) => chronicle.status === 'RUNNING');
  return drained;
}
