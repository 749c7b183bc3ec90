/**
 * Records the runs of a session while they go: what was asked for at once, then about once a
 * second how far they have come, with the events since in a chunk of its own. So what is
 * known of a run outlives its page. The beginning of a history is recorded up to a limit; beside it stands what the
 * whole history says (`keptView`), and, once a long run has closed, its packed history.
 */
import type { Run, RunId, RunsStore } from '../stores/runsStore';
import type { Database } from './database';
import { createPutAway } from './putAwayRuns';
import { createRunRecord, type RunRecord } from './runRecord';
import { pruneRuns } from './runTables';
import type { StorageTrouble } from './trouble';

/** What recording works with. */
export type RecordingParts = {
  readonly runsStore: Pick<RunsStore, 'getState' | 'subscribe' | 'putAway' | 'bringBack'>;
  /** Runs of earlier sessions, which are recorded already. */
  readonly known: ReadonlySet<RunId>;
  readonly workflowId: string;
  readonly pageId: string;
  readonly database: Database;
  readonly newId: () => string;
  /** A run could not be kept. Told once a run. */
  readonly onUnkept: (run: Run, trouble: StorageTrouble) => void;
  /** The history of a run is not in the storage any more, though it was put there. */
  readonly onUnread: (run: Run) => void;
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

/** Starts to record all runs that are not known yet. */
export function startRecordingRuns(parts: RecordingParts): RunRecording {
  const { runsStore, known, workflowId, database, newId } = parts;
  const records = new Map<RunId, RunRecord>();
  const pruned = new Set<RunId>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let writing: Promise<void> = Promise.resolve();
  let isStopped = false;

  const runs = (): readonly Run[] =>
    runsStore.getState().runs.filter(({ id, isPutAway }) => !known.has(id) && !isPutAway);
  const putAway = createPutAway({
    ...parts,
    storedAs(run) {
      if (run.recordingId !== undefined) return { id: run.recordingId, length: 0 };
      const record = records.get(run.id);
      return record && (run.isPutAway || record.isWhole(run)) ? { id: record.id, length: record.length() } : undefined;
    },
  });
  const flushLater = (): void => void (timer ??= setTimeout(() => void flush(), intervalMs));
  const flush = (): Promise<void> => {
    clearTimeout(timer);
    timer = undefined;
    writing = writing.then(writeAll);
    return writing;
  };

  function recordOf({ id }: Run): RunRecord {
    let record = records.get(id);
    if (!record) records.set(id, (record = createRunRecord({ ...parts, id: newId(), isStopped: () => isStopped })));
    return record;
  }

  async function writeAll(): Promise<void> {
    for (const run of runs()) {
      const record = recordOf(run);
      if (record.isWritten(run)) continue;
      if (await record.write(run)) flushLater();
      if (run.phase.kind === 'going' || pruned.has(run.id) || !record.isWritten(run)) continue;
      pruned.add(run.id);
      await pruneRuns(database, workflowId);
    }
    putAway.look();
  }

  const unsubscribe = runsStore.subscribe(({ runs: now, shownRunId }, before) => {
    if (shownRunId !== before.shownRunId) putAway.look();
    const isChanged = now !== before.runs && runs().some((run) => records.get(run.id)?.isWritten(run) !== true);
    if (!isChanged) return;
    if (runs().some((run) => records.get(run.id)?.isUrgent(run) ?? true)) void flush();
    else flushLater();
  });
  if (runs().length > 0) void flush();
  putAway.look();
  return {
    flush,
    rewrite: () => {
      for (const record of records.values()) record.forget();
      void flush();
    },
    stop: async () => {
      unsubscribe();
      isStopped = true;
      clearTimeout(timer);
      for (const run of runs()) if (run.phase.kind === 'going') recordOf(run).forgetLast();
      await flush();
    },
  };
}
