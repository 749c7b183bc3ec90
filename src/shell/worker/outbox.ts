/**
 * The way of events from the worker to the page: folded here, and posted at most once per frame, as what is new of the
 * view with the events beside it. Past `liveEventLimit` the events stay here, and are given out in pages.
 */
import { emptyRunView } from '../../core/history/foldHistory';
import {
  chunkEvents,
  createChunkHeads,
  foldInChunks,
  readVisits,
  sourceOf,
  type ChunkHead,
} from '../../core/history/historyChunks';
import { summaryDelta, type SummaryDelta } from '../../core/history/summaryDelta';
import type { RunView, Visit } from '../../core/history/runView';
import type { HistoryEvent } from '../../core/interpreter/event';
import type { ChildOrigin } from '../../core/interpreter/execution';
import { distinctPayloadBytes } from '../../core/interpreter/payloadLedger';
import { createChildBook } from './childBook';
import { keptEventLimit, liveEventLimit, type FromWorker } from './protocol';

/** What the outbox needs of its surroundings. */
export type OutboxPort = {
  post(message: FromWorker): void;
  /** Real time, for pacing only. */
  nowMs(): number;
  delay(delayMs: number, fire: () => void): () => void;
};

/** A whole history, with what its pages of visits are folded from. */
export type KeptHistory = { readonly events: readonly HistoryEvent[]; readonly heads: readonly ChunkHead[] };

/** Takes events in and posts them. */
export type Outbox = {
  add(events: readonly HistoryEvent[]): void;
  addChild(arn: string, events: readonly HistoryEvent[], origin: ChildOrigin): void;
  /** Posts what is waiting, now. */
  flush(): void;
  page(fromIndex: number, count: number): readonly HistoryEvent[];
  /** The visits that were entered in a chunk of what is kept. */
  visits(chunk: number): Promise<readonly Visit[]>;
  /** What was kept, when that is more than was posted. */
  unsent(): KeptHistory | undefined;
};

/** What is told to the page is collected for so long. */
export const frameMs = 16;
const shortestSummaryMs = 100;
const newestCount = 200;
/** Payloads of the newest events that go with a summary, ten times a second. */
const newestBytes = 2_000_000;
/**
 * After so many bytes of payloads the page gets the whole history again: of old
 * events the execution has let go what was large.
 */
const againBytes = 64_000_000;
/** So many events are folded at a time at least, unless a frame is over. */
const foldCount = 500;

/** Creates an empty outbox. */
export function createOutbox(port: OutboxPort): Outbox {
  const kept: HistoryEvent[] = [];
  const children = createChildBook();
  const fold = createFold(() => eventCount <= liveEventLimit);
  let newest: HistoryEvent[] = [];
  let unfolded: HistoryEvent[] = [];
  let eventCount = 0;
  let sentCount = 0;
  let sentBytes = 0;
  let summarisedCount = 0;
  let summaryMs = shortestSummaryMs;
  let lastPostMs = -Infinity;
  let cancelTimer: (() => void) | undefined;

  function foldNew(): void {
    const events = unfolded;
    unfolded = [];
    fold.add(events);
  }

  function flush(): void {
    cancelTimer?.();
    cancelTimer = undefined;
    lastPostMs = port.nowMs();
    const news = children.takeNews();
    if (news) port.post({ kind: 'children', news });
    foldNew();
    if (eventCount <= liveEventLimit) postEvents();
    else postSummary();
  }

  function postEvents(): void {
    if (kept.length === sentCount) return;
    const events = kept.slice(sentCount);
    const isAgain = sentBytes > againBytes;
    sentBytes = isAgain ? 0 : sentBytes + distinctPayloadBytes(events);
    const deltas = fold.takeDeltas();
    port.post(
      isAgain ? { kind: 'events', events: kept.slice(), deltas, isWhole: true } : { kind: 'events', events, deltas },
    );
    sentCount = kept.length;
  }

  function postSummary(): void {
    if (eventCount === summarisedCount) return;
    const isFirst = summarisedCount === 0;
    summarisedCount = eventCount;
    const history = {
      keptCount: kept.length,
      newest: withinBytes(newest),
      visitsBefore: fold.heads().map(({ visitsBefore }) => visitsBefore),
    };
    const delta = fold.takeDelta(isFirst);
    port.post(isFirst ? { kind: 'summary', delta, isFirst, history } : { kind: 'summary', delta, history });
    // Large payloads take long to be copied, there and here: no more than a tenth of the time goes into that.
    summaryMs = Math.max(shortestSummaryMs, 10 * (port.nowMs() - lastPostMs));
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
        if (kept.length < keptEventLimit) kept.push(event);
        newest.push(event);
        unfolded.push(event);
      }
      if (newest.length > 4 * newestCount) newest = newest.slice(-newestCount);
      if (unfolded.length >= foldCount) foldNew();
      flushSoon();
    },
    addChild(arn, events, origin) {
      children.add(arn, origin, events);
      flushSoon();
    },
    flush,
    page: (fromIndex, count) => kept.slice(fromIndex, fromIndex + count),
    visits(chunk) {
      foldNew();
      const eventsAt = (index: number): readonly HistoryEvent[] =>
        kept.slice(index * chunkEvents, (index + 1) * chunkEvents);
      return readVisits(
        sourceOf(fold.heads(), fold.view(), (index) => Promise.resolve(eventsAt(index))),
        chunk,
      );
    },
    unsent: () => (kept.length > sentCount ? { events: kept, heads: fold.heads() } : undefined),
  };
}

/**
 * The fold of the worker, with what the page has not been told of it. While the page is told everything (`isFew`), a
 * version of the view is noted before closed visits are let go.
 */
function createFold(isFew: () => boolean) {
  const chunkHeads = createChunkHeads(emptyRunView());
  let now = emptyRunView();
  let told = now;
  let deltas: SummaryDelta[] = [];

  function noteStep(grown: RunView, kept: RunView): void {
    if (grown.eventCount <= keptEventLimit) chunkHeads.note(grown, kept);
    if (grown === kept || !isFew()) return;
    deltas.push(summaryDelta(told, grown));
    told = kept;
  }

  return {
    add(events: readonly HistoryEvent[]): void {
      now = foldInChunks(now, events, noteStep);
    },
    view: () => now,
    heads: () => chunkHeads.all(),
    /** All that is new, visits that have been let go again included. */
    takeDeltas(): readonly SummaryDelta[] {
      const taken = [...deltas, summaryDelta(told, now)];
      deltas = [];
      told = now;
      return taken;
    },
    /** What is new of the bounded view; with `isFirst` all that it has. */
    takeDelta(isFirst: boolean): SummaryDelta {
      const delta = summaryDelta(isFirst ? emptyRunView() : told, now);
      deltas = [];
      told = now;
      return delta;
    },
  };
}

/** The newest events that are not too large to be sent often; the last one always. */
function withinBytes(newest: readonly HistoryEvent[]): HistoryEvent[] {
  const shown = newest.slice(-newestCount);
  let from = shown.length - 1;
  for (let bytes = 0; from > 0; from--) {
    bytes += distinctPayloadBytes(shown.slice(from - 1, from));
    if (bytes > newestBytes) break;
  }
  return shown.slice(Math.max(0, from));
}
