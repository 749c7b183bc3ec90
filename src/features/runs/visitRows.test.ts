import { expect, it } from 'vitest';
import { emptyRunView } from '../../core/history/foldHistory';
import { editMap, emptyMap } from '../../core/history/persistentMap';
import type { RunView, Visit } from '../../core/history/runView';
import { buildVisitRows } from './visitRows';

function visit(id: number, stateName: string, more: Partial<Visit> = {}): Visit {
  return {
    id,
    stateName,
    stateType: 'Pass',
    status: 'succeeded',
    enteredMs: id,
    attempts: [],
    eventIds: [id],
    ...more,
  };
}

function viewOf(...visits: readonly Visit[]): RunView {
  const edit = editMap(emptyMap<number, Visit>());
  for (const each of visits) edit.set(each.id, each);
  return { ...emptyRunView(), visits: edit.done() };
}

it('puts the visits inside a Map below it, item by item', () => {
  const view = viewOf(
    visit(1, 'Pack', { stateType: 'Map' }),
    visit(2, 'Weigh', { parentVisit: 1, iteration: { map: 1, index: 0 } }),
    visit(3, 'Weigh', { parentVisit: 1, iteration: { map: 1, index: 1 } }),
    visit(4, 'Label', { parentVisit: 1, iteration: { map: 1, index: 0 } }),
    visit(5, 'Ship'),
  );

  const rows = buildVisitRows(view);

  expect(rows.map(({ depth, title }) => [depth, title])).toEqual([
    [0, 'Pack'],
    [1, '0 · Weigh'],
    [1, '0 · Label'],
    [1, '1 · Weigh'],
    [0, 'Ship'],
  ]);
});

it('is empty for a run in which nothing has happened', () => {
  expect(buildVisitRows(viewOf())).toEqual([]);
});
