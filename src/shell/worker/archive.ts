/**
 * The history of a huge run, packed: its worker can be ended, and the history takes a tenth of its room, where the
 * browser sees fit even on disk. Pages of events and of visits are read from the chunks that they lie in.
 */
import { keepLongs, parseJson } from '../../core/base/long';
import { chunkEvents, readVisits, type ChunkHead } from '../../core/history/historyChunks';
import type { RunView, Visit } from '../../core/history/runView';
import type { HistoryEvent } from '../../core/interpreter/event';

/**
 * Chunks of a history of `eventCount` events in order, each of `chunkSize` but the last. A chunk is compressed JSON.
 */
export type Archive = {
  readonly eventCount: number;
  readonly chunkSize: number;
  readonly chunks: readonly Blob[];
  /** What pages of visits are folded from; absent from what was packed before there was such a thing. */
  readonly visits?: PackedVisits;
};

/** The heads of a history's chunks (`core/history/historyChunks`), several to a blob. */
export type PackedVisits = {
  readonly headsPerBlob: number;
  readonly heads: readonly Blob[];
  /** Of each chunk the visits from before it that were let go after it. */
  readonly ended: readonly (readonly number[])[];
  /** How many visits were entered before each chunk. */
  readonly visitsBefore: readonly number[];
};

const eventsPerChunk = 5_000;
const headsPerBlob = 5;

/** Packs a history. Rejects when the browser cannot, or when something in it is no JSON: then it is kept as it is. */
export async function packHistory(
  events: readonly HistoryEvent[],
  heads: readonly ChunkHead[],
  chunkSize = eventsPerChunk,
): Promise<Archive> {
  return {
    eventCount: events.length,
    chunkSize,
    chunks: await packAll(events, chunkSize),
    visits: {
      headsPerBlob,
      heads: await packAll(heads, headsPerBlob),
      ended: heads.map(({ ended }) => ended),
      visitsBefore: heads.map(({ visitsBefore }) => visitsBefore),
    },
  };
}

async function packAll(items: readonly unknown[], perBlob: number): Promise<readonly Blob[]> {
  const blobs: Blob[] = [];
  for (let from = 0; from < items.length; from += perBlob) {
    const text = keepLongs(items.slice(from, from + perBlob), (some) => JSON.stringify(some));
    const packed = new Blob([text]).stream().pipeThrough(new CompressionStream('gzip'));
    blobs.push(await new Response(packed).blob());
  }
  return blobs;
}

async function unpack(packed: Blob): Promise<unknown> {
  return parseJson(await new Response(packed.stream().pipeThrough(new DecompressionStream('gzip'))).text());
}

/** Reads events from an archive, fewer where it ends before. */
export async function readArchive(
  { chunkSize, chunks }: Archive,
  fromIndex: number,
  count: number,
): Promise<readonly HistoryEvent[]> {
  const found: HistoryEvent[] = [];
  const untilIndex = fromIndex + count;
  for (
    let chunk = Math.floor(fromIndex / chunkSize);
    chunk * chunkSize < untilIndex && chunk < chunks.length;
    chunk++
  ) {
    const packed = chunks[chunk];
    if (!packed) break;
    const events = (await unpack(packed)) as readonly HistoryEvent[]; // what `packHistory` wrote
    const startIndex = chunk * chunkSize;
    for (const event of events.slice(Math.max(0, fromIndex - startIndex), untilIndex - startIndex)) found.push(event);
  }
  return found;
}

/** Reads the visits that were entered in a chunk of the history; `newest` is the view of the whole. */
export async function readArchivedVisits(archive: Archive, newest: RunView, chunk: number): Promise<readonly Visit[]> {
  const { visits } = archive;
  if (!visits) return [];
  return readVisits(
    {
      newest,
      eventsAt: (index) => readArchive(archive, index * chunkEvents, chunkEvents),
      async headAt(index) {
        const packed = visits.heads[Math.floor(index / visits.headsPerBlob)];
        if (!packed) return undefined;
        return ((await unpack(packed)) as readonly ChunkHead[])[index % visits.headsPerBlob]; // what `packHistory` wrote
      },
      endOf(visitId, afterIndex) {
        const at = visits.ended.findIndex((ended, index) => index > afterIndex && ended.includes(visitId));
        return Promise.resolve(at < 0 ? undefined : at);
      },
    },
    chunk,
  );
}
