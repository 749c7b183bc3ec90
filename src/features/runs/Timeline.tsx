import { useMemo, useRef, useState, type ReactElement } from 'react';
import { sayDuration } from '../../core/base/sayDuration';
import { childIdStep } from '../../core/history/childRuns';
import type { Visit } from '../../core/history/runView';
import { useRuns, useSession } from '../../shell/stores/context';
import { elapsedMs, runViewOf, shownRun } from '../../shell/stores/runViews';
import type { Run } from '../../shell/stores/runsStore';
import { Checkbox } from '../../shell/ui/Checkbox';
import { EmptyState } from '../../shell/ui/EmptyState';
import { Status } from '../../shell/ui/statusLook';
import { useVirtualRows } from '../../shell/ui/VirtualList';
import { chooseVisit } from '../../shell/stores/chooseVisit';
import { buildTimeScale, type TimeScale } from './timeScale';
import { TimelineBars } from './TimelineBars';
import { useFollowedRow } from './useFollowedRow';
import { buildVisitRows, type VisitRow } from './visitRows';
import { textScale } from '../../shell/ui/textScale';
import styles from './Timeline.module.css';

const rowHeightPx = 24 * textScale();

/** When each visit of the shown run happened, with its attempts and the waits between them. */
export function Timeline(): ReactElement {
  const run = useRuns(shownRun);
  if (!run) {
    return (
      <EmptyState icon="clock" title="No run is shown">
        Run the workflow, or show an earlier run: each visit is drawn here as a bar over the run's own time, with
        attempts and back-off.
      </EmptyState>
    );
  }
  return <Lines key={run.id} run={run} />;
}

function Lines({ run }: { readonly run: Run }): ReactElement {
  const session = useSession();
  const scroller = useRef<HTMLDivElement>(null);
  const [compressed, setCompressed] = useState(true);
  const view = runViewOf(run);
  // With simulated time a run may take none at all. Then what there is to see is the order.
  const isTimeless = elapsedMs(run) === 0;
  const endMs = isTimeless ? run.view.eventCount : run.startedMs + elapsedMs(run);
  const visitRows = useMemo(() => inOrderWhere(isTimeless, buildVisitRows(view)), [view, isTimeless]);
  const startMs = isTimeless ? (visitRows[0]?.visit.enteredMs ?? 0) : run.startedMs;
  const scale = useMemo(
    () => buildTimeScale(instantsOf(visitRows, startMs, endMs), compressed && !isTimeless),
    [visitRows, startMs, endMs, compressed, isTimeless],
  );
  const { rows, heightPx, scrollTo } = useVirtualRows({ count: visitRows.length, rowHeightPx, scroller });
  const shownVisit = useFollowedRow(run, visitRows, scroller, scrollTo);
  const select = ({ visit }: VisitRow): void => chooseVisit(session, view, visit);

  return (
    <div className={styles.pane}>
      <div className={styles.tools}>
        {isTimeless ? (
          <span>
            {visitRows.length === 0
              ? 'No state has been reached yet.'
              : 'Nothing took any time; this is the order in which it happened.'}
          </span>
        ) : (
          <Checkbox label="Compress idle time" checked={compressed} onChange={setCompressed} />
        )}
        <span className={styles.total}>{sayDuration(elapsedMs(run))}</span>
      </div>
      <div ref={scroller} className={styles.scroller} tabIndex={0} role="region" aria-label="Timeline">
        <ol className={styles.rows} style={{ height: heightPx }}>
          {rows.map(({ index, topPx }) => {
            const row = visitRows[index];
            return (
              row && (
                <Line
                  key={row.visit.id}
                  row={row}
                  scale={scale}
                  endMs={endMs}
                  startedMs={startMs}
                  isTimeless={isTimeless}
                  topPx={topPx}
                  shown={row.visit.id === shownVisit}
                  onSelect={() => select(row)}
                />
              )
            );
          })}
        </ol>
      </div>
    </div>
  );
}

function Line({
  row,
  scale,
  endMs,
  startedMs,
  isTimeless,
  topPx,
  shown,
  onSelect,
}: {
  readonly row: VisitRow;
  readonly scale: TimeScale;
  readonly endMs: number;
  readonly startedMs: number;
  readonly isTimeless: boolean;
  readonly topPx: number;
  readonly shown: boolean;
  readonly onSelect: () => void;
}): ReactElement {
  const { visit, depth, title } = row;
  const after = isTimeless ? '' : `, after ${sayDuration(visit.enteredMs - startedMs)}`;
  const lasted =
    isTimeless || visit.exitedMs === undefined ? '' : `, for ${sayDuration(visit.exitedMs - visit.enteredMs)}`;
  return (
    <li className={styles.row} data-shown={shown || undefined} style={{ transform: `translateY(${topPx}px)` }}>
      <button
        type="button"
        className={styles.name}
        style={{ paddingInlineStart: 12 + depth * 12 }}
        title={`${title}${after}${lasted}`}
        onClick={onSelect}
      >
        <Status status={visit.status} iconOnly size={12} />
        <span className={styles.title}>{title}</span>
      </button>
      <div className={styles.track}>
        <TimelineBars visit={visit} scale={scale} endMs={endMs} isTimeless={isTimeless} />
      </div>
    </li>
  );
}

/**
 * Visits with the numbers of their events in place of their instants. Those of a child execution, whose numbers are its
 * own, lie in their order between the entering and the leaving of its Map.
 */
function inOrderWhere(isTimeless: boolean, rows: readonly VisitRow[]): readonly VisitRow[] {
  if (!isTimeless) return rows;
  let map: Visit | undefined;
  return rows.map((row) => {
    const { visit } = row;
    if (visit.id < childIdStep) map = visit;
    const [from, to] = [map?.id ?? 0, map?.eventIds.at(-1) ?? 0];
    const place = (id: number): number =>
      id < childIdStep ? id : from + ((to - from) * (id % childIdStep)) / ((id % childIdStep) + 5);
    return {
      ...row,
      visit: { ...visit, enteredMs: place(visit.id), exitedMs: place(visit.eventIds.at(-1) ?? visit.id), attempts: [] },
    };
  });
}

function instantsOf(rows: readonly VisitRow[], startedMs: number, endMs: number): number[] {
  const ofVisit = ({ visit }: VisitRow): number[] => [
    visit.enteredMs,
    ...(visit.exitedMs === undefined ? [] : [visit.exitedMs]),
    ...visit.attempts.flatMap(({ startedMs: from, endedMs: to }) => (to === undefined ? [from] : [from, to])),
  ];
  return [startedMs, endMs, ...rows.flatMap(ofVisit)];
}
