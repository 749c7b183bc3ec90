import { useEffect, useId, useMemo, useRef, useState, type KeyboardEvent, type ReactElement } from 'react';
import { sayDuration } from '../../core/base/sayDuration';
import { itemsWithCaughtErrors, listItems, type ListedItem } from '../../core/history/items';
import type { ItemFacts, RunView, StateStatus, Visit } from '../../core/history/runView';
import { chooseItem, chooseVisit } from '../../shell/stores/chooseVisit';
import { useRuns, useSession } from '../../shell/stores/context';
import { shownRun } from '../../shell/stores/runViews';
import { Button } from '../../shell/ui/Button';
import { Icon } from '../../shell/ui/icons';
import { Select } from '../../shell/ui/Select';
import { statusLooks } from '../../shell/ui/statusLook';
import { useVirtualRows } from '../../shell/ui/VirtualList';
import { FailureText } from './FailureText';
import { textScale } from '../../shell/ui/textScale';
import styles from './ItemStrip.module.css';

const columns = 6;
const rowHeightPx = 28 * textScale();
const mostRows = 3;

/**
 * The items of a Map, failed ones first, however many there are: the one that is chosen is shown by every view of the
 * run. One stop for Tab; arrows move, Enter chooses.
 */
export function ItemStrip({
  view,
  map,
  chosen,
}: {
  readonly view: RunView;
  readonly map: Visit;
  /** Its index. */ readonly chosen: number | undefined;
}): ReactElement {
  const session = useSession();
  const id = useId();
  const [status, setStatus] = useState<StateStatus | 'all'>('all');
  const all = useMemo(() => listItems(map), [map]);
  const listed = status === 'all' ? all : all.filter((item) => item.status === status);
  const [active, setActive] = useState(0);
  const at = Math.min(active, listed.length - 1);
  const scroller = useRef<HTMLDivElement>(null);
  const { rows, heightPx, scrollTo } = useVirtualRows({
    count: Math.ceil(listed.length / columns),
    rowHeightPx,
    scroller,
  });
  const place = chosen === undefined ? -1 : listed.findIndex(({ index }) => index === chosen);

  // What was chosen elsewhere, on the drawing or in the table, is brought into view here.
  useEffect(() => {
    if (place < 0) return;
    setActive(place);
    scrollTo(Math.floor(place / columns));
    // The virtualiser's function is a new one each time.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [place]);

  const move = (to: number): void => {
    const next = Math.max(0, Math.min(listed.length - 1, to));
    setActive(next);
    scrollTo(Math.floor(next / columns));
  };
  const choose = (item: ListedItem | undefined): void => {
    if (item) chooseItem(session, { map: map.id, index: item.index });
  };
  const handleKeys = (event: KeyboardEvent): void => {
    const steps: Readonly<Record<string, number>> = {
      ArrowRight: 1,
      ArrowLeft: -1,
      ArrowDown: columns,
      ArrowUp: -columns,
      PageDown: columns * mostRows,
      PageUp: -columns * mostRows,
      Home: -listed.length,
      End: listed.length,
    };
    const step = steps[event.key];
    if (step !== undefined) move(at + step);
    else if (event.key === 'Enter' || event.key === ' ') choose(listed[at]);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  const facts = map.iterations?.facts;
  const caught = useMemo(() => itemsWithCaughtErrors(view, map), [view, map]);
  const unlisted = useRuns((state) => (facts ? (shownRun(state)?.unlistedChildren ?? 0) : 0));
  const statuses = [...new Set(all.map((item) => item.status))];
  // Batches have several items each, and what a reader brings is not counted before.
  const pending = map.iterations?.asChildren ? 0 : (map.iterations?.total ?? 0) - all.length;
  return (
    <div className={styles.strip}>
      <div className={styles.head}>
        <h3 className={styles.title} title={map.stateName}>
          {chosen === undefined ? `Items of ${map.stateName}` : `Item ${chosen} of ${map.stateName}`}
        </h3>
        <span className={styles.tools}>
          {statuses.length > 1 && (
            <Select
              size="s"
              className={styles.filter}
              aria-label="Items listed"
              value={status}
              onChange={(value) => setStatus(value as StateStatus | 'all')} // the options are these
              options={[
                { value: 'all', label: `All ${all.length.toLocaleString('en')}` },
                ...statuses.map((each) => ({
                  value: each,
                  label: `${statusLooks[each].word} ${(map.iterations?.counts[each] ?? 0).toLocaleString('en')}`,
                })),
              ]}
            />
          )}
          {chosen !== undefined && (
            <Button size="s" variant="quiet" onClick={() => chooseVisit(session, view, map)}>
              All items
            </Button>
          )}
        </span>
      </div>
      <div
        ref={scroller}
        className={styles.scroller}
        style={{ height: Math.min(mostRows, Math.max(1, Math.ceil(listed.length / columns))) * rowHeightPx }}
        role="listbox"
        aria-label={`Items of ${map.stateName}`}
        aria-activedescendant={listed[at] ? `${id}-${listed[at].index}` : undefined}
        tabIndex={0}
        onKeyDown={handleKeys}
      >
        <div className={styles.rows} style={{ height: heightPx }} role="presentation">
          {rows.map(({ index: row, topPx }) => (
            <div key={row} className={styles.row} style={{ transform: `translateY(${topPx}px)` }} role="presentation">
              {listed.slice(row * columns, (row + 1) * columns).map(({ index, status: each }, column) => (
                <div
                  key={index}
                  id={`${id}-${index}`}
                  className={styles.item}
                  role="option"
                  aria-selected={index === chosen}
                  aria-label={sayItem(index, each, facts?.get(index), caught.has(index))}
                  aria-setsize={listed.length}
                  aria-posinset={row * columns + column + 1}
                  data-status={lookOf({ index, status: each }, caught)}
                  data-active={row * columns + column === at || undefined}
                  title={sayItem(index, each, facts?.get(index), caught.has(index))}
                  onClick={() => {
                    setActive(row * columns + column);
                    choose({ index, status: each });
                  }}
                >
                  <Icon name={statusLooks[lookOf({ index, status: each }, caught)].icon} size={11} />
                  {index}
                </div>
              ))}
            </div>
          ))}
        </div>
      </div>
      {chosen !== undefined && facts?.has(chosen) && <ChildNote facts={facts.get(chosen)} />}
      {unlisted > 0 && (
        <p className={styles.pending}>{`${unlisted.toLocaleString('en')} more ran and are not listed.`}</p>
      )}
      {pending > 0 && (
        <p className={styles.pending}>
          {pending === 1 ? '1 item has not begun.' : `${pending.toLocaleString('en')} items have not begun.`}
        </p>
      )}
    </div>
  );
}

/** An item in which an error was caught has succeeded all the same, as the service counts; it looks like what it was. */
function lookOf({ index, status }: ListedItem, caught: ReadonlySet<number>): StateStatus {
  return status === 'succeeded' && caught.has(index) ? 'caught' : status;
}

/** An item as it is read: how it stands, how long it took, and its error. */
function sayItem(index: number, status: StateStatus, facts: ItemFacts | undefined, isCaught: boolean): string {
  const lasted = facts?.closedMs === undefined ? '' : ` after ${sayDuration(facts.closedMs - facts.startedMs)}`;
  return `Item ${index}, ${statusLooks[status].word}${lasted}${isCaught && status === 'succeeded' ? ', after a caught error' : ''}${facts?.error === undefined ? '' : `, ${facts.error}`}`;
}

/** What the list knows of a child execution, also where its own history is not kept. */
function ChildNote({ facts }: { readonly facts: ItemFacts | undefined }): ReactElement | null {
  if (!facts) return null;
  const { startedMs, closedMs, error, cause, eventCount, isKept } = facts;
  const lasted = closedMs === undefined ? 'in progress' : sayDuration(closedMs - startedMs);
  return (
    <div className={styles.child}>
      <p
        className={styles.pending}
      >{`A child execution: ${lasted}, ${eventCount === 1 ? '1 event' : `${eventCount.toLocaleString('en')} events`}.`}</p>
      {!isKept && error !== undefined && <FailureText error={error} cause={cause} />}
      {!isKept && (
        <p className={styles.pending}>Its history is not kept: of many children those that failed come first.</p>
      )}
    </div>
  );
}
