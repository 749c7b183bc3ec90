/**
 * The page's side of the work on long texts: looking for problems and arranging scopes takes
 * seconds near the service's limit of 1 MB, and the page must not wait for it. Each of the two
 * has a worker of its own, which is started by its first question and answers one at a time.
 */
import type { Problem } from '../../core/asl/problem';
import type { SdkNamesFile } from '../../core/asl/sdk/readSdkNames';
import type { ScopeLayout } from '../../core/graph/layoutScope';
import type { ScopeShape } from '../../core/graph/scopeShape';
import type { BackgroundAnswer, JudgeQuestion, LayOutQuestion } from './backgroundProtocol';
import type { WorkerLike } from './client';

/** A text to be judged, with all that the judgement depends on. */
export type ToJudge = Omit<JudgeQuestion, 'kind'>;

/**
 * Works on long texts beside the page. Answers are undefined where no worker can
 * be had, where the work failed, and where the question was taken back meanwhile.
 */
export type Background = {
  readonly judge: (text: ToJudge, wanted: AbortSignal) => Promise<readonly Problem[] | undefined>;
  readonly layOut: (shape: ScopeShape, wanted: AbortSignal) => Promise<ScopeLayout | undefined>;
  /** Ends the workers. A later question starts others. */
  readonly end: () => void;
};

/** How long work that nobody wants any more may go on before its worker is ended: what it knows is worth as much. */
export const unwantedPatienceMs = 1_500;

/** Creates the work on long texts over workers that the port makes. */
export function createBackground(createWorker: () => WorkerLike): Background {
  const [judging, arranging] = [createLine(createWorker), createLine(createWorker)];
  let handedOver: SdkNamesFile | undefined;
  return {
    judge: async ({ sdkNames, ...text }, wanted) => {
      const answer = await judging.ask((isNew) => {
        const isKnown = sdkNames === handedOver && !isNew;
        handedOver = sdkNames;
        return { kind: 'judge', ...text, ...(!isKnown && { sdkNames }) };
      }, wanted);
      return answer?.kind === 'judged' ? answer.problems : undefined;
    },
    layOut: async (shape, wanted) => {
      const answer = await arranging.ask(() => ({ kind: 'layOut', shape }), wanted);
      return answer?.kind === 'laidOut' ? answer.layout : undefined;
    },
    end: () => {
      judging.end();
      arranging.end();
    },
  };
}

/** Makes a question when its turn has come; a new worker remembers nothing of what others were told. */
type Ask = (isNew: boolean) => JudgeQuestion | LayOutQuestion;

type Line = {
  readonly ask: (make: Ask, wanted: AbortSignal) => Promise<BackgroundAnswer | undefined>;
  readonly end: () => void;
};

/** One worker with one question at a time; those that wait meanwhile stand in line. */
function createLine(createWorker: () => WorkerLike): Line {
  let worker: WorkerLike | undefined;
  let turn: Promise<unknown> = Promise.resolve();
  let giveUp: () => void = () => undefined;

  function end(): void {
    worker?.terminate();
    worker = undefined;
    giveUp();
  }

  function askNow(make: Ask, wanted: AbortSignal): Promise<BackgroundAnswer | undefined> {
    if (wanted.aborted) return Promise.resolve(undefined);
    return new Promise((resolve) => {
      let patience: ReturnType<typeof setTimeout> | undefined;
      const lose = (): void => void (patience ??= setTimeout(end, unwantedPatienceMs));
      const finish = (answer: BackgroundAnswer | undefined): void => {
        clearTimeout(patience);
        wanted.removeEventListener('abort', lose);
        giveUp = () => undefined;
        resolve(wanted.aborted ? undefined : answer);
      };
      giveUp = () => finish(undefined);
      wanted.addEventListener('abort', lose);
      try {
        const isNew = worker === undefined;
        worker ??= createWorker();
        worker.onmessage = ({ data }: MessageEvent<BackgroundAnswer>) => finish(data);
        worker.onerror = end;
        worker.onmessageerror = end;
        worker.postMessage(make(isNew));
      } catch {
        end(); // this browser has no workers for us
      }
    });
  }

  return {
    ask: (make, wanted) => {
      const asked = turn.then(() => askNow(make, wanted));
      turn = asked;
      return asked;
    },
    end,
  };
}

/** Starts a worker from our own bundle. */
export function createBackgroundWorker(): Worker {
  return new Worker(new URL('./backgroundWorker.ts', import.meta.url), { type: 'module', name: 'Stepyard long texts' });
}
