/** The entry of a run's worker: binds `serveRun` to the worker's messages and timers. */
import { createRunHandlers } from './createRunHandlers';
import { answerSuggest } from './answerSuggest';
import type { FromWorker, SuggestOrder, ToWorker } from './protocol';
import { serveRun } from './serveRun';

const served = serveRun(
  {
    post: (message: FromWorker) => self.postMessage(message),
    nowMs: () => Date.now(),
    delay(delayMs, fire) {
      const timer = setTimeout(fire, delayMs);
      return () => clearTimeout(timer);
    },
  },
  createRunHandlers,
);

self.onmessage = ({ data }: MessageEvent<ToWorker | SuggestOrder>) => {
  if (data.kind === 'suggest') self.postMessage(answerSuggest(data));
  else served.receive(data);
};
