/**
 * Records the runs of a session while they go: what was asked for at once, then about once a second how far they have come,
 * with the events since in a chunk of its own. So what is known of a run outlives its page. The beginning of a history is
 * recorded up to a limit, for that is what views are folded from; of what comes after, the counts and the newest events.
 */
import type { HistoryEvent } from '../interpreter/event';
import type { Run, RunId, RunPhase, RunsStore } from '../stores/runsStore';
import { createStateCounter, type StateCounter } from '../worker/countStates';
import type { HugeSummary } from '../worker/protocol';
import type { Database } from './database';
import type { KeptProgress } from './keptRecords';
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
  recordedCount: number;
  chunkCount: number;
  length: number;
  readonly counter: StateCounter;
  countedCount: number;
};

/** Starts to record all runs that are not known yet. */
export function startRecordingRuns({ runsStore, known, workflowId, pageId, database, newId, onUnkept }: RecordingParts): RunRecording {
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
    const isUrgent = runs().some((run) => !recorded.has(run.id) || (run.phase.kind !== 'going' && recorded.get(run.id)?.writtenRun?.phase.kind === 'going'));
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
      record = { id: newId(), isBegun: false, isFull: false, isToldUnkept: false, writtenPlaceholders: undefined, writtenRun: undefined, recordedCount: 0, chunkCount: 0, length: 0, counter: createStateCounter(), countedCount: 0 };
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
      const after = { count: record.recordedCount + (chunk?.count ?? 0), length: record.length + (chunk?.json.length ?? 0) };
      const isFull = record.isFull || chunk?.isLast === true;
      const { events: _events, summary: _summary, phase: _phase, waiting: _waiting, id: _id, ...order } = run;
      const result = await writeRun(database, {
        ...(record.isBegun && record.writtenPlaceholders === run.placeholders ? {} : { recording: { id: record.id, workflowId, pageId, order } }),
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
    if (wasGoing && run.phase.kind !== 'going') await pruneRuns(database, workflowId);
  }

  function progressOf(run: Run, record: Recorded, { count, length, isFull }: { readonly count: number; readonly length: number; readonly isFull: boolean }): KeptProgress {
    const eventCount = run.summary?.eventCount ?? run.events.length;
    const phase: RunPhase = isStopped && run.phase.kind === 'going' ? { kind: 'lost', reason: sayLost(eventCount, count, 'workflow') } : run.phase;
    const summary = isFull || run.summary ? summarise(run, record, count) : undefined;
    return { id: record.id, workflowId, startedMs: run.startedMs, phase, eventCount, recordedCount: count, length, ...(summary ? { summary } : {}) };
  }

  if (runs().length > 0) void flush();
  return {
    flush,
    rewrite: () => {
      for (const record of recorded.values()) Object.assign(record, { isBegun: false, isFull: false, writtenRun: undefined, recordedCount: 0, chunkCount: 0, length: 0 });
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

/** The next events as JSON, as many as fit. `isLast`: what follows has no room in this run any more. */
function cutChunk(events: readonly HistoryEvent[], from: number, room: number): { readonly json: string; readonly count: number; readonly isLast: boolean } {
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
  return { eventCount: run.summary?.eventCount ?? run.events.length, keptCount: recordedCount, states: run.summary?.states ?? record.counter.counts(), newest };
}
