import type { GlyphName } from '../../core/base/glyphName';
import { memo, type MouseEvent, type ReactElement } from 'react';
import { isolateWords } from '../../core/base/bidi';
import type { StateId } from '../../core/asl/model';
import { describeState } from '../../core/graph/nodeShape';
import { arrowInWords, fullWaysInWords } from '../../shell/pickers/arrowInWords';
import { insideOfState, stateInWords, waysInWords, type Remarks } from '../../shell/pickers/stateInWords';
import { comesFrom } from '../../shell/stores/comesFrom';
import { useRuns, useSelection, useSession, useStateProblems } from '../../shell/stores/context';
import { shownRun, shownView, stateSummaryOf } from '../../shell/stores/runViews';
import { takenCount, viewForArrow } from '../../shell/stores/takenCount';
import { Badge } from '../../shell/ui/Badge';
import { Glyph, Icon } from '../../shell/ui/icons';
import { Status, statusLooks, type StatusName } from '../../shell/ui/statusLook';
import styles from './Outline.module.css';
import type { OutlineRow } from './outlineRows';
import { RenameRow } from './RenameRow';
import { textScale } from '../../shell/ui/textScale';

/** The height of a row, in pixels. */
export const rowHeightPx = 28 * textScale();

const indentPx = 14;

/** One row of the outline: a state, a branch or an arrow. */
export const OutlineRowView = memo(function OutlineRowView({
  row,
  id,
  topPx,
  isSelected,
  isActive,
  isRenaming,
  faultId,
  onPress,
  onToggle,
  onRename,
  onRejected,
  onMenu,
}: {
  readonly row: OutlineRow;
  readonly id: string;
  readonly topPx: number;
  readonly isSelected: boolean;
  readonly isActive: boolean;
  readonly isRenaming: boolean;
  /** The element that says why a name cannot be taken. */
  readonly faultId: string;
  readonly onPress: (row: OutlineRow, event: MouseEvent) => void;
  readonly onToggle: (row: OutlineRow) => void;
  readonly onRename: (row: OutlineRow | undefined) => void;
  readonly onRejected: (reason: string | undefined) => void;
  readonly onMenu: (row: OutlineRow, at: { readonly x: number; readonly y: number }) => void;
}): ReactElement {
  const words = useRowWords(row);
  return (
    <div
      id={id}
      role="treeitem"
      aria-label={words.label}
      aria-level={row.level}
      aria-posinset={row.position}
      aria-setsize={row.setSize}
      aria-expanded={row.isExpanded}
      aria-selected={isSelected}
      data-active={isActive || undefined}
      data-kind={row.kind}
      className={styles.row}
      style={{ height: rowHeightPx, transform: `translateY(${topPx}px)`, paddingLeft: 4 + (row.level - 1) * indentPx }}
      onClick={(event) => onPress(row, event)}
      onDoubleClick={() => row.kind === 'state' && onRename(row)}
      onContextMenu={(event) => {
        event.preventDefault();
        onPress(row, event);
        onMenu(row, { x: event.clientX, y: event.clientY });
      }}
    >
      <span
        className={styles.fold}
        aria-hidden
        onClick={(event) => {
          event.stopPropagation();
          onToggle(row);
        }}
      >
        {row.isExpanded !== undefined && <Icon name={row.isExpanded ? 'chevron-down' : 'chevron-right'} size={13} />}
      </span>
      <span className={styles.glyph}>
        {row.kind === 'arrow' ? <Icon name="arrow-right" size={13} /> : <Glyph name={words.glyph} size={15} />}
      </span>
      {isRenaming && row.kind === 'state' ? (
        <RenameRow
          stateId={row.state.id}
          name={row.state.name}
          faultId={faultId}
          onDone={() => onRename(undefined)}
          onRejected={onRejected}
        />
      ) : (
        <>
          {/* The sign of an arrow is a word in the row's label. */}
          <span
            className={styles.name}
            title={words.name}
            dir={row.kind === 'state' ? 'auto' : undefined}
            aria-hidden={row.kind !== 'state'}
          >
            {row.kind === 'state' ? words.name : isolateWords(words.name)}
          </span>
          <span className={styles.quiet} title={words.quiet} aria-hidden>
            {isolateWords(words.quiet)}
          </span>
        </>
      )}
      <span className={styles.signs} aria-hidden>
        {words.problemCount > 0 && <Badge tone={words.hasError ? 'fail' : 'retry'}>{words.problemCount}</Badge>}
        {words.status && <Status status={words.status} iconOnly size={13} />}
      </span>
    </div>
  );
});

/** What a row says, in its parts and as a whole. */
type RowWords = {
  readonly name: string;
  readonly quiet: string;
  readonly label: string;
  readonly glyph: GlyphName;
  readonly status: StatusName | undefined;
  readonly problemCount: number;
  readonly hasError: boolean;
};

function useRowWords(row: OutlineRow): RowWords {
  const stateId: StateId | undefined = row.kind === 'state' ? row.state.id : undefined;
  const name = row.kind === 'state' ? row.state.name : row.title;
  const problems = useStateProblems(stateId).filter(({ severity }) => severity !== 'hint');
  const status = useRuns((state): StatusName | undefined =>
    row.kind === 'state' && shownRun(state) ? (stateSummaryOf(state, name)?.status ?? 'notReached') : undefined,
  );
  const { derived } = useSession();
  const run = useRowRun(name, row.kind === 'state');
  const taken = useTaken(row);
  const counts = { problemCount: problems.length, hasError: problems.some(({ severity }) => severity === 'error') };
  if (row.kind !== 'state')
    return {
      name,
      label:
        row.kind === 'arrow'
          ? arrowInWords(row.from, row.transition, taken)
          : [name, quietWords(row)].filter(Boolean).join(', '),
      quiet: quietWords(row),
      glyph: 'parallel',
      status: undefined,
      ...counts,
    };

  const { subtitle, glyph } = describeState(row.state);
  const remarks = {
    subtitle,
    problemCount: problems.length,
    isUnreachable: row.isUnreachable,
    isCollapsed: row.isExpanded === false && row.state.scopes.length > 0,
    status: status && statusLooks[status].word,
    run,
    ways: fullWaysInWords(row.state),
    comesFrom: comesFrom(derived.machine()).get(row.state.id),
    inside: insideOfState(derived.machine(), row.state.id),
  };
  const quiet = row.isUnreachable
    ? 'unreachable'
    : waysInWords(row.state)
        .join(', ')
        .replace(/^goes to /, '→ ');
  return { name, label: stateInWords(row.state, remarks), quiet, glyph, status, ...counts };
}

/** What the shown run says of a state besides how it stands; the same object as long as that is the same. */
function useRowRun(name: string, isState: boolean): Remarks['run'] {
  const visits = useRuns((state) => (isState ? (stateSummaryOf(state, name)?.visits ?? 0) : 0));
  const isSample = useRuns((state) => {
    const last = isState ? stateSummaryOf(state, name)?.lastVisit : undefined;
    return last !== undefined && shownView(state)?.visits.get(last)?.sample === true;
  });
  return { visits, isSample };
}

/** How often the shown run took the arrow of a row; undefined for other rows, and while no run is shown. */
function useTaken(row: OutlineRow): number | undefined {
  const items = useSelection((state) => state.items);
  return useRuns((state) => {
    const run = row.kind === 'arrow' ? shownRun(state) : undefined;
    if (!run || row.kind !== 'arrow') return undefined;
    const { from, transition } = row;
    const arrow = { kind: transition.kind, transitionId: transition.id, source: from.id };
    return takenCount(
      viewForArrow(run, items, from.name, transition.targetName),
      arrow,
      from.name,
      transition.targetName,
    );
  });
}

function quietWords(row: OutlineRow): string {
  if (row.kind === 'arrow') return row.transition.target === undefined ? 'no such state' : '';
  if (row.kind !== 'branch') return '';
  const count = row.scope.states.length;
  return count === 0 ? 'empty' : count === 1 ? '1 state' : `${count} states`;
}
