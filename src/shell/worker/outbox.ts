/**
 * The way of events from the worker to the page: collected, and posted at most once per frame. Past `liveEventLimit`
 * a summary goes instead; the events stay here and are given out in pages.
 */
import type { HistoryEvent } from '../../core/interpreter/event';
import type { ChildOrigin } from '../../core/interpreter/execution';
import { distinctPayloadBytes } from '../../core/interpreter/payloadLedger';
import { createChildBook } from './childBook';
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
  addChild(arn: string, events: readonly HistoryEvent[], origin: ChildOrigin): void;
  /** Posts what is waiting, now. */
  flush(): void;
  page(fromIndex: number, count: number): readonly HistoryEvent[];
  /** What was kept, when that is more than was posted. */
  unsent(): readonly HistoryEvent[] | undefined;
};

/** What is told to the page is collected for so long. */
export const frameMs = 16;
const summaryMs = 100;
const newestCount = 200;
/** Payloads of the newest events that go with a summary, ten times a second. */
const newestBytes = 2_000_000;
/**
 * After so many bytes of payloads the page gets the whole history again: of old
 * events the execution has let go what was large.
 */
const againBytes = 64_000_000;

/** Creates an empty outbox. */
export function createOutbox(port: OutboxPort): Outbox {
  const kept: HistoryEvent[] = [];
  const counter = createStateCounter();
  const children = createChildBook();
  let newest: HistoryEvent[] = [];
  let eventCount = 0;
  let sentCount = 0;
  let sentBytes = 0;
  let summarisedCount = 0;
  let lastPostMs = -Infinity;
  let cancelTimer: (() => void) | undefined;

  function flush(): void {
    cancelTimer?.();
    cancelTimer = undefined;
    lastPostMs = port.nowMs();
    const news = children.takeNews();
    if (news) port.post({ kind: 'children', news });
    const sendable = Math.min(kept.length, liveEventLimit);
    if (sendable > sentCount) {
      const events = kept.slice(sentCount, sendable);
      const isAgain = sentBytes > againBytes;
      sentBytes = isAgain ? 0 : sentBytes + distinctPayloadBytes(events);
      port.post(
        isAgain ? { kind: 'events', events: kept.slice(0, sendable), isWhole: true } : { kind: 'events', events },
      );
      sentCount = sendable;
    }
    if (eventCount > liveEventLimit && eventCount > summarisedCount) {
      summarisedCount = eventCount;
      port.post({
        kind: 'summary',
        summary: { eventCount, keptCount: kept.length, states: counter.counts(), newest: withinBytes(newest) },
      });
    }
  }

  /** The run may keep the thread to itself for seconds, so time is looked at here too, not only in a timer. */
  function flushSoon(): void {
    const pauseMs = eventCount > liveEventLimit ? summaryMs : frameMs;
    if (port.nowMs() - lastPostMs >= pauseMs) flush();
    else cancelTimer ??= port.delay(pauseMs, flush);
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
      flushSoon();
    },
    addChild(arn, events, origin) {
      children.add(arn, origin, events);
      flushSoon();
    },
    flush,
    page: (fromIndex, count) => kept.slice(fromIndex, fromIndex + count),
    unsent: () => (kept.length > sentCount ? kept : undefined),
  };
}

/** The newest events that are not too large to be sent often; the last one always. */
function withinBytes(newest: readonly HistoryEvent[]): HistoryEvent[] {
  let from = newest.length - 1;
  for (let bytes = 0; from > 0; from--) {
    bytes += distinctPayloadBytes(newest.slice(from - 1, from));
    if (bytes > newestBytes) break;
  }
  return newest.slice(Math.max(0, from));
}
