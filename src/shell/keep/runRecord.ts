/** The record of one run: what of it is written already, and how the rest is. */
import { eventsBetween } from '../../core/history/eventLog';
import { optional } from '../../core/base/optional';
import type { RunPhase } from '../stores/runProgress';
import type { Run } from '../stores/runsStore';
import type { Archive } from '../worker/archive';
import { cutChunk, cutNewest, type CutChunk } from './cutChunk';
import type { Database } from './database';
import type { KeptProgress, KeptView, RecordedOrder } from './keptRecords';
import { keepView } from './keptView';
import { sayLost } from './readRuns';
import { writeRun } from './runTables';
import type { StorageTrouble } from './trouble';

/** What a record is written with. */
export type RecordParts = {
  readonly id: string;
  readonly workflowId: string;
  readonly pageId: string;
  readonly database: Database;
  /** The run could not be kept. Told once. */
  readonly onUnkept: (run: Run, trouble: StorageTrouble) => void;
  /** The session is closing: a run in progress ends here. */
  readonly isStopped: () => boolean;
};

/** The record of one run. */
export type RunRecord = {
  readonly id: string;
  /** Writes the run as it is now; returns whether more of it is left for a later time. */
  readonly write: (run: Run) => Promise<boolean>;
  readonly isWritten: (run: Run) => boolean;
  /** A run that has begun, that has ended, or whose history has been packed is written at once. */
  readonly isUrgent: (run: Run) => boolean;
  /** How much is written, in UTF-16 units of JSON. */
  readonly length: () => number;
  /** All of the run's history is in the storage, so that it can be read again from there. */
  readonly isWhole: (run: Run) => boolean;
  /** Nothing counts as written any more. */
  readonly forget: () => void;
  /** How far the run has come is written again. */
  readonly forgetLast: () => void;
};

/** While a run goes, so many chunks are written a second. */
const chunksAtOnce = 2;
/** So much is recorded of one run, in UTF-16 units of JSON. */
const runLength = 16_000_000;

const nothing = {
  isBegun: false,
  isFull: false,
  /** They are known a moment after the run has started. */
  writtenPlaceholders: undefined as Run['placeholders'],
  writtenRun: undefined as Run | undefined,
  /** The packed history that was tried to be written: it comes whole, and at once. */
  triedArchive: undefined as Archive | undefined,
  isArchived: false,
  recordedCount: 0,
  chunkCount: 0,
  length: 0,
};

type Written = typeof nothing;

/** Begins the record of a run, of which nothing is written yet. */
export function createRunRecord(parts: RecordParts): RunRecord {
  const { id, database, onUnkept, isStopped } = parts;
  const done: Written = { ...nothing };
  let isToldUnkept = false;

  const isMore = (run: Run): boolean => !done.isFull && done.recordedCount < run.events.count;

  /** Writes the next chunk with the progress that is true with it. Whether it is kept. */
  async function writeChunk(run: Run): Promise<boolean> {
    const chunk = done.isFull ? undefined : cutChunk(run.events, done.recordedCount, runLength - done.length);
    const next = after(done, chunk);
    const { archive: _archive, ...order } = orderOf(run);
    const isOrderWritten = done.isBegun && done.writtenPlaceholders === run.placeholders;
    const result = await writeRun(database, {
      ...(isOrderWritten ? {} : { recording: recordingOf(parts, order) }),
      ...(chunk && chunk.count > 0 ? { events: { id, index: done.chunkCount, json: chunk.json } } : {}),
      progress: progressOf(parts, run, next),
      ...optional({ view: viewOf(parts, run, next) }),
    });
    if (!result.ok) {
      if (result.error.kind === 'full' && !isToldUnkept) onUnkept(run, result.error);
      isToldUnkept ||= result.error.kind === 'full';
      return false; // the next change, or the end of the run, tries again
    }
    Object.assign(done, next, { isBegun: true, writtenPlaceholders: run.placeholders });
    return true;
  }

  /** The packed history of a huge run beside its recorded beginning. Without room for it the beginning stays. */
  async function writeArchive(run: Run, archive: Archive): Promise<void> {
    done.triedArchive = archive;
    const heads = archive.visits?.heads ?? [];
    const length = done.length + [...archive.chunks, ...heads].reduce((sum, { size }) => sum + size, 0);
    const result = await writeRun(database, {
      recording: recordingOf(parts, orderOf(run)),
      progress: progressOf(parts, run, { ...done, length }),
    });
    if (result.ok) Object.assign(done, { length, isArchived: true });
  }

  return {
    id,
    async write(run) {
      const chunks = run.phase.kind === 'going' && !isStopped() ? chunksAtOnce : Infinity;
      for (let written = 0; written === 0 || (isMore(run) && written < chunks); written++)
        if (!(await writeChunk(run))) return false;
      const isLeft = isMore(run);
      done.writtenRun = isLeft ? undefined : run;
      if (run.archive && done.triedArchive !== run.archive && !isLeft) await writeArchive(run, run.archive);
      return isLeft;
    },
    isWritten: (run) => done.writtenRun === run,
    isUrgent: (run) =>
      !done.isBegun ||
      (run.archive !== undefined && done.triedArchive !== run.archive) ||
      (run.phase.kind !== 'going' && done.writtenRun?.phase.kind === 'going'),
    length: () => done.length,
    isWhole: (run) =>
      done.writtenRun === run && (run.long ? done.isArchived : !done.isFull && done.recordedCount === run.events.count),
    forget: () => void Object.assign(done, nothing),
    forgetLast: () => void (done.writtenRun = undefined),
  };
}

function after(done: Written, chunk: CutChunk | undefined): Written {
  if (!chunk) return done;
  return {
    ...done,
    isFull: done.isFull || chunk.isLast,
    chunkCount: done.chunkCount + (chunk.count > 0 ? 1 : 0),
    recordedCount: done.recordedCount + chunk.count,
    length: done.length + chunk.json.length,
  };
}

function recordingOf({ id, workflowId, pageId }: RecordParts, order: RecordedOrder) {
  return { id, workflowId, pageId, order };
}

/** How far a run has come. */
function progressOf(
  { id, workflowId, isStopped }: RecordParts,
  run: Run,
  { recordedCount, length }: Written,
): KeptProgress {
  const { eventCount } = run.view;
  const phase: RunPhase =
    isStopped() && run.phase.kind === 'going'
      ? { kind: 'lost', reason: sayLost(eventCount, recordedCount, 'workflow') }
      : run.phase;
  return {
    id,
    workflowId,
    startedMs: run.startedMs,
    phase,
    eventCount,
    recordedCount,
    length,
  };
}

/** What the history says as a whole, where its recorded events do not, or are not read at once. */
function viewOf({ id, isStopped }: RecordParts, run: Run, { isFull }: Written): KeptView | undefined {
  const isPart = isFull || run.long !== undefined;
  if (!isPart && run.phase.kind === 'going' && !isStopped()) return undefined;
  const newest = run.long?.newest ?? eventsBetween(run.events, run.events.count - 200);
  return { id, view: keepView(run.view), ...optional({ newest: isPart ? cutNewest(newest) : undefined }) };
}

/** What is written once of a run. */
function orderOf(run: Run): RecordedOrder {
  const { events: _events, view: _view, long: _long, phase: _phase, waiting: _waiting, id: _id, ...rest } = run;
  const { children: _children, unlistedChildren: _unlisted, openChild: _open, isPutAway: _putAway, ...more } = rest;
  const { recordingId: _recordingId, ...order } = more;
  return order;
}
