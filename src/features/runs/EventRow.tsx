import type { ReactElement } from 'react';
import { sayDuration } from '../../core/base/sayDuration';
import type { RunEvent } from '../../shell/stores/runViews';
import { Icon } from '../../shell/ui/icons';
import { exactTime } from './clockTime';
import { eventSubject, eventTone, eventWords } from './eventTone';
import styles from './EventTable.module.css';

/** One event in the table; an event that is still on its way from the worker is drawn as a line of dots. */
export function EventRow({
  event,
  stateName,
  startedMs,
  rowIndex,
  topPx,
  open,
  onOpen,
}: {
  readonly event: RunEvent | undefined;
  readonly stateName: string | undefined;
  readonly startedMs: number;
  readonly rowIndex: number;
  readonly topPx: number;
  readonly open: boolean;
  readonly onOpen: () => void;
}): ReactElement {
  const style = { transform: `translateY(${topPx}px)` };
  if (!event) {
    return (
      <div role="row" aria-rowindex={rowIndex} className={styles.row} style={style}>
        <span role="cell">…</span>
      </div>
    );
  }
  const tone = eventTone(event.type);
  const subject = eventSubject(event);
  return (
    <div
      role="row"
      aria-rowindex={rowIndex}
      className={styles.row}
      data-tone={tone}
      data-open={open || undefined}
      style={style}
      onClick={onOpen}
    >
      <span role="cell" className={styles.number}>
        {event.id}
      </span>
      <span role="cell" className={styles.type}>
        <button type="button" tabIndex={-1} aria-expanded={open} title={event.type} onClick={onOpen}>
          {tone === 'fail' && <Icon name="error" size={13} />}
          {tone === 'retry' && <Icon name="minus" size={13} />}
          {tone === 'ok' && <Icon name="success" size={13} />}
          <span className={styles.words}>{eventWords(event.type)}</span>
        </button>
      </span>
      <span role="cell" className={styles.state} title={stateName} dir="auto">
        {stateName ?? ''}
      </span>
      <span role="cell" className={styles.subject} title={subject}>
        {subject}
      </span>
      <span role="cell" className={styles.number}>
        {sayDuration(event.timestampMs - startedMs)}
      </span>
      <span role="cell" className={styles.number}>
        {exactTime(event.timestampMs)}
      </span>
    </div>
  );
}
