/**
 * The page's side of live values. They are evaluated in a worker of their own, since an expression can take seconds
 * whatever limits it has, and the page must not wait for it. The worker is started by the first question and answers
 * one at a time; one that takes too long is ended together with its worker, and the next question starts another.
 */
import type { FromLiveWorker, LiveAnswer, LiveQuestion } from './liveProtocol';
import type { Sample } from './useSample';

/** What is heard of a question: its answer, or that there will be none. */
export type LiveOutcome = LiveAnswer | { readonly kind: 'tooLong' };

/** A question without what this side adds. */
export type LiveRequest = Omit<LiveQuestion, 'id' | 'sample'> & { readonly sample: Sample };

/** Evaluates texts of fields beside the page. */
export type LiveValues = {
  /**
   * Asks what a text gives. A later question of the same asker takes the place of an earlier one that is not answered
   * yet: only the last is heard of. Returns what takes the question back.
   */
  ask(asker: object, request: LiveRequest, hear: (outcome: LiveOutcome) => void): () => void;
};

/** What live values use of a Web Worker. */
export type LiveWorkerLike = Pick<Worker, 'postMessage' | 'terminate' | 'onmessage' | 'onerror'>;

/** How long a question may take before its worker is ended. */
export const livePatienceMs = 1_000;

type Waiting = {
  readonly id: number;
  readonly asker: object;
  readonly request: LiveRequest;
  readonly hear: (outcome: LiveOutcome) => void;
};

/** Creates live values over workers that the port makes. */
export function createLiveValues(createWorker: () => LiveWorkerLike): LiveValues {
  const queue = new Map<object, Waiting>();
  let worker: LiveWorkerLike | undefined;
  let isReady = false;
  let nextId = 1;
  let asked: Waiting | undefined;
  let known: Sample | undefined;
  let patience: ReturnType<typeof setTimeout> | undefined;

  function endWorker(): void {
    clearTimeout(patience);
    worker?.terminate();
    worker = undefined;
    isReady = false;
    known = undefined;
  }

  /** Forgets the question that was asked, and says how it came out. */
  function finish(outcome: LiveOutcome): void {
    clearTimeout(patience);
    const done = asked;
    asked = undefined;
    done?.hear(outcome);
  }

  function startWorker(): void {
    try {
      worker = createWorker();
    } catch {
      return giveUp(); // this browser has no workers for us
    }
    const mine = worker;
    worker.onmessage = ({ data }: MessageEvent<FromLiveWorker>) => {
      if (worker !== mine) return;
      if (data.kind === 'ready') isReady = true;
      else if (data.id === asked?.id) finish(data.answer);
      askNext();
    };
    worker.onerror = () => {
      if (worker === mine) giveUp();
    };
  }

  /** The worker cannot be had, or broke: what waits has no value to show. The next question tries again. */
  function giveUp(): void {
    endWorker();
    const waiting = [...queue.values()];
    queue.clear();
    finish({ kind: 'unknown' });
    for (const { hear } of waiting) hear({ kind: 'unknown' });
  }

  function askNext(): void {
    if (asked !== undefined) return;
    const [next] = queue.values();
    if (next === undefined) return;
    if (worker === undefined) return startWorker();
    if (!isReady) return;
    queue.delete(next.asker);
    asked = next;
    const { sample, ...question } = next.request;
    const isKnown = known !== undefined && known.input === sample.input && known.result === sample.result;
    known = sample;
    patience = setTimeout(() => {
      endWorker();
      finish({ kind: 'tooLong' });
      askNext();
    }, livePatienceMs);
    try {
      worker.postMessage({ ...question, id: next.id, ...(isKnown ? {} : { sample }) } satisfies LiveQuestion);
    } catch {
      known = undefined; // data too deep to be copied
      finish({ kind: 'unknown' });
      askNext();
    }
  }

  return {
    ask(asker, request, hear) {
      const waiting: Waiting = { id: nextId++, asker, request, hear: (outcome) => isWanted && hear(outcome) };
      let isWanted = true;
      queue.delete(asker); // to the end of the line
      queue.set(asker, waiting);
      askNext();
      return () => {
        isWanted = false;
        if (queue.get(asker) === waiting) queue.delete(asker);
      };
    },
  };
}

/** The live values of the page. */
export const liveValues: LiveValues = createLiveValues(
  () => new Worker(new URL('./liveWorker.ts', import.meta.url), { type: 'module', name: 'Stepyard live values' }),
);
