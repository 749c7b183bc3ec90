import { ReactFlowProvider } from '@xyflow/react';
import '@xyflow/react/dist/base.css';
import {
  lazy,
  Suspense,
  useCallback,
  useEffect,
  useMemo,
  useRef,
  useState,
  type KeyboardEvent,
  type MouseEvent,
  type ReactElement,
} from 'react';
import type { Shell } from '../../shell/commands/command';
import { useSession } from '../../shell/stores/context';
import { HeldKeys } from '../../shell/ui/HeldKeys';
import { later } from '../../shell/ui/later';
import { Arranging } from './Arranging';
import styles from './Canvas.module.css';
import { CanvasControls } from './CanvasControls';
import controls from './CanvasControls.module.css';
import { OverlayContext, type CanvasOverlay } from './canvasOverlay';
import { listenToDrag } from './dragChannel';
import { Drawing } from './Drawing';
import { focusDrawing, focusNode } from './focusNode';
import { menuGestures } from './menuGestures';
import { useCanvasPort } from './useCanvasPort';
import { useCanvasView } from './useCanvasView';
import { useFollowRun } from './useFollowRun';
import { useKeepFocus } from './useKeepFocus';
import { useMarquee } from './useMarquee';
import { useWindowGestures } from './useWindowGestures';
import { useShowSelected } from './useShowSelected';

// The map, menus, pickers, fields and what is dragged lie over the drawing; the drawing itself need not wait for them.
const CanvasOverlays = lazy(async () => ({ default: (await import('./CanvasOverlays')).CanvasOverlays }));
// Only runs have colours to explain.
const Legend = later(async () => (await import('./Legend')).Legend);
const MiniMap = later(async () => (await import('./MiniMap')).MiniMap);
const StickyTitles = later(async () => (await import('./StickyTitles')).StickyTitles);
const DropLayer = lazy(async () => ({ default: (await import('./DropLayer')).DropLayer }));

/** The workflow as a drawing that can be edited by mouse and by keyboard. */
export function Canvas({ shell }: { readonly shell: Shell }): ReactElement {
  const { id } = useSession();
  return (
    <ReactFlowProvider key={id}>
      <CanvasRegion shell={shell} />
    </ReactFlowProvider>
  );
}

/** The drawing with everything that lies over it, and the gestures that belong to no single node. */
function CanvasRegion({ shell }: { readonly shell: Shell }): ReactElement {
  const session = useSession();
  const view = useCanvasView();
  const element = useRef<HTMLElement>(null);
  const region = useCallback(() => element.current, []);
  const [overlay, setOverlay] = useState<CanvasOverlay>();
  const marquee = useMarquee(view);
  const menu = useMemo(() => menuGestures(session, view, setOverlay), [session, view]);
  const { handlePress } = useWindowGestures(region);
  useCanvasPort(view, setOverlay, region);
  useKeepFocus(region);
  useShowSelected(view, region);
  const following = useFollowRun(view);
  const [mapSlot, setMapSlot] = useState<HTMLElement | null>(null);

  const { stop: stopFollowing, resume } = following;
  const close = useCallback(() => setOverlay(undefined), []);
  const handleMovedByHand = useCallback(() => {
    setOverlay((open) => (open?.kind === 'rename' || open?.kind === 'search' ? open : undefined));
    view.markTheirs(true);
    stopFollowing();
  }, [view, stopFollowing]);
  // A finger that holds has opened the menu; moving on, it drags.
  useEffect(() => listenToDrag((drag) => drag && setOverlay((open) => (open?.kind === 'menu' ? undefined : open))), []);
  const focusSelected = useCallback(() => {
    const selected = session.selectionStore.getState().states.at(-1);
    if (selected === undefined) focusDrawing(element.current);
    else focusNode(element.current, selected);
  }, [session]);

  const handleKeyDown = (event: KeyboardEvent): void => {
    menu.handleKeyDown(event);
    // Enter would press the node's button, which is selected already; it goes into containers.
    if (
      event.key === 'Enter' &&
      event.target instanceof HTMLElement &&
      event.target.dataset['stateName'] !== undefined
    ) {
      event.preventDefault();
      session.canvas.current()?.move('in');
    }
  };
  // With Shift the view stays, and a rectangle is drawn. What is pressed in the
  // drawing stays, too; a finger moves the view from there.
  const handleMouseDown = (event: MouseEvent): void => {
    if (event.button === 0 && (event.shiftKey || (event.target instanceof Element && event.target.closest('button'))))
      event.stopPropagation();
  };

  return (
    <section
      ref={element}
      aria-label="Workflow canvas"
      className={styles.canvas}
      data-keys="canvas"
      onKeyDown={handleKeyDown}
      onContextMenu={menu.handleContextMenu}
      onPointerDownCapture={marquee.handlePress}
      onMouseDownCapture={handleMouseDown}
    >
      <OverlayContext value={setOverlay}>
        <div className={styles.area} onPointerDown={handlePress}>
          <Drawing view={view} region={region} onMovedByHand={handleMovedByHand} />
          <Arranging />
          <StickyTitles />
          <MiniMap view={view} slot={mapSlot} />
        </div>
        <Suspense fallback={overlay && <HeldKeys />}>
          <DropLayer view={view} region={region} onDropped={focusSelected} />
          <CanvasOverlays overlay={overlay} view={view} shell={shell} onChanged={focusSelected} onClose={close} />
        </Suspense>
      </OverlayContext>
      {marquee.rect && (
        <div
          className={styles.marquee}
          style={{ left: marquee.rect.x, top: marquee.rect.y, width: marquee.rect.width, height: marquee.rect.height }}
        />
      )}
      <div className={controls.bar}>
        <Legend />
        <span ref={setMapSlot} className={controls.slot} />
        <CanvasControls view={view} onFollow={resume} />
      </div>
    </section>
  );
}
