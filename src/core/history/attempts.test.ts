import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../base/json';
import { isDeep } from '../document/testing/workflows';
import { createSimulatedClock } from '../interpreter/clock';
import { compile } from '../interpreter/compile';
import type { HistoryEvent } from '../interpreter/event';
import type { TaskAnswer } from '../interpreter/ports';
import { runExecution } from '../interpreter/run';
import { machines } from '../interpreter/testing/randomMachines';
import { startMs } from '../interpreter/testing/runCase';
import { isTried } from './attempts';
import { emptyRunView, foldHistory } from './foldHistory';
import type { Attempt, RunView, Visit } from './runView';
import { foldTape } from './testing/tape';

describe('attempts, as a history of the service tells of them', () => {
  const begins = [
    '1<0 ExecutionStarted',
    '2<0 ParallelStateEntered Both',
    '3<2 ParallelStateStarted',
    '4<3 TaskStateEntered T',
    '5<4 TaskScheduled',
  ];
  const timeOf = (id: number): number => 1_700_000_000_000 + id * 100;

  it('end when the work inside a Parallel failed, not when the next one begins', () => {
    const view = foldTape(...begins, '6<5 TaskFailed {"error":"E","cause":"why"}', '20<6 ParallelStateStarted');

    expect(view.visits.get(2)?.attempts).toEqual([
      { eventId: 3, startedMs: timeOf(3), endedMs: timeOf(6), status: 'failed', error: 'E', cause: 'why' },
      { eventId: 20, startedMs: timeOf(20), status: 'inProgress' },
    ]);
    expect(view.visits.get(4)).toMatchObject({ status: 'failed', exitedMs: timeOf(6) });
  });

  it('of a Parallel are over once its other branches are aborted because of a failure', () => {
    const view = foldTape(
      '1<0 ExecutionStarted',
      '2<0 ParallelStateEntered Both',
      '3<2 ParallelStateStarted',
      '4<3 TaskStateEntered T',
      '5<4 TaskScheduled',
      '6<3 WaitStateEntered W',
      '7<5 TaskFailed {"error":"E"}',
      '8<7 TaskStateAborted',
      '9<7 WaitStateAborted',
    );

    expect(view.visits.get(2)).toMatchObject({
      status: 'retrying',
      error: 'E',
      attempts: [{ status: 'failed', error: 'E', endedMs: timeOf(8) }],
    });
    expect(view.visits.get(6)?.status).toBe('aborted');
  });

  it('of a Map end with the item that failed', () => {
    const view = foldTape(
      '1<0 ExecutionStarted',
      '2<0 MapStateEntered Each',
      '3<2 MapStateStarted {"length":1}',
      '4<3 MapIterationStarted Each {"index":0}',
      '5<4 TaskStateEntered T',
      '6<5 TaskScheduled',
      '7<6 TaskFailed {"error":"E"}',
      '8<7 MapIterationFailed Each {"index":0}',
    );

    expect(view.visits.get(2)).toMatchObject({
      status: 'retrying',
      attempts: [{ status: 'failed', error: 'E', endedMs: timeOf(8) }],
    });
  });

  it('are known of a task whose arguments could not be evaluated, each time that it was tried', () => {
    const view = foldTape(
      '1<0 ExecutionStarted',
      '2<0 TaskStateEntered T',
      '3<0 EvaluationFailed T {"error":"Q","cause":"one"}',
      '14<3 EvaluationFailed T {"error":"Q","cause":"two"}',
      '15<14 ExecutionFailed {"error":"Q","cause":"two"}',
    );

    expect(view.visits.get(2)).toMatchObject({
      status: 'failed',
      attempts: [
        { startedMs: timeOf(2), endedMs: timeOf(3), status: 'failed', cause: 'one' },
        { startedMs: timeOf(14), endedMs: timeOf(14), status: 'failed', cause: 'two' },
      ],
    });
  });

  it('are known of a task that failed before it was scheduled', () => {
    const failed = foldTape(
      '1<0 ExecutionStarted',
      '2<0 TaskStateEntered T',
      '3<2 ExecutionFailed {"error":"States.ParameterPathFailure","cause":"c"}',
    );
    const caught = foldTape(
      '1<0 ExecutionStarted',
      '2<0 TaskStateEntered T',
      '3<2 TaskStateExited T {"output":{"Error":"E","Cause":"c"}}',
    );

    expect(failed.visits.get(2)?.attempts).toMatchObject([
      { status: 'failed', error: 'States.ParameterPathFailure', cause: 'c' },
    ]);
    expect(caught.visits.get(2)).toMatchObject({
      status: 'caught',
      error: 'E',
      attempts: [{ status: 'failed', error: 'E', cause: 'c' }],
    });
  });

  it('failed after all when their result could not be used', () => {
    const view = foldTape(
      '1<0 ExecutionStarted',
      '2<0 TaskStateEntered T',
      '3<2 TaskScheduled',
      '4<3 TaskSucceeded {"output":1}',
      '5<4 ExecutionFailed {"error":"States.ResultPathMatchFailure"}',
    );

    expect(view.visits.get(2)).toMatchObject({
      status: 'failed',
      attempts: [{ status: 'failed', error: 'States.ResultPathMatchFailure' }],
    });
  });

  it('tell a redrive from a retry', () => {
    const view = foldTape(
      '1<0 ExecutionStarted',
      '2<0 TaskStateEntered T',
      '3<2 TaskScheduled',
      '4<3 TaskFailed {"error":"E"}',
      '5<4 TaskScheduled',
      '6<5 TaskFailed {"error":"E"}',
      '7<6 ExecutionFailed {"error":"E"}',
      '8<7 ExecutionRedriven {"redriveCount":1}',
      '9<8 TaskScheduled',
    );

    expect(view.visits.get(2)?.attempts.map(({ isRedrive }) => isRedrive)).toEqual([undefined, undefined, true]);
  });

  it('are not ascribed to states that are not tried', () => {
    const view = foldTape(
      '1<0 ExecutionStarted',
      '2<0 PassStateEntered P',
      '3<2 ExecutionFailed {"error":"States.Runtime"}',
    );

    expect(view.visits.get(2)).toMatchObject({ status: 'failed', attempts: [] });
  });
});

describe('attempts of runs', () => {
  it('of a retried Parallel take no time where its branch failed at once, and name the error of a Fail', async () => {
    const { view } = await play({
      definition: {
        StartAt: 'P',
        States: {
          P: {
            Type: 'Parallel',
            Branches: [{ StartAt: 'F', States: { F: { Type: 'Fail', Error: 'Mine', Cause: 'c' } } }],
            Retry: [{ ErrorEquals: ['Mine'], IntervalSeconds: 2, MaxAttempts: 2 }],
            End: true,
          },
        },
      },
    });

    const [visit] = visitsOf(view, 'P');
    expect(
      visit?.attempts.map(({ startedMs, endedMs, error, cause, status }) => [
        startedMs - startMs,
        (endedMs ?? NaN) - startMs,
        status,
        error,
        cause,
      ]),
    ).toEqual([
      [0, 0, 'failed', 'Mine', 'c'],
      [2_000, 2_000, 'failed', 'Mine', 'c'],
      [6_000, 6_000, 'failed', 'Mine', 'c'],
    ]);
    expect(visitsOf(view, 'F')[0]).toMatchObject({ error: 'Mine', cause: 'c' });
  });

  it('of a task whose result could not be placed have failed, though the service records nothing but successes', async () => {
    const { view } = await play({
      definition: {
        StartAt: 'T',
        States: {
          T: {
            Type: 'Task',
            Resource: 'arn:aws:states:::sns:publish',
            ResultPath: '$.a.b',
            Retry: [{ ErrorEquals: ['States.ALL'], IntervalSeconds: 1, MaxAttempts: 2 }],
            End: true,
          },
        },
      },
      input: { a: 1 },
      answers: [{ kind: 'succeeded', result: 1, delayMs: 500 }],
    });

    const [visit] = visitsOf(view, 'T');
    expect(
      visit?.attempts.map(({ startedMs, endedMs, error }) => [startedMs - startMs, (endedMs ?? NaN) - startMs, error]),
    ).toEqual([
      [0, 500, 'States.ReferencePathConflict'],
      [1_500, 2_000, 'States.ReferencePathConflict'],
      [4_000, 4_500, 'States.ReferencePathConflict'],
    ]);
  });

  it(
    'count the retries of every retrier, name every failure, and fill the visit with their back-offs',
    { timeout: 300_000 },
    async () => {
      await fc.assert(
        fc.asyncProperty(machines, async (machine) => {
          // A jitter of 0 ms would hide a back-off.
          const definition = nameByType(
            JSON.parse(JSON.stringify(machine.definition).replaceAll('"FULL"', '"NONE"')) as JsonObject,
          );
          const { views, failures, retryCount } = await play({ ...machine, definition });
          // Whose time was up as a whole had nothing fail in it.
          fc.pre(views.every(({ status }) => status !== 'TIMED_OUT'));

          const visits = views
            .flatMap((view) => [...view.visits.values()])
            .filter(({ stateType }) => isTried(stateType));
          for (const visit of visits) checkTimes(visit);
          const cutShort = visits.filter(endedWhileWaiting);
          // Of two tasks whose time is up at one instant, the first may bring
          // an end to the other before it is asked about a retry.
          const unasked = cutShort.filter(({ attempts, exitedMs }) => attempts.at(-1)?.endedMs === exitedMs).length;
          const begun =
            visits.reduce((sum, { attempts }) => sum + Math.max(0, attempts.length - 1), 0) + cutShort.length;
          expect(retryCount).toBeLessThanOrEqual(begun);
          expect(retryCount).toBeGreaterThanOrEqual(begun - unasked);
          const told = visits.flatMap(({ stateName, attempts }) =>
            attempts.filter(isFailed).map(({ error, cause }) => sayFailure(stateName, error, cause)),
          );
          for (const failure of failures) {
            expect(told).toContain(failure);
            told.splice(told.indexOf(failure), 1);
          }
          // A runtime error ends the execution without asking the Parallel and
          // Map states around it, which fail with it.
          expect(told.filter((failure) => failure.startsWith('Task ')).length).toBeLessThanOrEqual(unasked);
        }),
        { numRuns: isDeep ? 2_000 : 200 },
      );
    },
  );
});

/** Names every state of a machine by its type, so that whoever hears the name knows whether it is tried. */
function nameByType(scope: JsonObject): JsonObject {
  const states = Object.entries(scope['States'] as Readonly<Record<string, JsonObject>>); // the generator makes these
  const names = new Map(states.map(([name, state]) => [name, `${String(state['Type'])} ${name}`]));
  const renamed = states.map(([name, state]) => {
    const text = JSON.stringify({ ...state, Branches: undefined, ItemProcessor: undefined }).replaceAll(
      /"Next":"(\w+)"/g,
      (_whole, next: string) => `"Next":"${names.get(next)}"`,
    );
    const branches = state['Branches'] as readonly JsonObject[] | undefined;
    const processor = state['ItemProcessor'] as JsonObject | undefined;
    const inner = {
      ...(branches ? { Branches: branches.map(nameByType) } : {}),
      ...(processor ? { ItemProcessor: nameByType(processor) } : {}),
    };
    return [names.get(name), { ...(JSON.parse(text) as JsonObject), ...inner }] as const;
  });
  return { ...scope, StartAt: names.get(String(scope['StartAt'])) ?? '', States: Object.fromEntries(renamed) };
}

/** The attempts follow each other from the beginning of the visit to its end; what is between them is back-off. */
function checkTimes(visit: Visit): void {
  const { attempts, enteredMs, exitedMs = NaN } = visit;
  const sum = attempts.reduce(
    (ms, { startedMs, endedMs = NaN }, index) =>
      ms + (endedMs - startedMs) + ((attempts[index + 1]?.startedMs ?? exitedMs) - endedMs),
    0,
  );
  if (attempts.length > 0) expect(sum).toBe(exitedMs - enteredMs);
  let lastMs = enteredMs;
  for (const [index, { startedMs, endedMs = NaN, status }] of attempts.entries()) {
    expect(startedMs).toBeGreaterThanOrEqual(lastMs);
    expect(endedMs).toBeGreaterThanOrEqual(startedMs);
    if (index < attempts.length - 1) expect(['failed', 'timedOut']).toContain(status);
    lastMs = endedMs;
  }
  if (!endedWhileWaiting(visit) && attempts.length > 0) expect(lastMs).toBe(exitedMs);
  if (visit.status === 'succeeded') expect(attempts.at(-1)?.status).toBe('succeeded');
}

function endedWhileWaiting({ status, attempts }: Visit): boolean {
  const last = attempts.at(-1);
  return last !== undefined && isFailed(last) && status === 'aborted';
}

function isFailed({ status }: Attempt): boolean {
  return status === 'failed' || status === 'timedOut';
}

const sayFailure = (stateName: string, error: string | undefined, cause: string | undefined): string =>
  `${stateName}: ${error}: ${cause}`;

function visitsOf(view: RunView, stateName: string): readonly Visit[] {
  return [...view.visits.values()].filter((visit) => visit.stateName === stateName);
}

type Played = {
  readonly view: RunView;
  readonly views: readonly RunView[];
  readonly failures: string[];
  readonly retryCount: number;
};

/**
 * Runs a machine to its end: its view, those of its child executions, and what
 * the interpreter itself tells of failures.
 */
async function play({
  definition,
  input = {},
  answers = [],
  seed = 1,
  type = 'STANDARD',
}: {
  definition: JsonObject;
  input?: Parameters<typeof runExecution>[0]['input'];
  answers?: readonly TaskAnswer[];
  seed?: number;
  type?: 'STANDARD' | 'EXPRESS';
}): Promise<Played> {
  const program = compile(definition);
  if (!program.ok) throw new Error(program.error);
  const histories = new Map<string, HistoryEvent[]>([['', []]]);
  const failures: string[] = [];
  let retryCount = 0;
  let asked = 0;
  const run = runExecution({
    program: program.value,
    input,
    seed,
    type,
    clock: createSimulatedClock(startMs),
    handlers: { request: () => answers[asked++ % Math.max(answers.length, 1)] ?? { kind: 'waiting' } },
    onEvents: (more) => histories.get('')?.push(...more),
    onChildEvents: (arn, more) => void histories.set(arn, [...(histories.get(arn) ?? []), ...more]),
    observer: {
      handled(stateName, { error, cause }, by) {
        if (by !== undefined && 'retryIndex' in by) retryCount++;
        if (isTried(stateName.split(' ')[0] ?? '')) failures.push(sayFailure(stateName, error, cause));
      },
    },
  });
  await run.done;
  const views = [...histories.values()].map((events) => foldHistory(emptyRunView(), events));
  return { view: views[0] ?? emptyRunView(), views, failures, retryCount };
}
