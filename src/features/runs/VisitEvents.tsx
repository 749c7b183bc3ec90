import type { ReactElement } from 'react';
import { sayDuration } from '../../core/base/sayDuration';
import type { Visit } from '../../core/history/runView';
import type { Run } from '../../shell/stores/runsStore';
import { eventsOf } from '../../shell/stores/runViews';
import { eventWords } from './eventTone';
import styles from './StateVisits.module.css';

const mostShown = 500;

/** The history events of one visit. */
export function VisitEvents({ run, visit }: { readonly run: Run; readonly visit: Visit }): ReactElement {
  const events = eventsOf(run, visit);
  return (
    <ol>
      {events.slice(0, mostShown).map((event) => (
        <li key={event.id} className={styles.eventLine}>
          <span className={styles.quiet}>{event.id}</span>
          <span>{eventWords(event.type)}</span>
          <span className={styles.quiet}>{sayDuration(event.timestampMs - run.startedMs)}</span>
        </li>
      ))}
      {events.length > mostShown && (
        <li className={styles.quiet}>{`${events.length - mostShown} more are in the dock's Events.`}</li>
      )}
    </ol>
  );
}
