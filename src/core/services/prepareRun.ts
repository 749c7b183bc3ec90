/** Prepares a run whose tasks are answered from a world, with the workflows at hand. */
import type { JsonObject } from '../base/json';
import type { HistoryEvent } from '../interpreter/event';
import type { Outcome } from '../interpreter/outcome';
import type { TaskHandlers } from '../interpreter/ports';
import type { Program } from '../interpreter/program';
import { runExecution, type RunHandle, type RunOptions, type SharedWorld } from '../interpreter/run';
import { createSharedClock } from '../interpreter/sharedClock';
import { createNestedWorkflows } from './nestedWorkflows';
import { createRegistry, type RegistryOptions } from './registry';
import { emptyWorld, forkWorld } from './world';

/** What a run in a world needs. */
export type WorldRunOptions = Omit<RunOptions, 'handlers' | 'sharedWorld'> & {
  /** The world that is kept; the run begins with a copy. */
  readonly world?: JsonObject;
  /** What the world's workflows compile to. */
  readonly workflows?: ReadonlyMap<string, Program>;
  readonly services: Omit<RegistryOptions, 'nest'>;
  /** Puts somebody in front of those who answer. */
  readonly around?: (handlers: TaskHandlers) => TaskHandlers;
  /** Told of the events of executions that tasks have started. */
  readonly onNestedEvents?: (events: readonly HistoryEvent[]) => void;
};

/** A run that has been prepared. */
export type PreparedRun = {
  /** It is paused before its beginning. */
  readonly run: RunHandle;
  /** Lets it go on to its end. What it has started and nobody looks at any more is stopped then. */
  finish(): Promise<Outcome>;
};

/** Prepares a run. Nothing has happened on return. */
export function prepareRun(options: WorldRunOptions): PreparedRun {
  const shared: SharedWorld = { world: forkWorld(options.world ?? emptyWorld) };
  const clock = createSharedClock(options.clock);
  let stopNested = (): void => undefined;
  const registry = createRegistry({
    ...options.services,
    nest(otherwise) {
      const nested = createNestedWorkflows({
        workflows: options.workflows ?? new Map<string, Program>(),
        clock,
        seed: options.seed,
        root: () => run,
        handlers: () => handlers,
        otherwise,
        sharedWorld: shared,
        ...(options.onNestedEvents === undefined ? {} : { onEvents: options.onNestedEvents }),
      });
      stopNested = nested.stop;
      return nested;
    },
  });
  const handlers = options.around?.(registry) ?? registry;
  const run: RunHandle = runExecution({
    ...options,
    handlers,
    clock: clock.join(() => run.isIdle()).clock,
    sharedWorld: shared,
    paused: true,
  });
  return {
    run,
    async finish() {
      run.resume();
      const outcome = await run.done;
      stopNested();
      return outcome;
    },
  };
}
