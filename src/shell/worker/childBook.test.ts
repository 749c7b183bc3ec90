import { describe, expect, it } from 'vitest';
import type { HistoryEvent } from '../../core/interpreter/event';
import { childLimits, createChildBook } from './childBook';

type End = 'succeeds' | 'fails' | 'runs';

/** A book that was told of children of so many events each. */
function play(
  ends: readonly End[],
  { size = 4, ...limits }: Partial<typeof childLimits> & { readonly size?: number } = {},
) {
  const book = createChildBook({ ...childLimits, ...limits });
  for (const [index, end] of ends.entries()) {
    book.add(
      `arn:${index}`,
      { parentArn: 'arn', map: 2, mapRun: 4, index },
      Array.from({ length: end === 'runs' ? size : size - 1 }, (_, i) => event(i + 1)),
    );
    if (end === 'succeeds')
      book.add(`arn:${index}`, { parentArn: 'arn', map: 2, mapRun: 4, index }, [
        { ...event(size), type: 'ExecutionSucceeded', details: { output: 1 } },
      ]);
    if (end === 'fails')
      book.add(`arn:${index}`, { parentArn: 'arn', map: 2, mapRun: 4, index }, [
        { ...event(size), type: 'ExecutionFailed', details: { error: 'E', cause: 'c'.repeat(5_000) } },
      ]);
  }
  const news = book.takeNews();
  return { book, news, kept: news?.events.map(({ id }) => id) };
}

const event = (id: number): HistoryEvent => ({
  id,
  previousEventId: id - 1,
  timestampMs: id * 10,
  type: 'PassStateEntered',
  details: { name: 'A', input: id },
});

describe('the book of child executions', () => {
  it('tells how each child stands, for how long, and its error', () => {
    const { news } = play(['succeeds', 'fails', 'runs']);

    expect(news?.facts).toMatchObject([
      {
        id: 1,
        index: 0,
        parentId: 0,
        map: 2,
        mapRun: 4,
        status: 'succeeded',
        startedMs: 10,
        closedMs: 40,
        eventCount: 4,
      },
      { id: 2, status: 'failed', error: 'E', closedMs: 40 },
      { id: 3, status: 'inProgress', eventCount: 4 },
    ]);
    expect(news?.facts[1]?.cause).toHaveLength(childLimits.causeLength);
  });

  it('keeps histories up to a bound, those that failed before all others', () => {
    const { kept, news } = play(['succeeds', 'succeeds', 'fails', 'succeeds', 'fails', 'succeeds'], { events: 12 });

    expect(kept).toEqual([1, 3, 5]);
    expect(news?.facts).toHaveLength(6);
  });

  it('lets the newest of the failed go where they alone are too many', () => {
    expect(play(['fails', 'fails', 'fails'], { events: 8 }).kept).toEqual([1, 2]);
  });

  it('tells which histories are kept no more, when they had been told', () => {
    const { book } = play(['succeeds'], { events: 4 });
    book.add('arn:9', { parentArn: 'arn', map: 2, mapRun: 4, index: 9 }, [
      event(1),
      event(2),
      event(3),
      { ...event(4), type: 'ExecutionFailed', details: {} },
    ]);

    expect(book.takeNews()).toMatchObject({ dropped: [1], events: [{ id: 2 }] });
    expect(book.takeNews()).toBeUndefined();
  });

  it('lists a bounded number of children, and counts the others', () => {
    const { news } = play(['fails', 'fails', 'fails', 'runs'], { children: 2 });

    expect([news?.facts.length, news?.unlistedCount]).toEqual([2, 2]);
  });

  it('bounds what those that run hold, and one that has too many events', () => {
    expect(play(['runs', 'runs', 'runs'], { runningEvents: 8 }).kept).toEqual([1, 2]);
    expect(play(['fails', 'fails'], { eventsOfOne: 3 }).kept).toEqual([]);
  });

  it('takes ten thousand children in less than it takes to notice', () => {
    const { news } = play(
      Array.from({ length: 10_000 }, (_, i) => (i % 100 === 99 ? 'fails' : 'succeeds')),
      { size: 5 },
    );

    const failed = news?.facts.filter(({ status }) => status === 'failed').map(({ id }) => id) ?? [];
    expect(failed).toHaveLength(100);
    expect(news?.events.map(({ id }) => id)).toEqual(expect.arrayContaining(failed));
    expect(news?.events.reduce((sum, { events }) => sum + events.length, 0)).toBeLessThanOrEqual(childLimits.events);
  });
});
