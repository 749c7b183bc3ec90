import { describe, expect, it } from 'vitest';
import type { HistoryEvent } from '../../core/interpreter/event';
import { emptyRunView, foldHistory } from '../../core/history/foldHistory';
import { createChunkHeads, foldInChunks } from '../../core/history/historyChunks';
import { packVisit } from '../../core/history/plainView';
import { historyOf, longLoop } from '../../core/history/testing/longRuns';
import { packHistory, readArchive, readArchivedVisits } from './archive';

const events: readonly HistoryEvent[] = Array.from(
  { length: 23 },
  (_, i) =>
    ({
      id: i + 1,
      previousEventId: i,
      timestampMs: i,
      type: 'PassStateEntered',
      details: { name: `ä ${i}`, input: JSON.parse('{"__proto__": {"a": 1.5}, "é": null}') },
    }) as HistoryEvent,
);

describe('an archive', () => {
  it.each([
    [0, 23],
    [0, 5],
    [8, 4],
    [9, 1],
    [19, 100],
    [23, 5],
    [500, 5],
  ])('gives the events that were packed: %i, %i', async (fromIndex, count) => {
    const archive = await packHistory(events, [], 10);

    expect(await readArchive(archive, fromIndex, count)).toEqual(events.slice(fromIndex, fromIndex + count));
  });

  it('is a fraction of the size', async () => {
    const many = Array.from({ length: 2_000 }, (_, i) => ({ ...events[0], id: i }) as HistoryEvent);

    const { chunks } = await packHistory(many, []);

    expect(chunks.reduce((sum, { size }) => sum + size, 0) * 8).toBeLessThan(JSON.stringify(many).length);
  });

  it('gives the visits of any chunk', async () => {
    const history = await historyOf(longLoop(300));
    const heads = createChunkHeads(emptyRunView());
    const view = foldInChunks(emptyRunView(), history, heads.note);
    const whole = foldHistory(emptyRunView(), history);

    const archive = await packHistory(history, heads.all());

    for (const chunk of [0, 3, heads.all().length - 1, heads.all().length]) {
      const entered = [...whole.visits.values()].filter(({ id }) => Math.floor((id - 1) / 1_000) === chunk);
      const read = await readArchivedVisits(archive, view, chunk);
      expect(JSON.stringify(read.map(packVisit))).toBe(JSON.stringify(entered.map(packVisit)));
    }
  });
});
