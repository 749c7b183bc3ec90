import { useMemo, type ReactElement } from 'react';
import { sayDuration } from '../../core/base/sayDuration';
import { eventsBetween } from '../../core/history/eventLog';
import { elapsedMs, runViewOf } from '../../shell/stores/runViews';
import type { Run } from '../../shell/stores/runsStore';
import { Icon } from '../../shell/ui/icons';
import { exactTime } from './clockTime';
import { DataCard } from './DataCard';
import { FailureText } from './FailureText';
import { RunStatusLabel } from './RunStatusLabel';
import { speedLabel } from './speeds';
import { StandIns } from './StandIns';
import styles from './StateVisits.module.css';

/** What there is to know of a run as a whole. */
export function RunFacts({ run }: { readonly run: Run }): ReactElement {
  const view = runViewOf(run);
  const { phase, events } = run;
  const cutCount = useMemo(() => eventsBetween(events).filter(({ cut }) => cut !== undefined).length, [events]);
  const reason = phase.kind === 'lost' || phase.kind === 'refused' ? phase.reason : undefined;
  const facts: readonly (readonly [string, string])[] = [
    ['Name', run.name],
    ['Type', run.type === 'EXPRESS' ? 'Express' : 'Standard'],
    ['Started', exactTime(run.startedMs)],
    ...(view.closedMs === undefined ? [] : [['Closed', exactTime(view.closedMs)] as const]),
    ['Duration', `${sayDuration(elapsedMs(run))}${phase.kind === 'lost' ? ', up to the last recorded event' : ''}`],
    ['Events', run.view.eventCount.toLocaleString('en')],
    ...(cutCount === 0
      ? []
      : [
          [
            'Large data',
            `not kept of ${cutCount.toLocaleString('en')} events; the first and the newest are whole`,
          ] as const,
        ]),
    ['States visited', String(view.states.size)],
    ['Speed', speedLabel(run.speed)],
    ['Tokens', run.samplesAnswer ? 'answered with samples' : 'wait for an answer'],
    ['Random seed', String(run.seed)],
  ];
  return (
    <>
      <header className={styles.head}>
        <h2 className={styles.name}>Run {run.number}</h2>
        <RunStatusLabel run={run} />
      </header>
      <div className={styles.scroll}>
        {reason !== undefined && (
          <DataCard title="What went wrong" label="What went wrong" tone="fail">
            <p className={styles.cause}>{reason}</p>
          </DataCard>
        )}
        {view.error !== undefined && (
          <DataCard
            title={
              <>
                <Icon name="error" size={14} /> {view.error}
              </>
            }
            label="Error of the run"
            tone="fail"
          >
            <FailureText error={view.error} cause={view.cause} isTitled />
          </DataCard>
        )}
        <dl className={styles.facts}>
          {facts.map(([name, value]) => (
            <Fact key={name} name={name} value={value} />
          ))}
        </dl>
        <StandIns run={run} />
        <DataCard title="Input" label="Input of the run" value={run.input} />
        {view.output !== undefined && <DataCard title="Output" label="Output of the run" value={view.output} />}
        <p className={styles.quiet}>Select a state to see what happened in it.</p>
      </div>
    </>
  );
}

function Fact({ name, value }: { readonly name: string; readonly value: string }): ReactElement {
  return (
    <>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </>
  );
}
