import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isDeep } from '../document/testing/workflows';
import type { HistoryEvent } from '../interpreter/event';
import { machines } from '../interpreter/testing/randomMachines';
import { emptyRunView, foldHistory } from './foldHistory';
import { createChunkHeads, foldInChunks, readVisits, sourceOf, type ChunkSizes } from './historyChunks';
import type { RunView, Visit } from './runView';
import { historyOf, longLoop } from './testing/longRuns';
import { plain } from './testing/tape';
import { applyDelta, summaryDelta } from './summaryDelta';

const runs = isDeep ? 2_000 : 120;

/** Folds a history as a worker does, in batches of a length, with the heads of its chunks. */
function foldAsWorker(events: readonly HistoryEvent[], batch: number, sizes: ChunkSizes) {
  const heads = createChunkHeads(emptyRunView(), sizes);
  let view = emptyRunView();
  for (let from = 0; from < events.length; from += batch)
    view = foldInChunks(view, events.slice(from, from + batch), heads.note, sizes);
  return { view, heads: heads.all() };
}

/** What a view says of the run as a whole. */
function summaryOf({ visits: _visits, fold, ...rest }: RunView) {
  const { open, unfinished, badEnds } = fold;
  return plain({ ...rest, open, unfinished, badEnds } as unknown as RunView);
}

/** Checks that a bounded view and its pages say what the fold of the whole says. Returns the bounded view. */
async function checkBounded(events: readonly HistoryEvent[], batch: number, sizes: ChunkSizes): Promise<RunView> {
  const whole = foldHistory(emptyRunView(), events);
  const { view, heads } = foldAsWorker(events, batch, sizes);

  expect(summaryOf(view)).toEqual(summaryOf(whole));
  for (const visit of view.visits.values()) expect(plainVisit(visit)).toEqual(plainVisit(whole.visits.get(visit.id)));
  const source = {
    ...sourceOf(heads, view, (index) =>
      Promise.resolve(events.slice(index * sizes.events, (index + 1) * sizes.events)),
    ),
    chunkEvents: sizes.events,
  };
  const paged: Visit[] = [];
  for (const index of heads.keys()) {
    expect(heads[index]?.visitsBefore).toBe(paged.length);
    paged.push(...(await readVisits(source, index)));
  }
  expect(paged.map(plainVisit)).toEqual([...whole.visits.values()].map(plainVisit));
  return view;
}

function plainVisit(visit: Visit | undefined): unknown {
  return visit && plain({ ...visit } as unknown as RunView);
}

describe('a history in chunks', () => {
  it('has a summary and pages that say what the fold of the whole says', { timeout: 300_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(
        machines,
        fc.integer({ min: 1, max: 40 }),
        fc.integer({ min: 1, max: 30 }),
        async (one, events, batch) => {
          await checkBounded(await historyOf(one), batch, { events, recent: 12 });
        },
      ),
      { numRuns: runs },
    );
  });

  it('notes no large data with its chunks, and reads it from the events', { timeout: 300_000 }, async () => {
    const loop = longLoop(30);
    const result = 'x'.repeat(5_000);
    const events = await historyOf({ ...loop, answers: [{ kind: 'succeeded', result }] } as typeof loop);

    await checkBounded(events, 30, { events: 7, recent: 12 });

    const { heads } = foldAsWorker(events, 30, { events: 7, recent: 12 });
    expect(JSON.stringify(heads.map(({ before }) => before.visits))).not.toContain(result);
  });

  it('is the same however the events come', { timeout: 300_000 }, async () => {
    const events = await historyOf(longLoop(20));

    const [atOnce, onebyOne] = [events.length, 1].map((batch) => foldAsWorker(events, batch, { events: 50 }));

    expect(onebyOne?.view && plain(onebyOne.view)).toEqual(atOnce?.view && plain(atOnce.view));
    expect(onebyOne?.heads).toEqual(atOnce?.heads);
  });

  it('needs the same room for a longer history', { timeout: 300_000 }, async () => {
    const [short, long] = await Promise.all([historyOf(longLoop(40)), historyOf(longLoop(400))]);

    const shortView = await checkBounded(short, 77, { events: 1_000 });
    const longView = await checkBounded(long, 777, { events: 1_000 });

    expect(long.length).toBeGreaterThan(10_000);
    expect(longView.states.get('Try')).toMatchObject({
      visits: 400,
      retries: 8,
      counts: { caught: 4, succeeded: 396 },
    });
    for (const view of [shortView, longView]) {
      expect(view.visits.size).toBeLessThan(1_000);
      expect(view.fold.visitOfEvent.size).toBeLessThan(1_200);
    }
  });

  it.runIf(isDeep)('holds for 250,000 events', { timeout: 600_000 }, async () => {
    const events = await historyOf(longLoop(7_000));

    expect(events.length).toBeGreaterThan(250_000);
    await checkBounded(events, 5_000, { events: 1_000 });
  });
});

describe('summaryDelta', () => {
  it('brings an earlier view up to the later one, through any number of messages', { timeout: 300_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(machines, fc.integer({ min: 1, max: 30 }), fc.boolean(), async (one, batch, keepsClosed) => {
        const events = await historyOf(one);
        let [now, page] = [emptyRunView(), emptyRunView()];
        for (let from = 0; from < events.length; from += batch)
          now = foldInChunks(
            now,
            events.slice(from, from + batch),
            (grown, kept) => {
              for (const next of [grown, kept]) {
                // What a message carries is a copy.
                page = applyDelta(page, structuredClone(summaryDelta(now, next)), { keepsClosed });
                now = next;
              }
            },
            { events: 25, recent: 12 },
          );

        const whole = keepsClosed ? foldHistory(emptyRunView(), events) : now;
        expect(shownBy(page)).toEqual(shownBy(whole));
      }),
      { numRuns: runs },
    );
  });
});

/** All that a view shows: everything but what the fold needs for going on. */
function shownBy({ fold: _fold, ...view }: RunView): unknown {
  return plain(view as RunView);
}
