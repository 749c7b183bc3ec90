import type { ReactElement } from 'react';
import type { StateStatus } from '../../core/history/runView';
import { standingOf } from '../../core/history/standing';
import { useRuns } from '../../shell/stores/context';
import { shownView } from '../../shell/stores/runViews';
import { Status } from '../../shell/ui/statusLook';
import styles from './CanvasControls.module.css';

const always: readonly StateStatus[] = ['inProgress', 'succeeded', 'failed', 'caught', 'retrying'];
const rare: readonly StateStatus[] = ['timedOut', 'aborted'];

/**
 * What the colours mean, while a run is shown. The rare ones are listed when
 * they occur; a narrow canvas lists no others either.
 */
export function Legend(): ReactElement | null {
  const isShown = useRuns((state) => shownView(state) !== undefined);
  const occurring = useRuns((state) => {
    const view = shownView(state);
    const statuses = [...(view?.states.keys() ?? [])].map((name) => view && standingOf(view, name)?.status);
    return [...new Set(statuses)].join(' ');
  }).split(' ');
  if (!isShown) return null;
  return (
    <div className={styles.legend} role="group" aria-label="What the colours mean">
      {[...always, ...rare.filter((status) => occurring.includes(status))].map((status) => (
        <span key={status} data-occurs={occurring.includes(status) || undefined}>
          <Status status={status} size={13} />
        </span>
      ))}
    </div>
  );
}
