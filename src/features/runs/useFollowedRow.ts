import { useEffect, useMemo, useState, type RefObject } from 'react';
import type { StateId } from '../../core/asl/model';
import { standingOf } from '../../core/history/standing';
import { useMachine, useSelection } from '../../shell/stores/context';
import { runViewOf } from '../../shell/stores/runViews';
import type { Run } from '../../shell/stores/runsStore';
import type { VisitRow } from './visitRows';

/**
 * Brings the row that matters into view: while a run goes, that of the visit that goes on, until somebody scrolls; else
 * that of the visit that every view shows. Gives the id of the visit to mark.
 */
export function useFollowedRow(
  run: Run,
  rows: readonly VisitRow[],
  scroller: RefObject<HTMLElement | null>,
  scrollTo: (index: number) => void,
): number | undefined {
  const chosenVisit = useSelection((state) => state.visit);
  const selected = useSelection((state) => state.states.at(-1));
  const name = useMachine().states.get(selected as StateId)?.name; // no state is looked up by what is not selected
  // Of a state that is only selected, the visit that the inspector opens on.
  const shownVisit = chosenVisit ?? (name === undefined ? undefined : standingOf(runViewOf(run), name)?.lastVisit);
  const isGoing = run.phase.kind === 'going';
  const [isTheirs, setTheirs] = useState(false);
  const going = useMemo(
    () => (isGoing && !isTheirs ? rows.findLast(({ visit }) => visit.exitedMs === undefined)?.visit.id : undefined),
    [isGoing, isTheirs, rows],
  );
  const followed = going ?? shownVisit;
  const index = followed === undefined ? -1 : rows.findIndex(({ visit }) => visit.id === followed);

  useEffect(() => {
    if (index >= 0) scrollTo(index);
    // The virtualiser's function is a new one each time.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [followed, index]);

  useEffect(() => {
    const element = scroller.current;
    const release = (): void => setTheirs(true);
    const gestures = ['wheel', 'pointerdown', 'keydown'] as const;
    for (const gesture of gestures) element?.addEventListener(gesture, release, { passive: true });
    return () => {
      for (const gesture of gestures) element?.removeEventListener(gesture, release);
    };
  }, [scroller]);

  return shownVisit;
}
