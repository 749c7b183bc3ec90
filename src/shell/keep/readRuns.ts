/**
 * Reads recorded runs as they are put into a session again. A run that was going when its page went away is still there,
 * and read as lost.
 */
import { isJsonObject, jsonEquals } from '../../core/base/json';
import { ok, type Result } from '../../core/base/result';
import { detailsKeys } from '../../core/history/eventShape';
import { emptyLog, logOf } from '../../core/history/eventLog';
import { foldHistory } from '../../core/history/foldHistory';
import type { RunView } from '../../core/history/runView';
import type { HistoryEvent } from '../../core/interpreter/event';
import type { RunPhase } from '../stores/runProgress';
import type { Run, RunId } from '../stores/runsStore';
import type { LongHistory } from '../worker/protocol';
import type { Database } from './database';
import type { KeptProgress, RecordedOrder } from './keptRecords';
import { foldGently, keepView, readKeptView } from './keptView';
import { heldLimits } from './heldLimits';
import { readOrder } from './readOrder';
import { fieldsOf, numberOr } from './readRecords';
import type { StorageTrouble } from './trouble';

/**
 * Reads the runs of a workflow, oldest first, with how many could not be read.
 * `livePages` run what is still going there.
 */
export async function readRuns(
  database: Database,
  workflowId: string,
  livePages: ReadonlySet<string>,
): Promise<Result<{ readonly runs: readonly Run[]; readonly unreadableCount: number }, StorageTrouble>> {
  const read = await database.use(['recordings', 'progress', 'runs'], 'readonly', async (transaction) => {
    const [old, recordings, progress] = await Promise.all([
      transaction.objectStore('runs').get(workflowId),
      transaction.objectStore('recordings').index('workflowId').getAll(workflowId),
      transaction.objectStore('progress').index('workflowId').getAll(workflowId),
    ]);
    return {
      old: old as unknown,
      recordings: recordings as readonly unknown[],
      progress: progress as readonly unknown[],
    };
  });
  if (!read.ok) return read;
  const { old, recordings, progress } = read.value;
  const oldRuns = old === undefined ? [] : (fieldsOf(old)?.runs ?? [undefined]);
  const runs: (Run | undefined)[] = Array.isArray(oldRuns) ? await Promise.all(oldRuns.map(readOldRun)) : [undefined];
  const held = { events: 0, length: 0 };
  for (const fields of recordings.map(fieldsOf).toSorted((a, b) => startOf(b) - startOf(a))) {
    if (typeof fields?.['pageId'] === 'string' && livePages.has(fields['pageId'])) continue; // another tab shows it
    const known = fieldsOf(progress.find((one) => fieldsOf(one)?.['id'] === fields?.['id']));
    const view = await readView(database, fields?.['id']);
    const asleep = isOver(held, known) ? readPutAway(fields, known, view) : undefined;
    const run = asleep ?? (await readWhole(database, fields, { ...known, ...view }));
    if (!asleep) addTo(held, known);
    runs.push(run);
    if (run && known && fieldsOf(known['phase'])?.['kind'] === 'going') await markLost(database, known, run);
  }
  shareDefinitions(runs);
  const whole = runs.filter((run) => run !== undefined);
  return ok({
    runs: numberRuns(whole.toSorted((a, b) => a.startedMs - b.startedMs)),
    unreadableCount: runs.length - whole.length,
  });
}

function startOf(recording: Readonly<Record<string, unknown>> | undefined): number {
  return numberOr(fieldsOf(recording?.['order'])?.['startedMs'], 0);
}

type Held = { events: number; length: number };
type Fields = Readonly<Record<string, unknown>> | undefined;

function addTo(held: Held, known: Fields): void {
  held.events += numberOr(known?.['recordedCount'], 0);
  held.length += numberOr(known?.['length'], 0);
}

/** The newest run is read whole, however long it is. */
function isOver(held: Held, known: Fields): boolean {
  if (held.events === 0) return false;
  const next = { ...held };
  addTo(next, known);
  return next.events > heldLimits.events || next.length > heldLimits.length;
}

/** What is kept of a history as a whole: `view`, and `newest`. */
async function readView(database: Database, id: unknown): Promise<Fields> {
  if (typeof id !== 'string') return undefined;
  const read = await database.use(
    ['views'],
    'readonly',
    async (transaction) => (await transaction.objectStore('views').get(id)) as unknown,
  );
  return read.ok ? fieldsOf(read.value) : undefined;
}

async function readWhole(database: Database, fields: Fields, known: Fields): Promise<Run | undefined> {
  const id = fields?.['id'];
  const found = typeof id === 'string' ? await readEvents(database, id) : undefined;
  const run = found?.ok ? await readRun(fields, known, found.value) : undefined;
  return run && typeof id === 'string' ? { ...run, recordingId: id } : run;
}

/** A run that has ended, without its events; undefined where it can only be told from them. */
function readPutAway(fields: Fields, known: Fields, kept: Fields): Run | undefined {
  const [id, order, view] = [fields?.['id'], readOrder(fields?.['order']), readKeptView(kept?.['view'])];
  if (typeof id !== 'string' || !order || !view || fieldsOf(known?.['phase'])?.['kind'] === 'going') return undefined;
  const [count, recordedCount] = [numberOr(known?.['eventCount'], 0), numberOr(known?.['recordedCount'], 0)];
  const newest = readNewest(kept?.['newest']);
  return {
    ...order,
    id: 'run-0' as RunId, // given by `numberRuns`
    recordingId: id,
    events: emptyLog,
    waiting: [],
    isPutAway: true,
    phase: phaseOf(known?.['phase'], count, recordedCount),
    view: { ...view, eventCount: count },
    ...(count > recordedCount ? { long: longFrom(order, recordedCount, newest) } : {}),
  };
}

/** Most runs of a workflow ran the same text: it is in memory once. */
function shareDefinitions(runs: (Run | undefined)[]): void {
  const byText = new Map<string, Pick<Run, 'definitionText' | 'definition'>>();
  for (const [index, run] of runs.entries()) {
    if (!run) continue;
    const { definitionText, definition } = run;
    const first = byText.get(definitionText);
    if (!first) byText.set(definitionText, { definitionText, definition });
    else if (jsonEquals(first.definition, definition)) runs[index] = { ...run, ...first };
  }
}

/** A run whose page is gone ended there: from now on it is one of those that make room for newer ones. */
async function markLost(
  database: Database,
  progress: Readonly<Record<string, unknown>>,
  { phase, view }: Run,
): Promise<void> {
  await database.use(['progress', 'views'], 'readwrite', async (transaction) => {
    const id = String(progress['id']);
    await Promise.all([
      transaction.objectStore('progress').put({ ...progress, phase } as unknown as KeptProgress), // as it was read
      transaction.objectStore('views').put({ id, view: keepView(view) }),
    ]);
  });
}

/** The events of a recorded run; what follows a chunk that cannot be read is left out. */
export async function readEvents(
  database: Database,
  id: string,
): Promise<Result<readonly HistoryEvent[], StorageTrouble>> {
  const read = await database.use(
    ['events'],
    'readonly',
    async (transaction) =>
      (await transaction.objectStore('events').getAll(IDBKeyRange.bound([id], [id, []]))) as readonly unknown[],
  );
  if (!read.ok) return read;
  const events: HistoryEvent[] = [];
  for (const chunk of read.value) {
    const json = fieldsOf(chunk)?.json;
    const some = typeof json === 'string' ? parseEvents(json) : undefined;
    if (!some?.every((event, index) => isEvent(event, events.length + index + 1))) break;
    for (const event of some) events.push(event as HistoryEvent); // every one was looked at in the line before
  }
  return ok(events);
}

function parseEvents(json: string): readonly unknown[] | undefined {
  try {
    const value: unknown = JSON.parse(json);
    return Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Views read events by their index, so the ids must follow each other. */
function isEvent(value: unknown, id: number): boolean {
  const event = fieldsOf(value);
  if (event?.id !== id || typeof event.type !== 'string' || !Object.hasOwn(detailsKeys, event.type)) return false;
  return (
    typeof event.timestampMs === 'number' &&
    typeof event.previousEventId === 'number' &&
    (event.details === undefined || isJsonObject(event.details))
  );
}

async function readRun(
  recording: Readonly<Record<string, unknown>> | undefined,
  progress: unknown,
  events: readonly HistoryEvent[],
): Promise<Run | undefined> {
  const order = readOrder(recording?.['order']);
  if (!order) return undefined;
  return runFrom(order, fieldsOf(progress) ?? {}, events);
}

/** A run from what is recorded of it. Where that is not all of its events, what they said as a whole is kept beside them. */
async function runFrom(
  order: RecordedOrder,
  { phase, eventCount, view, newest, summary }: Readonly<Record<string, unknown>>,
  events: readonly HistoryEvent[],
): Promise<Run> {
  const count = Math.max(numberOr(eventCount, 0), events.length);
  const recorded = await foldGently(events);
  const run = {
    ...order,
    id: 'run-0' as RunId, // given by `numberRuns`
    events: logOf(events),
    waiting: [],
    phase: phaseOf(phase, count, events.length),
  };
  if (count === events.length) return { ...run, view: recorded };
  // Until now the newest events stood in a summary, with counts that are not read any more.
  const last = readNewest(newest ?? fieldsOf(summary)?.['newest']);
  return {
    ...run,
    view: { ...(readKeptView(view) ?? withEnd(recorded, last)), eventCount: count },
    long: longFrom(order, events.length, last.length > 0 ? last : events.slice(-1)),
  };
}

function longFrom({ archive }: RecordedOrder, recordedCount: number, newest: readonly HistoryEvent[]): LongHistory {
  const keptCount = archive?.eventCount ?? recordedCount;
  return { keptCount, newest, visitsBefore: archive?.visits?.visitsBefore ?? [] };
}

/** What is known of a run by its beginning and its end. */
function withEnd(beginning: RunView, newest: readonly HistoryEvent[]): RunView {
  const last = newest.at(-1);
  return last && /^Execution(Succeeded|Failed|Aborted|TimedOut)$/.test(last.type)
    ? foldHistory(beginning, [last])
    : beginning;
}

function readNewest(newest: unknown): readonly HistoryEvent[] {
  const areEvents =
    Array.isArray(newest) && newest.every((event: unknown) => isEvent(event, numberOr(fieldsOf(event)?.['id'], -1)));
  return areEvents ? (newest as readonly HistoryEvent[]) : []; // every event was looked at
}

function phaseOf(value: unknown, eventCount: number, recordedCount: number): RunPhase {
  const { kind, reason } = fieldsOf(value) ?? {};
  if (kind === 'closed' && recordedCount > 0) return { kind };
  if ((kind === 'refused' || kind === 'lost') && typeof reason === 'string') return { kind, reason };
  return { kind: 'lost', reason: sayLost(eventCount, recordedCount) };
}

/** Why a run is listed as lost. */
export function sayLost(eventCount: number, recordedCount: number, closed: 'page' | 'workflow' = 'page'): string {
  const count = eventCount === 1 ? '1 event was' : `${eventCount.toLocaleString('en')} events were`;
  const said =
    recordedCount < eventCount
      ? `the first ${recordedCount.toLocaleString('en')} of ${eventCount.toLocaleString('en')} events were`
      : eventCount === 0
        ? 'no event was'
        : count;
  return `The ${closed} was closed while this run was in progress; ${said} recorded.`;
}

async function readOldRun(value: unknown): Promise<Run | undefined> {
  const run = fieldsOf(value);
  const order = readOrder(run);
  const { events, phase, summary } = run ?? {};
  if (!order || !Array.isArray(events) || !events.every((event: unknown, index) => isEvent(event, index + 1)))
    return undefined;
  const known = events as readonly HistoryEvent[]; // every one was looked at in the line before
  return runFrom(order, { phase, summary, eventCount: fieldsOf(summary)?.['eventCount'] }, known);
}

/** Two tabs may have counted alike: a number that is taken gives way to the next one after all others. */
function numberRuns(runs: readonly Run[]): readonly Run[] {
  const taken = new Set<number>();
  let highest = runs.reduce((most, { number }) => Math.max(most, number), 0);
  return runs.map((run) => {
    const number = Number.isInteger(run.number) && run.number > 0 && !taken.has(run.number) ? run.number : ++highest;
    taken.add(number);
    return { ...run, number, id: `run-${number}` as RunId }; // true: each number is given once
  });
}
