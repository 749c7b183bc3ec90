import { describe, expect, it } from 'vitest';
import type { Json, JsonObject } from '../base/json';
import { createSimulatedClock } from '../interpreter/clock';
import { compile } from '../interpreter/compile';
import type { HistoryEvent } from '../interpreter/event';
import { runExecution } from '../interpreter/run';
import { createChildBook } from '../../shell/worker/childBook';
import { childIdStep, childOfItem, eventOfVisit, layChildren, type ChildRun } from './childRuns';
import { logOf } from './eventLog';
import { emptyRunView, foldHistory } from './foldHistory';
import { itemsAround, listItems, tellingVisit } from './items';

/** Runs a distributed Map whose items are worked on by a task that fails as it is told. */
async function run(map: JsonObject, input: Json) {
  const program = compile({ StartAt: 'Map', States: { Map: { Type: 'Map', End: true, ...map } } });
  if (!program.ok) throw new Error(program.error);
  const events: HistoryEvent[] = [];
  const book = createChildBook();
  const tries = new Map<string, number>();
  const handlers = {
    request({ parameters, executionArn }: { readonly parameters: Json; readonly executionArn: string }) {
      const tried = (tries.get(executionArn) ?? 0) + 1;
      tries.set(executionArn, tried);
      const fails = Number((parameters as JsonObject)['fails'] ?? 0);
      return tried <= fails
        ? ({ kind: 'failed', error: 'Busy', cause: `try ${tried}`, delayMs: 100 } as const)
        : ({ kind: 'succeeded', result: parameters, delayMs: 50 } as const);
    },
  };
  const handle = runExecution({
    program: program.value,
    input,
    seed: 1,
    handlers,
    clock: createSimulatedClock(0),
    onEvents: (more) => void events.push(...more),
    onChildEvents: (arn, more, origin) => book.add(arn, origin, more),
  });
  await handle.done;
  const news = book.takeNews();
  const children: ChildRun[] = (news?.facts ?? []).map((facts) => ({
    ...facts,
    events: news?.events.find(({ id }) => id === facts.id)?.events,
  }));
  return { events, children, view: foldHistory(emptyRunView(), events) };
}

const task: JsonObject = {
  Type: 'Task',
  Resource: 'arn:aws:lambda:us-east-1:123456789012:function:F',
  Retry: [{ ErrorEquals: ['Busy'], IntervalSeconds: 1, MaxAttempts: 2 }],
  End: true,
};
const distributed = (states: JsonObject, StartAt: string): JsonObject => ({
  ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
  StartAt,
  States: states,
});
const work = distributed({ Work: task }, 'Work');

describe('child executions as items of their Map', () => {
  it('stand in the list with their status, duration and error, failed ones first', async () => {
    const { view, children } = await run({ ItemProcessor: work, ToleratedFailurePercentage: 100 }, [
      { fails: 0 },
      { fails: 9 },
      { fails: 1 },
    ]);

    const map = [...layChildren(view, children, undefined).visits.values()].find(
      ({ stateName }) => stateName === 'Map',
    );

    expect(map && listItems(map)).toEqual([
      { index: 1, status: 'failed' },
      { index: 0, status: 'succeeded' },
      { index: 2, status: 'succeeded' },
    ]);
    expect(map?.iterations).toMatchObject({ total: 3, counts: { failed: 1, succeeded: 2 }, asChildren: true });
    const facts = map?.iterations?.facts?.get(1);
    expect([facts?.error, facts?.cause, (facts?.closedMs ?? 0) - (facts?.startedMs ?? 0), facts?.isKept]).toEqual([
      'Busy',
      'try 3',
      3_300,
      true,
    ]);
  });

  it('show the visits of the one that is looked at, with its attempts, inside of its item', async () => {
    const { view, children, events } = await run({ ItemProcessor: work, ToleratedFailurePercentage: 100 }, [
      { fails: 0 },
      { fails: 9 },
      { fails: 1 },
    ]);
    const mapId = [...view.visits.values()].find(({ stateName }) => stateName === 'Map')?.id ?? 0;
    const open = childOfItem(children, undefined, mapId, 1)?.id;

    const laid = layChildren(view, children, open);
    const visit = tellingVisit(laid, { map: mapId, index: 1 }, undefined);

    expect(visit).toMatchObject({
      stateName: 'Work',
      status: 'failed',
      parentVisit: mapId,
      iteration: { map: mapId, index: 1 },
    });
    expect(visit?.attempts.map(({ status, cause }) => [status, cause])).toEqual([
      ['failed', 'try 1'],
      ['failed', 'try 2'],
      ['failed', 'try 3'],
    ]);
    expect(
      visit?.eventIds.every((id) => id > childIdStep && eventOfVisit(logOf(events), children, open, id) !== undefined),
    ).toBe(true);
    expect(visit && itemsAround(laid, visit)).toEqual([{ map: mapId, index: 1 }]);
    expect([...view.visits.values()].map(({ stateName }) => stateName)).toEqual(['Map']);
  });

  it('are found inside of each other', async () => {
    const inner: JsonObject = {
      Type: 'Map',
      ItemsPath: '$.items',
      ItemProcessor: work,
      ToleratedFailurePercentage: 100,
      End: true,
    };
    const { view, children } = await run({ ItemProcessor: distributed({ Inner: inner }, 'Inner') }, [
      { items: [{ fails: 0 }] },
      { items: [{ fails: 0 }, { fails: 9 }] },
    ]);
    const mapId = [...view.visits.values()][0]?.id ?? 0;

    const outer = childOfItem(children, undefined, mapId, 1)?.id;
    const innerMap = [...layChildren(view, children, outer).visits.values()].find(
      ({ stateName }) => stateName === 'Inner',
    );
    const open = childOfItem(children, outer, innerMap?.id ?? 0, 1)?.id;
    const laid = layChildren(view, children, open);
    const visit = tellingVisit(laid, { map: innerMap?.id ?? 0, index: 1 }, undefined);

    expect(innerMap && listItems(innerMap)).toEqual([
      { index: 1, status: 'failed' },
      { index: 0, status: 'succeeded' },
    ]);
    expect(visit?.stateName).toBe('Work');
    expect(visit && itemsAround(laid, visit)).toEqual([
      { map: mapId, index: 1 },
      { map: innerMap?.id, index: 1 },
    ]);
  });

  it('are those of the newest try of a Map that was retried', async () => {
    const { view, children } = await run(
      { ItemProcessor: work, Retry: [{ ErrorEquals: ['States.ALL'], MaxAttempts: 1 }] },
      [{ fails: 9 }, { fails: 0 }],
    );

    const map = [...layChildren(view, children, undefined).visits.values()][0];

    expect(children.length).toBeGreaterThan(2);
    expect(map?.iterations?.byIndex.size).toBeLessThanOrEqual(2);
    expect(map?.attempts).toHaveLength(2);
  });

  it('count as batches where they work on batches', async () => {
    const { view, children } = await run({ ItemProcessor: work, ItemBatcher: { MaxItemsPerBatch: 2 } }, [{}, {}, {}]);

    expect([...layChildren(view, children, undefined).visits.values()][0]?.iterations?.total).toBe(2);
  });
});
