import { useEffect, useMemo, useRef, useState, type KeyboardEvent, type ReactElement, type RefObject } from 'react';
import { eventsBetween } from '../../core/history/eventLog';
import { useRuns, useSelection, useSession } from '../../shell/stores/context';
import { runViewOf, shownRun, visitsByEvent, type RunEvent } from '../../shell/stores/runViews';
import type { Run } from '../../shell/stores/runsStore';
import { useSaid } from '../../shell/ui/Announcer';
import { typingPauseMs } from '../../shell/ui/announce';
import { Checkbox } from '../../shell/ui/Checkbox';
import { EmptyState } from '../../shell/ui/EmptyState';
import { TextInput } from '../../shell/ui/TextInput';
import { useVirtualRows } from '../../shell/ui/VirtualList';
import { EventDetails } from './EventDetails';
import { EventRow } from './EventRow';
import { eventWords } from './eventTone';
import { selectStateByName } from '../../shell/stores/chooseVisit';
import { useEvents } from './useEvents';
import { textScale } from '../../shell/ui/textScale';
import styles from './EventTable.module.css';

const rowHeightPx = 26 * textScale();

/** The history of the shown run, event by event; tens of thousands scroll smoothly. */
export function EventTable(): ReactElement {
  const run = useRuns(shownRun);
  if (!run) {
    return (
      <EmptyState icon="list" title="No run is shown">
        Run the workflow, or show an earlier run: its execution history is listed here, event by event, as Step
        Functions would record it.
      </EmptyState>
    );
  }
  return <Events key={run.id} run={run} />;
}

function Events({ run }: { readonly run: Run }): ReactElement {
  const session = useSession();
  const scroller = useRef<HTMLDivElement>(null);
  const [typed, setTyped] = useState('');
  const [onlySelected, setOnlySelected] = useState(false);
  const [openIndex, setOpenIndex] = useState<number>();
  const selectedId = useSelection((state) => state.states.at(-1));
  const selectedName = selectedId === undefined ? undefined : session.derived.machine().states.get(selectedId)?.name;
  const { count, eventAt } = useEvents(run);
  const visits = visitsByEvent(runViewOf(run));
  const matching = useMatching(run, typed, onlySelected ? selectedName : undefined);
  const rowCount = matching?.length ?? count;
  const countWords = sayCount(rowCount, run, matching !== undefined);
  // How many there are is said when somebody filters them, not while they come.
  useSaid(matching && countWords, typingPauseMs);
  const { rows, heightPx, scrollTo } = useVirtualRows({ count: rowCount, rowHeightPx, scroller });
  const follow = useFollowTail(scroller, rowCount, run.phase.kind === 'going');
  const indexOf = (row: number): number => matching?.[row] ?? row;
  const openEvent = openIndex === undefined ? undefined : eventAt(openIndex);

  const open = (index: number): void => {
    setOpenIndex(index);
    const event = eventAt(index);
    const name = event && visits.get(event.id)?.stateName;
    if (name !== undefined) selectStateByName(session, name);
  };
  const handleKeys = (event: KeyboardEvent): void => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const now = openIndex === undefined ? -1 : (matching?.indexOf(openIndex) ?? openIndex);
    const row = Math.min(Math.max(now + step, 0), rowCount - 1);
    scrollTo(row);
    open(indexOf(row));
  };

  return (
    <div className={styles.pane}>
      <div className={styles.list}>
        <div className={styles.tools}>
          <TextInput
            icon="filter"
            aria-label="Filter events"
            placeholder="Filter by type or state"
            value={typed}
            onChange={setTyped}
          />
          <Checkbox
            label="Selected state only"
            checked={onlySelected}
            onChange={setOnlySelected}
            disabled={selectedName === undefined}
          />
          <span className={styles.count}>{countWords}</span>
        </div>
        <div
          ref={scroller}
          className={styles.scroller}
          tabIndex={0}
          role="table"
          aria-label="Events"
          aria-rowcount={rowCount + 1}
          onKeyDown={handleKeys}
          onScroll={follow}
        >
          <div role="rowgroup" className={styles.head}>
            <div role="row" className={styles.row} aria-rowindex={1}>
              {['ID', 'Type', 'State', 'Subject', 'After', 'Time'].map((title) => (
                <span key={title} role="columnheader">
                  {title}
                </span>
              ))}
            </div>
          </div>
          <div role="rowgroup" className={styles.rows} style={{ height: heightPx }}>
            {rows.map(({ index: row, topPx }) => {
              const index = indexOf(row);
              const event = eventAt(index);
              return (
                <EventRow
                  key={index}
                  event={event}
                  stateName={event && visits.get(event.id)?.stateName}
                  startedMs={run.startedMs}
                  rowIndex={row + 2}
                  topPx={topPx}
                  open={index === openIndex}
                  onOpen={() => open(index)}
                />
              );
            })}
          </div>
        </div>
      </div>
      {openEvent && <EventDetails event={openEvent} onClose={() => setOpenIndex(undefined)} />}
    </div>
  );
}

/** Keeps the newest row in view while a run is going, until somebody scrolls up. Returns what to call on scrolling. */
function useFollowTail(scroller: RefObject<HTMLElement | null>, rowCount: number, isGoing: boolean): () => void {
  const isFollowing = useRef(true);
  useEffect(() => {
    const element = scroller.current;
    if (element && isGoing && isFollowing.current) element.scrollTop = element.scrollHeight;
  }, [scroller, rowCount, isGoing]);
  return () => {
    const element = scroller.current;
    if (element)
      isFollowing.current = element.scrollHeight - element.scrollTop - element.clientHeight < 2 * rowHeightPx;
  };
}

/**
 * The indices of the events that a filter leaves, or undefined when nothing is
 * filtered. Of a huge run only its beginning is looked through.
 */
function useMatching(run: Run, typed: string, stateName: string | undefined): readonly number[] | undefined {
  const wanted = typed.trim().toLowerCase();
  return useMemo(() => {
    if (wanted === '' && stateName === undefined) return undefined;
    const visits = visitsByEvent(runViewOf(run));
    const isMatch = (event: RunEvent): boolean => {
      const name = visits.get(event.id)?.stateName;
      if (stateName !== undefined && name !== stateName) return false;
      return (
        wanted === '' ||
        event.type.toLowerCase().includes(wanted) ||
        eventWords(event.type).toLowerCase().includes(wanted) ||
        (name?.toLowerCase().includes(wanted) ?? false)
      );
    };
    return eventsBetween(run.events).flatMap((event, index) => (isMatch(event) ? [index] : []));
  }, [run, wanted, stateName]);
}

function sayCount(shown: number, run: Run, isFiltered: boolean): string {
  const all = run.view.eventCount;
  const number = (n: number): string => n.toLocaleString('en');
  if (isFiltered) return `${number(shown)} of ${number(run.events.count)} events`;
  if (run.long && run.long.keptCount < all) return `the first ${number(shown)} of ${number(all)} events`;
  return all === 1 ? '1 event' : `${number(all)} events`;
}
