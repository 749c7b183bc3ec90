import type { ReactElement } from 'react';
import type { StateStatus } from '../history/runView';
import { useRuns } from '../stores/context';
import { shownView } from '../stores/runViews';
import { Status } from '../ui/statusLook';
import styles from './CanvasControls.module.css';

const always: readonly StateStatus[] = ['inProgress', 'succeeded', 'failed', 'caught', 'retrying'];
const rare: readonly StateStatus[] = ['timedOut', 'aborted'];

/** What the colours mean, while a run is shown. The rare ones are listed when they occur. */
export function Legend(): ReactElement | null {
  const shown = useRuns((state) => {
    const view = shownView(state);
    if (!view) return '';
    const occurring = new Set([...view.states.values()].map(({ status }) => status));
    return [...always, ...rare.filter((status) => occurring.has(status))].join(' ');
  });
  if (shown === '') return null;
  return (
    <div className={styles.legend} role="group" aria-label="What the colours mean">
      {(shown.split(' ') as StateStatus[]).map((status) => ( // joined above from statuses only
        <Status key={status} status={status} size={13} />
      ))}
    </div>
  );
}
