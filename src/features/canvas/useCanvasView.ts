import { useReactFlow, useStoreApi } from '@xyflow/react';
import { useMemo } from 'react';
import type { Point, Rect } from '../../core/graph/geometry';
import { useSession } from '../../shell/stores/context';
import { announce } from '../../shell/ui/announce';
import { anchorLayout, type AnchoredLayout } from './anchorLayout';
import {
  clampZoom,
  leastZoom,
  viewAround,
  viewInWords,
  viewOfAll,
  viewShowing,
  type ScreenSize,
  type View,
} from './view';

/**
 * The view of the canvas and how to move it. Stable for the life of the canvas; it reads the layout when it is asked.
 */
export type CanvasView = {
  readonly layout: () => AnchoredLayout;
  readonly now: () => View;
  readonly size: () => ScreenSize;
  /** The part of the canvas that is on the screen. */
  readonly seen: () => Rect;
  readonly fit: () => void;
  /**
   * Whether somebody has chosen what is in view: then it stays, whatever
   * happens to the size of the canvas. Fitting ends it.
   */
  readonly isTheirs: () => boolean;
  readonly markTheirs: (isTheirs: boolean) => void;
  readonly zoomTo: (zoom: number) => void;
  /** Moves by pixels of the screen, at once. */
  readonly panBy: (dx: number, dy: number) => void;
  /** Brings a point to the middle, at once. */
  readonly lookAt: (point: Point) => void;
  /** Brings a rectangle to the middle, and closer if it cannot be read. */
  readonly center: (rect: Rect) => void;
  /** Brings a rectangle into view with the least movement. */
  readonly show: (rect: Rect) => void;
  readonly goTo: (view: View, animated?: boolean) => void;
  readonly toCanvas: (client: Point) => Point;
  readonly toClient: (point: Point) => Point;
};

const moveMs = 180;
const readZoom = 0.6;

/** The view of the canvas around. */
export function useCanvasView(): CanvasView {
  const flow = useReactFlow();
  const store = useStoreApi();
  const { drawing } = useSession();
  return useMemo(() => {
    const layout = (): AnchoredLayout => anchorLayout(drawing.getState().layout, drawing.getState().graph);
    const size = (): ScreenSize => ({ width: store.getState().width, height: store.getState().height });
    // Where the view is going. What is asked of it meanwhile starts from there, not from half way.
    let isTheirs = false;
    let goal: { readonly view: View; readonly untilMs: number } | undefined;
    const goTo = (view: View, animated = true): void => {
      const isStill = !animated || window.matchMedia('(prefers-reduced-motion: reduce)').matches;
      goal = isStill ? undefined : { view, untilMs: performance.now() + moveMs };
      void flow.setViewport(view, { duration: isStill ? 0 : moveMs, interpolate: 'linear' });
    };
    const atRest = (): View => (goal && performance.now() < goal.untilMs ? goal.view : flow.getViewport());
    return {
      layout,
      size,
      goTo,
      now: () => flow.getViewport(),
      seen: () => {
        const { x, y, zoom } = flow.getViewport();
        const { width, height } = size();
        return { x: -x / zoom, y: -y / zoom, width: width / zoom, height: height / zoom };
      },
      isTheirs: () => isTheirs,
      markTheirs: (now) => {
        isTheirs = now;
      },
      fit: () => {
        isTheirs = false;
        const all = viewOfAll(layout(), size());
        goTo(all);
        announce(viewInWords(all.zoom, true));
      },
      zoomTo: (zoom) => {
        isTheirs = true;
        const { width, height } = size();
        const now = atRest();
        const middle = { x: (width / 2 - now.x) / now.zoom, y: (height / 2 - now.y) / now.zoom };
        const wanted = clampZoom(zoom, leastZoom(layout(), size()));
        goTo(viewAround(middle, wanted, { width, height }));
        announce(viewInWords(wanted));
      },
      panBy: (dx, dy) => {
        const { x, y, zoom } = flow.getViewport();
        void flow.setViewport({ x: x + dx, y: y + dy, zoom });
      },
      lookAt: (point) => {
        isTheirs = true;
        goTo(viewAround(point, flow.getViewport().zoom, size()), false);
      },
      center: ({ x, y, width, height }) => {
        isTheirs = true;
        const zoom = Math.max(atRest().zoom, readZoom);
        goTo(viewAround({ x: x + width / 2, y: y + height / 2 }, zoom, size()));
      },
      show: (rect) => {
        const view = viewShowing(rect, atRest(), size());
        if (view) goTo(view);
      },
      toCanvas: (client) => flow.screenToFlowPosition(client, { snapToGrid: false }),
      toClient: (point) => flow.flowToScreenPosition(point),
    };
  }, [flow, store, drawing]);
}
