import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { readMachine } from '../../core/asl/testing/readMachine';
import { sdkNames } from '../../core/asl/testing/sdkNames';
import { validate } from '../../core/asl/validate';
import { createBackgroundAnswers } from './answerBackground';
import { createBackground, unwantedPatienceMs, type ToJudge } from './background';
import type { JudgeQuestion, LayOutQuestion } from './backgroundProtocol';
import type { WorkerLike } from './client';

/** Workers that answer when the test says so, and remember what they were asked. */
function fakeWorkers() {
  const workers: (WorkerLike & {
    readonly asked: (JudgeQuestion | LayOutQuestion)[];
    isEnded: boolean;
    readonly answer: () => void;
  })[] = [];
  const create = (): WorkerLike => {
    const answers = createBackgroundAnswers();
    const asked: (JudgeQuestion | LayOutQuestion)[] = [];
    const worker = {
      asked,
      isEnded: false,
      onmessage: null as WorkerLike['onmessage'],
      onerror: null as WorkerLike['onerror'],
      onmessageerror: null,
      postMessage: (question: JudgeQuestion | LayOutQuestion) => void asked.push(structuredClone(question)),
      terminate: () => void (worker.isEnded = true),
      answer: () => {
        const question = asked.at(-1);
        if (question && !worker.isEnded)
          // called as a worker would
          worker.onmessage?.call(worker as never, { data: structuredClone(answers(question)) } as MessageEvent);
      },
    };
    workers.push(worker);
    return worker;
  };
  return { create, workers };
}

const textOf = (next: string): string => JSON.stringify({ StartAt: 'A', States: { A: { Type: 'Pass', Next: next } } });
const toJudge = (text: string, more: Partial<ToJudge> = {}): ToJudge => ({
  text,
  syntax: 'json',
  type: 'STANDARD',
  isJsonc: false,
  ...more,
});
const wanted = (): AbortController => new AbortController();
const turn = async (): Promise<void> => {
  for (let i = 0; i < 5; i++) await Promise.resolve();
};

describe('work on long texts', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('finds the problems that the page would find, whatever was judged before', async () => {
    const { create, workers } = fakeWorkers();
    const background = createBackground(create);
    for (const text of [textOf('B'), textOf('A'), textOf('B').replace('}', '')]) {
      const judged = background.judge(toJudge(text), wanted().signal);
      await turn();
      workers[0]?.answer();
      expect((await judged)?.map(({ code }) => code)).toEqual(validate(readMachine(text)).map(({ code }) => code));
    }
    expect(workers).toHaveLength(1);
  });

  it('hands the names of calls over once to each worker', async () => {
    const { create, workers } = fakeWorkers();
    const background = createBackground(create);
    const call = JSON.stringify({
      StartAt: 'A',
      States: { A: { Type: 'Task', Resource: 'arn:aws:states:::aws-sdk:s3:getObjekt', Arguments: {}, End: true } },
      QueryLanguage: 'JSONata',
    });
    const judge = async () => {
      const judged = background.judge(toJudge(call, { sdkNames: sdkNames().file }), wanted().signal);
      await turn();
      workers.at(-1)?.answer();
      return (await judged)?.map(({ code }) => code);
    };

    const first = await judge();
    expect(first).not.toEqual([]);
    expect(await judge()).toEqual(first);
    expect(workers[0]?.asked.map((question) => 'sdkNames' in question)).toEqual([true, false]);

    background.end();
    expect(await judge()).toEqual(first);
    expect(workers[1]?.asked.map((question) => 'sdkNames' in question)).toEqual([true]);
  });

  it('leaves what is not wanted any more unanswered, and asks the next when it is done', async () => {
    const { create, workers } = fakeWorkers();
    const background = createBackground(create);
    const [early, late] = [wanted(), wanted()];
    const first = background.judge(toJudge(textOf('B')), early.signal);
    await turn();
    early.abort();
    const second = background.judge(toJudge(textOf('A')), late.signal);
    await turn();
    expect(workers[0]?.asked).toHaveLength(1);

    workers[0]?.answer();
    expect(await first).toBeUndefined();
    await turn();
    workers[0]?.answer();

    expect(await second).toBeDefined();
    expect(workers).toHaveLength(1);
  });

  it('ends a worker that goes on for long with what nobody wants', async () => {
    const { create, workers } = fakeWorkers();
    const background = createBackground(create);
    const [early, late] = [wanted(), wanted()];
    const first = background.judge(toJudge(textOf('B')), early.signal);
    await turn();
    early.abort();
    const second = background.judge(toJudge(textOf('A')), late.signal);

    vi.advanceTimersByTime(unwantedPatienceMs);
    expect(await first).toBeUndefined();
    await turn();
    expect(workers.map(({ isEnded }) => isEnded)).toEqual([true, false]);

    workers[1]?.answer();
    expect(await second).toBeDefined();
  });

  it('has no answer where no worker can be had, or where it breaks', async () => {
    const none = createBackground(() => {
      throw new Error('no workers here');
    });
    expect(await none.judge(toJudge(textOf('B')), wanted().signal)).toBeUndefined();

    const { create, workers } = fakeWorkers();
    const judged = createBackground(create).judge(toJudge(textOf('B')), wanted().signal);
    await turn();
    workers[0]?.onerror?.call(workers[0] as never, {} as ErrorEvent); // called as a worker would
    expect(await judged).toBeUndefined();
    expect(workers[0]?.isEnded).toBe(true);
  });
});
