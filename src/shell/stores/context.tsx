import { createContext, use, useSyncExternalStore, type ReactElement, type ReactNode } from 'react';
import { useStore } from 'zustand/react';
import type { Machine, StateId } from '../../core/asl/model';
import type { Problem } from '../../core/asl/problem';
import { invariant } from '../../core/base/invariant';
import type { Graph } from '../../core/graph/graph';
import type { Layout } from '../../core/graph/layout';
import type { DocumentState } from './documentStore';
import type { SelectionState } from './selectionStore';
import type { Session } from './session';
import type { Settings } from './settingsStore';
import type { Rules } from './rulesStore';
import type { RunsStore } from './runsStore';

const SessionContext = createContext<Session | undefined>(undefined);

/** Gives a session to everything below it. */
export function SessionProvider({
  session,
  children,
}: {
  readonly session: Session;
  readonly children: ReactNode;
}): ReactElement {
  return <SessionContext value={session}>{children}</SessionContext>;
}

/** The open session, for verbs. For what is shown use the hooks below, which draw again when it changes. */
export function useSession(): Session {
  const session = use(SessionContext);
  invariant(session, 'A part of the workbench was drawn outside a session.');
  return session;
}

/** Something of the document, drawn again only when the selected part changes. */
export function useDocument<T>(selector: (state: DocumentState) => T): T {
  return useStore(useSession().documentStore, selector);
}

/** Something of the selection and the open panels. */
export function useSelection<T>(selector: (state: SelectionState) => T): T {
  return useStore(useSession().selectionStore, selector);
}

/** Something of the runs. */
export function useRuns<T>(selector: (state: ReturnType<RunsStore['getState']>) => T): T {
  return useStore(useSession().runsStore, selector);
}

/** Something of the settings. */
export function useSettings<T>(selector: (state: Settings) => T): T {
  return useStore(useSession().settingsStore, selector);
}

/** The machine that the text says, as far as it can be read. */
export function useMachine(): Machine {
  const { documentStore, derived } = useSession();
  return useStore(documentStore, derived.machine);
}

/** The machine that the shown problems are about; undefined until they have been looked for. */
export function useJudgedMachine(): Machine | undefined {
  return useStore(useSession().foundProblems, ({ machine }) => machine);
}

/** All problems of the document, in the order of the text; a moment behind it. */
export function useProblems(): readonly Problem[] {
  return useStore(useSession().foundProblems, ({ all }) => all);
}

/** The names of all AWS SDK calls, and why they have not come; `useSession().rulesStore.wantSdkNames` asks for them. */
export function useSdkNames(): Pick<Rules, 'sdkNames' | 'sdkNamesFault'> {
  return useStore(useSession().rulesStore);
}

const noProblems: readonly Problem[] = [];

/** The problems of one state; the same array as long as they are the same. */
export function useStateProblems(stateId: StateId | undefined): readonly Problem[] {
  return useStore(
    useSession().foundProblems,
    ({ byState }) => (stateId === undefined ? undefined : byState.get(stateId)) ?? noProblems,
  );
}

/** The graph that is drawn, with the collapsed containers of the selection. */
export function useGraph(): Graph {
  const { drawing } = useSession();
  return useSyncExternalStore(drawing.subscribe, () => drawing.getState().graph);
}

/** Whether the drawing shows the present text: a long one is arranged beside the page, which takes a moment. */
export function useIsDrawingCurrent(): boolean {
  const { drawing } = useSession();
  return useSyncExternalStore(drawing.subscribe, drawing.isCurrent);
}

/** The layout of the graph that is drawn, in the direction of the settings. */
export function useLayout(): Layout {
  const { drawing } = useSession();
  return useSyncExternalStore(drawing.subscribe, () => drawing.getState().layout);
}
