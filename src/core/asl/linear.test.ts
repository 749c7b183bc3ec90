import { describe, expect, it } from 'vitest';
import { applyChanges } from '../document/changes';
import { formatText } from '../document/formatText';
import { mendText } from '../document/mend';
import { readTree } from '../document/tree';
import { isDeep } from '../document/testing/workflows';
import { enableYaml } from '../document/yaml';
import { createNodesOf } from '../../features/canvas/useCanvasNodes';
import { anchorLayout } from '../../features/canvas/anchorLayout';
import { outlineRows } from '../../features/outline/outlineRows';
import { placeProblems } from '../../features/text/markers';
import { buildOutline, readFolds } from '../../features/text/outline';
import { buildGraph } from '../graph/buildGraph';
import { layoutGraph } from '../graph/layoutGraph';
import { writeSvg } from '../graph/writeSvg';
import { compile } from '../interpreter/compile';
import { insertState } from './edit/insertState';
import { removeStates } from './edit/removeStates';
import { renameState } from './edit/renameState';
import type { VerbResult } from './edit/verb';
import { bareTexts } from './placeholders/bareTexts';
import { fillPlaceholders } from './placeholders/fillPlaceholders';
import { readModel } from './readModel';
import { suggestInput } from './suggestInput';
import { countSteps } from './testing/countSteps';
import { hugeKinds, hugeText, type HugeKind } from './testing/hugeTexts';
import { validate } from './validate';

enableYaml();

/** Does everything with a text that is done with one: what opening, editing, running and exporting take. */
function doAll({ syntax }: HugeKind, text: string): void {
  const verb = (result: VerbResult): unknown => 'changes' in result && applyChanges(text, result.changes);
  const tree = readTree(text, syntax);
  if (tree.errors.length > 0) mendText(tree);
  const machine = readModel(tree);
  const problems = validate(machine);
  validate(readModel(readTree(`${text} `, syntax), machine));
  const graph = buildGraph(machine, { collapsed: new Set() });
  const layout = layoutGraph(graph, { direction: 'down' });
  createNodesOf()(graph, layout);
  anchorLayout(layout, graph);
  writeSvg(graph, layout, { theme: 'light' });
  outlineRows(machine, new Map());
  buildOutline(machine);
  readFolds(tree.root, (offset) => offset);
  placeProblems(problems, tree);
  fillPlaceholders(machine.definition, { bare: bareTexts(tree) });
  suggestInput(machine.definition);
  compile(machine.definition);
  formatText(tree, '  ');
  const ids = [...machine.states.keys()];
  const middle = ids[ids.length >> 1];
  if (middle === undefined) return;
  verb(renameState(machine, middle, 'Another'));
  verb(insertState(machine, { kind: 'after', stateId: middle }, { type: 'Wait' }));
  verb(removeStates(machine, [middle]));
  verb(removeStates(machine, ids.slice(0, -1)));
}

describe('all that is done with a text takes steps in proportion to it', () => {
  it.each(Object.entries(hugeKinds).filter(([, { most, isDeep }]) => most === undefined && !isDeep))(
    '%s',
    (_, kind) => {
      const [short, long] = isDeep
        ? [hugeText(kind, 4_000), hugeText(kind, 20_000)]
        : [hugeText(kind, 2_000), hugeText(kind, 7_000)];
      const [few, many] = [countSteps(() => doAll(kind, short)), countSteps(() => doAll(kind, long))];
      expect(few).toBeGreaterThan(100);
      expect(many / few).toBeLessThan(1.4 * (long.length / short.length));
    },
  );
});
