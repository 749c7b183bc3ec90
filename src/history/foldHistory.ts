import type { HistoryEvent } from '../interpreter/event';
import type { RunView } from './runView';

/** The view of a run that has not written an event yet. */
export function emptyRunView(): RunView {
  return { status: 'RUNNING', redriveCount: 0, eventCount: 0, states: new Map(), visits: new Map(), taken: new Map() };
}

/**
 * Extends a view by events that follow it. `foldHistory(foldHistory(empty, first), rest)` equals folding all at once, so
 * live, finished and recorded runs are one thing. Cost: linear in the events added, whatever came before.
 */
export function foldHistory(view: RunView, events: readonly HistoryEvent[]): RunView {
  return { ...view, eventCount: view.eventCount + events.length };
}
