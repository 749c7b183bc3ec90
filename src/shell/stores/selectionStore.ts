import { createStore } from 'zustand/vanilla';
import type { StateId, TransitionId } from '../../core/asl/model';
import type { Item } from '../../core/history/items';
import { readable, type Readable } from './store';

/** The tabs of the dock below the canvas. */
export type DockTab = 'problems' | 'runs' | 'table' | 'events' | 'timeline';

/** The tabs of the pane on the left. */
export type LeftTab = 'states' | 'outline';

/** The panes as tabs, where the window is too narrow to show them beside each other. */
export type NarrowTab = 'canvas' | 'states' | 'inspector' | 'code' | 'dock';

/** The dialogs of the workbench; at most one is open. */
export type OpenDialog = 'startRun' | 'keys' | 'palette' | 'undoList' | 'notices' | 'compareTexts';

/** What is selected and which panels are open: facts of looking at a workflow, not of the workflow. */
export type SelectionState = {
  /** Selected states; the last one is the one the inspector shows. */
  readonly states: readonly StateId[];
  /** The selected arrow; never together with states. */
  readonly transition?: TransitionId;
  /** The visit shown of the selected state, while a run is shown; undefined means its last one. */
  readonly visit?: number;
  /**
   * The items of Maps that are looked at, outermost first, while a run is
   * shown; states in them are shown as they stand there.
   */
  readonly items?: readonly Item[];
  /** Containers that are drawn as one node. */
  readonly collapsed: readonly StateId[];
  /** The open tab of the dock; undefined when the dock is closed. */
  readonly dockTab?: DockTab;
  readonly leftTab: LeftTab;
  readonly narrowTab: NarrowTab;
  readonly dialog?: OpenDialog;
};

/** The selection and the verbs that change it. */
export type SelectionStore = Readable<SelectionState> & {
  readonly select: (states: readonly StateId[]) => void;
  /** Adds a state to the selection, or takes it out. */
  readonly toggle: (state: StateId) => void;
  /** Selects a state as well, as the last one. Going back to one that is selected gives up the one that was last. */
  readonly extendTo: (state: StateId) => void;
  readonly selectTransition: (transition: TransitionId | undefined) => void;
  readonly clear: () => void;
  readonly showVisit: (visit: number | undefined, items?: readonly Item[]) => void;
  readonly setCollapsed: (state: StateId, collapsed: boolean) => void;
  readonly openDock: (tab: DockTab) => void;
  readonly closeDock: () => void;
  readonly showLeft: (tab: LeftTab) => void;
  readonly showNarrow: (tab: NarrowTab) => void;
  readonly openDialog: (dialog: OpenDialog) => void;
  readonly closeDialog: () => void;
  /** Replaces ids after a change of the text; what is gone leaves the selection. */
  readonly follow: (move: (id: StateId) => StateId | undefined) => void;
};

/** Creates a selection of nothing, with the dock closed. */
export function createSelectionStore(): SelectionStore {
  const store = createStore<SelectionState>(() => ({
    states: [],
    collapsed: [],
    leftTab: 'states',
    narrowTab: 'canvas',
  }));
  const { setState } = store;
  return {
    ...readable(store),
    select: (states) =>
      setState((now) =>
        sameIds(now.states, states) && !now.transition ? now : { states, transition: undefined, visit: undefined },
      ),
    toggle: (state) =>
      setState(({ states }) => {
        const others = states.filter((id) => id !== state);
        return {
          states: others.length < states.length ? others : [...states, state],
          transition: undefined,
          visit: undefined,
        };
      }),
    extendTo: (state) =>
      setState(({ states }) => {
        const others = states.filter((id) => id !== state);
        return {
          states: [...(others.length < states.length && states.at(-1) !== state ? others.slice(0, -1) : others), state],
          transition: undefined,
          visit: undefined,
        };
      }),
    selectTransition: (transition) => setState({ states: [], transition, visit: undefined }),
    clear: () => setState({ states: [], transition: undefined, visit: undefined }),
    showVisit: (visit, items) => setState({ visit, items: items?.length ? items : undefined }),
    setCollapsed: (state, collapsed) =>
      setState((now) => {
        const others = now.collapsed.filter((id) => id !== state);
        if (!collapsed) return { collapsed: others };
        // What it hides does not stay selected: keys would go on working on it.
        const isHidden = (id: string): boolean =>
          id.startsWith(state) && /^\/(Branches|ItemProcessor|Iterator)\//.test(id.slice(state.length));
        const hides = now.states.some(isHidden) || (now.transition !== undefined && isHidden(now.transition));
        return {
          collapsed: [...others, state],
          ...(hides
            ? { states: [...new Set([...now.states.filter((id) => !isHidden(id)), state])], transition: undefined }
            : {}),
        };
      }),
    openDock: (dockTab) => setState({ dockTab }),
    closeDock: () => setState({ dockTab: undefined }),
    showLeft: (leftTab) => setState({ leftTab }),
    showNarrow: (narrowTab) => setState({ narrowTab }),
    openDialog: (dialog) => setState({ dialog }),
    closeDialog: () => setState({ dialog: undefined }),
    follow: (move) =>
      setState((now) => {
        const states = moved(now.states, move);
        const collapsed = moved(now.collapsed, move);
        return states === now.states && collapsed === now.collapsed && !now.transition
          ? now
          : { states, collapsed, transition: undefined };
      }),
  };
}

function sameIds(a: readonly StateId[], b: readonly StateId[]): boolean {
  return a.length === b.length && a.every((id, i) => id === b[i]);
}

/** The same array when nothing moved, so that nobody draws again. */
function moved(ids: readonly StateId[], move: (id: StateId) => StateId | undefined): readonly StateId[] {
  const next = [...new Set(ids.map(move).filter((id) => id !== undefined))];
  return sameIds(next, ids) ? ids : next;
}
