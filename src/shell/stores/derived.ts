/**
 * What follows from the text: tree, machine, problems, graph, layout. Nothing here is stored; each
 * value is computed when first asked for and remembered until what it follows from changes. One
 * set per session, because reading a broken text leans on the last machine of the *same* document.
 */
import type { Machine, StateId } from '../../core/asl/model';
import { inviteFirstState } from '../../core/asl/notBegun';
import type { Problem } from '../../core/asl/problem';
import { readModel } from '../../core/asl/readModel';
import { memoLast } from '../../core/base/memo';
import { isJsonc, type StepDocument } from '../../core/document/document';
import { readTree, type SyntaxTree } from '../../core/document/tree';
import { buildGraph } from '../../core/graph/buildGraph';
import type { Graph } from '../../core/graph/graph';
import type { Layout } from '../../core/graph/layout';
import { layoutGraph } from '../../core/graph/layoutGraph';
import type { DocumentState, WorkflowType } from './documentStore';
import type { Rules } from './rulesStore';
import type { SelectionState } from './selectionStore';
import type { Settings } from './settingsStore';
import type { Readable } from './store';

/** The derived values of the open workflow, each as of now. */
export type Derived = {
  readonly tree: () => SyntaxTree;
  readonly machine: () => Machine;
  /** None until the rules are there. */
  readonly problems: () => readonly Problem[];
  readonly graph: () => Graph;
  readonly layout: () => Layout;
  /** The layout, where the last one that was made is of the same shape. */
  readonly knownLayout: () => Layout | undefined;
  /** Takes over a layout that was made elsewhere. */
  readonly takeLayout: (layout: Layout) => void;
  /** Takes over the problems of the present machine that were found elsewhere. */
  readonly takeProblems: (problems: readonly Problem[]) => void;
  /** The problems, where they have been found. */
  readonly knownProblems: () => readonly Problem[] | undefined;
};

/** The facts that derived values follow from. */
export type DerivedSources = {
  readonly document: Readable<DocumentState>;
  readonly selection: Readable<SelectionState>;
  readonly settings: Readable<Settings>;
  readonly rules: Readable<Rules>;
};

const noProblems: readonly Problem[] = [];

/** Creates the derived values of a session. */
export function createDerived({ document, selection, settings, rules }: DerivedSources): Derived {
  let lastMachine: Machine | undefined;
  let lastLayout: Layout | undefined;
  const treeOf = memoLast((source: StepDocument) => readTree(source.text, source.syntax));
  const machineOf = memoLast((tree: SyntaxTree) => (lastMachine = readModel(tree, lastMachine)));
  /** The problems that were found last, and all that they depend on. */
  let found:
    | {
        readonly machine: Machine;
        readonly type: WorkflowType;
        readonly isJsonc: boolean;
        readonly rules: Rules;
        readonly problems: readonly Problem[];
      }
    | undefined;
  const collapsedOf = memoLast((ids: readonly StateId[]): ReadonlySet<StateId> => new Set(ids));
  const graphOf = memoLast((machine: Machine, collapsed: ReadonlySet<StateId>) => buildGraph(machine, { collapsed }));
  // Remembered, because equal shapes are long texts to compare.
  const knownOf = memoLast((graph: Graph, direction: Settings['direction'], last: Layout | undefined) =>
    last?.shapeKey === graph.shapeKey && last.direction === direction ? last : undefined,
  );

  const tree = (): SyntaxTree => treeOf(document.getState().document);
  const machine = (): Machine => machineOf(tree());
  /** What the judgement depends on beside the text. */
  const told = (): { readonly type: WorkflowType; readonly isJsonc: boolean } => {
    const { type, fileName } = document.getState();
    return { type, isJsonc: isJsonc(fileName) };
  };
  const takeProblems = (problems: readonly Problem[]): void => {
    found = { machine: machine(), ...told(), rules: rules.getState(), problems };
  };
  const knownProblems = (): readonly Problem[] | undefined =>
    found &&
    found.machine === machine() &&
    found.type === told().type &&
    found.isJsonc === told().isJsonc &&
    found.rules === rules.getState()
      ? found.problems
      : undefined;
  const problems = (): readonly Problem[] => {
    const known = knownProblems();
    if (known) return known;
    const { validate, sdkNames } = rules.getState();
    const now = validate ? inviteFirstState(machine(), validate(machine(), { ...told(), sdkNames })) : noProblems;
    takeProblems(now);
    return now;
  };
  const graph = (): Graph => graphOf(machine(), collapsedOf(selection.getState().collapsed));
  const knownLayout = (): Layout | undefined => knownOf(graph(), settings.getState().direction, lastLayout);
  return {
    tree,
    machine,
    problems,
    graph,
    layout: () => knownLayout() ?? (lastLayout = layoutGraph(graph(), settings.getState(), lastLayout)),
    knownLayout,
    takeLayout: (layout) => {
      lastLayout = layout;
    },
    takeProblems,
    knownProblems,
  };
}
