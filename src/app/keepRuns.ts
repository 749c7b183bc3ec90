import type { Run } from '../stores/runsStore';
import { runViewOf } from '../stores/runViews';
import type { Session } from '../stores/session';
import type { WorkspaceStore } from '../stores/workspaceStore';
import type { Keeper } from './persistence';

/** The newest runs are kept, as many as fit both limits. */
const maxRuns = 20;
const maxEvents = 60_000;

/** Keeps the finished runs of a session, and tells the list of workflows how the last one ended. Returns the way to stop. */
export function startKeepingRuns(session: Session, keeper: Keeper, workspaceStore: WorkspaceStore): () => void {
  return session.runsStore.subscribe(({ runs }, before) => {
    const finished = runs.filter(isFinished);
    if (finished.length === before.runs.filter(isFinished).length) return;
    const last = finished.at(-1);
    const entry = workspaceStore.getState().workflows?.find(({ id }) => id === session.id);
    if (last && entry) {
      const told = { ...entry, lastRun: { status: statusOf(last), atMs: last.startedMs } };
      workspaceStore.putWorkflow(told);
      keeper.saveEntry(told).catch(() => undefined); // autosave tells of trouble with the storage
    }
    keeper.saveRuns({ id: session.id, runs: newestWithin(finished) }).catch(() => undefined);
  });
}

/** The newest of some runs that are worth their room, oldest first. */
export function newestWithin(runs: readonly Run[], limits = { runs: maxRuns, events: maxEvents }): readonly Run[] {
  const kept: Run[] = [];
  let events = 0;
  for (const run of runs.toReversed()) {
    events += run.events.length;
    if (kept.length === limits.runs || (events > limits.events && kept.length > 0)) break;
    kept.unshift(run);
  }
  return kept;
}

function isFinished(run: Run): boolean {
  return run.phase.kind !== 'going';
}

function statusOf(run: Run): string {
  return run.phase.kind === 'closed' ? runViewOf(run).status : 'ABORTED';
}
