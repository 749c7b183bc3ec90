/** One run, served: messages of the page come in, the execution is driven, messages go out. */
import { fillPlaceholders } from '../../core/asl/placeholders/fillPlaceholders';
import { unreachable } from '../../core/base/invariant';
import type { JsonObject } from '../../core/base/json';
import { packVisit } from '../../core/history/plainView';
import {
  createScaledClock,
  createSimulatedClock,
  createStepClock,
  createWatchClock,
} from '../../core/interpreter/clock';
import { compile } from '../../core/interpreter/compile';
import type { Clock, TaskHandlers } from '../../core/interpreter/ports';
import { runExecution, type RunHandle } from '../../core/interpreter/run';
import { checkTask } from '../../core/services/parameterRules';
import { compileWorkflows } from '../../core/services/workflowsAtHand';
import { emptyWorld, forkWorld } from '../../core/services/world';
import { packHistory } from './archive';
import { createOutbox, frameMs, type OutboxPort } from './outbox';
import { listedPlaceholderLimit, type RunOrder, type RunSpeed, type TokenMessage, type ToWorker } from './protocol';
import { createWorldNews } from './worldNews';
import { watchTokens, type TokenWatch } from './watchTokens';

/** How long one visit is shown at speed Watch, and how long a wait lasts there at most. */
const watchPace = { visitMs: 450, longestWaitMs: 1_500 };

/**
 * Makes the handlers of a run of a definition. With `answersWaiting`, tasks
 * that wait for a person are answered with samples as well.
 */
export type CreateHandlers = (options: {
  readonly answersWaiting: boolean;
  readonly definition: JsonObject;
}) => TaskHandlers;

/** Serves the run of one worker. `receive` takes the page's messages. */
export function serveRun(port: OutboxPort, createHandlers: CreateHandlers): { receive(message: ToWorker): void } {
  const outbox = createOutbox(port);
  const worldNews = createWorldNews(port);
  let run: RunHandle | undefined;
  let clock: Clock | undefined;
  let tokens: TokenWatch | undefined;
  let isPaused = false;
  let toldMs = Number.NEGATIVE_INFINITY;
  let cancelTelling: (() => void) | undefined;

  function setPaused(paused: boolean): void {
    isPaused = paused;
    port.post({ kind: 'paused', paused });
  }

  function start(order: RunOrder): void {
    const { values = {}, bare = [] } = order.placeholders ?? {};
    const { definition, placeholders } = fillPlaceholders(order.definition, { values, bare: new Set(bare) });
    if (placeholders.length > 0)
      port.post({ kind: 'filled', placeholders: placeholders.slice(0, listedPlaceholderLimit) });
    const program = compile(definition, { checkTask });
    if (!program.ok) {
      port.post({ kind: 'refused', reason: program.error });
      return;
    }
    const world = forkWorld(order.world ?? emptyWorld);
    const workflows = compileWorkflows(world, { checkTask });
    if (!workflows.ok) {
      port.post({ kind: 'refused', reason: workflows.error });
      return;
    }
    tokens = watchTokens(createHandlers({ answersWaiting: order.samplesAnswer === true, definition }), {
      nowMs: () => clock?.nowMs() ?? order.startMs,
      rootArn: () => run?.executionArn,
      onChange: tell,
    });
    clock = createClock(order.speed, order.startMs);
    if (order.speed === 'step') setPaused(true);
    run = runExecution({
      program: program.value,
      workflows: workflows.value,
      input: order.input,
      inputText: order.inputText,
      handlers: tokens.handlers,
      clock,
      seed: order.seed,
      type: order.type,
      name: order.name,
      stateMachineName: order.stateMachineName,
      // Goes on below, when there is a handle for those who are asked.
      paused: true,
      onEvents: outbox.add,
      onChildEvents: outbox.addChild,
      world,
      onWorldChanges: worldNews.add,
    });
    run.done.then(
      () => {
        outbox.flush();
        worldNews.flush();
        if (cancelTelling) tellNow();
        port.post({ kind: 'closed' });
        archive();
      },
      (error: unknown) => port.post({ kind: 'broken', reason: sayWhy(error) }),
    );
    if (order.speed !== 'step') run.resume();
  }

  /** Hands the history of a huge run over. Where that cannot be done this worker goes on giving out pages. */
  function archive(): void {
    const unsent = outbox.unsent();
    if (unsent === undefined) return;
    packHistory(unsent.events, unsent.heads).then(
      (packed) => port.post({ kind: 'archive', archive: packed }),
      () => undefined,
    );
  }

  /** Tells which tasks wait, at most once a frame: a Map may ask ten thousand times in one go. */
  function tell(): void {
    if (port.nowMs() - toldMs >= frameMs) tellNow();
    else cancelTelling ??= port.delay(frameMs, tellNow);
  }

  function tellNow(): void {
    cancelTelling?.();
    cancelTelling = undefined;
    toldMs = port.nowMs();
    port.post({ kind: 'waiting', tasks: tokens?.tasks() ?? [] });
  }

  function createClock(speed: RunSpeed, startMs: number): Clock {
    switch (speed) {
      case 'watch':
        return createWatchClock(port, startMs, watchPace);
      case 'step':
        return createStepClock(port, startMs);
      case 'instant':
        return createSimulatedClock(startMs, { waitsForOutsiders: true });
      case 'x1':
        return createScaledClock(port, startMs, 1);
      case 'x60':
        return createScaledClock(port, startMs, 60);
      case 'x3600':
        return createScaledClock(port, startMs, 3600);
      default:
        return unreachable(speed);
    }
  }

  function answer(token: string, message: TokenMessage): void {
    // What lapses with the execution alone is taken by nobody; whoever does
    // anything else about an activity's task has taken it before.
    const isTaken = message.kind !== 'lapse' || tokens?.lapseOf(token)?.by !== 'execution';
    const activityArn = isTaken ? tokens?.activityOf(token) : undefined;
    if (activityArn !== undefined) run?.getActivityTask(activityArn, 'you', token);
    if (message.kind === 'success' || message.kind === 'failure') tokens?.settle(token);
    else tokens?.setLapsing(token, message.kind === 'lapse');
    switch (message.kind) {
      case 'success':
        return void run?.sendTaskSuccess(token, message.output);
      case 'failure':
        return void run?.sendTaskFailure(token, message.error, message.cause);
      case 'heartbeat':
        return void run?.sendTaskHeartbeat(token);
      case 'lapse':
        return void run?.letLapse(token);
      default:
        return unreachable(message);
    }
  }

  function receive(message: ToWorker): void {
    switch (message.kind) {
      case 'start':
        return start(message.order);
      case 'stop':
        return run?.stop(message.error, message.cause);
      case 'pause':
        run?.pause();
        return setPaused(true);
      case 'resume':
        setPaused(false);
        return run?.resume();
      case 'step':
        if (!isPaused) receive({ kind: 'pause' });
        return run?.step();
      case 'speed':
        if (!run || !clock) return;
        clock = createClock(message.speed, clock.nowMs());
        run.setClock(clock);
        return receive(message.speed === 'step' ? { kind: 'pause' } : { kind: 'resume' });
      case 'answer':
        return answer(message.token, message.answer);
      case 'page':
        return port.post({
          kind: 'page',
          requestId: message.requestId,
          events: outbox.page(message.fromIndex, message.count),
        });
      case 'visits':
        return void outbox
          .visits(message.chunk)
          .then((visits) => port.post({ kind: 'visits', requestId: message.requestId, visits: visits.map(packVisit) }));
      default:
        return unreachable(message);
    }
  }

  return {
    receive(message) {
      try {
        receive(message);
      } catch (error) {
        outbox.flush();
        port.post({ kind: 'broken', reason: sayWhy(error) });
      }
    },
  };
}

function sayWhy(error: unknown): string {
  const why = error instanceof Error ? error.message : String(error);
  return `The run came to a fault of Stepyard's own: ${why}`;
}
