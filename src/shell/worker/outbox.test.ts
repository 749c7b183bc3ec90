import { describe, expect, it } from 'vitest';
import type { HistoryEvent } from '../../core/interpreter/event';
import { createOutbox } from './outbox';
import { liveEventLimit, type FromWorker } from './protocol';

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
    const summary = posted.findLast((message) => message.kind === 'summary')?.summary;
    expect(sent).toHaveLength(liveEventLimit);
    expect(summary).toMatchObject({
      eventCount: 26_000,
      keptCount: 26_000,
      states: { Loop: { entered: 13_000, exited: 13_000, caught: 0 } },
    });
    expect(summary?.newest.at(-1)?.id).toBe(26_000);
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
