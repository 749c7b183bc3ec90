import { describe, expect, it } from 'vitest';
import type { HistoryEvent } from '../../core/interpreter/event';
import { emptyLog } from '../../core/history/eventLog';
import { emptyRunView, foldHistory } from '../../core/history/foldHistory';
import { packVisit } from '../../core/history/plainView';
import { historyOf, longLoop } from '../../core/history/testing/longRuns';
import { applyMessage, type RunProgress } from '../stores/runProgress';
import { createOutbox } from './outbox';
import { liveEventLimit, type FromWorker } from './protocol';

const emptyRun: RunProgress = {
  phase: { kind: 'going', paused: false, stopping: false },
  view: emptyRunView(),
  events: emptyLog,
  waiting: [],
};

function play() {
  let now = 0;
  const posted: FromWorker[] = [];
  const timers: (() => void)[] = [];
  const outbox = createOutbox({
    post: (message) => void posted.push(message),
    nowMs: () => now,
    delay(_ms, fire) {
      timers.push(fire);
      return () => void timers.splice(timers.indexOf(fire), 1);
    },
  });
  return { outbox, posted, timers, wait: (ms: number) => void (now += ms) };
}

function events(from: number, count: number): HistoryEvent[] {
  return Array.from({ length: count }, (_, i): HistoryEvent => {
    const id = from + i;
    const isEntering = id % 2 === 1;
    return isEntering
      ? { id, previousEventId: id - 1, timestampMs: 0, type: 'PassStateEntered', details: { name: 'Loop', input: {} } }
      : { id, previousEventId: id - 1, timestampMs: 0, type: 'PassStateExited', details: { name: 'Loop', output: {} } };
  });
}

describe('createOutbox', () => {
  it('posts at most once per frame, and nothing twice', () => {
    const { outbox, posted, timers, wait } = play();

    outbox.add(events(1, 2));
    outbox.add(events(3, 2));
    outbox.add(events(5, 1));
    expect(posted).toHaveLength(1);
    wait(16);
    timers.forEach((fire) => fire());

    expect(
      posted.map((message) => (message.kind === 'events' ? message.events.map(({ id }) => id) : message.kind)),
    ).toEqual([
      [1, 2],
      [3, 4, 5],
    ]);
  });

  it('posts during one long call too, when a frame has passed', () => {
    const { outbox, posted, wait } = play();

    outbox.add(events(1, 1));
    wait(20);
    outbox.add(events(2, 1));

    expect(posted).toHaveLength(2);
  });

  it('sends counts and the newest events instead of a history beyond the limit', () => {
    const { outbox, posted } = play();

    outbox.add(events(1, liveEventLimit + 1_000));
    outbox.flush();

    const sent = posted.flatMap((message) => (message.kind === 'events' ? message.events : []));
    const last = posted.findLast((message) => message.kind === 'summary');
    expect(sent.length).toBeLessThanOrEqual(liveEventLimit);
    expect(last?.history).toMatchObject({ keptCount: 26_000 });
    expect(last?.history.newest.at(-1)?.id).toBe(26_000);
    expect(last?.delta.facts).toMatchObject({ eventCount: 26_000 });
    expect(last?.delta.states).toMatchObject([['Loop', { visits: 13_000, counts: { succeeded: 13_000 } }]]);
  });

  it(
    'keeps the page in step with the fold of the whole, however many events come at a time',
    { timeout: 60_000 },
    async () => {
      const history = await historyOf(longLoop(1_500));
      expect(history.length).toBeGreaterThan(50_000);
      for (const batch of [37, 4_000]) {
        const { outbox, posted, wait } = play();
        for (let from = 0; from < history.length; from += batch) {
          wait(5);
          outbox.add(history.slice(from, from + batch));
        }
        outbox.flush();

        const whole = foldHistory(emptyRunView(), history);
        const page = posted.reduce(
          (run, message) => applyMessage(run, structuredClone(message) as never),
          emptyRun,
        ).view;
        expect(page.eventCount).toBe(history.length);
        expect(Object.fromEntries(page.states)).toEqual(Object.fromEntries(whole.states));
        expect(Object.fromEntries(page.taken)).toEqual(Object.fromEntries(whole.taken));
        expect(page.visits.size).toBeLessThan(1_000);
        expect(await outbox.visits(7)).toEqual(
          [...whole.visits.values()]
            .filter(({ id }) => id > 7_000 && id <= 8_000)
            .map(
              (visit) =>
                expect.objectContaining({ id: visit.id, status: visit.status, attempts: visit.attempts }) as unknown,
            ),
        );
      }
    },
  );

  it('gives a page that is told everything all visits', async () => {
    const history = await historyOf(longLoop(300));
    const { outbox, posted } = play();

    outbox.add(history);
    outbox.flush();

    const page = posted.reduce((run, message) => applyMessage(run, structuredClone(message) as never), emptyRun);
    const whole = foldHistory(emptyRunView(), history);
    expect([...page.view.visits.values()].map(packVisit)).toEqual([...whole.visits.values()].map(packVisit));
    expect(page.events.count).toBe(history.length);
  });

  it('gives out pages of what it keeps', () => {
    const { outbox } = play();

    outbox.add(events(1, liveEventLimit + 10));

    expect(outbox.page(liveEventLimit, 5).map(({ id }) => id)).toEqual([25_001, 25_002, 25_003, 25_004, 25_005]);
  });

  it('sends the whole history again after many large payloads, since old ones may have been let go', () => {
    const { outbox, posted, wait } = play();
    const large = (id: number): HistoryEvent => ({
      id,
      previousEventId: id - 1,
      timestampMs: 0,
      type: 'PassStateEntered',
      details: { name: 'Loop', input: 'x'.repeat(40_000_000) },
    });

    for (let id = 1; id <= 4; id++) {
      outbox.add([large(id)]);
      wait(20);
    }

    expect(
      posted.map((message) =>
        message.kind === 'events' ? [message.isWhole ?? false, message.events.map(({ id }) => id)] : message.kind,
      ),
    ).toEqual([
      [false, [1]],
      [false, [2]],
      [true, [1, 2, 3]],
      [false, [4]],
    ]);
  });
});
