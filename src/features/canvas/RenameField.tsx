import { ViewportPortal } from '@xyflow/react';
import { useRef, useState, type KeyboardEvent, type ReactElement } from 'react';
import { renameState } from '../../core/asl/edit/renameState';
import type { StateId } from '../../core/asl/model';
import { isFailed } from '../../core/base/result';
import { applyVerb } from '../../shell/commands/applyVerb';
import { useSpokenFault } from '../../shell/ui/Announcer';
import { useSession } from '../../shell/stores/context';
import styles from './RenameField.module.css';
import { useCanvasLayout } from './useCanvasLayout';

/**
 * The name of a state, open for editing on its node. Enter takes it, Escape
 * leaves it; a name that cannot be is refused there.
 */
export function RenameField({
  stateId,
  onDone,
}: {
  readonly stateId: StateId;
  readonly onDone: () => void;
}): ReactElement | null {
  const session = useSession();
  const name = session.derived.machine().states.get(stateId)?.name ?? '';
  const [draft, setDraft] = useState(name);
  // Escape takes the field away and with it the focus, which must not count as leaving it.
  const isDone = useRef(false);
  const rect = useCanvasLayout().nodes.get(stateId);
  const result = draft === name ? undefined : renameState(session.derived.machine(), stateId, draft);
  const rejected = result && isFailed(result) ? result.error : undefined;
  useSpokenFault(rejected);
  if (!rect) return null;

  const finish = (isTaken: boolean): void => {
    if (isDone.current) return;
    isDone.current = true;
    if (isTaken && draft !== name) applyVerb(session, (machine) => renameState(machine, stateId, draft), 'canvas');
    onDone();
  };
  const handleKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    event.stopPropagation();
    if (event.key === 'Escape') finish(false);
    // Leaving the field takes the name over; the focus goes first, so that it is not lost in the middle of the change.
    else if (event.key === 'Enter' && rejected === undefined) event.currentTarget.blur();
    else return;
    event.preventDefault();
  };

  return (
    <ViewportPortal>
      <div
        className={`${styles.field} nopan nowheel`}
        style={{
          transform: `translate(${rect.x + 38}px, ${rect.y + 4}px)`,
          width: Math.max(150, Math.min(rect.width, 300) - 44),
        }}
      >
        <input
          dir="auto"
          className={styles.input}
          aria-label={`Name of ${name}`}
          aria-invalid={rejected !== undefined}
          aria-describedby={rejected === undefined ? undefined : 'rename-error'}
          value={draft}
          autoFocus
          onFocus={(event) => event.currentTarget.select()}
          onChange={(event) => setDraft(event.target.value)}
          onKeyDown={handleKeyDown}
          onBlur={() => finish(rejected === undefined)}
        />
        {rejected !== undefined && (
          <p id="rename-error" className={styles.error}>
            {rejected}
          </p>
        )}
      </div>
    </ViewportPortal>
  );
}
