import type { ReactElement } from 'react';
import type { Json } from '../../core/base/json';
import type { RunEvent } from '../../shell/stores/runViews';
import { IconButton } from '../../shell/ui/IconButton';
import { JsonView } from '../../shell/ui/JsonView';
import { exactTime } from './clockTime';
import { notKept } from './notKept';
import { useCopy } from './useCopy';
import styles from './EventDetails.module.css';

/** Everything one event says, beside the table. */
export function EventDetails({
  event,
  onClose,
}: {
  readonly event: RunEvent;
  readonly onClose: () => void;
}): ReactElement {
  const copy = useCopy();
  const previous =
    event.previousEventId === 0 ? 'It follows no other event.' : `It follows event ${event.previousEventId}.`;
  return (
    <section className={styles.pane} aria-label={`Details of event ${event.id}`}>
      <header className={styles.head}>
        <h3 className={styles.title}>
          {event.id} · {event.type}
        </h3>
        <IconButton icon="close" size="s" label="Close details" onClick={onClose} />
      </header>
      <p className={styles.line}>
        {exactTime(event.timestampMs)} · {previous}
      </p>
      {event.cut && (
        <div className={styles.line} role="note">
          {notKept} They began:
          <dl>
            {Object.entries(event.cut).map(([name, beginning]) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd className={styles.beginning}>{beginning}…</dd>
              </div>
            ))}
          </dl>
        </div>
      )}
      {event.details ? (
        // true: details are plain JSON; their optional members are absent, never undefined values that matter
        <JsonView
          label={`Details of event ${event.id}`}
          value={event.details as unknown as Json}
          openDepth={3}
          onCopy={(text) => copy(text, `the details of event ${event.id}`)}
        />
      ) : (
        <p className={styles.line}>This event carries no details.</p>
      )}
    </section>
  );
}
