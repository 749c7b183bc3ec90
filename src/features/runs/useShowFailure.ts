import { useEffect } from 'react';
import { failingVisit } from '../../core/history/failingVisit';
import { chooseVisit } from '../../shell/stores/chooseVisit';
import { useSession } from '../../shell/stores/context';
import { runViewOf } from '../../shell/stores/runViews';
import type { Run, RunsStore } from '../../shell/stores/runsStore';
import type { Session } from '../../shell/stores/session';

/** Which run was last led to, and whether it was over: the strip comes and goes with its pane, and leads there once. */
const ledTo = new WeakMap<RunsStore, string>();

/**
 * Selects what matters most of the run that is shown: in one that failed, the visit in which it did, whichever item or
 * branch it lies in. Another run's visit and items do not stay chosen.
 */
export function useShowFailure(run: Run): void {
  const session = useSession();
  const { runsStore } = session;
  const isOver = run.phase.kind !== 'going';
  useEffect(() => {
    const key = `${run.id} ${isOver}`;
    const before = ledTo.get(runsStore);
    if (before === key) return;
    ledTo.set(runsStore, key);
    if (!before?.startsWith(`${run.id} `)) session.selectionStore.showVisit(undefined);
    if (isOver) showFailure(session, run.id);
  }, [session, runsStore, run.id, isOver]);

  useEffect(
    () => () => {
      if (runsStore.getState().shownRunId === undefined) ledTo.delete(runsStore);
    },
    [runsStore],
  );
}

function showFailure(session: Session, id: Run['id']): void {
  const run = session.runsStore.getState().runs.find((each) => each.id === id);
  if (!run) return;
  const view = runViewOf(run);
  const visit = failingVisit(view);
  if (visit) chooseVisit(session, view, visit);
}
