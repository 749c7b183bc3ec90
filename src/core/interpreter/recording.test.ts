import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { member, type JsonObject } from '../base/json';
import { isDeep } from '../document/testing/workflows';
import { createSimulatedClock } from './clock';
import { compile } from './compile';
import type { RunPorts } from './driver';
import type { Input, Told, UnstampedInput } from './family/input';
import { createRunState, rootWorkflow, type Programs, type RunOrder, type RunState } from './family/runState';
import { outcomeOf } from './outcomeOf';
import type { Clock, TaskAnswer, TaskHandlers, TaskRequest } from './ports';
import { createRecorder, type Recording } from './recording';
import { compareReplay, replay, stateAt } from './replay';
import { continueRun, runExecution, type RunHandle } from './run';
import { machines, type RandomMachine } from './testing/randomMachines';
import { startMs } from './testing/runCase';

const runs = isDeep ? 2_000 : 100;

/** What somebody outside does, in turn, while the run stands still. */
const deeds = fc.array(
  fc.constantFrom(
    'step',
    'step',
    'step',
    'resume',
    'pause',
    'succeed',
    'fail',
    'beat',
    'lapse',
    'take',
    'pace',
    'seen',
    'seen',
    'seen',
    'stop',
  ),
  { maxLength: 16 },
);

/** A random machine beside a task that starts another one, and what is done from outside. */
const families = fc.record({
  one: machines,
  child: machines,
  pattern: fc.constantFrom('', '.sync', '.sync:2', '.waitForTaskToken'),
  deeds,
  at: fc.double({ min: 0, max: 1, noNaN: true }),
});
type Family = typeof families extends fc.Arbitrary<infer T> ? T : never;

function definitionOf({ one, pattern }: Pick<Family, 'one' | 'pattern'>): JsonObject {
  const starting: JsonObject = {
    StartAt: 'Start',
    States: {
      Start: {
        Type: 'Task',
        Resource: `arn:aws:states:::states:startExecution${pattern}`,
        Parameters: { StateMachineArn: 'child', ...(pattern === '.waitForTaskToken' && { 'T.$': '$$.Task.Token' }) },
        TimeoutSeconds: 20,
        Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Caught' }],
        End: true,
      },
      Caught: { Type: 'Pass', End: true },
    },
  };
  return { StartAt: 'Both', States: { Both: { Type: 'Parallel', Branches: [starting, one.definition], End: true } } };
}

function programsOfFamily(family: Family): Programs {
  const programs = new Map([
    [rootWorkflow, compile(definitionOf(family))],
    ['child', compile(family.child.definition)],
  ]);
  return new Map([...programs].map(([name, program]) => [name, program.ok ? program.value : neverOf(program.error)]));
}

function neverOf(reason: string): never {
  throw new Error(reason);
}

/** Answers by what was asked before, which is counted in the world: the same request at the same moment, the same answer. */
function handlersOf(answers: RandomMachine['answers']): TaskHandlers {
  return {
    request(request: TaskRequest, { world }): TaskAnswer {
      if (request.target.action === 'startExecution')
        return { kind: 'child', workflow: 'child', input: request.parameters, inputText: '{}', isSync: false };
      const count = Number(member(world, 'count') ?? 0);
      const changes = [{ path: ['count'], value: count + 1 }];
      return { ...(answers[count % answers.length] ?? { kind: 'waiting' }), changes };
    },
  };
}

/** What a run tells while it is driven, and the inputs that it was driven by. */
type Log = { readonly told: Told[]; readonly inputs: Input[]; readonly ports: RunPorts };

function logWith(ports: Omit<RunPorts, 'recorder'>, recorder?: RunPorts['recorder']): Log {
  const told: Told[] = [];
  const inputs: Input[] = [];
  const both: RunPorts['recorder'] = {
    begin: () => recorder?.begin(),
    note(input, state, more) {
      inputs.push(input);
      for (const one of more) told.push(one);
      recorder?.note(input, state, more);
    },
  };
  return { told, inputs, ports: { ...ports, recorder: both } };
}

function orderOf({ one }: Family): RunOrder {
  const { input, seed, type } = one;
  return { input, seed, type, name: 'run', paused: true, recordChildEvents: true, world: { count: 0 } };
}

/** A clock that jumps, and shows visits until somebody has seen them where that is wanted. */
function createHandClock(fromMs: number) {
  const jumping = createSimulatedClock(fromMs, { waitsForOutsiders: true });
  let shown: (() => void)[] = [];
  const pace = (fire: () => void) => {
    shown.push(fire);
    return () => void (shown = shown.filter((one) => one !== fire));
  };
  return {
    of: (isPaced: boolean): Clock => (isPaced ? { ...jumping, pace } : jumping),
    see: () => shown.shift()?.(),
  };
}

/** Drives a family through everything that is done from outside, and then to its end. */
function drive(family: Family, recordsTo?: ReturnType<typeof createRecorder>): Log & { readonly state: RunState } {
  const programs = programsOfFamily(family);
  const hand = createHandClock(startMs);
  const handlers = handlersOf(family.one.answers);
  const log = logWith({ clock: hand.of(false), handlers, onChildEvents: () => undefined }, recordsTo);
  const program = programs.get(rootWorkflow) ?? neverOf('There is no root.');
  const run = runExecution({ ...orderOf(family), ...log.ports, program, workflows: programs });
  for (const deed of family.deeds) act(run, deed, hand);
  run.setClock(hand.of(false));
  run.resume();
  for (let i = 0; run.outcome().status === 'RUNNING' && i < 1_000; i++) {
    const [token] = run.state().awaited;
    if (token === undefined || run.letLapse(token).exception !== undefined) break;
    if (run.outcome().status === 'RUNNING' && run.state().awaited.has(token)) run.sendTaskFailure(token, 'Late');
  }
  if (run.outcome().status === 'RUNNING') run.stop('Enough');
  return { ...log, state: run.state() };
}

function act(run: RunHandle, deed: string, hand: ReturnType<typeof createHandClock>): void {
  const state = run.state();
  const [token = 'made up'] = state.awaited;
  switch (deed) {
    case 'step':
      return run.step();
    case 'pause':
      return run.pause();
    case 'resume':
      return run.resume();
    case 'succeed':
      return void run.sendTaskSuccess(token, { items: [1] });
    case 'fail':
      return void run.sendTaskFailure(token, 'E', 'It is.');
    case 'beat':
      return void run.sendTaskHeartbeat(token);
    case 'lapse':
      return void run.letLapse(token);
    case 'take':
      return void run.getActivityTask('arn:aws:states:us-east-1:1:activity:a', 'me');
    case 'pace':
      return run.setClock(hand.of(!state.isPaced));
    case 'seen':
      return hand.see();
    case 'stop':
      return run.stop('Stopped', 'by somebody');
  }
}

const fromOutside: readonly string[] = [
  'told',
  'taken',
  'lapse',
  'stop',
  'pause',
  'resume',
  'step',
  'redrive',
  'pace',
  'shown',
];

/** Goes on live from a state, with what was done from outside in the original done at the same places. */
function liveOn(
  family: Family,
  state: RunState,
  original: readonly Input[],
  from: number,
): Log & { readonly state: RunState } {
  const hand = createHandClock(state.nowMs);
  const log = logWith({ clock: hand.of(state.isPaced), handlers: handlersOf(family.one.answers) });
  const programs = programsOfFamily(family);
  const run = continueRun(programs, state, log.ports);
  for (let i = from; i < original.length; i = Math.max(i + 1, from + log.inputs.length)) {
    const input = original[from + log.inputs.length];
    if (input === undefined || !fromOutside.includes(input.kind)) break;
    replayDeed(run, input, hand);
  }
  return { ...log, state };
}

function replayDeed(run: RunHandle, input: UnstampedInput, hand: ReturnType<typeof createHandClock>): void {
  switch (input.kind) {
    case 'told':
      if (input.tell.kind === 'success') run.sendTaskSuccess(input.token, input.tell.output);
      else if (input.tell.kind === 'failure') run.sendTaskFailure(input.token, input.tell.error, input.tell.cause);
      else run.sendTaskHeartbeat(input.token);
      return;
    case 'taken':
      return void run.getActivityTask('arn:aws:states:us-east-1:1:activity:a', input.workerName, input.token);
    case 'lapse':
      return void run.letLapse(input.token);
    case 'stop':
      return run.stop(input.error, input.cause);
    case 'pause':
      return run.pause();
    case 'resume':
      return run.resume();
    case 'pace':
      return run.setClock(hand.of(input.isPaced));
    case 'shown':
      return hand.see();
    default:
      return run.step();
  }
}

const recorded = (family: Family): { readonly log: ReturnType<typeof drive>; readonly recording: Recording } => {
  const recorder = createRecorder({ build: 'test', from: { order: orderOf(family) } });
  const log = drive({ ...family, one: { ...family.one, type: 'STANDARD' } }, recorder);
  return { log, recording: recorder.recording() };
};

const standard = families.map((family): Family => ({ ...family, one: { ...family.one, type: 'STANDARD' } }));

describe('laws of recordings', () => {
  it('a replay to the end is the run, event for event, and asks nobody', { timeout: 3_600_000 }, () => {
    fc.assert(
      fc.property(standard, (family) => {
        const { log, recording } = recorded(family);
        const { state, told } = replay(programsOfFamily(family), recording);

        expect(told).toEqual(log.told);
        expect(state).toEqual(log.state);
        expect(compareReplay(programsOfFamily(family), recording).firstDiffering).toBeUndefined();
      }),
      { numRuns: runs },
    );
  });

  it('a replay to anywhere, stored and lived on from, is the run', { timeout: 3_600_000 }, () => {
    fc.assert(
      fc.property(standard, (family) => {
        const { log, recording } = recorded(family);
        const upTo = 1 + Math.floor(family.at * (recording.inputs.length - 1));
        const before = replay(programsOfFamily(family), recording, upTo);
        const lived = liveOn(family, structuredClone(before.state), recording.inputs, upTo);

        expect(lived.inputs).toEqual(recording.inputs.slice(upTo));
        expect([...before.told, ...lived.told]).toEqual(log.told);
        expect(outcomeOf(lived.state.root.execution)).toEqual(outcomeOf(log.state.root.execution));
        expect(lived.state.world).toEqual(log.state.world);
      }),
      { numRuns: runs },
    );
  });

  it('a recording from a state goes on from there, and leaves that state as it was', { timeout: 3_600_000 }, () => {
    fc.assert(
      fc.property(standard, (family) => {
        const { log, recording } = recorded(family);
        const programs = programsOfFamily(family);
        const index = Math.floor(family.at * recording.inputs.length);
        const runState = stateAt(programs, recording, [], index);
        const kept = structuredClone(runState);
        const rest: Recording = {
          ...recording,
          from: { runState, parent: { recordingId: 'r', index } },
          inputs: recording.inputs.slice(index),
        };

        expect(replay(programs, rest).state).toEqual(log.state);
        expect(runState).toEqual(kept);
      }),
      { numRuns: Math.ceil(runs / 3) },
    );
  });
});

const count = (definition: JsonObject): Programs => {
  const program = compile(definition);
  return new Map([[rootWorkflow, program.ok ? program.value : neverOf(program.error)]]);
};
const task = (next: JsonObject): JsonObject => ({
  Type: 'Task',
  Resource: 'arn:aws:states:::sqs:sendMessage',
  ...next,
});
const loop: JsonObject = {
  StartAt: 'Ask',
  States: {
    Ask: task({ ResultPath: '$.n', Next: 'Check' }),
    Check: { Type: 'Choice', Choices: [{ Variable: '$.n', NumericLessThan: 400, Next: 'Ask' }], Default: 'Done' },
    Done: { Type: 'Succeed' },
  },
};
const counting: TaskHandlers = {
  request(_, { world }) {
    const n = Number(member(world, 'n') ?? 0) + 1;
    return { kind: 'succeeded', result: n, changes: [{ path: ['n'], value: n }] };
  },
};

/** A recorded run of a definition, at its end. */
function record(definition: JsonObject, handlers: TaskHandlers, hostMs?: () => number, order: Partial<RunOrder> = {}) {
  const programs = count(definition);
  const program = programs.get(rootWorkflow) ?? neverOf('There is no root.');
  const whole: RunOrder = { input: {}, seed: 1, name: 'run', ...order };
  const recorder = createRecorder({ build: 'test', from: { order: whole }, ...(hostMs !== undefined && { hostMs }) });
  const run = runExecution({ ...whole, program, handlers, clock: createSimulatedClock(startMs), recorder });
  return { programs, run, recorder };
}

describe('a recording', () => {
  it('has checks along the way, which tell where another build replays differently', () => {
    const { programs, recorder } = record(loop, counting);
    const recording = recorder.recording();
    const inputs = recording.inputs.map((input, i): Input =>
      i === 250 && input.kind === 'answered'
        ? { ...input, answer: { kind: 'succeeded', result: 251.5, changes: input.answer.changes ?? [] } }
        : input,
    );

    expect(recording.checks.map(({ index }) => index)).toEqual([100, 200, 300, 400]);
    expect(compareReplay(programs, recording)).toEqual({
      lastAgreed: recording.checks.at(-1),
      firstDiffering: undefined,
    });
    expect(compareReplay(programs, { ...recording, inputs })).toEqual({
      lastAgreed: recording.checks[1],
      firstDiffering: recording.checks[2],
    });
  });

  it('has checkpoints where the machine needed long, from which any step is replayed', () => {
    let nowMs = 0;
    const { programs, recorder } = record(loop, counting, () => (nowMs += 1)); // a millisecond for every input
    const recording = recorder.recording();
    const checkpoints = recorder.checkpoints();

    expect(checkpoints.map(({ index }) => index)).toEqual([200, 400]);
    const facts = ({ root: { execution }, world, nowMs: atMs }: RunState) => {
      const { nextId, randomState, waiting } = execution;
      return { ...outcomeOf(execution), nextId, randomState, waiting: [...waiting.keys()], world, atMs };
    };
    for (const index of [0, 1, 199, 200, 201, 399, 401]) {
      const state = stateAt(programs, recording, checkpoints, index);
      expect(facts(state)).toEqual(facts(replay(programs, recording, index).state));
    }
    expect(stateAt(programs, recording, checkpoints, 300).world).toEqual({ n: 299 });
  });

  it('has who was asked and answers later, who is asked again by whoever takes the run up', async () => {
    let answer: (answer: TaskAnswer) => void = () => undefined;
    let askedCount = 0;
    const later: TaskHandlers = {
      request: () => {
        askedCount++;
        return new Promise((resolve) => (answer = resolve));
      },
    };
    const { programs, recorder } = record({ StartAt: 'A', States: { A: task({ End: true }) } }, later);
    expect(recorder.recording().inputs.map(({ kind }) => kind)).toEqual(['start', 'promised']);

    const { state } = replay(programs, recorder.recording());
    const run = continueRun(programs, state, { handlers: later, clock: createSimulatedClock(startMs) });
    answer({ kind: 'succeeded', result: 'once' });

    expect((await run.done).output).toBe('once');
    expect(askedCount).toBe(2);
  });

  it('is not made of an Express run, and says why', () => {
    const { recorder } = record(loop, counting, undefined, { type: 'EXPRESS' });

    expect(recorder.whyNot()).toBe('An Express run cannot be taken back.');
    expect(recorder.recording().inputs).toEqual([]);
  });

  it('lets go of a run that is too long or too large to be taken back, and says why', () => {
    const big = 'x'.repeat(200_000);
    // Every answer is large, until the history is full.
    const large: TaskHandlers = { request: () => ({ kind: 'succeeded', result: 1, submitted: big }) };
    const order: RunOrder = { input: {}, seed: 1 };
    const long = createRecorder({ build: 'test', from: { order } });
    const state = createRunState(order);
    for (let i = 0; i <= 100_000; i++) long.note({ kind: 'pause', atMs: startMs }, state, []);

    expect(record(loop, large).recorder.whyNot()).toBe(
      'A run whose answers take more than 64 MB can no longer be taken back.',
    );
    expect(long.whyNot()).toBe('A run of more than 100,000 steps can no longer be taken back.');
  });
});
