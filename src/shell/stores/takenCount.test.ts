import { describe, expect, it } from 'vitest';
import { emptyRunView } from '../../core/history/foldHistory';
import { editMap, emptyMap } from '../../core/history/persistentMap';
import { takenByKey, takenKey, type RunView } from '../../core/history/runView';
import { endedCount, takenCount, type Arrow } from './takenCount';

function viewOf(...taken: readonly (readonly [string, number])[]): RunView {
  const ways = editMap(emptyMap<string, number>());
  for (const [key, count] of taken) ways.set(key, count);
  return { ...emptyRunView(), taken: ways.done() };
}

const arrow = (kind: Arrow['kind'], field: string): Arrow => ({
  kind,
  source: '/States/A',
  transitionId: `/States/A/${field}` as NonNullable<Arrow['transitionId']>,
}); // tests write ids as text

describe('takenCount', () => {
  it('tells a way taken because of an error from the ordinary way between the same states', () => {
    const view = viewOf([takenKey('A', 'B'), 3], [takenKey('A', 'B', true), 1]);

    expect(takenCount(view, arrow('next', 'Next'), 'A', 'B')).toBe(2);
    expect(takenCount(view, arrow('catch', 'Catch/0/Next'), 'A', 'B')).toBe(1);
  });

  it('counts nothing while no run is shown', () => {
    expect(takenCount(undefined, arrow('next', 'Next'), 'A', 'B')).toBe(0);
  });

  it('tells rules and Default that lead to the same state apart, where the run knows which was followed', () => {
    const view = viewOf(
      [takenKey('A', 'B'), 3],
      [takenByKey('A', 'B', false), 3],
      [takenByKey('A', 'B', false, 'Choices/1/Next'), 2],
      [takenByKey('A', 'B', false, 'Default'), 1],
    );
    const counts = ['Choices/0/Next', 'Choices/1/Next', 'Default'].map((field) =>
      takenCount(view, arrow(field === 'Default' ? 'default' : 'choice', field), 'A', 'B'),
    );

    expect(counts).toEqual([0, 2, 1]);
  });

  it('counts all of them where a history does not say which', () => {
    expect(takenCount(viewOf([takenKey('A', 'B'), 2]), arrow('choice', 'Choices/0/Next'), 'A', 'B')).toBe(2);
  });

  it('tells catchers that lead to the same state apart', () => {
    const view = viewOf(
      [takenKey('A', 'H'), 1],
      [takenKey('A', 'H', true), 1],
      [takenByKey('A', 'H', true), 1],
      [takenByKey('A', 'H', true, 'Catch/1/Next'), 1],
    );

    expect(takenCount(view, arrow('catch', 'Catch/0/Next'), 'A', 'H')).toBe(0);
    expect(takenCount(view, arrow('catch', 'Catch/1/Next'), 'A', 'H')).toBe(1);
  });

  it('does not take a state for ended whose error was caught, before its handler is entered', () => {
    expect(endedCount(viewOf([takenKey('A', ''), 1], [takenKey('A', '', true), 1]), 'A')).toBe(0);
    expect(endedCount(viewOf([takenKey('A', ''), 1]), 'A')).toBe(1);
  });
});
