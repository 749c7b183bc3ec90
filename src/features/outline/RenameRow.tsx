import { useRef, useState, type KeyboardEvent, type ReactElement } from 'react';
import { renameState } from '../../core/asl/edit/renameState';
import type { StateId } from '../../core/asl/model';
import { isFailed } from '../../core/base/result';
import { applyVerb } from '../../shell/commands/applyVerb';
import { useSession } from '../../shell/stores/context';
import { useSpokenFault } from '../../shell/ui/Announcer';
import styles from './Outline.module.css';

/** The name of a state, open for editing in its row. Enter takes it, Escape leaves it. */
export function RenameRow({
  stateId,
  name,
  faultId,
  onDone,
  onRejected,
}: {
  readonly stateId: StateId;
  readonly name: string;
  readonly faultId: string;
  readonly onDone: () => void;
  readonly onRejected: (reason: string | undefined) => void;
}): ReactElement {
  const session = useSession();
  const [draft, setDraft] = useState(name);
  // Taking the field away blurs it, which must not count a second time.
  const isDone = useRef(false);
  const rejectionOf = (text: string): string | undefined => {
    const result = text === name ? undefined : renameState(session.derived.machine(), stateId, text);
    return result && isFailed(result) ? result.error : undefined;
  };
  const rejected = rejectionOf(draft);
  useSpokenFault(rejected);
  const finish = (): void => {
    isDone.current = true;
    onRejected(undefined);
    onDone();
  };
  const commit = (): void => {
    if (isDone.current) return;
    isDone.current = true;
    if (draft !== name && rejected === undefined)
      applyVerb(session, (machine) => renameState(machine, stateId, draft), 'outline');
    finish();
  };
  const handleKeyDown = (event: KeyboardEvent): void => {
    event.stopPropagation();
    if (event.key === 'Escape') finish();
    else if (event.key === 'Enter' && rejected === undefined) commit();
    else return;
    event.preventDefault();
  };
  return (
    <input
      dir="auto"
      className={styles.rename}
      aria-label={`Name of ${name}`}
      aria-invalid={rejected !== undefined}
      aria-describedby={rejected === undefined ? undefined : faultId}
      value={draft}
      autoFocus
      onFocus={(event) => event.currentTarget.select()}
      onChange={(event) => {
        setDraft(event.target.value);
        onRejected(rejectionOf(event.target.value));
      }}
      onKeyDown={handleKeyDown}
      onClick={(event) => event.stopPropagation()}
      onBlur={commit}
    />
  );
}
