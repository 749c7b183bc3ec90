import type { ReactElement } from 'react';
import { runViewOf } from '../../shell/stores/runViews';
import type { Run } from '../../shell/stores/runsStore';
import { Icon } from '../../shell/ui/icons';
import { Status } from '../../shell/ui/statusLook';
import styles from './RunStatusLabel.module.css';

/**
 * How a run stands, as icon and word in one colour: its history's status, or that it was refused, lost or is paused.
 */
export function RunStatusLabel({ run }: { readonly run: Run }): ReactElement {
  const { phase } = run;
  switch (phase.kind) {
    case 'refused':
      return <Other icon="error" word="Not started" tone="fail" />;
    case 'lost':
      return <Other icon="warning" word="Lost" tone="fail" />;
    case 'going':
      if (phase.stopping) return <Other icon="stop" word="Stopping" tone="stop" />;
      if (phase.paused) return <Other icon="pause" word="Paused" tone="run" />;
      return <Status status="RUNNING" />;
    case 'closed':
      return <Status status={runViewOf(run).status} />;
  }
}

function Other({
  icon,
  word,
  tone,
}: {
  readonly icon: 'error' | 'warning' | 'stop' | 'pause';
  readonly word: string;
  readonly tone: string;
}): ReactElement {
  return (
    <span className={styles.status} data-tone={tone}>
      <Icon name={icon} size={14} />
      {word}
    </span>
  );
}
