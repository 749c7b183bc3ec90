import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readModel } from '../asl/readModel';
import { readTree } from '../document/tree';
import { enableYaml } from '../document/yaml';
import { buildGraph } from './buildGraph';
import { layoutGraph } from './layoutGraph';
import { bendsOf } from './testing/checkInLine';
import { faultsOf } from './testing/checkLayout';

/** Workflows of other people, where they are at hand. */
const folder = join(process.cwd(), '../shared/workflows');
const isHere = existsSync(folder);
enableYaml();
const files = isHere ? readdirSync(folder).filter((file) => /\.asl\.(jsonc?|json5|template|yaml)$/.test(file)) : [];

describe.skipIf(!isHere)(`workflows of others${isHere ? '' : ' (skipped: ../shared/workflows is not here)'}`, () => {
  it('are there', () => expect(files.length).toBeGreaterThan(600));

  it.each(files)('%s is drawn without overlaps and with its main column in line, in both directions', (file) => {
    const text = readFileSync(join(folder, file), 'utf8')
      .replace(/^\uFEFF/, '')
      .replace(/\r\n?/g, '\n');
    const machine = readModel(readTree(text, file.endsWith('.yaml') ? 'yaml' : 'json'));
    const graph = buildGraph(machine, { collapsed: new Set() });
    const picture = buildGraph(machine, { collapsed: new Set(), isPicture: true });
    for (const direction of ['down', 'right'] as const) {
      const layout = layoutGraph(graph, { direction });
      expect(faultsOf(graph, layout)).toEqual([]);
      expect(bendsOf(graph, layout)).toEqual([]);
      expect(layout.nodes.size).toBe(graph.nodes.size);
      expect(faultsOf(picture, layoutGraph(picture, { direction }))).toEqual([]);
    }
    for (const state of machine.states.values())
      for (const { id } of state.transitions) expect(graph.edges.some((edge) => edge.id === id)).toBe(true);
    for (const { label = '', detail = label } of picture.edges)
      expect(detail.endsWith(label), `a picture has all of ${detail}`).toBe(true);
  });
});
