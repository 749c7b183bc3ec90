/** The page's side of a run's worker: starts it, passes messages, and ends it when it does not answer. */
import type { Json } from '../../core/base/json';
import type { FromWorker, RunOrder, SuggestOrder, Suggestion, ToWorker } from './protocol';

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
  /** An input to try a definition with; undefined when none is found in time. */
  suggest(order: Omit<SuggestOrder, 'kind'>): Promise<Json | undefined>;
};

/** What the runner uses of a Web Worker. */
export type WorkerLike = Pick<Worker, 'postMessage' | 'terminate' | 'onmessage' | 'onerror' | 'onmessageerror'>;

/** How long a worker may take to obey Stop before it is taken to be stuck. */
export const stopPatienceMs = 1_500;

/** How long an input may be looked for. */
export const suggestPatienceMs = 10_000;

/** Creates a runner that gives each run a worker of its own: a runaway expression can always be ended. */
export function createRunner(createWorker: () => WorkerLike): Runner {
  return {
    suggest: (order) => askForInput(createWorker, order),
    start(order, hear) {
      const worker = createWorker();
      let isOver = false;
      let isClosed = false;
      let patience: ReturnType<typeof setTimeout> | undefined;

      function end(): void {
        isOver = true;
        clearTimeout(patience);
        worker.terminate();
      }

      function lose(reason: string): void {
        if (isOver) return;
        end();
        hear({ kind: 'broken', reason });
      }

      worker.onmessage = (event: MessageEvent<FromWorker>) => {
        if (isOver) return;
        if (event.data.kind === 'closed') {
          isClosed = true;
          clearTimeout(patience);
        }
        hear(event.data);
      };
      worker.onerror = (event) => lose(`The run's worker broke off: ${event.message || 'it could not be started'}.`);
      worker.onmessageerror = () => lose("The run's worker said something that cannot be read.");
      try {
        worker.postMessage({ kind: 'start', order } satisfies ToWorker);
      } catch (error) {
        // Cloning fails for values nested more deeply than the browser can copy.
        queueMicrotask(() =>
          lose(`The run could not be handed to its worker: ${error instanceof Error ? error.message : String(error)}.`),
        );
      }

      return {
        send(message) {
          if (isOver) return;
          worker.postMessage(message);
          if (message.kind === 'stop' && !isClosed) {
            patience ??= setTimeout(
              () => lose('The run did not answer to Stop, so its worker was ended. What it had recorded is kept.'),
              stopPatienceMs,
            );
          }
        },
        end,
      };
    },
  };
}

/** A worker of its own looks for it, which is ended afterwards, or when it takes too long. */
function askForInput(createWorker: () => WorkerLike, order: Omit<SuggestOrder, 'kind'>): Promise<Json | undefined> {
  return new Promise((resolve) => {
    let worker: WorkerLike | undefined;
    const finish = (input: Json | undefined): void => {
      clearTimeout(patience);
      worker?.terminate();
      resolve(input);
    };
    const patience = setTimeout(() => finish(undefined), suggestPatienceMs);
    try {
      worker = createWorker();
      worker.onmessage = ({ data }: MessageEvent<Suggestion>) => finish(data.input);
      worker.onerror = () => finish(undefined);
      worker.onmessageerror = () => finish(undefined);
      worker.postMessage({ kind: 'suggest', ...order } satisfies SuggestOrder);
    } catch {
      finish(undefined); // no workers here, or a definition too deep to be copied
    }
  });
}

/** Starts a worker from our own bundle. */
export function createRunWorker(): Worker {
  return new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name: 'Stepyard run' });
}
