/**
 * What the canvas draws: a graph and its layout, which belong together. They follow
 * a change at once where the text is short, or where its shape stayed the same. A
 * long one is arranged beside the page, and the drawing before is shown meanwhile.
 */
import type { Graph } from '../../core/graph/graph';
import type { Layout } from '../../core/graph/layout';
import { layoutGraph, layoutInSteps } from '../../core/graph/layoutGraph';
import { layoutScope } from '../../core/graph/layoutScope';
import type { Background } from '../worker/background';
import type { Derived, DerivedSources } from './derived';
import type { AfterPaint } from './foundProblems';
import { longTextLength } from './longText';

/** A graph with the places of all that is in it. */
export type Drawn = { readonly graph: Graph; readonly layout: Layout };

/** The drawing of a session. */
export type Drawing = {
  /** What is drawn now. The first time it is made at once, however long the text is. */
  readonly getState: () => Drawn;
  /** Whether it shows the present text. Gestures that name parts of it have to wait until it does. */
  readonly isCurrent: () => boolean;
  /** Tells of changes; only while somebody listens is a long text arranged beside the page. */
  readonly subscribe: (listener: () => void) => () => void;
  /** The drawing of the present text, once it is there. Undefined when nobody wants it any more. */
  readonly whenDrawn: (wanted?: AbortSignal) => Promise<Drawn | undefined>;
  /** The layout of another graph of the same workflow, made in the same way. */
  readonly arrange: (graph: Graph) => Promise<Layout>;
};

/** What a drawing is made from. */
export type DrawingParts = Pick<DerivedSources, 'document' | 'selection' | 'settings'> & {
  readonly derived: Pick<Derived, 'graph' | 'layout' | 'knownLayout' | 'takeLayout'>;
  readonly background?: Pick<Background, 'layOut'> | undefined;
  readonly afterPaint: AfterPaint;
  readonly nowMs: () => number;
};

/**
 * Scopes with more nodes and arrows than these are laid out by the worker;
 * others are done before a message is there and back.
 */
const largeScope = 1_000;
/** For so long the page is busy with small scopes, and then lets others have their turn. */
const sliceMs = 12;

/** Creates the drawing of a session. */
export function createDrawing({
  document,
  selection,
  settings,
  derived,
  background,
  afterPaint,
  nowMs,
}: DrawingParts): Drawing {
  const listeners = new Set<() => void>();
  let last: Drawn | undefined;
  let arranging: AbortController | undefined;
  let stop: () => void = () => undefined;

  /** The drawing of the present text, where it takes no time. */
  function ready(): Drawn | undefined {
    const graph = derived.graph();
    const isLong = background !== undefined && document.getState().document.text.length >= longTextLength;
    const layout = isLong ? derived.knownLayout() : derived.layout();
    if (!layout) return undefined;
    if (last?.graph !== graph || last.layout !== layout) last = { graph, layout };
    return last;
  }

  function getState(): Drawn {
    return ready() ?? last ?? (last = { graph: derived.graph(), layout: derived.layout() });
  }

  async function whenDrawn(wanted: AbortSignal = new AbortController().signal): Promise<Drawn | undefined> {
    for (let drawn = ready(); !wanted.aborted; drawn = ready()) {
      if (drawn) return drawn;
      const [graph, { direction }] = [derived.graph(), settings.getState()];
      const layout = await layOut(graph, direction, wanted);
      if (layout) derived.takeLayout(layout);
    }
    return undefined;
  }

  async function layOut(
    graph: Graph,
    direction: Layout['direction'],
    wanted: AbortSignal,
  ): Promise<Layout | undefined> {
    const steps = layoutInSteps(graph, { direction }, last?.layout);
    let sinceMs = nowMs();
    for (let step = steps.next(); !wanted.aborted;) {
      if (step.done) return step.value;
      const shape = step.value;
      const isLarge = shape.nodes.length + shape.edges.length > largeScope;
      const layout =
        (isLarge ? await background?.layOut(shape, wanted) : undefined) ??
        (wanted.aborted ? undefined : layoutScope(shape));
      if (!layout) return undefined;
      if (isLarge || nowMs() - sinceMs > sliceMs) {
        await new Promise<void>((resolve) => void afterPaint(resolve, 0));
        sinceMs = nowMs();
      }
      step = steps.next(layout);
    }
    return undefined;
  }

  /** Something has changed that the drawing follows from: it is there at once, or arranged anew. */
  function follow(): void {
    arranging?.abort();
    tell();
    if (ready()) return;
    const mine = (arranging = new AbortController());
    void whenDrawn(mine.signal).then((drawn) => drawn && tell());
  }

  function tell(): void {
    for (const listener of listeners) listener();
  }

  function listen(): () => void {
    const stops = [
      document.subscribe((now, before) => now.document !== before.document && follow()),
      selection.subscribe((now, before) => now.collapsed !== before.collapsed && follow()),
      settings.subscribe((now, before) => now.direction !== before.direction && follow()),
    ];
    if (!ready()) follow();
    return () => {
      arranging?.abort();
      for (const each of stops) each();
    };
  }

  return {
    getState,
    isCurrent: () => ready() !== undefined,
    whenDrawn,
    arrange: async (graph) =>
      (await layOut(graph, settings.getState().direction, new AbortController().signal)) ??
      layoutGraph(graph, settings.getState()),
    subscribe: (listener) => {
      listeners.add(listener);
      if (listeners.size === 1) stop = listen();
      return () => {
        listeners.delete(listener);
        if (listeners.size === 0) stop();
      };
    },
  };
}
