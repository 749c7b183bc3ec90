import type { ReactElement } from 'react';
import { renameState } from '../../core/asl/edit/renameState';
import type { State } from '../../core/asl/model';
import { ok } from '../../core/base/result';
import { useSession } from '../../shell/stores/context';
import { useSpokenFault } from '../../shell/ui/Announcer';
import { DraftMark } from '../../shell/ui/DraftMark';
import { applyField } from './applyField';
import { useDraft } from './useDraft';
import styles from './Form.module.css';

/** The name of a state, as a heading that can be written in. Renaming takes along everything that names the state. */
export function StateName({ state }: { readonly state: State }): ReactElement {
  const session = useSession();
  const draft = useDraft({
    owner: state.id,
    truth: state.name,
    parse: (text) => ok(text),
    commit: (name) => applyField(session, (machine) => renameState(machine, state.id, name)),
  });
  useSpokenFault(draft.error);
  return (
    <div className={styles.nameBox}>
      <div className={styles.nameGrow} data-text={draft.text}>
        <textarea
          className={styles.name}
          dir="auto"
          rows={1}
          aria-label="State name"
          aria-invalid={draft.error !== undefined || undefined}
          aria-describedby={draft.error === undefined ? undefined : 'state-name-error'}
          spellCheck={false}
          autoComplete="off"
          value={draft.text}
          data-own-undo={draft.isOpen || undefined}
          onChange={(event) => draft.change(event.target.value.replaceAll(/\s*\n\s*/g, ' '))}
          onBlur={draft.commit}
          onKeyDown={(event) => {
            if (event.key === 'Enter') event.preventDefault(); // a name is one line, however many it takes to read it
            draft.handleKeys(event);
          }}
        />
      </div>
      {draft.isRestored && <DraftMark label="State name" onApply={draft.apply} onDiscard={draft.drop} />}
      {draft.error !== undefined && (
        <p id="state-name-error" className={styles.wrong}>
          {draft.error}
        </p>
      )}
    </div>
  );
}
