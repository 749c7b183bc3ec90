/**
 * A long history in chunks, each with the fold's state at its beginning. So the visits of any page are folded from a
 * thousand events, wherever in the history they lie, and nobody has to hold them all.
 *
 * A visit belongs to the page in which it was entered. How it ended may stand in a later chunk: in the one after which
 * it was let go (`ended`), or, while it still goes on, in the newest view.
 */
import type { HistoryEvent, StateExitedDetails } from '../interpreter/event';
import { foldHistory } from './foldHistory';
import { forgetClosed } from './forgetClosed';
import { packView, unpackView, type PlainView } from './plainView';
import type { RunView, Visit } from './runView';

/** So many events make a chunk. */
export const chunkEvents = 1_000;

/** A chunk's place in the history, without its events. */
export type ChunkHead = {
  /** The fold's state before its first event. */
  readonly before: PlainView;
  /** How many visits were entered before it. */
  readonly visitsBefore: number;
  /** The visits from before it that were let go after it: here is how they ended. */
  readonly ended: readonly number[];
};

/** How long chunks are, and how much of what is closed stays; other than usual in tests alone. */
export type ChunkSizes = { readonly events: number; readonly recent?: number };

const usualSizes: ChunkSizes = { events: chunkEvents };

/**
 * Extends a bounded view by events that follow it. Closed visits are let go after every thousandth event, however the
 * events come: folding in pieces is folding at once. `onStep` sees each version before and after visits are let go.
 */
export function foldInChunks(
  view: RunView,
  events: readonly HistoryEvent[],
  onStep?: (grown: RunView, kept: RunView) => void,
  { events: size, recent }: ChunkSizes = usualSizes,
): RunView {
  let now = view;
  for (let from = 0; from < events.length;) {
    const count = Math.min(events.length - from, size - (now.eventCount % size));
    const grown = foldHistory(now, from === 0 && count === events.length ? events : events.slice(from, from + count));
    now = grown.eventCount % size === 0 ? forgetClosed(grown, recent) : grown;
    onStep?.(grown, now);
    from += count;
  }
  return now;
}

/** Notes the heads of the chunks that are folded. Belongs to one history. */
export type ChunkHeads = {
  /** To be told each version of the view, from the first one on; see `foldInChunks`. */
  readonly note: (grown: RunView, kept: RunView) => void;
  /** The heads so far; that of the chunk that still grows is the last one. */
  readonly all: () => readonly ChunkHead[];
};

/** Begins to note the heads of a history's chunks, from the view before its first event. */
export function createChunkHeads(first: RunView, { events: size }: ChunkSizes = usualSizes): ChunkHeads {
  const heads: ChunkHead[] = [];
  let before = first;
  let open: ChunkHead = headOf(first);
  function headOf(view: RunView): ChunkHead {
    return { before: packView(view, notedBytes), visitsBefore: visitCount(view), ended: [] };
  }
  return {
    note(grown, kept) {
      if (grown.eventCount % size !== 0) return;
      heads.push({ ...open, ended: [...before.visits.keys()].filter((id) => !kept.visits.has(id)) });
      before = kept;
      open = headOf(kept);
    },
    all: () => [...heads, open],
  };
}

/** So much of the data of visits is noted with a chunk; what is larger is read again from the events that tell of it. */
const notedBytes = 1_000;

/** How many visits a view counts, those let go included. */
export function visitCount({ states }: RunView): number {
  let count = 0;
  for (const { visits } of states.values()) count += visits;
  return count;
}

/** What pages of visits are read from. */
export type ChunkSource = {
  readonly headAt: (index: number) => Promise<ChunkHead | undefined>;
  /** The events of a chunk. */
  readonly eventsAt: (index: number) => Promise<readonly HistoryEvent[]>;
  /** Of visits that have ended in a later chunk, that chunk. */
  readonly endOf: (visitId: number, afterIndex: number) => Promise<number | undefined>;
  /** The view of the whole history. */
  readonly newest: RunView;
  readonly chunkEvents?: number;
};

/** The visits that were entered in a chunk, as they are known by now. */
export async function readVisits(source: ChunkSource, index: number): Promise<readonly Visit[]> {
  const folded = new Map<number, Promise<RunView | undefined>>();
  const foldOf = (at: number): Promise<RunView | undefined> => {
    const known = folded.get(at) ?? foldChunk(source, at);
    folded.set(at, known);
    return known;
  };
  const view = await foldOf(index);
  if (!view) return [];
  const entered = [...view.visits.values()].filter(({ id }) => id > index * (source.chunkEvents ?? chunkEvents));
  const latest: Visit[] = [];
  for (const visit of entered) {
    const kept = source.newest.visits.get(visit.id);
    const at = kept ? undefined : await source.endOf(visit.id, index);
    if (kept || at === undefined) latest.push(kept ?? visit);
    else latest.push(await withData(source, visit, (await foldOf(at))?.visits.get(visit.id) ?? visit));
  }
  return latest;
}

/** A visit as it ended in a later chunk, with its data, of which large ones were not noted in between. */
async function withData(source: ChunkSource, entered: Visit, ended: Visit): Promise<Visit> {
  const exitId = ended.eventIds.at(-1) ?? ended.id;
  const isWhole = ended.exitedMs === undefined || ended.output !== undefined;
  const size = source.chunkEvents ?? chunkEvents;
  const chunk = isWhole ? [] : await source.eventsAt(Math.floor((exitId - 1) / size));
  const exit = chunk[(exitId - 1) % size];
  const told = exit?.type.endsWith('StateExited') ? (exit.details as StateExitedDetails | undefined) : undefined; // all have these
  const { input = entered.input, output = told?.output, assigned = told?.assignedVariables } = ended;
  return {
    ...ended,
    input,
    ...(output === undefined ? {} : { output }),
    ...(assigned === undefined ? {} : { assigned }),
  };
}

async function foldChunk(source: ChunkSource, index: number): Promise<RunView | undefined> {
  const [head, events] = await Promise.all([source.headAt(index), source.eventsAt(index)]);
  return head && foldHistory(unpackView(head.before), events);
}

/** A source for `readVisits` from chunks that are at hand. */
export function sourceOf(heads: readonly ChunkHead[], newest: RunView, eventsAt: ChunkSource['eventsAt']): ChunkSource {
  return {
    newest,
    headAt: (index) => Promise.resolve(heads[index]),
    eventsAt,
    endOf: (visitId, afterIndex) => {
      const at = heads.findIndex(({ ended }, index) => index > afterIndex && ended.includes(visitId));
      return Promise.resolve(at < 0 ? undefined : at);
    },
  };
}
