/**
 * Drives a run: carries out its effects through ports and feeds what comes of them back as inputs. It owns no fact of
 * the run. What it holds is only of the moment: a timer on the clock, visits on show, inputs that have come while
 * another one is being taken.
 */
import { unreachable } from '../base/invariant';
import type { WorldChange } from '../base/worldChanges';
import type { HistoryEvent } from './event';
import type { ChildOrigin } from './execution';
import type { Input, RunEffect, Told, UnstampedInput } from './family/input';
import { isRunning, type Programs, type RunState } from './family/runState';
import { nextDueMs } from './family/schedule';
import { passageOf, takeSignal } from './family/takeSignal';
import type { Observer } from './observer';
import type { Outcome } from './outcome';
import { outcomeOf } from './outcomeOf';
import type { Recorder } from './recording';
import type { Clock, Passage, TaskAnswer, TaskHandlers, TaskRequest } from './ports';

/** Who carries out what a run wants, and who is told of it. */
export type RunPorts = {
  readonly handlers: TaskHandlers;
  readonly clock: Clock;
  /** Told of new events, in order, as they are recorded. */
  readonly onEvents?: (events: readonly HistoryEvent[]) => void;
  /** Told of the events of a distributed Map's child executions. */
  readonly onChildEvents?: (executionArn: string, events: readonly HistoryEvent[], origin: ChildOrigin) => void;
  /** Told of the events of executions that tasks have started. */
  readonly onNestedEvents?: (executionArn: string, events: readonly HistoryEvent[]) => void;
  /** Told of what tasks change in the world, as it changes. */
  readonly onWorldChanges?: (changes: readonly WorldChange[]) => void;
  /** Told of every input, before and after it is taken. */
  readonly recorder?: Pick<Recorder, 'begin' | 'note'>;
  readonly observer?: Observer;
};

/** A run that goes on. */
export type Driver = {
  /** Settles when the execution closes, anew after `reopen`; rejects only for a bug of ours or a listener's. */
  done(): Promise<Outcome>;
  reopen(): void;
  /** Lets something come to the run, and everything happen that can. */
  feed(input: UnstampedInput): void;
  setClock(clock: Clock): void;
  /** Carries out what a state that was taken up again still wants, and lets it go on. */
  takeUp(): void;
  /** The run's time. */
  nowMs(): number;
};

/** Creates the driver of a run. */
export function createDriver(programs: Programs, state: RunState, ports: RunPorts): Driver {
  let { clock } = ports;
  const inbox: UnstampedInput[] = [];
  const shown = new Map<number, () => void>();
  let timer: { readonly dueMs: number; readonly cancel: () => void } | undefined;
  let isPumping = false;
  let end = createEnd();

  /** Time never passes an instant that the run waits for, nor does it run back. */
  const nowMs = (): number =>
    Math.max(state.nowMs, Math.min(clock.nowMs(), nextDueMs(state) ?? Number.POSITIVE_INFINITY));
  const passage = (): Passage => passageOf(state, clock.waitsForOutsiders === true);

  function feed(input: UnstampedInput): void {
    inbox.push(input);
    pump();
  }

  function pump(): void {
    if (isPumping) return;
    isPumping = true;
    try {
      do {
        for (let input = inbox.shift(); input !== undefined; input = inbox.shift()) take(input);
        setTimer();
      } while (passage() === 'idle' && clock.skip?.() === true);
      clock.let?.(passage());
    } catch (error) {
      // A fault of ours, or of a listener: whoever waits for the end is told.
      end.reject(error);
    } finally {
      isPumping = false;
    }
  }

  /** Takes an input, and the replies that it leads to at once. */
  function take(input: UnstampedInput): void {
    // The kind and its members are the input's own; only the instant is added.
    const effects = [...apply({ ...input, atMs: nowMs() } as Input)];
    for (let i = 0; i < effects.length; i++) {
      const effect = effects[i];
      if (effect !== undefined) carryOut(effect, effects);
    }
  }

  function apply(input: Input): readonly RunEffect[] {
    const wasRunning = isRunning(state);
    ports.recorder?.begin();
    const { told, effects } = takeSignal(programs, state, input, ports.observer);
    ports.recorder?.note(input, state, told);
    for (const one of told) handOut(one);
    if (wasRunning && !isRunning(state)) close();
    return effects;
  }

  function handOut({ executionArn, origin, events }: Told): void {
    if (executionArn === state.root.execution.root.arn) ports.onEvents?.(events);
    else if (origin === undefined) ports.onNestedEvents?.(executionArn, events);
    else ports.onChildEvents?.(executionArn, events, origin);
  }

  function close(): void {
    for (const cancel of shown.values()) cancel();
    shown.clear();
    end.resolve(outcomeOf(state.root.execution));
  }

  /** Carries an effect out. What follows from it at once is added to the effects. */
  function carryOut(effect: RunEffect, effects: RunEffect[]): void {
    switch (effect.kind) {
      case 'ask':
        return ask(effect.token, effect.request, effects);
      case 'cancel':
        return ports.handlers.cancel?.(effect.token);
      case 'show':
        return show(effect.visit);
      case 'changed':
        return ports.onWorldChanges?.(effect.changes);
      default:
        return unreachable(effect);
    }
  }

  function ask(token: string, request: TaskRequest, effects: RunEffect[]): void {
    const at = { world: state.world, nowMs: state.nowMs, seed: state.seed };
    const answer = ports.handlers.request(request, at);
    if (!(answer instanceof Promise)) return add(effects, apply({ kind: 'answered', token, answer, atMs: nowMs() }));
    if (!state.promised.has(token)) add(effects, apply({ kind: 'promised', token, atMs: nowMs() }));
    answer
      .catch(failureOf)
      .then((settled) => feed({ kind: 'answered', token, answer: settled }))
      .catch(end.reject);
  }

  function show(visit: number): void {
    const cancel = clock.pace?.(() => {
      shown.delete(visit);
      feed({ kind: 'shown', visit });
    });
    if (cancel !== undefined) shown.set(visit, cancel);
  }

  /** Sees to it that the clock rings when the next thing comes due. */
  function setTimer(): void {
    const dueMs = isRunning(state) ? nextDueMs(state) : undefined;
    if (timer?.dueMs === dueMs) return;
    timer?.cancel();
    timer = undefined;
    if (dueMs === undefined) return;
    const ring = (): void => {
      timer = undefined;
      feed({ kind: 'due' });
    };
    timer = { dueMs, cancel: clock.setTimer(dueMs, ring) };
  }

  function showAll(): void {
    for (const cancel of shown.values()) cancel();
    shown.clear();
    if (state.isPaced) for (const visit of state.schedule.visits.keys()) show(visit);
  }

  return {
    done: () => end.promise,
    reopen() {
      end = createEnd();
    },
    feed,
    setClock(next) {
      timer?.cancel();
      timer = undefined;
      clock = next;
      const isPaced = next.pace !== undefined;
      if (isPaced !== state.isPaced) feed({ kind: 'pace', isPaced });
      showAll();
      pump();
    },
    takeUp() {
      if (!isRunning(state)) end.resolve(outcomeOf(state.root.execution));
      showAll();
      const open = [...state.promised, ...state.asks];
      const effects: RunEffect[] = open.map(([token, { request }]) => ({ kind: 'ask', token, request }));
      for (let i = 0; i < effects.length; i++) {
        const effect = effects[i];
        if (effect !== undefined) carryOut(effect, effects);
      }
      pump();
    },
    nowMs,
  };
}

/** There may be more effects than a call has room for arguments. */
function add(effects: RunEffect[], more: readonly RunEffect[]): void {
  for (const effect of more) effects.push(effect);
}

/** A handler that broke fails its task. */
function failureOf(error: unknown): TaskAnswer {
  const cause = error instanceof Error ? error.message : String(error);
  return { kind: 'failed', error: 'Stepyard.HandlerFailed', cause };
}

/** An end to come. */
function createEnd(): {
  readonly promise: Promise<Outcome>;
  readonly resolve: (outcome: Outcome) => void;
  readonly reject: (reason: unknown) => void;
} {
  let resolve: (outcome: Outcome) => void = () => undefined;
  let reject: (reason: unknown) => void = () => undefined;
  const promise = new Promise<Outcome>((yes, no) => {
    resolve = yes;
    reject = no;
  });
  return { promise, resolve, reject };
}
