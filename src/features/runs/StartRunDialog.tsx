import type { State } from '../../core/asl/model';
import { readResource, waitsForOutsider } from '../../core/asl/resource';
import { useEffect, useMemo, useRef, useState, type KeyboardEvent, type ReactElement } from 'react';
import { flushSync } from 'react-dom';
import { useDocument, useProblems, useRuns, useSelection, useSession, useSettings } from '../../shell/stores/context';
import { checkInput, formatInput, warnOfInput } from '../../shell/stores/inputText';
import { useSaid } from '../../shell/ui/Announcer';
import { useKeptText } from '../../shell/stores/useKeptText';
import { Button } from '../../shell/ui/Button';
import { Checkbox } from '../../shell/ui/Checkbox';
import { Dialog } from '../../shell/ui/Dialog';
import { DraftMark } from '../../shell/ui/DraftMark';
import { Field } from '../../shell/ui/Field';
import { Icon } from '../../shell/ui/icons';
import { SegmentedControl } from '../../shell/ui/SegmentedControl';
import { TextArea } from '../../shell/ui/TextArea';
import { TextInput } from '../../shell/ui/TextInput';
import { leaveField } from '../../shell/ui/leaveField';
import { findBrokenText, goToBrokenText } from './brokenText';
import { PlaceholderSettings } from './PlaceholderSettings';
import { speeds } from './speeds';
import { startRun } from './startRun';
import { suggestRunInput } from './suggestRunInput';
import styles from './StartRunDialog.module.css';

const noSuggestion = 'No input could be made for this workflow in time. Write one, or try again.';

/** Asks for the input, name and speed of a run and starts it. Shown while the session's open dialog is this one. */
export function StartRunDialog(): ReactElement | null {
  const isOpen = useSelection((state) => state.dialog === 'startRun');
  return isOpen ? <OpenDialog /> : null;
}

function OpenDialog(): ReactElement {
  const session = useSession();
  const remembered = useRuns((state) => state.inputText);
  const speed = useSettings((settings) => settings.speed);
  const samplesAnswer = useSettings((settings) => settings.samplesAnswer);
  const [hasWaiting] = useState(() => [...session.derived.machine().states.values()].some(isAnsweredFromOutside));
  const type = useDocument((state) => state.type);
  const keptInput = useKeptText('run input', remembered);
  const keptName = useKeptText('run name', '');
  const [inputText, setInputText] = [keptInput.text, keptInput.change];
  const [name, setName] = [keptName.text, keptName.change];
  const [nameError, setNameError] = useState<string>();
  const [suggesting, setSuggesting] = useState<'idle' | 'busy' | 'failed'>('idle');
  const input = useRef<HTMLTextAreaElement>(null);
  const form = useRef<HTMLDivElement>(null);
  /** Counts suggestions and edits: a suggestion that comes after an edit is not wanted any more. */
  const inputTurn = useRef(0);
  const inputError = checkInput(inputText);
  const inputWarning = useMemo(
    () => (inputError === undefined ? warnOfInput(inputText) : undefined),
    [inputText, inputError],
  );
  // The dialog opens with the focus on its first button; the input is what people come for.
  useEffect(() => input.current?.focus(), []);
  const changeInput = (text: string): void => {
    inputTurn.current++;
    setInputText(text);
    setSuggesting('idle');
  };
  const suggest = async (): Promise<void> => {
    if (suggesting === 'busy') return;
    setSuggesting('busy');
    const turn = ++inputTurn.current;
    const suggested = await suggestRunInput(session);
    if (turn !== inputTurn.current) return;
    setSuggesting(suggested === undefined ? 'failed' : 'idle');
    if (suggested !== undefined) setInputText(suggested);
  };
  const close = (): void => session.selectionStore.closeDialog();

  const start = (): void => {
    if (inputError) {
      input.current?.focus();
      return;
    }
    // A value that is being written is taken over; one that cannot be is not left out in silence.
    flushSync(leaveField);
    const faulty = form.current?.querySelector<HTMLElement>('input[aria-invalid]');
    if (faulty) return faulty.focus();
    const rejection = startRun(session, { inputText, name, speed });
    if (rejection?.field === 'name') setNameError(rejection.message);
    if (rejection) return;
    keptInput.drop();
    keptName.drop();
    close();
  };
  const handleKeys = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    event.stopPropagation();
    start();
  };

  return (
    <Dialog
      title="Run workflow"
      onClose={close}
      onKeyDown={handleKeys}
      actions={
        <>
          <Button onClick={close}>Cancel</Button>
          <Button variant="primary" icon="play" keys="Mod+Enter" aria-label="Start run" onClick={start}>
            Start run
          </Button>
        </>
      }
    >
      <div ref={form} className={styles.form}>
        <BrokenWarning />
        <ErrorWarning />
        <Field
          label="Input"
          error={inputError ?? (suggesting === 'failed' ? noSuggestion : undefined)}
          warning={inputWarning}
          aside={
            <span className={styles.links}>
              <button
                type="button"
                className={styles.link}
                title="Makes an input that has what the states read, with values that lead to a success"
                aria-busy={suggesting === 'busy'}
                onClick={() => void suggest()}
              >
                {suggesting === 'busy' ? 'Suggesting…' : 'Suggest'}
              </button>
              <button
                type="button"
                className={styles.link}
                disabled={inputError !== undefined}
                onClick={() => setInputText(formatInput(inputText))}
              >
                Format
              </button>
            </span>
          }
        >
          {(ids) => (
            <TextArea
              {...ids}
              ref={input}
              mono
              rows={9}
              className={styles.input}
              value={inputText}
              onChange={changeInput}
            />
          )}
        </Field>
        {keptInput.isRestored && (
          <DraftMark text="Typed before, and not run yet" label="Input" onDiscard={keptInput.drop} />
        )}
        <PlaceholderSettings />
        <div className={styles.speed}>
          <span className={styles.label}>Speed</span>
          <SegmentedControl
            label="Speed"
            value={speed}
            onChange={(next) => session.settingsStore.change({ speed: next })}
            segments={speeds}
          />
          <span className={styles.hint}>{speeds.find(({ value }) => value === speed)?.doc}</span>
        </div>
        {hasWaiting && (
          <Checkbox
            label="Samples answer tasks that wait"
            hint="Otherwise a task with a token or an activity waits, at every speed, until you answer it on the run."
            checked={samplesAnswer}
            onChange={(checked) => session.settingsStore.change({ samplesAnswer: checked })}
          />
        )}
        <Field
          label="Name"
          optional
          error={nameError}
          hint={`A ${type === 'EXPRESS' ? 'Express' : 'Standard'} execution. Letters, digits, - and _; chosen for you when left out.`}
        >
          {(ids) => (
            <TextInput
              {...ids}
              mono
              value={name}
              onChange={(text) => {
                setName(text);
                setNameError(undefined);
              }}
            />
          )}
        </Field>
      </div>
    </Dialog>
  );
}

/** Says where the text is broken, and leads there; what can be read of it can be run all the same. */
function BrokenWarning(): ReactElement | null {
  const session = useSession();
  const broken = findBrokenText(session);
  useSaid(
    broken && `Line ${broken.line} is broken. ${broken.message} A run now would use only what can be read around it.`,
  );
  if (!broken) return null;
  return (
    <p className={styles.warning}>
      <Icon name="error" size={15} />
      <span>
        <strong>Line {broken.line} is broken.</strong> {broken.message} A run now would use only what can be read around
        it.{' '}
        <button type="button" className={styles.link} onClick={() => goToBrokenText(session, broken)}>
          Go to line {broken.line}
        </button>
      </span>
    </p>
  );
}

/** Says that the service would refuse the definition; it can be tried here all the same. */
function ErrorWarning(): ReactElement | null {
  const problems = useProblems();
  // What cannot be read at all has been said above.
  const count = problems.filter(({ severity, from }) => severity === 'error' && from === undefined).length;
  const words =
    count === 0
      ? undefined
      : `${count === 1 ? 'The definition has an error' : `The definition has ${count} errors`} that the service would refuse. The run may fail where it is.`;
  useSaid(words);
  if (words === undefined) return null;
  return (
    <p className={styles.warning}>
      <Icon name="warning" size={15} />
      {words}
    </p>
  );
}

function isAnsweredFromOutside({ type, fields }: State): boolean {
  return type === 'Task' && typeof fields.Resource === 'string' && waitsForOutsider(readResource(fields.Resource));
}
