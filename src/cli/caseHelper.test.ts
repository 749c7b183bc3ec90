import { fileURLToPath } from 'node:url';
import { afterEach, expect, it } from 'vitest';
import { answerApart } from './batch';
import { createCaseHelper, startHelper } from './caseHelper';

const script = fileURLToPath(new URL('./testing/breakingHelper.mjs', import.meta.url));
const helpers: { end(): void }[] = [];
afterEach(() => helpers.splice(0).forEach(({ end }) => end()));

function createHelper(patienceMs = 60_000) {
  const helper = createCaseHelper(() => startHelper(script, [], 64), patienceMs);
  helpers.push(helper);
  return helper;
}

it.each(['abort', 'memory'])('answers the lines after one that ended its process: %s', async (breaking) => {
  const helper = createHelper();
  const before = JSON.parse(await answerApart('one', helper)) as { pid: number };

  expect(await helper.answer(breaking)).toMatchObject({ kind: 'ended' });
  expect(JSON.parse(await answerApart('two', helper))).toMatchObject({ line: 'two' });
  expect(JSON.parse(await answerApart('three', helper))).not.toMatchObject({ pid: before.pid });
});

it('ends a case that takes too long, and goes on', async () => {
  const helper = createHelper(2_000);
  await helper.answer('one');

  expect(await helper.answer('loop')).toEqual({ kind: 'tooLong' });
  expect(await helper.answer('two')).toMatchObject({ kind: 'answered' });
});

it('names the case whose process ended', async () => {
  const ending = {
    answer: () => Promise.resolve({ kind: 'ended', how: 'signal SIGABRT' } as const),
    end: () => undefined,
  };

  expect(JSON.parse(await answerApart('{"id": 7}', ending))).toMatchObject({
    id: 7,
    status: 'ERROR',
    error: 'Stepyard.Fault',
    cause: expect.stringContaining('signal SIGABRT') as string,
  });
});
