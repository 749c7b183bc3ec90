/**
 * Recorded runs in the database: the order written once, the progress written again and again, the events in chunks
 * beside them. Here they are written, limited and swept; `readRuns` reads them.
 */
import type { Result } from '../../core/base/result';
import type { Database } from './database';
import type { KeptEvents, KeptProgress, KeptRecording, KeptView } from './keptRecords';
import { fieldsOf, numberOr } from './readRecords';
import type { StorageTrouble } from './trouble';

const recordingTables = ['recordings', 'progress', 'events', 'views'] as const;

/**
 * How much of one workflow's runs is kept: the newest, as many as fit all limits. `length` is in UTF-16 units of JSON.
 */
export const runLimits = { runs: 200, events: 200_000, length: 32_000_000 };

/** What is written of a run at once. `recording` is there the first time, `events` when there are new ones. */
export type RunWriting = {
  readonly recording?: KeptRecording;
  readonly progress: KeptProgress;
  readonly events?: KeptEvents;
  readonly view?: KeptView;
};

/** Writes a piece of a run; when there is no room, older runs are given up first. Whether it is kept. */
export async function writeRun(database: Database, writing: RunWriting): Promise<Result<void, StorageTrouble>> {
  for (let batch = 1; ; batch *= 2) {
    const written = await database.use(recordingTables, 'readwrite', async (transaction) => {
      await Promise.all([
        writing.recording && transaction.objectStore('recordings').put(writing.recording),
        writing.events && transaction.objectStore('events').put(writing.events),
        writing.view && transaction.objectStore('views').put(writing.view),
        transaction.objectStore('progress').put(writing.progress),
      ]);
    });
    if (written.ok || written.error.kind !== 'full') return written;
    if ((await giveUpOldestRuns(database, batch, writing.progress.startedMs)) === 0) return written;
  }
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
      transaction.objectStore('views').delete(id),
      transaction.objectStore('events').delete(IDBKeyRange.bound([id], [id, []])),
    ]);
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
