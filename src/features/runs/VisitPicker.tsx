import { useState, type ReactElement } from 'react';
import type { RunView, StateStatus, Visit } from '../../core/history/runView';
import { chooseVisit } from '../../shell/stores/chooseVisit';
import { useSession } from '../../shell/stores/context';
import { IconButton } from '../../shell/ui/IconButton';
import { Select } from '../../shell/ui/Select';
import { statusLooks } from '../../shell/ui/statusLook';
import styles from './StateVisits.module.css';

/** So many visits are offered around the shown one; the arrows reach all of them. */
const offered = 100;

/** Chooses one of several visits of a state: passes of a loop, items of a Map. */
export function VisitPicker({
  view,
  visits,
  visit,
}: {
  readonly view: RunView;
  readonly visits: readonly Visit[];
  readonly visit: Visit;
}): ReactElement {
  const session = useSession();
  const [status, setStatus] = useState<StateStatus | 'all'>('all');
  const statuses = [...new Set(visits.map((each) => each.status))];
  const listed = status === 'all' ? visits : visits.filter((each) => each.status === status || each === visit);
  const index = listed.indexOf(visit);
  // Of a long run only the last visits are at hand: they are numbered as they happened.
  const earlierCount = Math.max(0, (view.states.get(visit.stateName)?.visits ?? 0) - visits.length);
  const from = Math.max(0, index - offered);
  const show = (chosen: Visit | undefined): void => chosen && chooseVisit(session, view, chosen);
  const options = listed
    .slice(from, index + offered)
    .map((each) => ({ value: String(each.id), label: sayVisit(each, earlierCount + visits.indexOf(each)) }));
  return (
    <div className={styles.picker}>
      <IconButton
        size="s"
        icon="chevron-left"
        label="Earlier visit"
        disabled={index <= 0}
        onClick={() => show(listed[index - 1])}
      />
      <Select
        size="s"
        className={styles.pick}
        aria-label="Visit"
        value={String(visit.id)}
        onChange={(id) => show(visits.find((each) => each.id === Number(id)))}
        options={options}
      />
      <IconButton
        size="s"
        icon="chevron-right"
        label="Later visit"
        disabled={index >= listed.length - 1}
        onClick={() => show(listed[index + 1])}
      />
      {statuses.length > 1 && (
        <Select
          size="s"
          className={styles.filter}
          aria-label="Visits listed"
          value={status}
          onChange={(value) => setStatus(value as StateStatus | 'all')} // the options are these
          options={[
            { value: 'all', label: `${earlierCount > 0 ? 'Last' : 'All'} ${visits.length}` },
            ...statuses.map((each) => ({ value: each, label: statusLooks[each].word })),
          ]}
        />
      )}
    </div>
  );
}

function sayVisit(visit: Visit, index: number): string {
  const which = visit.iteration ? `Item ${visit.iteration.index}` : `Visit ${index + 1}`;
  return `${which} · ${statusLooks[visit.status].word}`;
}
