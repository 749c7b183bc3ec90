/** Runs one case of a conformance table: a definition, what its tasks answer, and what is to come of it. */
import type { Json, JsonObject } from '../../base/json';
import { createSimulatedClock } from '../clock';
import { compile } from '../compile';
import type { HistoryEvent } from '../event';
import type { Outcome } from '../outcome';
import type { TaskAnswer, TaskHandlers } from '../ports';
import { runExecution } from '../run';

/** What the n-th scheduling of a state answers. `never`: nobody answers. */
export type TaskScript =
  | { readonly return: Json; readonly submitted?: Json; readonly delaySeconds?: number }
  | { readonly error?: string; readonly cause?: string; readonly submitted?: Json }
  | 'never';

/** One rule, shown by a run. */
export type ConformanceCase = {
  readonly rule: string;
  /** Where the rule is laid down, or which recording of the service shows it. */
  readonly source: string;
  readonly definition: JsonObject;
  readonly input?: Json;
  readonly type?: 'STANDARD' | 'EXPRESS';
  readonly tasks?: Readonly<Record<string, readonly TaskScript[]>>;
  readonly objects?: Readonly<Record<string, string>>;
  /** StopExecution once nothing more can happen before time passes. */
  readonly stop?: { readonly error?: string; readonly cause?: string };
  /** RedriveExecution after the first end. */
  readonly redrive?: true;
  readonly expect: {
    readonly status?: string;
    readonly output?: Json;
    readonly error?: string | null;
    readonly cause?: string | null;
    /** Seconds from start to end. */
    readonly seconds?: number;
    /** Every event: `id<previous type`. */
    readonly history?: readonly string[];
    /** Details of the events of some types, in order. */
    readonly details?: Readonly<Record<string, readonly Json[]>>;
    readonly childHistories?: readonly (readonly string[])[];
  };
};

/** What came of a run. */
export type CaseResult = {
  readonly outcome: Outcome;
  readonly events: readonly HistoryEvent[];
  readonly children: ReadonlyMap<string, readonly HistoryEvent[]>;
};

/** When runs begin. */
export const startMs = Date.UTC(2025, 0, 1, 12);

/** Runs a case in simulated time. */
export async function runCase(one: Omit<ConformanceCase, 'rule' | 'source' | 'expect'>): Promise<CaseResult> {
  const program = compile(one.definition);
  if (!program.ok) throw new Error(program.error);
  const events: HistoryEvent[] = [];
  const children = new Map<string, HistoryEvent[]>();
  const clock = createSimulatedClock(startMs);
  let toStop = one.stop;
  const run = runExecution({
    program: program.value,
    input: one.input ?? {},
    handlers: scriptedHandlers(one.tasks ?? {}, one.objects ?? {}),
    clock: {
      ...clock,
      skip() {
        if (toStop === undefined) return clock.skip();
        run.stop(toStop.error, toStop.cause);
        toStop = undefined;
        return true;
      },
    },
    seed: 7,
    name: 'run',
    stateMachineName: 'machine',
    type: one.type,
    paused: true,
    onEvents: (more) => more.forEach((event) => events.push(event)),
    onChildEvents: (arn, more) => void children.set(arn, [...(children.get(arn) ?? []), ...more]),
  });
  run.resume();
  let outcome = await run.done;
  if (one.redrive) {
    const again = run.redrive();
    if (typeof again === 'string') throw new Error(again);
    outcome = await again;
  }
  return { outcome, events, children };
}

/** Handlers that follow scripts; states without one fail the test. */
export function scriptedHandlers(
  tasks: Readonly<Record<string, readonly TaskScript[]>>,
  objects: Readonly<Record<string, string>>,
): TaskHandlers {
  const counts = new Map<string, number>();
  const store = new Map(Object.entries(objects));
  return {
    request({ purpose, stateName, target, parameters }): TaskAnswer {
      if (purpose !== 'task') {
        const { Bucket, Key, Body } = parameters as Record<string, string>;
        if (target.action === 'putObject') {
          store.set(`${Bucket}/${Key}`, Body ?? '');
          return { kind: 'succeeded', result: {} };
        }
        if (target.action === 'listObjectsV2')
          return {
            kind: 'succeeded',
            result: {
              Contents: [...store.keys()].map((path) => ({ Key: path.slice(path.indexOf('/') + 1), Size: 1 })),
            },
          };
        const body = store.get(`${Bucket}/${Key}`);
        return body === undefined
          ? { kind: 'failed', error: 'S3.NoSuchKey', cause: `There is no ${Bucket}/${Key}.` }
          : { kind: 'succeeded', result: { Body: body } };
      }
      const count = counts.get(stateName) ?? 0;
      counts.set(stateName, count + 1);
      const script = tasks[stateName]?.[count];
      if (script === undefined)
        throw new Error(`The case does not say what attempt ${count} of "${stateName}" answers.`);
      return answerOf(script);
    },
  };
}

function answerOf(script: TaskScript): TaskAnswer {
  if (script === 'never') return { kind: 'waiting' };
  const submitted = script.submitted === undefined ? {} : { submitted: script.submitted };
  if (!('return' in script)) return { kind: 'failed', error: script.error, cause: script.cause, ...submitted };
  return { kind: 'succeeded', result: script.return, delayMs: (script.delaySeconds ?? 0) * 1_000, ...submitted };
}

/** A history in short: `id<previous type`. */
export function sketch(events: readonly HistoryEvent[]): string[] {
  return events.map((event) => `${event.id}<${event.previousEventId} ${event.type}`);
}
