/**
 * Recorded runs in the database: the order written once, the progress written again and again, the events in chunks
 * beside them. A run that was going when its page went away is still there, and read as lost.
 */
import { isJsonObject } from '../../core/base/json';
import { fail, ok, type Result } from '../../core/base/result';
import { detailsKeys } from '../../core/history/eventShape';
import type { HistoryEvent } from '../../core/interpreter/event';
import type { Run, RunId, RunPhase } from '../stores/runsStore';
import type { HugeSummary } from '../worker/protocol';
import type { Database } from './database';
import type { KeptEvents, KeptProgress, KeptRecording, RecordedOrder } from './keptRecords';
import { fieldsOf, numberOr, readTexts } from './readRecords';
import type { StorageTrouble } from './trouble';

const recordingTables = ['recordings', 'progress', 'events'] as const;

/**
 * How much of one workflow's runs is kept: the newest, as many as fit all limits. `length` is in UTF-16 units of JSON.
 */
export const runLimits = { runs: 20, events: 60_000, length: 32_000_000 };

/** What is written of a run at once. `recording` is there the first time, `events` when there are new ones. */
export type RunWriting = {
  readonly recording?: KeptRecording;
  readonly progress: KeptProgress;
  readonly events?: KeptEvents;
};

/** Writes a piece of a run; when there is no room, older runs are given up first. Whether it is kept. */
export async function writeRun(database: Database, writing: RunWriting): Promise<Result<void, StorageTrouble>> {
  for (let batch = 1; ; batch *= 2) {
    const written = await database.use(recordingTables, 'readwrite', async (transaction) => {
      await Promise.all([
        writing.recording && transaction.objectStore('recordings').put(writing.recording),
        writing.events && transaction.objectStore('events').put(writing.events),
        transaction.objectStore('progress').put(writing.progress),
      ]);
    });
    if (written.ok || written.error.kind !== 'full') return written;
    if ((await giveUpOldestRuns(database, batch, writing.progress.startedMs)) === 0) return written;
  }
}

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
  const runs: (Run | undefined)[] = Array.isArray(oldRuns) ? oldRuns.map(readOldRun) : [undefined];
  for (const record of recordings) {
    const fields = fieldsOf(record);
    if (typeof fields?.pageId === 'string' && livePages.has(fields.pageId)) continue; // another tab shows it
    const found = typeof fields?.id === 'string' ? await readEvents(database, fields.id) : fail('');
    const known = fieldsOf(progress.find((one) => fieldsOf(one)?.id === fields?.id));
    const run = found.ok ? readRun(fields, known, found.value) : undefined;
    runs.push(run);
    if (run && known && fieldsOf(known.phase)?.kind === 'going') await markLost(database, known, run.phase);
  }
  const whole = runs.filter((run) => run !== undefined);
  return ok({
    runs: numberRuns(whole.toSorted((a, b) => a.startedMs - b.startedMs)),
    unreadableCount: runs.length - whole.length,
  });
}

/** A run whose page is gone ended there: from now on it is one of those that make room for newer ones. */
async function markLost(
  database: Database,
  progress: Readonly<Record<string, unknown>>,
  phase: RunPhase,
): Promise<void> {
  await database.use(['progress'], 'readwrite', (transaction) =>
    transaction.objectStore('progress').put({ ...progress, phase } as unknown as KeptProgress),
  ); // as it was read
}

/** Deletes the runs of a workflow that are beyond the limits. Those that are still going are never among them. */
export async function pruneRuns(database: Database, workflowId: string, limits = runLimits): Promise<void> {
  const read = await database.use(
    ['progress'],
    'readonly',
    async (transaction) =>
      (await transaction.objectStore('progress').index('workflowId').getAll(workflowId)) as unknown[],
  );
  if (!read.ok) return;
  let [events, length] = [0, 0];
  const ended = read.value.flatMap(endedRun).toSorted((a, b) => b.startedMs - a.startedMs);
  for (const [index, run] of ended.entries()) {
    events += run.eventCount;
    length += run.length;
    if (index === 0 || (index < limits.runs && events <= limits.events && length <= limits.length)) continue;
    await deleteRecording(database, run.id);
  }
}

/**
 * Gives up some of the oldest runs of all workflows, those that started before
 * an instant. How many there were to give up.
 */
export async function giveUpOldestRuns(database: Database, count: number, beforeMs = Infinity): Promise<number> {
  const read = await database.use(['progress', 'runs'], 'readonly', async (transaction) => {
    const [progress, old] = await Promise.all([
      transaction.objectStore('progress').getAll(),
      transaction.objectStore('runs').getAllKeys(),
    ]);
    return { progress: progress as readonly unknown[], old };
  });
  if (!read.ok) return 0;
  // What version 1 kept is older than all recordings, and is one record for all runs of a workflow.
  const old = read.value.old.map(
    (id) => () => database.use(['runs'], 'readwrite', (transaction) => transaction.objectStore('runs').delete(id)),
  );
  const ended = read.value.progress.flatMap(endedRun).filter(({ startedMs }) => startedMs < beforeMs);
  const recorded = ended
    .toSorted((a, b) => a.startedMs - b.startedMs)
    .map(
      ({ id }) =>
        () =>
          deleteRecording(database, id),
    );
  let given = 0;
  for (const giveUp of [...old, ...recorded].slice(0, count)) if ((await giveUp()).ok) given += 1;
  return given;
}

/**
 * Deletes the runs of workflows that are not kept any more. For the beginning
 * of a page, when nobody can undo a removal.
 */
export async function sweepRuns(database: Database, isKnown: (workflowId: string) => boolean): Promise<void> {
  const read = await database.use(['progress', 'runs', 'documents'], 'readonly', async (transaction) => {
    const [progress, old, documents] = await Promise.all([
      transaction.objectStore('progress').getAll(),
      transaction.objectStore('runs').getAllKeys(),
      transaction.objectStore('documents').getAllKeys(),
    ]);
    return { progress: progress as readonly unknown[], old, documents: new Set(documents) };
  });
  if (!read.ok) return;
  const isGone = (id: string): boolean => !read.value.documents.has(id) && !isKnown(id);
  for (const id of read.value.old.filter(isGone))
    await database.use(['runs'], 'readwrite', (transaction) => transaction.objectStore('runs').delete(id));
  for (const run of read.value.progress.flatMap(endedRun))
    if (isGone(run.workflowId)) await deleteRecording(database, run.id);
}

function deleteRecording(database: Database, id: string): Promise<Result<void, StorageTrouble>> {
  return database.use(recordingTables, 'readwrite', async (transaction) => {
    await Promise.all([
      transaction.objectStore('recordings').delete(id),
      transaction.objectStore('progress').delete(id),
      transaction.objectStore('events').delete(IDBKeyRange.bound([id], [id, []])),
    ]);
  });
}

/** The events of a recorded run; what follows a chunk that cannot be read is left out. */
async function readEvents(database: Database, id: string): Promise<Result<readonly HistoryEvent[], StorageTrouble>> {
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

function readRun(
  recording: Readonly<Record<string, unknown>> | undefined,
  progress: unknown,
  events: readonly HistoryEvent[],
): Run | undefined {
  const order = readOrder(recording?.order);
  if (!order) return undefined;
  const { phase, eventCount, summary } = fieldsOf(progress) ?? {};
  const count = Math.max(numberOr(eventCount, 0), events.length);
  const rest =
    count > events.length
      ? { summary: restOf(summary, count, order.archive?.eventCount ?? events.length, events) }
      : {};
  return { ...order, id: 'run-0' as RunId, events, waiting: [], phase: phaseOf(phase, count, events.length), ...rest }; // the id is given by `numberRuns`
}

/** What is known of a run besides its recorded events. */
function restOf(summary: unknown, eventCount: number, keptCount: number, events: readonly HistoryEvent[]): HugeSummary {
  const { states, newest } = fieldsOf(summary) ?? {};
  const areCounts =
    isJsonObject(states) &&
    Object.values(states).every((counts) =>
      ['entered', 'exited', 'caught'].every((key) => typeof fieldsOf(counts)?.[key] === 'number'),
    );
  const areEvents =
    Array.isArray(newest) && newest.every((event: unknown) => isEvent(event, numberOr(fieldsOf(event)?.id, -1)));
  return {
    eventCount,
    keptCount,
    states: areCounts ? (states as unknown as HugeSummary['states']) : {}, // every count was looked at
    newest: areEvents ? (newest as readonly HistoryEvent[]) : events.slice(-1), // every event was looked at
  };
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

function readOldRun(value: unknown): Run | undefined {
  const run = fieldsOf(value);
  const order = readOrder(run);
  const { events, phase } = run ?? {};
  if (!order || !Array.isArray(events) || !events.every((event: unknown, index) => isEvent(event, index + 1)))
    return undefined;
  const known = events as readonly HistoryEvent[]; // every one was looked at in the line before
  const count = numberOr(fieldsOf(run?.summary)?.eventCount, known.length);
  const rest =
    count > known.length ? { summary: restOf(run?.summary, count, known.length, known) } : { summary: undefined };
  return {
    ...order,
    id: 'run-0' as RunId,
    events: known,
    waiting: [],
    phase: phaseOf(phase, count, known.length),
    ...rest,
  }; // the id is given by `numberRuns`
}

/**
 * Reads what a run was asked to do; undefined when it could not be shown
 * without what is missing. Members of others are kept.
 */
function readOrder(value: unknown): RecordedOrder | undefined {
  const order = fieldsOf(value);
  if (!order) return undefined;
  const { name, type, definitionText, definition, inputText, input, speed, seed, startedMs, workflowName } = order;
  const isWhole =
    typeof name === 'string' &&
    typeof definitionText === 'string' &&
    isJsonObject(definition) &&
    typeof inputText === 'string' &&
    input !== undefined;
  if (!isWhole || typeof startedMs !== 'number' || !Number.isFinite(new Date(startedMs).getTime())) return undefined;
  const read = {
    number: numberOr(order.number, 1),
    type: type === 'EXPRESS' ? 'EXPRESS' : 'STANDARD',
    workflowName: typeof workflowName === 'string' ? workflowName : undefined,
    speed: typeof speed === 'string' && speeds.has(speed) ? speed : 'watch',
    seed: numberOr(seed, 0),
    placeholderOrder: readPlaceholderOrder(order.placeholderOrder),
    placeholders: Array.isArray(order.placeholders) ? order.placeholders.filter(isPlaceholder) : undefined,
    archive: isArchive(order.archive) ? order.archive : undefined,
  };
  return { ...order, ...read } as unknown as RecordedOrder; // every member of the type was looked at or made
}

function readPlaceholderOrder(value: unknown): RecordedOrder['placeholderOrder'] {
  const { values, bare } = fieldsOf(value) ?? {};
  const texts = readTexts(values);
  return (
    texts && {
      values: texts,
      bare: Array.isArray(bare) ? bare.filter((at: unknown): at is string => typeof at === 'string') : [],
    }
  );
}

function isArchive(value: unknown): boolean {
  const { eventCount, chunkSize, chunks } = fieldsOf(value) ?? {};
  return (
    [eventCount, chunkSize].every((count) => Number.isInteger(count) && Number(count) > 0) &&
    Array.isArray(chunks) &&
    chunks.every((chunk) => chunk instanceof Blob)
  );
}

function isPlaceholder(value: unknown): boolean {
  const { name, source, uses, value: filled } = fieldsOf(value) ?? {};
  const areUses =
    Array.isArray(uses) &&
    uses.every((use: unknown) => typeof fieldsOf(use)?.field === 'string' && typeof fieldsOf(use)?.at === 'string');
  return typeof name === 'string' && typeof source === 'string' && filled !== undefined && areUses;
}

const speeds = new Set(['watch', 'instant', 'x1', 'x60', 'x3600', 'step']);

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

function endedRun(value: unknown): readonly KeptProgress[] {
  const { id, workflowId, phase, startedMs, eventCount, length } = fieldsOf(value) ?? {};
  if (typeof id !== 'string' || typeof workflowId !== 'string' || fieldsOf(phase)?.kind === 'going') return [];
  const run = {
    id,
    workflowId,
    startedMs: numberOr(startedMs, 0),
    eventCount: numberOr(eventCount, 0),
    recordedCount: 0,
    length: numberOr(length, 0),
  };
  return [{ ...run, phase: { kind: 'closed' } }];
}
