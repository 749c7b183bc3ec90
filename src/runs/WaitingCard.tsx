import { useState, type ReactElement } from 'react';
import type { Json } from '../base/json';
import { parseJson } from '../base/long';
import { useSession } from '../stores/context';
import { checkInput, warnOfInput } from '../stores/inputText';
import type { Run, RunId } from '../stores/runsStore';
import { Button } from '../ui/Button';
import { Dialog } from '../ui/Dialog';
import { Field } from '../ui/Field';
import { Icon } from '../ui/icons';
import { TextArea } from '../ui/TextArea';
import { TextInput } from '../ui/TextInput';
import { clockTime } from './clockTime';
import { DataCard } from './DataCard';
import styles from './StateVisits.module.css';

type WaitingTask = Run['waiting'][number];

/** A task that waits for its token, with the three things somebody outside can say to it. */
export function WaitingCard({ runId, task }: { readonly runId: RunId; readonly task: WaitingTask }): ReactElement {
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
        <Button size="s" variant="primary" onClick={() => setOpen('success')}>Send success…</Button>
        <Button size="s" onClick={() => setOpen('failure')}>Send failure…</Button>
        <Button size="s" onClick={() => runsStore.answer(runId, task.token, { kind: 'heartbeat' })}>Heartbeat</Button>
      </div>
      {open === 'success' && <SuccessDialog name={task.stateName} onClose={close} onSend={(output) => runsStore.answer(runId, task.token, { kind: 'success', output })} />}
      {open === 'failure' && <FailureDialog name={task.stateName} onClose={close} onSend={(failure) => runsStore.answer(runId, task.token, { kind: 'failure', ...failure })} />}
    </DataCard>
  );
}

function SuccessDialog({ name, onClose, onSend }: { readonly name: string; readonly onClose: () => void; readonly onSend: (output: Json) => void }): ReactElement {
  const [text, setText] = useState('{}');
  const error = checkInput(text);
  const send = (): void => {
    if (error) return;
    onSend(text.trim() === '' ? {} : parseJson(text));
    onClose();
  };
  return (
    <Dialog title={`Send success to ${name}`} size="s" onClose={onClose} actions={<Button variant="primary" onClick={send}>Send success</Button>}>
      <Field label="Output" error={error} warning={error === undefined ? warnOfInput(text) : undefined} hint="The result of the task, as SendTaskSuccess would give it.">
        {(ids) => <TextArea {...ids} mono rows={6} value={text} onChange={setText} />}
      </Field>
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
  const [error, setError] = useState('Rejected');
  const [cause, setCause] = useState('');
  const send = (): void => {
    onSend({ ...(error ? { error } : {}), ...(cause ? { cause } : {}) });
    onClose();
  };
  return (
    <Dialog title={`Send failure to ${name}`} size="s" onClose={onClose} actions={<Button variant="primary" onClick={send}>Send failure</Button>}>
      <div className={styles.form}>
        <Field label="Error" hint="The name that retriers and catchers match on.">
          {(ids) => <TextInput {...ids} mono value={error} onChange={setError} />}
        </Field>
        <Field label="Cause" optional>
          {(ids) => <TextArea {...ids} value={cause} onChange={setCause} />}
        </Field>
      </div>
    </Dialog>
  );
}
