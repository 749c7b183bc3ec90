import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Json, JsonObject } from '../base/json';
import { isDeep } from '../document/testing/workflows';
import { advance } from './advance';
import { createSimulatedClock } from './clock';
import { compile } from './compile';
import type { HistoryEvent } from './event';
import { createExecution } from './execution';
import { runExecution } from './run';
import type { Signal } from './signal';
import type { TaskAnswer } from './ports';
import { startMs } from './testing/runCase';

const runs = isDeep ? 2_000 : 150;

/** Values that states pass around, with keys that are easy to get wrong. */
const value: fc.Arbitrary<Json> = fc.letrec<{ value: Json }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom<Json>(null, true, 0, -1.5, 'text', '', '{% $x %}', '$.a', '2025-01-01T00:00:00Z'),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom('a', 'b', 'items', '__proto__', 'toString', 'x.$'), tie('value'), { maxKeys: 3 }),
  ),
})).value;

const path = fc.constantFrom('$', '$.a', '$.a.b', '$.items', '$.items[0]', '$..a', '$.items[*]', '$$', '$$.Execution.Id', '$x');
const errors = fc.constantFrom('E', 'F', 'States.ALL', 'States.TaskFailed', 'States.Timeout');

const retry = fc.record({ ErrorEquals: errors.map((name) => [name]), MaxAttempts: fc.nat(2), IntervalSeconds: fc.nat(3), JitterStrategy: fc.constantFrom('NONE', 'FULL') });
const seconds = fc.integer({ min: 1, max: 9 });

/** A state without its transition: the scope's builder adds that. */
const stateOf = (depth: number): fc.Arbitrary<JsonObject> =>
  fc.oneof(
    { weight: 3, arbitrary: fc.record({ Type: fc.constant('Pass'), Result: value, ResultPath: fc.constantFrom('$', '$.a', '$.items', '$.a.b'), Assign: fc.constant<JsonObject>({ 'x.$': '$' }) }, { requiredKeys: ['Type'] }) },
    fc.record({ Type: fc.constant('Pass'), InputPath: path, Parameters: path.map((text): JsonObject => ({ 'a.$': text, items: [1, 2] })), OutputPath: path }, { requiredKeys: ['Type'] }),
    fc.record({ Type: fc.constant('Pass'), QueryLanguage: fc.constant('JSONata'), Output: fc.constantFrom<Json>('{% $states.input %}', { items: [1, '{% $count($states.input.items) %}'] }, '{% $gone %}'), Assign: fc.constant<JsonObject>({ x: '{% $states.input %}' }) }, { requiredKeys: ['Type', 'QueryLanguage'] }),
    fc.record({ Type: fc.constant('Wait'), Seconds: seconds }),
    fc.record({ Type: fc.constant('Wait'), SecondsPath: path }),
    { weight: 2, arbitrary: fc.record({ Type: fc.constant('Task'), Resource: fc.constantFrom('arn:aws:states:::sns:publish', 'arn:aws:states:::sqs:sendMessage.waitForTaskToken', 'arn:aws:lambda:us-east-1:1:function:f', 'arn:aws:states:us-east-1:1:activity:a'), TimeoutSeconds: seconds, HeartbeatSeconds: seconds, Retry: fc.array(retry, { maxLength: 2 }), ResultPath: fc.constantFrom('$', '$.a') }, { requiredKeys: ['Type', 'Resource', 'TimeoutSeconds'] }) },
    ...(depth === 0
      ? []
      : [
          fc.record({ Type: fc.constant('Parallel'), Branches: fc.array(scopeOf(depth - 1), { minLength: 1, maxLength: 3 }), Retry: fc.array(retry, { maxLength: 1 }) }),
          fc.record({ Type: fc.constant('Map'), ItemsPath: path, ItemProcessor: scopeOf(depth - 1), MaxConcurrency: fc.nat(2), Retry: fc.array(retry, { maxLength: 1 }) }, { requiredKeys: ['Type', 'ItemProcessor'] }),
          fc.record({ Type: fc.constant('Map'), ItemsPath: path, ItemProcessor: scopeOf(depth - 1).map((scope): JsonObject => ({ ...scope, ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' } })), ToleratedFailureCount: fc.nat(2) }),
        ]),
  );

/** A chain of states that ends; some have a catcher that leads to its end. */
function scopeOf(depth: number): fc.Arbitrary<JsonObject> {
  return fc.tuple(fc.array(fc.tuple(stateOf(depth), fc.option(errors)), { minLength: 1, maxLength: 4 }), fc.constantFrom<JsonObject>({ Type: 'Succeed' }, { Type: 'Fail', Error: 'F' }, { Type: 'Pass', End: true })).map(([states, last]) => {
    const named: Record<string, Json> = { Last: last };
    states.forEach(([state, caught], i) => {
      const catches: JsonObject = caught !== null && state['Type'] !== 'Pass' && state['Type'] !== 'Wait' ? { Catch: [{ ErrorEquals: [caught], Next: 'Last' }] } : {};
      named[`S${i}`] = { ...state, ...catches, Next: i + 1 < states.length ? `S${i + 1}` : 'Last' };
    });
    return { StartAt: 'S0', States: named };
  });
}

/** What tasks answer, in order of their scheduling. */
const answers: fc.Arbitrary<readonly TaskAnswer[]> = fc.array(
  fc.oneof(
    fc.record({ kind: fc.constant('succeeded' as const), result: value, delayMs: fc.constantFrom(0, 0, 1_000, 5_000) }),
    fc.record({ kind: fc.constant('failed' as const), error: fc.constantFrom('E', 'F', 'States.Timeout'), delayMs: fc.constantFrom(0, 2_000) }),
    fc.constant({ kind: 'waiting' as const }),
  ),
  { minLength: 1, maxLength: 6 },
);

const machine = fc.record({ definition: scopeOf(2), input: value, answers, seed: fc.integer(), type: fc.constantFrom('STANDARD' as const, 'EXPRESS' as const) });

type Machine = typeof machine extends fc.Arbitrary<infer T> ? T : never;

/** Runs a machine to its end and keeps everything it was told. */
async function runMachine(one: Machine): Promise<{ readonly events: readonly HistoryEvent[]; readonly signals: readonly Signal[]; readonly status: string }> {
  const program = compile(one.definition);
  if (!program.ok) throw new Error(program.error);
  const events: HistoryEvent[] = [];
  const signals: Signal[] = [];
  let count = 0;
  const run = runExecution({
    program: program.value,
    input: one.input,
    handlers: { request: () => one.answers[count++ % one.answers.length] ?? { kind: 'waiting' } },
    clock: createSimulatedClock(startMs),
    seed: one.seed,
    type: one.type,
    onEvents: (more) => more.forEach((event) => events.push(event)),
    onSignal: (signal) => signals.push(signal),
  });
  return { status: (await run.done).status, events, signals };
}

/** Feeds signals to a new execution of the machine. */
function replay(one: Machine, signals: readonly Signal[], keep: (execution: ReturnType<typeof createExecution>) => ReturnType<typeof createExecution>): HistoryEvent[] {
  const program = compile(one.definition);
  if (!program.ok) throw new Error(program.error);
  let execution = createExecution({ input: one.input, seed: one.seed, type: one.type });
  const events: HistoryEvent[] = [];
  for (const signal of signals) {
    advance(program.value, execution, signal).events.forEach((event) => events.push(event));
    execution = keep(execution);
  }
  return events;
}

describe('laws of executions', () => {
  it('any machine under any outcomes comes to an end, without a broken invariant', { timeout: 300_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(machine, async (one) => {
        const { status, events } = await runMachine(one);

        expect(['SUCCEEDED', 'FAILED', 'TIMED_OUT']).toContain(status);
        expect(events.map(({ id }) => id)).toEqual(events.map((_, i) => i + 1));
        expect(events.every(({ id, previousEventId }) => previousEventId < id)).toBe(true);
        expect(events.at(-1)?.type).toMatch(/^Execution(Succeeded|Failed|TimedOut)$/);
      }),
      { numRuns: runs },
    );
  });

  it('seed and signals replay the history, event for event', { timeout: 300_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(machine, async (one) => {
        const { events, signals } = await runMachine(one);

        expect(replay(one, signals, (execution) => execution)).toEqual(events);
      }),
      { numRuns: runs },
    );
  });

  it('an execution is plain data: stored and taken up again after every signal, it goes on as before', { timeout: 300_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(machine, async (one) => {
        const { events, signals } = await runMachine(one);

        expect(replay(one, signals, (execution) => structuredClone(execution))).toEqual(events);
      }),
      { numRuns: Math.ceil(runs / 3) },
    );
  });

  it('pausing and stepping through a run changes nothing but when it happens', { timeout: 300_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(machine, async (one) => {
        const { events } = await runMachine(one);
        const program = compile(one.definition);
        if (!program.ok) throw new Error(program.error);
        const stepped: HistoryEvent[] = [];
        let count = 0;
        const run = runExecution({
          program: program.value,
          input: one.input,
          handlers: { request: () => one.answers[count++ % one.answers.length] ?? { kind: 'waiting' } },
          clock: createSimulatedClock(startMs),
          seed: one.seed,
          type: one.type,
          paused: true,
          onEvents: (more) => more.forEach((event) => stepped.push(event)),
        });
        for (let i = 0; run.outcome().status === 'RUNNING' && i < 100_000; i++) run.step();

        expect(stepped).toEqual(events);
      }),
      { numRuns: Math.ceil(runs / 3) },
    );
  });
});

describe('bad input', () => {
  it('a definition of any kind is refused or runs; it never throws', { timeout: 300_000 }, async () => {
    const anything = fc.dictionary(fc.constantFrom('StartAt', 'States', 'QueryLanguage', '__proto__'), fc.oneof(value, fc.constant('A'), fc.dictionary(fc.constantFrom('A', 'B', '__proto__'), fc.oneof(value, fc.dictionary(fc.constantFrom('Type', 'Next', 'End', 'Choices', 'Branches', 'Result', 'Retry', 'Catch', 'Seconds', 'Iterator', 'Parameters', 'Resource'), fc.oneof(value, fc.constantFrom('Pass', 'Task', 'Choice', 'Map', 'Parallel', 'Wait', 'A'))))))) as fc.Arbitrary<JsonObject>;
    await fc.assert(
      fc.asyncProperty(anything, value, async (definition, input) => {
        const program = compile(definition);
        if (!program.ok) return;
        const run = runExecution({ program: program.value, input, handlers: { request: () => ({ kind: 'failed', error: 'E' }) }, clock: createSimulatedClock(startMs), seed: 1, recordEvents: false });

        expect((await run.done).status).not.toBe('RUNNING');
      }),
      { numRuns: runs * 2 },
    );
  });

  it('an input that is nested too deeply ends the execution', async () => {
    const program = compile({ StartAt: 'A', States: { A: { Type: 'Pass', End: true } } });
    if (!program.ok) throw new Error(program.error);
    const input: Json = JSON.parse(`${'['.repeat(50_000)}${']'.repeat(50_000)}`);

    const run = runExecution({ program: program.value, input, handlers: { request: () => ({ kind: 'waiting' }) }, clock: createSimulatedClock(startMs), seed: 1 });

    expect(await run.done).toMatchObject({ status: 'FAILED', error: 'InvalidExecutionInput' });
  });

  it('scopes nested by the thousand run', async () => {
    let scope: JsonObject = { StartAt: 'A', States: { A: { Type: 'Pass', Result: 1, End: true } } };
    for (let i = 0; i < 800; i++) scope = { StartAt: 'P', States: { P: { Type: 'Parallel', Branches: [scope], ResultSelector: { 'v.$': '$[0]' }, OutputPath: '$.v', End: true } } };
    const program = compile(scope);
    if (!program.ok) throw new Error(program.error);

    const run = runExecution({ program: program.value, input: 0, handlers: { request: () => ({ kind: 'waiting' }) }, clock: createSimulatedClock(startMs), seed: 1 });

    expect(await run.done).toMatchObject({ status: 'SUCCEEDED', output: 1 });
  });
});
