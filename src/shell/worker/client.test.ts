import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { answerSuggest } from './answerSuggest';
import { createRunner, stopPatienceMs, suggestPatienceMs, type WorkerLike } from './client';
import type { FromWorker, RunOrder, Suggestion } from './protocol';

const order: RunOrder = {
  definition: {},
  type: 'STANDARD',
  name: 'run-1',
  input: {},
  speed: 'watch',
  seed: 1,
  startMs: 0,
};

function play(postMessage: (message: unknown) => void = () => undefined) {
  const posted: unknown[] = [];
  const heard: FromWorker[] = [];
  const worker: WorkerLike & { terminated: boolean } = {
    terminated: false,
    onmessage: null,
    onerror: null,
    onmessageerror: null,
    postMessage(message: unknown) {
      postMessage(message);
      posted.push(message);
    },
    terminate: () => void (worker.terminated = true),
  };
  const link = createRunner(() => worker).start(order, (message) => void heard.push(message));
  const say = (message: FromWorker): void =>
    void worker.onmessage?.call(worker as unknown as Worker, new MessageEvent('message', { data: message }));
  return { worker, link, posted, heard, say };
}

describe('createRunner', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('hands the order to the worker and passes on what it says', () => {
    const { posted, heard, say } = play();

    say({ kind: 'paused', paused: true });

    expect(posted).toEqual([{ kind: 'start', order }]);
    expect(heard).toEqual([{ kind: 'paused', paused: true }]);
  });

  it('asks a worker of its own for an input, which is ended when it has answered or takes too long', async () => {
    const { worker } = play();
    const runner = createRunner(() => worker);
    const answer = (data: Suggestion): void =>
      void worker.onmessage?.call(worker as unknown as Worker, new MessageEvent('message', { data }));

    const first = runner.suggest({ definition: {} });
    answer(
      answerSuggest({
        kind: 'suggest',
        definition: { StartAt: 'A', States: { A: { Type: 'Wait', SecondsPath: '$.${Key}', End: true } } },
      }),
    );
    expect(await first).toEqual({ Key: 1 });
    expect(worker.terminated).toBe(true);

    worker.terminated = false;
    const second = runner.suggest({ definition: {} });
    vi.advanceTimersByTime(suggestPatienceMs);
    expect(await second).toBeUndefined();
    expect(worker.terminated).toBe(true);
  });

  it('ends a worker that does not answer to Stop', () => {
    const { worker, link, heard } = play();

    link.send({ kind: 'stop' });
    expect(worker.terminated).toBe(false);
    vi.advanceTimersByTime(stopPatienceMs);

    expect(worker.terminated).toBe(true);
    expect(heard).toMatchObject([{ kind: 'broken' }]);
  });

  it('leaves a worker alone that closed its run in time', () => {
    const { worker, link, say } = play();

    link.send({ kind: 'stop' });
    say({ kind: 'closed' });
    vi.advanceTimersByTime(10 * stopPatienceMs);

    expect(worker.terminated).toBe(false);
  });

  it('says that a run is lost when its worker breaks off', () => {
    const { worker, heard } = play();

    worker.onerror?.call(
      worker as unknown as Worker,
      Object.assign(new Event('error'), { message: 'out of memory' }) as ErrorEvent,
    );

    expect(heard).toEqual([{ kind: 'broken', reason: "The run's worker broke off: out of memory." }]);
  });

  it('says so when the order cannot be copied', async () => {
    const { heard } = play(() => {
      throw new Error('too deep');
    });

    await Promise.resolve();

    expect(heard).toEqual([{ kind: 'broken', reason: 'The run could not be handed to its worker: too deep.' }]);
  });

  it('hears nothing of a worker after its end', () => {
    const { link, heard, say } = play();

    link.end();
    say({ kind: 'closed' });

    expect(heard).toEqual([]);
  });
});
