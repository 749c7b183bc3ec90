/**
 * Records the runs of a session while they go: what was asked for at once, then about once a
 * second how far they have come, with the events since in a chunk of its own. So what is
 * known of a run outlives its page. The beginning of a history is recorded up to a limit, for
 * that is what views are folded from; of what comes after, the counts and the newest events.
 */
import type { HistoryEvent } from '../../core/interpreter/event';
import type { Run, RunId, RunPhase, RunsStore } from '../stores/runsStore';
import type { Archive } from '../worker/archive';
import { createStateCounter, type StateCounter } from '../worker/countStates';
import type { HugeSummary } from '../worker/protocol';
import type { Database } from './database';
import type { KeptProgress, RecordedOrder } from './keptRecords';
import { pruneRuns, sayLost, writeRun } from './runTables';
import type { StorageTrouble } from './trouble';

/** What recording works with. */
export type RecordingParts = {
  readonly runsStore: Pick<RunsStore, 'getState' | 'subscribe'>;
  /** Runs of earlier sessions, which are recorded already. */
  readonly known: ReadonlySet<RunId>;
  readonly workflowId: string;
  readonly pageId: string;
  readonly database: Database;
  readonly newId: () => string;
  /** A run could not be kept. Told once a run. */
  readonly onUnkept: (run: Run, trouble: StorageTrouble) => void;
};

/** A running recording. */
export type RunRecording = {
  /** Writes what is not written yet, now. */
  readonly flush: () => Promise<void>;
  /** Writes everything again: the database has lost it. */
  readonly rewrite: () => void;
  /** The session is closing: runs in progress end here, and are written as lost. */
  readonly stop: () => Promise<void>;
};

const intervalMs = 1_000;
/** A chunk is about this long; between two chunks the page draws. While a run goes, so many are written a second. */
const chunkLength = 400_000;
const chunksAtOnce = 2;
/** So much is recorded of one run, in UTF-16 units of JSON and in events. */
const runLength = 16_000_000;
const newestLimits = { events: 200, length: 400_000 };

type Recorded = {
  readonly id: string;
  isBegun: boolean;
  isFull: boolean;
  isToldUnkept: boolean;
  /** They are known a moment after the run has started. */
  writtenPlaceholders: Run['placeholders'];
  writtenRun: Run | undefined;
  /** The packed history that was tried to be written: it comes whole, and at once. */
  triedArchive: Run['archive'];
  recordedCount: number;
  chunkCount: number;
  length: number;
  readonly counter: StateCounter;
  countedCount: number;
};

/** Starts to record all runs that are not known yet. */
export function startRecordingRuns({
  runsStore,
  known,
  workflowId,
  pageId,
  database,
  newId,
  onUnkept,
}: RecordingParts): RunRecording {
  const recorded = new Map<RunId, Recorded>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let writing: Promise<void> = Promise.resolve();
  let isStopped = false;

  const runs = (): readonly Run[] => runsStore.getState().runs.filter(({ id }) => !known.has(id));
  const flush = (): Promise<void> => {
    clearTimeout(timer);
    timer = undefined;
    writing = writing.then(writeAll);
    return writing;
  };
  const unsubscribe = runsStore.subscribe(({ runs: now }, before) => {
    if (now === before.runs) return;
    const isUrgent = runs().some((run) => isUrgentToWrite(run, recorded.get(run.id)));
    if (isUrgent) void flush();
    else timer ??= setTimeout(() => void flush(), intervalMs);
  });

  async function writeAll(): Promise<void> {
    for (const run of runs()) {
      const record = recordOf(run);
      if (record.writtenRun !== run) await writeOne(run, record);
    }
  }

  function recordOf(run: Run): Recorded {
    let record = recorded.get(run.id);
    if (!record) {
      record = {
        id: newId(),
        isBegun: false,
        isFull: false,
        isToldUnkept: false,
        writtenPlaceholders: undefined,
        writtenRun: undefined,
        triedArchive: undefined,
        recordedCount: 0,
        chunkCount: 0,
        length: 0,
        counter: createStateCounter(),
        countedCount: 0,
      };
      recorded.set(run.id, record);
    }
    return record;
  }

  /** Writes a run as it is now, chunk by chunk; each is a transaction of its own, and true to what was before it. */
  async function writeOne(run: Run, record: Recorded): Promise<void> {
    const wasGoing = record.writtenRun === undefined || record.writtenRun.phase.kind === 'going';
    const isMore = (): boolean => !record.isFull && record.recordedCount < run.events.length;
    const chunks = run.phase.kind === 'going' && !isStopped ? chunksAtOnce : Infinity;
    for (let written = 0; written === 0 || (isMore() && written < chunks); written++) {
      const chunk = record.isFull ? undefined : cutChunk(run.events, record.recordedCount, runLength - record.length);
      const after = {
        count: record.recordedCount + (chunk?.count ?? 0),
        length: record.length + (chunk?.json.length ?? 0),
      };
      const isFull = record.isFull || chunk?.isLast === true;
      const { archive: _archive, ...order } = orderOf(run);
      const result = await writeRun(database, {
        ...(record.isBegun && record.writtenPlaceholders === run.placeholders
          ? {}
          : { recording: { id: record.id, workflowId, pageId, order } }),
        ...(chunk && chunk.count > 0 ? { events: { id: record.id, index: record.chunkCount, json: chunk.json } } : {}),
        progress: progressOf(run, record, { ...after, isFull }),
      });
      if (!result.ok) {
        if (result.error.kind === 'full' && !record.isToldUnkept) onUnkept(run, result.error);
        record.isToldUnkept ||= result.error.kind === 'full';
        return; // the next change, or the end of the run, tries again
      }
      record.isBegun = true;
      record.writtenPlaceholders = run.placeholders;
      record.isFull = isFull;
      if (chunk && chunk.count > 0) record.chunkCount += 1;
      record.recordedCount = after.count;
      record.length = after.length;
    }
    record.writtenRun = run;
    if (isMore()) {
      record.writtenRun = undefined;
      timer ??= setTimeout(() => void flush(), intervalMs);
    }
    if (run.archive && record.triedArchive !== run.archive && !isMore()) await writeArchive(run, run.archive, record);
    if (wasGoing && run.phase.kind !== 'going') await pruneRuns(database, workflowId);
  }

  /** The packed history of a huge run beside its recorded beginning. Without room for it the beginning stays. */
  async function writeArchive(run: Run, archive: Archive, record: Recorded): Promise<void> {
    record.triedArchive = archive;
    const length = record.length + archive.chunks.reduce((sum, { size }) => sum + size, 0);
    const progress = progressOf(run, record, { count: record.recordedCount, length, isFull: record.isFull });
    const result = await writeRun(database, {
      recording: { id: record.id, workflowId, pageId, order: orderOf(run) },
      progress,
    });
    if (result.ok) record.length = length;
  }

  function progressOf(
    run: Run,
    record: Recorded,
    { count, length, isFull }: { readonly count: number; readonly length: number; readonly isFull: boolean },
  ): KeptProgress {
    const eventCount = run.summary?.eventCount ?? run.events.length;
    const phase: RunPhase =
      isStopped && run.phase.kind === 'going'
        ? { kind: 'lost', reason: sayLost(eventCount, count, 'workflow') }
        : run.phase;
    const summary = isFull || run.summary ? summarise(run, record, count) : undefined;
    return {
      id: record.id,
      workflowId,
      startedMs: run.startedMs,
      phase,
      eventCount,
      recordedCount: count,
      length,
      ...(summary ? { summary } : {}),
    };
  }

  if (runs().length > 0) void flush();
  return {
    flush,
    rewrite: () => {
      for (const record of recorded.values())
        Object.assign(record, {
          isBegun: false,
          isFull: false,
          writtenRun: undefined,
          triedArchive: undefined,
          recordedCount: 0,
          chunkCount: 0,
          length: 0,
        });
      void flush();
    },
    stop: async () => {
      unsubscribe();
      isStopped = true;
      clearTimeout(timer);
      for (const run of runs()) if (run.phase.kind === 'going') recordOf(run).writtenRun = undefined;
      await flush();
    },
  };
}

/** What is written once of a run. */
function orderOf({
  events: _events,
  summary: _summary,
  phase: _phase,
  waiting: _waiting,
  id: _id,
  children: _children,
  unlistedChildren: _unlisted,
  openChild: _open,
  ...order
}: Run): RecordedOrder {
  return order;
}

/** A run that has begun, that has ended, or whose history has been packed is written at once. */
function isUrgentToWrite(run: Run, record: Recorded | undefined): boolean {
  if (!record || (run.archive && record.triedArchive !== run.archive)) return true;
  return run.phase.kind !== 'going' && record.writtenRun?.phase.kind === 'going';
}

/** The next events as JSON, as many as fit. `isLast`: what follows has no room in this run any more. */
function cutChunk(
  events: readonly HistoryEvent[],
  from: number,
  room: number,
): { readonly json: string; readonly count: number; readonly isLast: boolean } {
  const texts: string[] = [];
  let length = 2;
  let isLast = false;
  for (let index = from; index < events.length && length < chunkLength; index++) {
    const text = writeEvent(events[index]);
    if (text === undefined || length + text.length + 1 > room) {
      isLast = true;
      break;
    }
    texts.push(text);
    length += text.length + 1;
  }
  return { json: `[${texts.join(',')}]`, count: texts.length, isLast };
}

/** Undefined for what no browser can write, such as a value that is nested too deeply. */
function writeEvent(event: HistoryEvent | undefined): string | undefined {
  try {
    return JSON.stringify(event);
  } catch {
    return undefined;
  }
}

/** What is known of a run beyond its recorded beginning. */
function summarise(run: Run, record: Recorded, recordedCount: number): HugeSummary {
  const newest: HistoryEvent[] = [];
  let length = 0;
  for (const event of (run.summary?.newest ?? run.events).slice(-newestLimits.events).toReversed()) {
    length += writeEvent(event)?.length ?? Infinity;
    if (length > newestLimits.length) break;
    newest.unshift(event);
  }
  for (; record.countedCount < run.events.length; record.countedCount++) {
    const event = run.events[record.countedCount];
    if (event) record.counter.add(event);
  }
  return {
    eventCount: run.summary?.eventCount ?? run.events.length,
    keptCount: recordedCount,
    states: run.summary?.states ?? record.counter.counts(),
    newest,
  };
}
