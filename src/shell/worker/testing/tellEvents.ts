/** Messages of a worker about events, as its outbox makes them. */
import { emptyRunView, foldHistory } from '../../../core/history/foldHistory';
import { summaryDelta } from '../../../core/history/summaryDelta';
import type { HistoryEvent } from '../../../core/interpreter/event';
import type { FromWorker, LongHistory } from '../protocol';

/** Tells of events that follow earlier ones. */
export function tellEvents(events: readonly HistoryEvent[], earlier: readonly HistoryEvent[] = []): FromWorker {
  const before = foldHistory(emptyRunView(), earlier);
  return { kind: 'events', events, deltas: [summaryDelta(before, foldHistory(before, events))] };
}

/** Tells that a run has become too long to be sent, by all of its events. */
export function tellLong(events: readonly HistoryEvent[], history: Partial<LongHistory> = {}): FromWorker {
  const delta = summaryDelta(emptyRunView(), foldHistory(emptyRunView(), events));
  const long = { keptCount: events.length, newest: events.slice(-1), visitsBefore: [], ...history };
  return { kind: 'summary', delta, isFirst: true, history: long };
}
