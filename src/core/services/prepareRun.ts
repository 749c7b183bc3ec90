/** Prepares a run whose tasks are answered from a world, with the workflows at hand. */
import type { Outcome } from '../interpreter/outcome';
import type { TaskHandlers } from '../interpreter/ports';
import { runExecution, type RunHandle, type RunOptions } from '../interpreter/run';
import { createRegistry, type RegistryOptions } from './registry';
import { emptyWorld, forkWorld } from './world';

/** What a run in a world needs: `world` is the one that is kept, `workflows` what its workflows compile to. */
export type WorldRunOptions = Omit<RunOptions, 'handlers'> & {
  readonly services: RegistryOptions;
  /** Puts somebody in front of those who answer. */
  readonly around?: (handlers: TaskHandlers) => TaskHandlers;
};

/** A run that has been prepared. */
export type PreparedRun = {
  /** It is paused before its beginning. */
  readonly run: RunHandle;
  /** Lets it go on to its end. */
  finish(): Promise<Outcome>;
};

/** Prepares a run, which begins with a copy of the world. Nothing has happened on return. */
export function prepareRun(options: WorldRunOptions): PreparedRun {
  const registry = createRegistry(options.services);
  const run = runExecution({
    ...options,
    handlers: options.around?.(registry) ?? registry,
    world: forkWorld(options.world ?? emptyWorld),
    paused: true,
  });
  return {
    run,
    finish() {
      run.resume();
      return run.done;
    },
  };
}
