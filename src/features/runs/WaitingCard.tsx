import { useState, type ReactElement } from 'react';
import type { Json } from '../../core/base/json';
import { parseJson } from '../../core/base/long';
import { optional } from '../../core/base/optional';
import { useSession } from '../../shell/stores/context';
import { checkInput, warnOfInput } from '../../shell/stores/inputText';
import type { Run } from '../../shell/stores/runsStore';
import { useKeptText } from '../../shell/stores/useKeptText';
import { Button } from '../../shell/ui/Button';
import { Dialog } from '../../shell/ui/Dialog';
import { DraftMark } from '../../shell/ui/DraftMark';
import { Field } from '../../shell/ui/Field';
import { Icon } from '../../shell/ui/icons';
import { TextArea } from '../../shell/ui/TextArea';
import { TextInput } from '../../shell/ui/TextInput';
import { clockTime } from './clockTime';
import { DataCard } from './DataCard';
import { sayLapse, sayLapseTitle } from './sayLapse';
import { speedFactor } from './speeds';
import styles from './StateVisits.module.css';

type WaitingTask = Run['waiting'][number];

/** A task that waits for its token: what somebody outside can say to it, and that nobody says anything. */
export function WaitingCard({ run, task }: { readonly run: Run; readonly task: WaitingTask }): ReactElement {
  const runId = run.id;
  const { runsStore } = useSession();
  const [open, setOpen] = useState<'success' | 'failure'>();
  const close = (): void => setOpen(undefined);
  return (
    <DataCard
      title={
        <>
          <Icon name="clock" size={14} /> {task.isActivity ? 'Waiting for a worker' : 'Waiting for its token'}
        </>
      }
      label={`${task.stateName} waits for ${task.isActivity ? 'a worker' : 'its token'}`}
      tone="run"
      aside={`since ${clockTime(task.sinceMs)}`}
    >
      <div className={styles.buttons}>
        <Button size="s" variant="primary" onClick={() => setOpen('success')}>
          Send success…
        </Button>
        <Button size="s" onClick={() => setOpen('failure')}>
          Send failure…
        </Button>
        <Button size="s" onClick={() => runsStore.answer(runId, task.token, { kind: 'heartbeat' })}>
          Heartbeat
        </Button>
        {task.lapse && speedFactor(run.speed) === undefined && (
          <Button
            size="s"
            disabled={task.isLapsing}
            title={sayLapseTitle(task)}
            onClick={() => runsStore.answer(runId, task.token, { kind: 'lapse' })}
          >
            Let it time out
          </Button>
        )}
      </div>
      {task.lapse && (
        <p className={styles.lapse}>{task.isLapsing ? 'It times out at the next step.' : sayLapse(task, task.lapse)}</p>
      )}
      {open === 'success' && (
        <SuccessDialog
          name={task.stateName}
          onClose={close}
          onSend={(output) => runsStore.answer(runId, task.token, { kind: 'success', output })}
        />
      )}
      {open === 'failure' && (
        <FailureDialog
          name={task.stateName}
          onClose={close}
          onSend={(failure) => runsStore.answer(runId, task.token, { kind: 'failure', ...failure })}
        />
      )}
    </DataCard>
  );
}

function SuccessDialog({
  name,
  onClose,
  onSend,
}: {
  readonly name: string;
  readonly onClose: () => void;
  readonly onSend: (output: Json) => void;
}): ReactElement {
  const kept = useKeptText(`answer ${name}`, '{}');
  const [text, setText] = [kept.text, kept.change];
  const error = checkInput(text);
  const send = (): void => {
    if (error) return;
    onSend(text.trim() === '' ? {} : parseJson(text));
    kept.drop();
    onClose();
  };
  return (
    <Dialog
      title={`Send success to ${name}`}
      size="s"
      onClose={onClose}
      actions={
        <Button variant="primary" onClick={send}>
          Send success
        </Button>
      }
    >
      <Field
        label="Output"
        error={error}
        warning={error === undefined ? warnOfInput(text) : undefined}
        hint="The result of the task, as SendTaskSuccess would give it."
      >
        {(ids) => <TextArea {...ids} mono rows={6} value={text} onChange={setText} />}
      </Field>
      {kept.isRestored && <DraftMark text="Typed before, and not sent" label="Output" onDiscard={kept.drop} />}
    </Dialog>
  );
}

function FailureDialog({
  name,
  onClose,
  onSend,
}: {
  readonly name: string;
  readonly onClose: () => void;
  readonly onSend: (failure: { readonly error?: string; readonly cause?: string }) => void;
}): ReactElement {
  const keptError = useKeptText(`failure ${name}`, 'Rejected');
  const keptCause = useKeptText(`cause ${name}`, '');
  const [error, cause] = [keptError.text, keptCause.text];
  const send = (): void => {
    onSend({ ...optional({ error: error || undefined, cause: cause || undefined }) });
    keptError.drop();
    keptCause.drop();
    onClose();
  };
  return (
    <Dialog
      title={`Send failure to ${name}`}
      size="s"
      onClose={onClose}
      actions={
        <Button variant="primary" onClick={send}>
          Send failure
        </Button>
      }
    >
      <div className={styles.form}>
        <Field label="Error" hint="The name that retriers and catchers match on.">
          {(ids) => <TextInput {...ids} mono value={error} onChange={keptError.change} />}
        </Field>
        <Field label="Cause" optional>
          {(ids) => <TextArea {...ids} value={cause} onChange={keptCause.change} />}
        </Field>
      </div>
    </Dialog>
  );
}
