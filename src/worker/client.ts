/** The page's side of a run's worker: starts it, passes messages, and ends it when it does not answer. */
import type { FromWorker, RunOrder, ToWorker } from './protocol';

/** One started run, seen from the page. */
export type RunLink = {
  /** Passes a request on; a worker that is gone ignores it. */
  send(message: Exclude<ToWorker, { kind: 'start' }>): void;
  /** Ends the worker at once. Nothing is heard from it any more. */
  end(): void;
};

/** Starts runs; the port behind `createRunsStore`. */
export type Runner = {
  start(order: RunOrder, hear: (message: FromWorker) => void): RunLink;
};
