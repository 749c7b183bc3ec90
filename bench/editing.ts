import { insertState } from '../src/core/asl/edit/insertState';
import { renameState } from '../src/core/asl/edit/renameState';
import type { Machine, State } from '../src/core/asl/model';
import { readModel } from '../src/core/asl/readModel';
import { validate } from '../src/core/asl/validate';
import { isFailed } from '../src/core/base/result';
import { applyChanges } from '../src/core/document/changes';
import { readTree } from '../src/core/document/tree';
import { buildGraph } from '../src/core/graph/buildGraph';
import type { Graph } from '../src/core/graph/graph';
import type { Layout } from '../src/core/graph/layout';
import { layoutGraph } from '../src/core/graph/layoutGraph';
import { handledChain, mixedDefinition } from './definitions';
import { figure, medianMs, medianMsByTurns, type Row } from './measure';

type Values = { readonly machine: Machine; readonly graph: Graph; readonly layout: Layout };

/** What `stores/derived` does: everything that follows from a text, leaning on what followed from the one before. */
const derive = (text: string, previous?: Values): Values => {
  const machine = readModel(readTree(text, 'json'), previous?.machine);
  validate(machine);
  const graph = buildGraph(machine, { collapsed: new Set() });
  return { machine, graph, layout: layoutGraph(graph, { direction: 'down' }, previous?.layout) };
};

/** Derives the values of two texts by turns, each from those of the other. */
function backAndForth(text: string, changed: string, opened: Values): () => void {
  let isChanged = false;
  let values = opened;
  return () => {
    isChanged = !isChanged;
    values = derive(isChanged ? changed : text, values);
  };
}

/** Text to picture: each step of what follows a keystroke, and of what a gesture on the canvas costs. */
export async function editingSuite(): Promise<readonly Row[]> {
  const rows: Row[] = [];
  for (const size of [20, 100, 500, 2_000, 10_000]) {
    const text = JSON.stringify(await mixedDefinition(size), null, 2);
    const opened = derive(text);
    const { machine, graph } = opened;
    const row = (name: string, { ms, runs }: { ms: number; runs: number }, aim?: string) =>
      rows.push({
        suite: 'editing',
        name: `${name}, ${machine.states.size} states`,
        value: ms,
        unit: 'ms',
        runs,
        ...(aim ? { aim } : {}),
      });
    const options = { runs: size > 1_000 ? 5 : 9 };

    row('parse', await medianMs(() => readTree(text, 'json'), options));
    row('model', await medianMs(() => readModel(readTree(text, 'json')), options));
    row('problems', await medianMs(() => validate(machine), options));
    row('graph', await medianMs(() => buildGraph(machine, { collapsed: new Set() }), options));
    row(
      'layout',
      await medianMs(() => layoutGraph(graph, { direction: 'down' }), options),
      size === 2_000 ? '≤ 30 ms' : undefined,
    );

    // One letter in a comment of the middle state: the text differs, the shape does not.
    const middle = [...machine.states.values()][Math.floor(machine.states.size / 2)] as State; // there are states
    const at = text.indexOf(JSON.stringify(middle.name));
    const typed = applyChanges(text, [
      { from: text.indexOf('{', at) + 1, to: text.indexOf('{', at) + 1, insert: '"Comment": "x",' },
    ]);
    row(
      'keystroke → derived values',
      await medianMs(backAndForth(text, typed, opened), options),
      size === 500 ? '≤ 50 ms with the canvas' : undefined,
    );
    // A new state: its scope has another shape and is laid out again, and those around it where it made them grow.
    const added = insertState(machine, { kind: 'after', stateId: middle.id }, { type: 'Wait' });
    if ('changes' in added)
      row(
        'insert a state → derived values',
        await medianMs(backAndForth(text, applyChanges(text, added.changes), opened), options),
      );

    const verb = (name: string, work: () => unknown) => medianMs(work, options).then((time) => row(name, time));
    await verb('insert a state → text', () => {
      const result = insertState(machine, { kind: 'after', stateId: middle.id }, { type: 'Wait' });
      return isFailed(result) ? result.error : applyChanges(text, result.changes);
    });
    await verb('rename a state → text', () => {
      const result = renameState(machine, middle.id, 'Another name');
      return isFailed(result) ? result.error : applyChanges(text, result.changes);
    });
  }
  const [few, many] = [400, 4_000].map((length) =>
    buildGraph(readModel(readTree(JSON.stringify(handledChain(length)), 'json')), { collapsed: new Set() }),
  );
  const [tenth, whole] = await medianMsByTurns(
    [few, many].map((graph) => () => graph && layoutGraph(graph, { direction: 'down' })),
  );
  if (tenth && whole)
    rows.push({
      suite: 'editing',
      name: `layout of ten times the tasks with one handler (${figure(tenth.ms)} → ${figure(whole.ms)} ms)`,
      value: whole.ms / tenth.ms,
      unit: '× the time',
      runs: whole.runs,
      aim: 'about 10',
    });
  return rows;
}
