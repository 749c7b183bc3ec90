import { useEffect, useState, type ReactElement } from 'react';
import { sayDuration } from '../../core/base/sayDuration';
import { useRuns, useSession } from '../../shell/stores/context';
import type { Session } from '../../shell/stores/session';
import { elapsedMs, runViewOf, shownRun } from '../../shell/stores/runViews';
import type { Run } from '../../shell/stores/runsStore';
import { Button } from '../../shell/ui/Button';
import { IconButton } from '../../shell/ui/IconButton';
import { Select } from '../../shell/ui/Select';
import { clockTime } from './clockTime';
import { RunNotes } from './RunNotes';
import { RunStatusLabel } from './RunStatusLabel';
import { chooseVisit, selectStateByName } from '../../shell/stores/chooseVisit';
import { speedFactor, speeds, type RunSpeed } from './speeds';
import { countStandIns, sayStandIns } from './StandIns';
import { useLeaveOnEdit } from './useLeaveOnEdit';
import { useShowFailure } from './useShowFailure';
import styles from './RunControls.module.css';

/** The strip above the canvas while a run is shown: which run, how it stands, and what can be done with it. */
export function RunControls(): ReactElement | null {
  const run = useRuns(shownRun);
  return run ? <Strip run={run} /> : null;
}

function Strip({ run }: { readonly run: Run }): ReactElement {
  const { runsStore } = useSession();
  useShowFailure(run);
  useLeaveOnEdit(run);
  return (
    <section className={styles.strip} aria-label="Shown run">
      <span className={styles.status}>
        <RunStatusLabel run={run} />
      </span>
      <span className={styles.name} title={run.name} dir="auto">
        Run {run.number}
      </span>
      <Facts run={run} />
      <StoodIn run={run} />
      <WaitingFor run={run} />
      <span className={styles.controls}>
        {run.phase.kind === 'going' ? (
          <GoingControls run={run} paused={run.phase.paused} />
        ) : (
          <Button size="s" icon="retry" onClick={() => runsStore.runAgain(run.id)}>
            Run again
          </Button>
        )}
        <Button size="s" onClick={() => runsStore.backToEditing()}>
          Back to editing
        </Button>
      </span>
      <RunNotes run={run} />
    </section>
  );
}

function Facts({ run }: { readonly run: Run }): ReactElement {
  const elapsed = useElapsedMs(run);
  const reason = reasonOf(run);
  // Beside what the run waits for there is room for little else.
  const times = `${run.waiting.length > 0 ? '' : `started ${clockTime(run.startedMs)} · `}${sayDuration(elapsed)}`;
  return (
    <>
      <span className={styles.times} title={times}>
        {times}
      </span>
      <Reason key={run.id} text={reason} />
    </>
  );
}

/** The reason in what room there is; pressed, all of it. */
function Reason({ text }: { readonly text: string | undefined }): ReactElement | null {
  const [isOpen, setOpen] = useState(false);
  if (text === undefined) return <span className={styles.push} />;
  return (
    <button
      type="button"
      className={styles.reason}
      aria-expanded={isOpen}
      title={isOpen ? 'Show one line' : 'Show all of it'}
      onClick={() => setOpen(!isOpen)}
    >
      {text}
    </button>
  );
}

/** Why the run did not end well, in one line. */
function reasonOf(run: Run): string | undefined {
  if (run.phase.kind === 'lost' || run.phase.kind === 'refused') return run.phase.reason;
  const { error, cause } = runViewOf(run);
  return error !== undefined && cause !== undefined ? `${error}: ${cause}` : (error ?? cause);
}

function showTask(session: Session, run: Run, task: Run['waiting'][number]): void {
  const view = runViewOf(run);
  const visit = task.visit === undefined ? undefined : view.visits.get(task.visit);
  if (visit) chooseVisit(session, view, visit);
  else selectStateByName(session, task.stateName);
}

/** Says that the run was made with stand-ins, and leads to them. */
function StoodIn({ run }: { readonly run: Run }): ReactElement | null {
  const { selectionStore } = useSession();
  const count = countStandIns(run);
  if (count === 0) return null;
  return (
    <Button
      size="s"
      variant="quiet"
      title={`${sayStandIns(run) ?? ''}. Shows which, and what they were run with.`}
      onClick={() => selectionStore.clear()}
    >
      {count === 1 ? '1 stand-in' : `${count} stand-ins`}
    </Button>
  );
}

/** Says that the run waits for a person, and leads there. */
function WaitingFor({ run }: { readonly run: Run }): ReactElement | null {
  const session = useSession();
  const [task] = run.waiting;
  if (!task) return null;
  const others = run.waiting.length - 1;
  return (
    <Button size="s" variant="quiet" icon="clock" onClick={() => showTask(session, run, task)}>
      {`${task.stateName} waits for ${task.isActivity ? 'a worker' : 'an answer'}${others > 0 ? `, and ${others} more` : ''}`}
    </Button>
  );
}

function GoingControls({ run, paused }: { readonly run: Run; readonly paused: boolean }): ReactElement {
  const { runsStore, settingsStore } = useSession();
  const changeSpeed = (value: string): void => {
    const speed = value as RunSpeed; // the options are the speeds
    runsStore.setSpeed(run.id, speed);
    settingsStore.change({ speed });
  };
  // Going on from stepping is for looking at, not for being over at once.
  const resume = (): void => (run.speed === 'step' ? runsStore.setSpeed(run.id, 'watch') : runsStore.resume(run.id));
  return (
    <>
      <Select size="s" aria-label="Speed" value={run.speed} onChange={changeSpeed} options={speeds} />
      {paused ? (
        <IconButton size="s" icon="play" label="Resume" onClick={resume} />
      ) : (
        <IconButton size="s" icon="pause" label="Pause" onClick={() => runsStore.pause(run.id)} />
      )}
      <Button
        size="s"
        icon="step"
        className={styles.step}
        data-named={paused || undefined}
        aria-label="Step"
        title="Let in one visit, and pause again"
        onClick={() => runsStore.step(run.id)}
      >
        Step
      </Button>
      <Button size="s" icon="stop" onClick={() => runsStore.stop(run.id)}>
        Stop
      </Button>
    </>
  );
}

const tickMs = 100;

/** The run's own time so far. Between events it goes on where time flows evenly, so that a wait can be seen passing. */
function useElapsedMs(run: Run): number {
  const known = elapsedMs(run);
  const factor = speedFactor(run.speed);
  const isFlowing = run.phase.kind === 'going' && !run.phase.paused && factor !== undefined;
  const [sinceMs, setSinceMs] = useState(0);

  useEffect(() => {
    if (!isFlowing) return;
    const from = Date.now();
    const timer = setInterval(() => setSinceMs((Date.now() - from) * factor), tickMs);
    return () => {
      clearInterval(timer);
      setSinceMs(0);
    };
  }, [isFlowing, factor, known]);

  return isFlowing ? known + sinceMs : known;
}
