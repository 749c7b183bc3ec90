/**
 * What a run's history says, as it is kept beside the part of the history that is recorded: so that a run is shown as a
 * whole also where only its beginning is there, or before its events are read.
 */
import { packView, unpackView, type PlainView } from '../../core/history/plainView';
import { forgetClosed } from '../../core/history/forgetClosed';
import { emptyRunView, foldHistory } from '../../core/history/foldHistory';
import type { RunView } from '../../core/history/runView';
import type { HistoryEvent } from '../../core/interpreter/event';
import { fieldsOf } from './readRecords';

/** Larger data of a visit stays with its events. */
const keptBytes = 64_000;

/** A view as it is kept: without the visits that matter for their own page alone. */
export function keepView(view: RunView): PlainView {
  return packView(forgetClosed(view), keptBytes);
}

/** A view that was kept; undefined when what stands there is none. */
export function readKeptView(value: unknown): RunView | undefined {
  const { status, eventCount, states, visits, taken, fold } = fieldsOf(value) ?? {};
  const parts = fieldsOf(fold);
  if (typeof status !== 'string' || typeof eventCount !== 'number' || !parts) return undefined;
  const isWhole =
    [states, taken, ...foldParts.map((part) => parts[part])].every(areEntries) &&
    Array.isArray(parts['unfinished']) &&
    Array.isArray(visits) &&
    visits.every(
      (visit) => typeof fieldsOf(visit)?.['id'] === 'number' && Array.isArray(fieldsOf(visit)?.['attempts']),
    );
  return isWhole ? unpackView(value as PlainView) : undefined; // every part was looked at
}

const foldParts = ['visitOfEvent', 'iterationOfEvent', 'open', 'ends', 'badEnds'] as const;

function areEntries(value: unknown): boolean {
  return Array.isArray(value) && value.every((entry) => Array.isArray(entry) && entry.length === 2);
}

const eventsAtOnce = 2_000;

/** Folds a history without keeping the page from drawing. */
export async function foldGently(events: readonly HistoryEvent[]): Promise<RunView> {
  let view = emptyRunView();
  for (let from = 0; from < events.length; from += eventsAtOnce) {
    if (from > 0) await nextTask();
    view = foldHistory(view, events.slice(from, from + eventsAtOnce));
  }
  return view;
}

/** Not by a timer: many of them in a row are slowed down. */
function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(undefined);
  });
}
