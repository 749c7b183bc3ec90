import type { ReactElement } from 'react';
import { duplicateStates } from '../../core/asl/edit/duplicateStates';
import { removeStates } from '../../core/asl/edit/removeStates';
import type { VerbResult } from '../../core/asl/edit/verb';
import { wrapStates } from '../../core/asl/edit/wrapStates';
import type { Machine, State } from '../../core/asl/model';
import { applyVerb } from '../../shell/commands/applyVerb';
import { useSession } from '../../shell/stores/context';
import { Button } from '../../shell/ui/Button';
import styles from './Form.module.css';

/** What can be done with several states at once. */
export function SelectionForm({ states }: { readonly states: readonly State[] }): ReactElement {
  const session = useSession();
  const ids = states.map((state) => state.id);
  const run = (verb: (machine: Machine) => VerbResult): void => void applyVerb(session, verb, 'form');
  return (
    <>
      <header className={styles.head}>
        <h2 className={styles.title}>{states.length} states selected</h2>
      </header>
      <div className={styles.scroll}>
        <div className={styles.form}>
          <div className={styles.buttons}>
            <Button size="s" icon="copy" onClick={() => run((machine) => duplicateStates(machine, ids))}>
              Duplicate
            </Button>
            <Button size="s" onClick={() => run((machine) => wrapStates(machine, ids, 'Parallel'))}>
              Wrap in a Parallel
            </Button>
            <Button size="s" onClick={() => run((machine) => wrapStates(machine, ids, 'Map'))}>
              Wrap in a Map
            </Button>
            <Button size="s" variant="danger" icon="trash" onClick={() => run((machine) => removeStates(machine, ids))}>
              Delete
            </Button>
          </div>
          <ul className={styles.selected}>
            {states.map((state) => (
              <li key={state.id}>
                <button type="button" className={styles.link} onClick={() => session.selectionStore.select([state.id])}>
                  {state.name}
                </button>
                <span className={styles.quiet}> {state.type}</span>
              </li>
            ))}
          </ul>
        </div>
      </div>
    </>
  );
}
