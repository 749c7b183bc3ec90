import { createContext, use, useEffect, useMemo, useState, type ReactElement, type ReactNode } from 'react';
import { SessionProvider, useDocument, useRuns, useSession } from '../shell/stores/context';
import type { createRanSession } from '../shell/stores/ranSession';
import { ranThis } from '../shell/stores/ranThis';
import { shownRun } from '../shell/stores/runViews';
import type { Session } from '../shell/stores/session';

/** The session in which the shown run is looked at, where that is not the document's. */
export const RanContext = createContext<Session | undefined>(undefined);

type CreateRanSession = typeof createRanSession;

/**
 * The session of the text that the shown run ran. Undefined while none is shown, and while the document says the same
 * as then; also until the script for it is there.
 */
export function useRanSession(): Session | undefined {
  const session = useSession();
  const { runsStore } = session;
  const runId = useRuns((state) => state.shownRunId);
  const isOther = useDocument(() => {
    const run = shownRun(runsStore.getState());
    return run !== undefined && run.id === runId && !ranThis(session, run);
  });
  const [create, setCreate] = useState<CreateRanSession>();
  useEffect(() => {
    if (!isOther || create) return;
    // Without a connection the run goes on being shown on the document, and the strip says that it has changed.
    void import('../shell/stores/ranSession').then(
      (ranSession) => setCreate(() => ranSession.createRanSession),
      () => undefined,
    );
  }, [isOther, create]);
  return useMemo(() => {
    const run = runsStore.getState().runs.find(({ id }) => id === runId);
    return isOther && create && run ? create(session, run) : undefined;
  }, [session, runsStore, runId, isOther, create]);
}

/** Shows what is below it on the text that the shown run ran. */
export function OnRanText({ children }: { readonly children: ReactNode }): ReactElement {
  const ran = use(RanContext);
  return ran ? <SessionProvider session={ran}>{children}</SessionProvider> : <>{children}</>;
}
