/**
 * The events of a history as a list that grows without being copied: in pieces of a thousand, of which only the last
 * one is written again when events are added. Older versions stay as they were. Plain data.
 */
import type { HistoryEvent } from '../interpreter/event';

/** Events in order, from the first one of their history. */
export type EventLog = { readonly count: number; readonly pieces: readonly (readonly HistoryEvent[])[] };

const pieceLength = 1_000;

/** A log without events. */
export const emptyLog: EventLog = { count: 0, pieces: [] };

/** A log of some events. */
export function logOf(events: readonly HistoryEvent[]): EventLog {
  return appendEvents(emptyLog, events);
}

/** A log with events that follow those it has. */
export function appendEvents(log: EventLog, events: readonly HistoryEvent[]): EventLog {
  if (events.length === 0) return log;
  const pieces = [...log.pieces];
  for (let from = 0; from < events.length;) {
    const last = pieces.at(-1);
    const open = last !== undefined && last.length < pieceLength ? last : undefined;
    const taken = events.slice(from, from + pieceLength - (open?.length ?? 0));
    if (open) pieces[pieces.length - 1] = open.concat(taken);
    else pieces.push(taken);
    from += taken.length;
  }
  return { count: log.count + events.length, pieces };
}

/** The event at an index from 0, if the log goes so far. */
export function eventAt({ pieces }: EventLog, index: number): HistoryEvent | undefined {
  return pieces[Math.floor(index / pieceLength)]?.[index % pieceLength];
}

/** The newest event. */
export function lastEvent(log: EventLog): HistoryEvent | undefined {
  return eventAt(log, log.count - 1);
}

/** The events from an index on, up to another one, as a list of their own. */
export function eventsBetween(log: EventLog, fromIndex = 0, untilIndex = log.count): readonly HistoryEvent[] {
  const events: HistoryEvent[] = [];
  for (let index = Math.max(0, fromIndex); index < Math.min(untilIndex, log.count); index++) {
    const event = eventAt(log, index);
    if (event) events.push(event);
  }
  return events;
}
