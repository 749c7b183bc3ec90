import { useCallback, useEffect, useState } from 'react';
import type { Rect } from '../../core/graph/geometry';
import { useRuns, useSession } from '../../shell/stores/context';
import { shownRun } from '../../shell/stores/runViews';
import type { RunId } from '../../shell/stores/runsStore';
import { rectsInProgress } from './rectsInProgress';
import type { CanvasView } from './useCanvasView';

/**
 * How a run is followed: `stop` when somebody moves the view by hand; `resume`
 * brings what is in progress back, where it was stopped.
 */
export type Following = { readonly stop: () => void; readonly resume: (() => void) | undefined };

/**
 * Brings a state in progress into view while a run is watched, if none that is in progress can be seen whole. Once
 * somebody has moved the view it is theirs for the rest of that run, unless they take the way back.
 */
export function useFollowRun(view: CanvasView): Following {
  const session = useSession();
  const { runsStore } = session;
  const [released, setReleased] = useState<RunId>();
  const goingId = useRuns((state) => {
    const run = shownRun(state);
    return run?.phase.kind === 'going' && run.speed !== 'instant' ? run.id : undefined;
  });
  const isFollowing = goingId !== undefined && goingId !== released;

  useEffect(() => {
    if (!isFollowing) return;
    const follow = (): void => {
      const rects = rectsInProgress(session, view.layout());
      const last = rects.at(-1);
      if (last && !rects.some((rect) => isWithin(rect, view.seen()))) view.show(last);
    };
    follow();
    return runsStore.subscribe(follow);
  }, [session, runsStore, view, isFollowing]);

  const stop = useCallback(() => setReleased(runsStore.getState().shownRunId), [runsStore]);
  const resume = useCallback(() => {
    view.markTheirs(false);
    setReleased(undefined);
  }, [view]);
  return { stop, resume: goingId !== undefined && goingId === released ? resume : undefined };
}

function isWithin(inner: Rect, outer: Rect): boolean {
  return (
    inner.x >= outer.x &&
    inner.y >= outer.y &&
    inner.x + inner.width <= outer.x + outer.width &&
    inner.y + inner.height <= outer.y + outer.height
  );
}
