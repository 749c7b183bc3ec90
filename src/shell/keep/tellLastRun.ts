import type { Keeper } from './keeper';
import type { Run } from '../stores/runsStore';
import { runViewOf } from '../stores/runViews';
import type { Session } from '../stores/session';
import type { WorkspaceStore } from '../stores/workspaceStore';

/** Tells the list of workflows how the last run of a session ended. Returns the way to stop. */
export function startTellingLastRun(
  session: Session,
  keeper: Pick<Keeper, 'saveEntry'>,
  workspaceStore: WorkspaceStore,
): () => void {
  return session.runsStore.subscribe(({ runs }, before) => {
    if (runs === before.runs) return;
    const finished = runs.filter(isFinished);
    if (finished.length === before.runs.filter(isFinished).length) return;
    const last = finished.at(-1);
    const entry = workspaceStore.getState().workflows?.find(({ id }) => id === session.id);
    if (!last || !entry) return;
    const told = { ...entry, lastRun: { status: statusOf(last), atMs: last.startedMs } };
    workspaceStore.putWorkflow(told);
    void keeper.saveEntry(told);
  });
}

function isFinished(run: Run): boolean {
  return run.phase.kind !== 'going';
}

function statusOf(run: Run): string {
  return run.phase.kind === 'closed' ? runViewOf(run).status : 'ABORTED';
}
