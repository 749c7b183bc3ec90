/**
 * What follows from the text: tree, machine, problems, graph, layout. Nothing here is stored; each value is computed when
 * first asked for and remembered until what it follows from changes. One set per session, because reading a broken text
 * leans on the last machine of the *same* document.
 */
import type { Machine, StateId } from '../asl/model';
import { inviteFirstState } from '../asl/notBegun';
import type { Problem } from '../asl/problem';
import { readModel } from '../asl/readModel';
import { memoLast } from '../base/memo';
import type { StepDocument } from '../document/document';
import { readTree, type SyntaxTree } from '../document/tree';
import { buildGraph } from '../graph/buildGraph';
import type { Graph } from '../graph/graph';
import type { Layout } from '../graph/layout';
import { layoutGraph } from '../graph/layoutGraph';
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
  const problemsOf = memoLast((machine: Machine, type: WorkflowType, { validate, sdkNames }: Rules) => (validate ? inviteFirstState(machine, validate(machine, { type, sdkNames })) : noProblems));
  const collapsedOf = memoLast((ids: readonly StateId[]): ReadonlySet<StateId> => new Set(ids));
  const graphOf = memoLast((machine: Machine, collapsed: ReadonlySet<StateId>) => buildGraph(machine, { collapsed }));
  const layoutOf = memoLast((graph: Graph, direction: Settings['direction']) => (lastLayout = layoutGraph(graph, { direction }, lastLayout)));

  const tree = (): SyntaxTree => treeOf(document.getState().document);
  const machine = (): Machine => machineOf(tree());
  const problems = (): readonly Problem[] => problemsOf(machine(), document.getState().type, rules.getState());
  const graph = (): Graph => graphOf(machine(), collapsedOf(selection.getState().collapsed));
  return {
    tree,
    machine,
    problems,
    graph,
    layout: () => layoutOf(graph(), settings.getState().direction),
  };
}
