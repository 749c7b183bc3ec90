/** `stepyard run`: runs one workflow and prints how it ended. */
import type { FilledDefinition, Placeholder } from '../core/asl/placeholders/fillPlaceholders';
import type { JsonObject } from '../core/base/json';
import { writeJson } from '../core/base/long';
import { ok, type Result } from '../core/base/result';
import { writeEvent } from '../core/history/writeHistory';
import { writeLog } from '../core/history/writeLog';
import { createScaledClock, createSimulatedClock } from '../core/interpreter/clock';
import { compile } from '../core/interpreter/compile';
import type { HistoryEvent } from '../core/interpreter/event';
import type { Outcome } from '../core/interpreter/outcome';
import type { Clock } from '../core/interpreter/ports';
import type { Program } from '../core/interpreter/program';
import { checkTask } from '../core/services/parameterRules';
import { prepareRun } from '../core/services/prepareRun';
import { readParquet } from '../core/services/readParquet';
import { findSampleNeeds } from '../core/services/sampleNeeds';
import { compileWorkflows } from '../core/services/workflowsAtHand';
import { processOutput, type Output } from './output';
import { checkSettings, describePlaceholders, readSettings } from './placeholders';
import { readDefinition, type WithNumbers } from './readDefinition';
import { readInput, suggestedInput, type Input } from './readInput';
import { readWorld } from './readWorld';
import { readOptions, usage, type Options } from './runOptions';

/** Runs the command. Returns the exit status. */
export async function runMachine(args: readonly string[], output: Output = processOutput): Promise<number> {
  const { print, complain } = output;
  if (args.includes('--help')) {
    print(usage);
    return 0;
  }
  const options = readOptions(args);
  if (!options.ok) {
    complain(`${options.error}\n\n${usage}`);
    return 2;
  }
  const order = readOrder(options.value);
  if (!order.ok) {
    complain(`${order.error}\n`);
    return 2;
  }
  complain(order.value.numbers);
  const ran = await runOrder(order.value, options.value);
  report(ran, order.value, options.value, output);
  return ran.outcome.status === 'SUCCEEDED' ? 0 : 1;
}

/** Everything that the files and arguments say of a run. */
type Order = WithNumbers & {
  readonly definition: JsonObject;
  readonly program: Program;
  readonly input: Input;
  readonly world: JsonObject;
  readonly workflows: ReadonlyMap<string, Program>;
  readonly placeholders: readonly Placeholder[];
};

function readOrder(options: Options): Result<Order, string> {
  const { file, type, settings } = options;
  const values = readSettings(settings);
  const filled = readDefinition(file, type, values);
  if (!filled.ok) return filled;
  const { definition } = filled.value;
  const program = compile(definition, { checkTask });
  if (!program.ok) return { ok: false, error: `${file}: ${program.error}` };
  const input = inputOf(options, filled.value);
  if (!input.ok) return input;
  const read = readWorld(options, values);
  if (!read.ok) return read;
  const placeholders = [...filled.value.placeholders, ...read.value.placeholders];
  const set = checkSettings(settings, placeholders);
  if (!set.ok) return set;
  const { world } = read.value;
  const workflows = compileWorkflows(world, { checkTask });
  if (!workflows.ok) return workflows;
  const numbers = [filled, input, read].map((part) => part.value.numbers).join('');
  const named = placeholders.filter(({ value }) => typeof value !== 'string' || !workflows.value.has(value));
  return ok({
    definition,
    program: program.value,
    input: input.value,
    world,
    workflows: workflows.value,
    placeholders: named,
    numbers,
  });
}

function inputOf({ suggests, input }: Options, filled: FilledDefinition): Result<Input, string> {
  return suggests ? ok(suggestedInput(filled)) : readInput(input);
}

/** What came of a run. */
type Ran = {
  readonly outcome: Outcome;
  readonly executionArn: string;
  /** The history, where somebody wants it. */
  readonly events: readonly HistoryEvent[];
  readonly sampleCount: number;
};

async function runOrder(order: Order, { type, history, logs, realTime }: Options): Promise<Ran> {
  const events: HistoryEvent[] = [];
  let sampleCount = 0;
  const countSamples = (more: readonly HistoryEvent[]): void => {
    sampleCount += more.filter(
      (event) => event.details !== undefined && 'sample' in event.details && event.details.sample === true,
    ).length;
  };
  const { run, finish } = prepareRun({
    program: order.program,
    workflows: order.workflows,
    world: order.world,
    services: { waiting: 'answer', needs: findSampleNeeds(order.definition), readRows: readParquet },
    input: order.input.value,
    inputText: order.input.text,
    type,
    seed: Date.now(),
    clock: createClock(realTime),
    onNestedEvents: (_, more) => countSamples(more),
    onEvents: (more) => {
      countSamples(more);
      if (history || logs !== undefined) for (const event of more) events.push(event);
    },
  });
  const outcome = await finish();
  return { outcome, executionArn: run.executionArn, events, sampleCount };
}

function createClock(realTime: boolean): Clock {
  if (!realTime) return createSimulatedClock(Date.now());
  const host = {
    nowMs: () => Date.now(),
    delay(delayMs: number, fire: () => void) {
      const timer = setTimeout(fire, delayMs);
      return () => clearTimeout(timer);
    },
  };
  return createScaledClock(host, Date.now(), 1);
}

/** Prints what came of a run, and complains of what is not as it would be on the service. */
function report(
  { outcome, executionArn, events, sampleCount }: Ran,
  { placeholders, input }: Order,
  { suggests, history, logs }: Options,
  { print, complain }: Output,
): void {
  complain(describePlaceholders(placeholders));
  complain(describeSamples(sampleCount));
  if (suggests) complain(`Note: the input was suggested: ${input.text}\n`);
  print(describe(outcome));
  complain(describeCut(events));
  if (logs !== undefined)
    for (const logged of writeLog(events, { level: logs, includesData: true, executionArn }))
      print(`${JSON.stringify(logged)}\n`);
  if (history) printHistory(events, print);
}

function describe(outcome: Outcome): string {
  if (outcome.status === 'SUCCEEDED') return `SUCCEEDED\n${writeJson(outcome.output ?? null, 2)}\n`;
  const error = outcome.error === undefined ? '' : ` ${outcome.error}`;
  return `${outcome.status}${error}\n${outcome.cause === undefined ? '' : `${outcome.cause}\n`}`;
}

/** Prints a history event by event: the text of a whole one may be longer than a text can be. */
function printHistory(events: readonly HistoryEvent[], print: Output['print']): void {
  print('{\n  "events": [');
  events.forEach((event, i) =>
    print(`${i === 0 ? '' : ','}\n${JSON.stringify(writeEvent(event), null, 2).replaceAll(/^/gm, '    ')}`),
  );
  print('\n  ]\n}\n');
}

/** Says of how many events the large payloads were let go. */
function describeCut(events: readonly HistoryEvent[]): string {
  const count = events.filter(({ cut }) => cut !== undefined).length;
  return count === 0
    ? ''
    : `Note: large payloads of ${count} events are cut ("truncated": true); the first and the newest are whole.\n`;
}

/** Says how many results were made up: a run must not look more real than it is. */
function describeSamples(count: number): string {
  return count === 0
    ? ''
    : `Note: ${count === 1 ? 'one task has' : `${count} tasks have`} no mock and got a sample result.\n`;
}
