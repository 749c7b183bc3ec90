import { readModel } from '../../asl/readModel';
import type { Machine, StateId } from '../../asl/model';
import type { JsonObject } from '../../base/json';
import { readTree } from '../../document/tree';
import { buildGraph } from '../buildGraph';
import type { Graph } from '../graph';
import type { Direction, Layout } from '../layout';
import { layoutGraph } from '../layoutGraph';

/** The machine that a text or a value defines. */
export function machineOf(source: string | JsonObject): Machine {
  return readModel(readTree(typeof source === 'string' ? source : JSON.stringify(source), 'json'));
}

/** The graph of a definition, with nothing collapsed but what is named. */
export function graphOf(source: string | JsonObject, collapsed: readonly string[] = []): Graph {
  return buildGraph(machineOf(source), { collapsed: new Set(collapsed as StateId[]) }); // tests write ids as text
}

/** A graph with its layout. */
export function laidOut(
  source: string | JsonObject,
  direction: Direction = 'down',
): { readonly graph: Graph; readonly layout: Layout } {
  const graph = graphOf(source);
  return { graph, layout: layoutGraph(graph, { direction }) };
}
