import { useMemo, useRef, type ReactElement } from 'react';
import { sayDuration } from '../../core/base/sayDuration';
import { useRuns, useSession } from '../../shell/stores/context';
import { runViewOf, shownRun, eventsOf } from '../../shell/stores/runViews';
import type { Run } from '../../shell/stores/runsStore';
import { EmptyState } from '../../shell/ui/EmptyState';
import { Status } from '../../shell/ui/statusLook';
import { useVirtualRows } from '../../shell/ui/VirtualList';
import { chooseVisit } from '../../shell/stores/chooseVisit';
import { eventSubject } from './eventTone';
import { useFollowedRow } from './useFollowedRow';
import { buildVisitRows, type VisitRow } from './visitRows';
import { textScale } from '../../shell/ui/textScale';
import styles from './RunTable.module.css';

const rowHeightPx = 26 * textScale();
const titles = ['State', 'Type', 'Status', 'Attempts', 'Started after', 'Duration', 'Resource'] as const;

/** The visits of the shown run as a table, the visits inside a Map or Parallel below it. */
export function RunTable(): ReactElement {
  const run = useRuns(shownRun);
  if (!run) {
    return (
      <EmptyState icon="table" title="No run is shown">
        Run the workflow, or show an earlier run: every visit of a state is a row here, with its status, attempts and
        duration.
      </EmptyState>
    );
  }
  return <Rows key={run.id} run={run} />;
}

function Rows({ run }: { readonly run: Run }): ReactElement {
  const session = useSession();
  const scroller = useRef<HTMLDivElement>(null);
  const view = runViewOf(run);
  const visitRows = useMemo(() => buildVisitRows(view), [view]);
  const { rows, heightPx, scrollTo } = useVirtualRows({
    count: visitRows.length,
    rowHeightPx,
    scroller,
    headPx: rowHeightPx,
  });
  const shownVisit = useFollowedRow(run, visitRows, scroller, scrollTo);
  const select = ({ visit }: VisitRow): void => chooseVisit(session, view, visit);
  return (
    <div
      ref={scroller}
      className={styles.scroller}
      tabIndex={0}
      role="table"
      aria-label="Visits"
      aria-rowcount={visitRows.length + 1}
    >
      <div role="rowgroup" className={styles.head}>
        <div role="row" className={styles.row} aria-rowindex={1}>
          {titles.map((title) => (
            <span key={title} role="columnheader">
              {title}
            </span>
          ))}
        </div>
      </div>
      <div role="rowgroup" className={styles.rows} style={{ height: heightPx }}>
        {rows.map(({ index, topPx }) => {
          const row = visitRows[index];
          return (
            row && (
              <Row
                key={row.visit.id}
                run={run}
                row={row}
                rowIndex={index + 2}
                topPx={topPx}
                shown={row.visit.id === shownVisit}
                onSelect={() => select(row)}
              />
            )
          );
        })}
      </div>
    </div>
  );
}

function Row({
  run,
  row,
  rowIndex,
  topPx,
  shown,
  onSelect,
}: {
  readonly run: Run;
  readonly row: VisitRow;
  readonly rowIndex: number;
  readonly topPx: number;
  readonly shown: boolean;
  readonly onSelect: () => void;
}): ReactElement {
  const { visit, depth, title } = row;
  const resource = eventsOf(run, visit).find((event) => event.type.endsWith('Scheduled'));
  const subject = resource ? eventSubject(resource) : '';
  return (
    <div
      role="row"
      aria-rowindex={rowIndex}
      className={styles.row}
      data-shown={shown || undefined}
      style={{ transform: `translateY(${topPx}px)` }}
      onClick={onSelect}
    >
      <span role="rowheader" style={{ paddingInlineStart: depth * 14 }}>
        <button type="button" className={styles.name} dir="auto" title={title} onClick={onSelect}>
          {title}
        </button>
      </span>
      <span role="cell">{visit.stateType}</span>
      <span role="cell">
        <Status status={visit.status} size={13} />
      </span>
      <span role="cell" className={styles.number}>
        {visit.attempts.length > 0 ? visit.attempts.length : ''}
      </span>
      <span role="cell" className={styles.number}>
        {sayDuration(visit.enteredMs - run.startedMs)}
      </span>
      <span role="cell" className={styles.number}>
        {visit.exitedMs === undefined ? '' : sayDuration(visit.exitedMs - visit.enteredMs)}
      </span>
      <span role="cell" className={styles.resource} title={subject}>
        {subject}
      </span>
    </div>
  );
}
