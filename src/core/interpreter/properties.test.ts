import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Json, JsonObject } from '../base/json';
import { isDeep } from '../document/testing/workflows';
import { createSimulatedClock } from './clock';
import { compile } from './compile';
import type { HistoryEvent } from './event';
import type { Input } from './family/input';
import { createRunState, type RunState } from './family/runState';
import { takeSignal } from './family/takeSignal';
import { programsOf, runExecution } from './run';
import { anyValue, machines, type RandomMachine } from './testing/randomMachines';
import { startMs } from './testing/runCase';

const runs = isDeep ? 2_000 : 150;

/** Runs a machine to its end and keeps everything it was told. */
async function runMachine(
  one: RandomMachine,
): Promise<{ readonly events: readonly HistoryEvent[]; readonly inputs: readonly Input[]; readonly status: string }> {
  const program = compile(one.definition);
  if (!program.ok) throw new Error(program.error);
  const events: HistoryEvent[] = [];
  const inputs: Input[] = [];
  let count = 0;
  const run = runExecution({
    program: program.value,
    input: one.input,
    handlers: { request: () => one.answers[count++ % one.answers.length] ?? { kind: 'waiting' } },
    clock: createSimulatedClock(startMs),
    seed: one.seed,
    type: one.type,
    onEvents: (more) => more.forEach((event) => events.push(event)),
    recorder: { begin: () => undefined, note: (input) => inputs.push(input) },
  });
  return { status: (await run.done).status, events, inputs };
}

/** Feeds inputs to a new run of the machine. */
function replay(one: RandomMachine, inputs: readonly Input[], keep: (state: RunState) => RunState): HistoryEvent[] {
  const program = compile(one.definition);
  if (!program.ok) throw new Error(program.error);
  let state = createRunState({ input: one.input, seed: one.seed, type: one.type });
  const events: HistoryEvent[] = [];
  for (const input of inputs) {
    for (const told of takeSignal(programsOf(program.value), state, input).told)
      if (told.origin === undefined) told.events.forEach((event) => events.push(event));
    state = keep(state);
  }
  return events;
}

describe('laws of executions', () => {
  it('any machine under any outcomes comes to an end, without a broken invariant', { timeout: 300_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(machines, async (one) => {
        const { status, events } = await runMachine(one);

        expect(['SUCCEEDED', 'FAILED', 'TIMED_OUT']).toContain(status);
        expect(events.map(({ id }) => id)).toEqual(events.map((_, i) => i + 1));
        expect(events.every(({ id, previousEventId }) => previousEventId < id)).toBe(true);
        expect(events.at(-1)?.type).toMatch(/^Execution(Succeeded|Failed|TimedOut)$/);
      }),
      { numRuns: runs },
    );
  });

  it(
    'a run is plain data: stored and taken up again after every input, it goes on as before',
    { timeout: 300_000 },
    async () => {
      await fc.assert(
        fc.asyncProperty(machines, async (one) => {
          const { events, inputs } = await runMachine(one);

          expect(replay(one, inputs, (state) => structuredClone(state))).toEqual(events);
        }),
        { numRuns: Math.ceil(runs / 3) },
      );
    },
  );

  it('pausing and stepping through a run changes nothing but when it happens', { timeout: 300_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(machines, async (one) => {
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
    const anything = fc.dictionary(
      fc.constantFrom('StartAt', 'States', 'QueryLanguage', '__proto__'),
      fc.oneof(
        anyValue,
        fc.constant('A'),
        fc.dictionary(
          fc.constantFrom('A', 'B', '__proto__'),
          fc.oneof(
            anyValue,
            fc.dictionary(
              fc.constantFrom(
                'Type',
                'Next',
                'End',
                'Choices',
                'Branches',
                'Result',
                'Retry',
                'Catch',
                'Seconds',
                'Iterator',
                'Parameters',
                'Resource',
              ),
              fc.oneof(anyValue, fc.constantFrom('Pass', 'Task', 'Choice', 'Map', 'Parallel', 'Wait', 'A')),
            ),
          ),
        ),
      ),
    ) as fc.Arbitrary<JsonObject>;
    await fc.assert(
      fc.asyncProperty(anything, anyValue, async (definition, input) => {
        const program = compile(definition);
        if (!program.ok) return;
        const run = runExecution({
          program: program.value,
          input,
          handlers: { request: () => ({ kind: 'failed', error: 'E' }) },
          clock: createSimulatedClock(startMs),
          seed: 1,
          recordEvents: false,
        });

        expect((await run.done).status).not.toBe('RUNNING');
      }),
      { numRuns: runs * 2 },
    );
  });

  it('an input that is nested too deeply ends the execution', async () => {
    const program = compile({ StartAt: 'A', States: { A: { Type: 'Pass', End: true } } });
    if (!program.ok) throw new Error(program.error);
    const input: Json = JSON.parse(`${'['.repeat(50_000)}${']'.repeat(50_000)}`);

    const run = runExecution({
      program: program.value,
      input,
      handlers: { request: () => ({ kind: 'waiting' }) },
      clock: createSimulatedClock(startMs),
      seed: 1,
    });

    expect(await run.done).toMatchObject({ status: 'FAILED', error: 'InvalidExecutionInput' });
  });

  it('scopes nested by the thousand run', async () => {
    let scope: JsonObject = { StartAt: 'A', States: { A: { Type: 'Pass', Result: 1, End: true } } };
    for (let i = 0; i < 800; i++)
      scope = {
        StartAt: 'P',
        States: {
          P: { Type: 'Parallel', Branches: [scope], ResultSelector: { 'v.$': '$[0]' }, OutputPath: '$.v', End: true },
        },
      };
    const program = compile(scope);
    if (!program.ok) throw new Error(program.error);

    const run = runExecution({
      program: program.value,
      input: 0,
      handlers: { request: () => ({ kind: 'waiting' }) },
      clock: createSimulatedClock(startMs),
      seed: 1,
    });

    expect(await run.done).toMatchObject({ status: 'SUCCEEDED', output: 1 });
  });
});
