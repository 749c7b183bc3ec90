import type { Json, JsonObject } from '../src/core/base/json';
import { advance } from '../src/core/interpreter/advance';
import { compile } from '../src/core/interpreter/compile';
import { createExecution } from '../src/core/interpreter/execution';
import { createSimulatedClock } from '../src/core/interpreter/clock';
import type { TaskHandlers } from '../src/core/interpreter/ports';
import type { Program } from '../src/core/interpreter/program';
import { createRecorder, type Recorder } from '../src/core/interpreter/recording';
import { replay, stateAt } from '../src/core/interpreter/replay';
import { programsOf, runExecution } from '../src/core/interpreter/run';
import { yardsticks } from './definitions';
import { figure, median, medianMs, medianMsByTurns, type Row } from './measure';

type Peer = (input: Json) => Promise<unknown>;

/** The other JavaScript interpreter. Its Task needs `Promise.withResolvers`, which Node 20 does not have. */
async function peerOf(definition: JsonObject): Promise<Peer | undefined> {
  const promise = Promise as unknown as { withResolvers?: () => unknown }; // newer than our library types
  promise.withResolvers ??= () => {
    let resolve!: (value: unknown) => void;
    let reject!: (reason: unknown) => void;
    const settled = new Promise((yes, no) => {
      resolve = yes;
      reject = no;
    });
    return { promise: settled, resolve, reject };
  };
  const { StateMachine } = await import('aws-local-stepfunctions');
  try {
    // its own type for definitions
    const machine = new StateMachine(definition as never, { validationOptions: { noValidate: true } });
    return (input) =>
      machine.run(input as never, {
        overrides: { taskResourceLocalHandlers: { Call: (value: unknown) => Promise.resolve(value) as never } },
      }).result;
  } catch {
    return undefined; // it does not know JSONata
  }
}

function programOf(definition: JsonObject): Program {
  const compiled = compile(definition);
  if (!compiled.ok) throw new Error(compiled.error);
  return compiled.value;
}

const start = { atMs: 1_700_000_000_000, kind: 'start' } as const;

/** One execution from its start to its end, tasks echoed, all in one go. */
function runOnce(
  program: Program,
  input: Json,
  recordEvents: boolean,
  type: 'STANDARD' | 'EXPRESS' = 'STANDARD',
): number {
  const execution = createExecution({ input, seed: 1, recordEvents, type });
  let advanced = advance(program, execution, start);
  let events = advanced.events.length;
  while (execution.root.status === 'RUNNING') {
    const effect = advanced.effects.find((candidate) => candidate.kind === 'startTask');
    if (!effect) break;
    advanced = advance(program, execution, {
      atMs: start.atMs,
      kind: 'taskSucceeded',
      taskId: effect.taskId,
      output: effect.request.parameters,
    });
    events += advanced.events.length;
  }
  if (execution.root.status !== 'SUCCEEDED')
    throw new Error(`The yardstick ended as ${execution.root.status}: ${JSON.stringify(execution.root.failure)}`);
  return events;
}

/** The limit: the ten Pass states written by hand as closures, values shared, nothing recorded. */
function handWritten(): (input: JsonObject) => JsonObject {
  const steps = Array.from({ length: 10 }, (_, i) => {
    const value = { step: i + 1 };
    const key = `s${i + 1}`;
    return i % 2 === 0 ? (data: JsonObject) => data : (data: JsonObject) => ({ ...data, [key]: value });
  });
  return (input) => steps.reduce((data, step) => step(data), input);
}

function retainedBytes(work: () => unknown, count: number): number {
  const collect = (globalThis as { gc?: () => void }).gc; // node --expose-gc
  if (!collect) return Number.NaN;
  work();
  const kept: unknown[] = new Array(count);
  collect();
  const before = process.memoryUsage().heapUsed;
  for (let i = 0; i < count; i++) kept[i] = work();
  collect();
  const grown = process.memoryUsage().heapUsed - before;
  return kept.length > 0 ? grown / count : Number.NaN;
}

const loop = (count: number): JsonObject => ({
  StartAt: 'Init',
  States: {
    Init: { Type: 'Pass', Result: { i: 0 }, Next: 'Check' },
    Check: { Type: 'Choice', Choices: [{ Variable: '$.i', NumericLessThan: count, Next: 'Inc' }], Default: 'Done' },
    Inc: { Type: 'Pass', Parameters: { 'i.$': 'States.MathAdd($.i, 1)' }, Next: 'Check' },
    Done: { Type: 'Succeed' },
  },
});

const mapOver: JsonObject = {
  StartAt: 'Each',
  States: {
    Each: {
      Type: 'Map',
      ItemsPath: '$.items',
      ItemProcessor: { StartAt: 'P', States: { P: { Type: 'Pass', End: true } } },
      End: true,
    },
  },
};

/** A task in a loop, until the world has counted so far: seven events a turn. */
const asking: JsonObject = {
  StartAt: 'Ask',
  States: {
    Ask: { Type: 'Task', Resource: 'arn:aws:states:::sqs:sendMessage', ResultPath: '$.n', Next: 'Check' },
    Check: { Type: 'Choice', Choices: [{ Variable: '$.n', NumericLessThan: 3_500, Next: 'Ask' }], Default: 'Done' },
    Done: { Type: 'Succeed' },
  },
};

/** Counts in the world. */
const counting: TaskHandlers = {
  request(_, { world }) {
    const n = Number(world['n'] ?? 0) + 1;
    return { kind: 'succeeded', result: n, changes: [{ path: ['n'], value: n }] };
  },
};

/** A recorded run of nearly 25,000 events: what recording costs, and how long it takes to be anywhere in it again. */
function addReplay(add: (row: Omit<Row, 'suite'>) => void): void {
  const program = programOf(asking);
  const programs = programsOf(program);
  const order = { input: {}, seed: 1 };
  const run = (recorder?: Recorder) =>
    runExecution({
      ...order,
      program,
      handlers: counting,
      clock: createSimulatedClock(start.atMs),
      ...(recorder && { recorder }),
    });
  const record = () => {
    const recorder = createRecorder({ build: 'bench', from: { order }, hostMs: () => performance.now() });
    const { status, eventCount } = run(recorder).outcome();
    if (status !== 'SUCCEEDED') throw new Error(`The recorded run ended as ${status} after ${eventCount} events.`);
    return recorder;
  };
  const times = (work: () => unknown, count: number) =>
    Array.from({ length: count }, () => {
      const from = performance.now();
      work();
      return performance.now() - from;
    });
  const plainMs = median(times(() => run(), 9));
  const recordedMs = median(times(record, 9));
  const recorder = record();
  const recording = recorder.recording();
  const count = recording.inputs.length;
  const back = Array.from({ length: 60 }, (_, i) => {
    const index = Math.floor((count * i) / 59);
    return median(times(() => stateAt(programs, recording, recorder.checkpoints(), index), 5));
  });
  const name = `${count} inputs, nearly 25,000 events`;
  add({ name: `a driven run of ${name}`, value: plainMs, unit: 'ms', runs: 9 });
  add({ name: 'the same, recorded', value: recordedMs, unit: 'ms', runs: 9 });
  add({ name: 'the same, replayed', value: median(times(() => replay(programs, recording), 9)), unit: 'ms', runs: 9 });
  add({ name: 'stepping back in it, anywhere: worst', value: Math.max(...back), unit: 'ms', runs: 60, aim: '≤ 50 ms' });
}

const aims: Readonly<Record<string, string>> = { a: '≥ 10× peer', b: '≥ 50× peer', c: '≥ 50× peer', d: '≥ 20× peer' };

/** The interpreter alone: no worker, no page, tasks answered at once. */
export async function interpreterSuite(): Promise<readonly Row[]> {
  const rows: Row[] = [];
  const add = (row: Omit<Row, 'suite'>) => rows.push({ suite: 'interpreter', ...row });
  const cases = yardsticks();
  if (!cases) console.log('  (a)–(f) are skipped: ../shared/bench/definitions is not here');

  for (const [name, { definition, input, transitions }] of Object.entries(cases ?? {})) {
    const program = programOf(definition);
    const peer = name === 'e' ? undefined : await peerOf(definition);
    const closures = handWritten();
    const works = [
      () => runOnce(program, input, false),
      () => runOnce(program, input, true),
      ...(peer ? [() => peer(input)] : []),
      ...(name === 'a'
        ? [
            () => {
              for (let i = 0; i < 1000; i++) closures({ x: i });
            },
          ]
        : []),
    ];
    const measured = await medianMsByTurns(works, { runs: 9, atLeastMs: 50 });
    const [off, on] = measured;
    const theirs = peer ? measured[2] : undefined;
    const limit = name === 'a' ? measured.at(-1) : undefined;
    if (!off || !on) continue; // there are two pieces of work at least
    const ratio = (ms: number) => (theirs ? { ratio: { to: 'peer', times: theirs.ms / ms } } : {});
    const perSecond = (ms: number) => (transitions * 1000) / ms;
    add({
      name: `(${name}) events off`,
      value: perSecond(off.ms),
      unit: 'transitions/s',
      runs: off.runs,
      ...ratio(off.ms),
      ...(aims[name] ? { aim: aims[name] } : {}),
      ...(name === 'e' ? { aim: '≥ 100,000 transitions/s' } : {}),
    });
    add({
      name: `(${name}) compact events on`,
      value: perSecond(on.ms),
      unit: 'transitions/s',
      runs: on.runs,
      ...ratio(on.ms),
    });
    if (theirs)
      add({
        name: `(${name}) peer (aws-local-stepfunctions)`,
        value: perSecond(theirs.ms),
        unit: 'transitions/s',
        runs: theirs.runs,
      });
    if (name === 'a') {
      add({
        name: '(a) executions, events off',
        value: 1000 / off.ms,
        unit: 'executions/s',
        runs: off.runs,
        aim: '≥ 300,000 executions/s',
      });
      add({
        name: '(a) executions, compact events on',
        value: 1000 / on.ms,
        unit: 'executions/s',
        runs: on.runs,
        aim: '≥ 100,000 executions/s',
      });
      if (limit)
        add({
          name: '(a) hand-written closures',
          value: 1_000_000 / limit.ms,
          unit: 'executions/s',
          runs: limit.runs,
          ratio: { to: 'ours, events off', times: (off.ms * 1000) / limit.ms },
        });
      const bytes = median(
        [0, 1, 2].map(() =>
          retainedBytes(() => {
            const execution = createExecution({ input, seed: 1, recordEvents: false });
            advance(program, execution, start);
            return execution;
          }, 20_000),
        ),
      );
      add({
        name: '(a) memory held by a finished execution, events off',
        value: bytes,
        unit: 'bytes',
        runs: 3,
        aim: '≤ 2,048 bytes',
      });
    }
  }

  const items = { items: Array.from({ length: 10_000 }, (_, v) => ({ v })) };
  const overMap = programOf(mapOver);
  // Beyond 25,000 events a Standard execution ends, so the large Map is measured as Express.
  const map = await medianMs(
    () => {
      const execution = createExecution({ input: items, seed: 1, recordEvents: true, type: 'EXPRESS' });
      advance(overMap, execution, start);
      return execution;
    },
    { runs: 5 },
  );
  add({ name: 'Map over 10,000 items, events on', value: map.ms, unit: 'ms', runs: map.runs, aim: '< 500 ms' });

  const long = programOf(loop(5_990)); // four events a turn: just below the quota
  const quota = await medianMs(() => runOnce(long, {}, true), { runs: 5 });
  add({ name: 'a run of nearly 25,000 events', value: quota.ms, unit: 'ms', runs: quota.runs, aim: '< 500 ms' });

  addReplay(add);

  const short = programOf(loop(1_000));
  const tenfold = programOf(loop(10_000)); // more events than a Standard execution may have
  const tenth = await medianMs(() => runOnce(short, {}, false, 'EXPRESS'), { runs: 9, atLeastMs: 100 });
  const whole = await medianMs(() => runOnce(tenfold, {}, false, 'EXPRESS'), { runs: 9, atLeastMs: 100 });
  add({
    name: `ten times the transitions (${figure(tenth.ms)} → ${figure(whole.ms)} ms)`,
    value: whole.ms / tenth.ms,
    unit: '× the time',
    runs: whole.runs,
    aim: 'about 10',
  });
  return rows;
}
