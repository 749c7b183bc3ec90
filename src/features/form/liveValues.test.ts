import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { answerLive } from './answerLive';
import type { FromLiveWorker, LiveField, LiveQuestion } from './liveProtocol';
import { createLiveValues, livePatienceMs, type LiveOutcome, type LiveWorkerLike } from './liveValues';

const field: LiveField = { name: 'Output', isJson: true, language: 'JSONata' };
const sample = { input: { n: 2 } };

type PlayedWorker = LiveWorkerLike & {
  readonly posted: LiveQuestion[];
  isEnded: boolean;
  say(message: FromLiveWorker): void;
};

/** Live values over workers that answer when they are told to. */
function play() {
  const workers: PlayedWorker[] = [];
  const values = createLiveValues(() => {
    const worker: PlayedWorker = {
      posted: [],
      isEnded: false,
      onmessage: null,
      onerror: null,
      postMessage: (question: LiveQuestion) => void worker.posted.push(question),
      terminate: () => void (worker.isEnded = true),
      say: (data) => void worker.onmessage?.call(worker as unknown as Worker, new MessageEvent('message', { data })),
    };
    workers.push(worker);
    return worker;
  });
  const heard: [string, LiveOutcome][] = [];
  const ask = (asker: object, text: string, from = sample) =>
    values.ask(asker, { field, text, sample: from }, (outcome) => heard.push([text, outcome]));
  const answer = (worker: PlayedWorker | undefined, brief: string): void =>
    worker?.say({ kind: 'answer', id: worker.posted.at(-1)?.id ?? 0, answer: { kind: 'value', brief, whole: brief } });
  return { workers, heard, ask, answer };
}

describe('live values', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('start their worker with the first question, and send a sample once', () => {
    const { workers, heard, ask, answer } = play();
    expect(workers).toEqual([]);

    ask({}, 'a');
    workers[0]?.say({ kind: 'ready' });
    answer(workers[0], '1');
    ask({}, 'b');
    answer(workers[0], '2');
    ask({}, 'c', { input: { n: 3 } });

    expect(heard.map(([text, outcome]) => [text, outcome.kind])).toEqual([
      ['a', 'value'],
      ['b', 'value'],
    ]);
    expect(workers[0]?.posted.map(({ text, sample: sent }) => [text, sent])).toEqual([
      ['a', sample],
      ['b', undefined],
      ['c', { input: { n: 3 } }],
    ]);
  });

  it('ask only the last of what one field asked meanwhile, and tell no stale answer', () => {
    const { workers, heard, ask, answer } = play();
    const asker = {};

    const takeBack = ask(asker, 'a');
    workers[0]?.say({ kind: 'ready' });
    takeBack();
    ask(asker, 'ab')();
    ask(asker, 'abc');
    answer(workers[0], 'of a');
    answer(workers[0], 'of abc');

    expect(workers[0]?.posted.map(({ text }) => text)).toEqual(['a', 'abc']);
    expect(heard.map(([text]) => text)).toEqual(['abc']);
  });

  it('end a worker that takes too long, say so, and go on with another one', () => {
    const { workers, heard, ask, answer } = play();

    ask({}, 'slow');
    ask({}, 'quick');
    workers[0]?.say({ kind: 'ready' });
    vi.advanceTimersByTime(livePatienceMs);
    expect(workers[0]?.isEnded).toBe(true);
    answer(workers[0], 'too late');
    workers[1]?.say({ kind: 'ready' });
    answer(workers[1], '1');

    expect(heard.map(([text, outcome]) => [text, outcome.kind])).toEqual([
      ['slow', 'tooLong'],
      ['quick', 'value'],
    ]);
    expect(workers[1]?.posted).toMatchObject([{ text: 'quick', sample }]);
  });

  it('do not count the time until the worker is there', () => {
    const { workers, heard, ask } = play();

    ask({}, 'a');
    vi.advanceTimersByTime(60_000);

    expect(workers).toHaveLength(1);
    expect(heard).toEqual([]);
  });

  it('show nothing where a worker cannot be had, and try again', () => {
    const { workers, heard, ask } = play();

    ask({}, 'a');
    workers[0]?.onerror?.call(workers[0] as unknown as Worker, new Event('error') as ErrorEvent);
    ask({}, 'b');

    expect(heard).toEqual([['a', { kind: 'unknown' }]]);
    expect(workers).toHaveLength(2);
  });
});

describe('an answer', () => {
  const ask = (text: string, member?: string) =>
    answerLive({ id: 1, field, text, member }, { input: { list: Array.from({ length: 50_000 }, (_, i) => i) } });

  it('is what the text gives, or a member of it', () => {
    expect(ask('{% {"a": 1} %}')).toEqual({ kind: 'value', brief: '{"a":1}', whole: '{\n  "a": 1\n}' });
    expect(ask('{"a": "{% 1 + 1 %}"}', 'a')).toEqual({ kind: 'value', brief: '2', whole: '2' });
    expect(ask('{% $nope() %}')).toMatchObject({ kind: 'failure' });
    expect(ask('{% 1 +')).toEqual({ kind: 'unknown' });
  });

  it('is short, however large the value', () => {
    const answer = ask('{% [$states.input, $states.input] %}');

    expect(answer).toMatchObject({ kind: 'value' });
    expect(JSON.stringify(answer).length).toBeLessThan(3_000);
  });

  it('is the failure of the expression where that makes too much work', () => {
    expect(ask('{% $map([1..2000], function($i){ $sum($states.input.list) }) %}')).toMatchObject({
      kind: 'failure',
      reason: expect.stringContaining('timeout') as string,
    });
  });
});
