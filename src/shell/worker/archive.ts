/**
 * The history of a huge run, packed: its worker can be ended, and the history takes a tenth of its room, where the
 * browser sees fit even on disk. Pages are read from the chunk that they lie in.
 */
import { keepLongs, parseJson } from '../../core/base/long';
import type { HistoryEvent } from '../../core/interpreter/event';

/**
 * Chunks of a history of `eventCount` events in order, each of `chunkSize` but the last. A chunk is compressed JSON.
 */
export type Archive = { readonly eventCount: number; readonly chunkSize: number; readonly chunks: readonly Blob[] };

const eventsPerChunk = 5_000;

/** Packs a history. Rejects when the browser cannot, or when something in it is no JSON: then it is kept as it is. */
export async function packHistory(events: readonly HistoryEvent[], chunkSize = eventsPerChunk): Promise<Archive> {
  const chunks: Blob[] = [];
  for (let from = 0; from < events.length; from += chunkSize) {
    const text = keepLongs(events.slice(from, from + chunkSize), (chunk) => JSON.stringify(chunk));
    const packed = new Blob([text]).stream().pipeThrough(new CompressionStream('gzip'));
    chunks.push(await new Response(packed).blob());
  }
  return { eventCount: events.length, chunkSize, chunks };
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
    const text = await new Response(packed.stream().pipeThrough(new DecompressionStream('gzip'))).text();
    const events = parseJson(text) as unknown as readonly HistoryEvent[]; // what `packHistory` wrote
    const startIndex = chunk * chunkSize;
    for (const event of events.slice(Math.max(0, fromIndex - startIndex), untilIndex - startIndex)) found.push(event);
  }
  return found;
}
