/** Events as the JSON that is kept of them. */
import { eventAt, type EventLog } from '../../core/history/eventLog';
import type { HistoryEvent } from '../../core/interpreter/event';

/** A chunk is about this long; between two chunks the page draws. */
const chunkLength = 400_000;
const newestLimits = { events: 200, length: 400_000 };

/** Some events of a run as a JSON array. */
export type CutChunk = {
  readonly json: string;
  readonly count: number;
  /** What follows has no room in this run any more. */
  readonly isLast: boolean;
};

/** The next events from an index on, as many as fit into a chunk and into the room that is left. */
export function cutChunk(events: EventLog, fromIndex: number, room: number): CutChunk {
  const texts: string[] = [];
  let length = 2;
  let isLast = false;
  for (let index = fromIndex; index < events.count && length < chunkLength; index++) {
    const text = writeEvent(eventAt(events, index));
    if (text === undefined || length + text.length + 1 > room) {
      isLast = true;
      break;
    }
    texts.push(text);
    length += text.length + 1;
  }
  return { json: `[${texts.join(',')}]`, count: texts.length, isLast };
}

/** The newest of some events, as many as are kept beside the beginning of a history; oldest first. */
export function cutNewest(events: readonly HistoryEvent[]): readonly HistoryEvent[] {
  const newest: HistoryEvent[] = [];
  let length = 0;
  for (const event of events.slice(-newestLimits.events).toReversed()) {
    length += writeEvent(event)?.length ?? Infinity;
    if (length > newestLimits.length) break;
    newest.unshift(event);
  }
  return newest;
}

/** Undefined for what no browser can write, such as a value that is nested too deeply. */
function writeEvent(event: HistoryEvent | undefined): string | undefined {
  try {
    return JSON.stringify(event);
  } catch {
    return undefined;
  }
}
