/** The entry of the worker of live values: evaluates what it is asked, one question after another. */
import { answerLive } from './answerLive';
import type { FromLiveWorker, LiveQuestion } from './liveProtocol';
import type { Sample } from './useSample';

let sample: Sample = {};

const say = (message: FromLiveWorker): void => self.postMessage(message);

self.onmessage = ({ data: question }: MessageEvent<LiveQuestion>) => {
  sample = question.sample ?? sample;
  say({ kind: 'answer', id: question.id, answer: answer(question) });
};

/** Evaluating gives failures as values; what is thrown all the same (no memory for a text) leaves nothing to show. */
function answer(question: LiveQuestion): ReturnType<typeof answerLive> {
  try {
    return answerLive(question, sample);
  } catch {
    return { kind: 'unknown' };
  }
}

say({ kind: 'ready' });
