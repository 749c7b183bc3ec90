import { ViewportPortal } from '@xyflow/react';
import { useRef, useState, type KeyboardEvent, type ReactElement } from 'react';
import { renameState } from '../asl/edit/renameState';
import type { StateId } from '../asl/model';
import { applyVerb } from '../commands/applyVerb';
import { useSession } from '../stores/context';
import styles from './RenameField.module.css';
import { useCanvasLayout } from './useCanvasLayout';

/** The name of a state, open for editing on its node. Enter takes it, Escape leaves it; a name that cannot be is refused there. */
export function RenameField({ stateId, onDone }: { readonly stateId: StateId; readonly onDone: () => void }): ReactElement | null {
  const session = useSession();
  const name = session.derived.machine().states.get(stateId)?.name ?? '';
  const [draft, setDraft] = useState(name);
  // Taking the field away blurs it, which must not count a second time.
  const isDone = useRef(false);
  const rect = useCanvasLayout().nodes.get(stateId);
  if (!rect) return null;

  const result = draft === name ? undefined : renameState(session.derived.machine(), stateId, draft);
  const rejected = result && 'rejected' in result ? result.rejected : undefined;
  const finish = (isTaken: boolean): void => {
    if (isDone.current) return;
    isDone.current = true;
    if (isTaken && draft !== name) applyVerb(session, (machine) => renameState(machine, stateId, draft), 'canvas');
    onDone();
  };
  const commit = (): void => finish(rejected === undefined);
  const handleKeyDown = (event: KeyboardEvent): void => {
    event.stopPropagation();
    if (event.key === 'Escape') finish(false);
    else if (event.key === 'Enter' && rejected === undefined) commit();
    else return;
    event.preventDefault();
  };

  return (
    <ViewportPortal>
      <div className={`${styles.field} nopan nowheel`} style={{ transform: `translate(${rect.x + 38}px, ${rect.y + 4}px)`, width: Math.max(150, Math.min(rect.width, 300) - 44) }}>
        <input
          className={styles.input}
          aria-label={`Name of ${name}`}
          aria-invalid={rejected !== undefined}
          aria-describedby={rejected === undefined ? undefined : 'rename-error'}
          value={draft}
          autoFocus
          onFocus={(event) => event.currentTarget.select()}
          onChange={(event) => setDraft(event.target.value)}
          onKeyDown={handleKeyDown}
          onBlur={commit}
        />
        {rejected !== undefined && (
          <p id="rename-error" role="alert" className={styles.error}>
            {rejected}
          </p>
        )}
      </div>
    </ViewportPortal>
  );
}
