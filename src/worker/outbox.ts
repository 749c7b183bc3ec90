/**
 * The way of events from the worker to the page: collected, and posted at most once per frame. Past `liveEventLimit`
 * a summary goes instead; the events stay here and are given out in pages.
 */
import type { HistoryEvent } from '../interpreter/event';
import { createStateCounter } from './countStates';
import { keptEventLimit, liveEventLimit, type FromWorker } from './protocol';

/** What the outbox needs of its surroundings. */
export type OutboxPort = {
  post(message: FromWorker): void;
  /** Real time, for pacing only. */
  nowMs(): number;
  delay(delayMs: number, fire: () => void): () => void;
};

/** Takes events in and posts them. */
export type Outbox = {
  add(events: readonly HistoryEvent[]): void;
  /** Posts what is waiting, now. */
  flush(): void;
  page(fromIndex: number, count: number): readonly HistoryEvent[];
  /** What was kept, when that is more than was posted. */
  unsent(): readonly HistoryEvent[] | undefined;
};

const frameMs = 16;
const summaryMs = 100;
const newestCount = 200;

/** Creates an empty outbox. */
export function createOutbox(port: OutboxPort): Outbox {
  const kept: HistoryEvent[] = [];
  const counter = createStateCounter();
  let newest: HistoryEvent[] = [];
  let eventCount = 0;
  let sentCount = 0;
  let summarisedCount = 0;
  let lastPostMs = -Infinity;
  let cancelTimer: (() => void) | undefined;

  function flush(): void {
    cancelTimer?.();
    cancelTimer = undefined;
    lastPostMs = port.nowMs();
    const sendable = Math.min(kept.length, liveEventLimit);
    if (sendable > sentCount) {
      port.post({ kind: 'events', events: kept.slice(sentCount, sendable) });
      sentCount = sendable;
    }
    if (eventCount > liveEventLimit && eventCount > summarisedCount) {
      summarisedCount = eventCount;
      port.post({ kind: 'summary', summary: { eventCount, keptCount: kept.length, states: counter.counts(), newest: [...newest] } });
    }
  }

  return {
    add(events) {
      for (const event of events) {
        eventCount++;
        counter.add(event);
        if (kept.length < keptEventLimit) kept.push(event);
        newest.push(event);
      }
      if (newest.length > 4 * newestCount) newest = newest.slice(-newestCount);
      const pauseMs = eventCount > liveEventLimit ? summaryMs : frameMs;
      // The run may keep the thread to itself for seconds, so time is looked at here too, not only in a timer.
      if (port.nowMs() - lastPostMs >= pauseMs) flush();
      else cancelTimer ??= port.delay(pauseMs, flush);
    },
    flush,
    page: (fromIndex, count) => kept.slice(fromIndex, fromIndex + count),
    unsent: () => (kept.length > sentCount ? kept : undefined),
  };
}
