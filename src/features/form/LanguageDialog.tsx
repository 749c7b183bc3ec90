import type { ReactElement } from 'react';
import type { LanguagePlan, StatePlan } from '../../core/asl/convertLanguage';
import type { JsonObject } from '../../core/base/json';
import { Button } from '../../shell/ui/Button';
import { Dialog } from '../../shell/ui/Dialog';
import { Icon } from '../../shell/ui/icons';
import styles from './LanguageDialog.module.css';

/** So many states are shown one by one; of the others it says how many there are. */
const mostStates = 40;

/** Shows what becomes of each field in the other query language, before anything is changed. */
export function LanguageDialog({
  plan,
  title,
  onClose,
  onConvert,
  onOnlySet,
}: {
  readonly plan: LanguagePlan;
  readonly title: string;
  readonly onClose: () => void;
  readonly onConvert: () => void;
  readonly onOnlySet: () => void;
}): ReactElement {
  const states = plan.states.filter(({ changes, unconverted }) => changes.length + unconverted.length > 0);
  const left = states.reduce((count, { unconverted }) => count + unconverted.length, 0);
  const close = (act: () => void) => (): void => {
    act();
    onClose();
  };
  return (
    <Dialog
      title={title}
      size="l"
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button onClick={close(onOnlySet)}>Only set the language</Button>
          <Button variant="primary" icon="wand" onClick={close(onConvert)}>
            Convert the fields
          </Button>
        </>
      }
    >
      <div className={styles.plan}>
        {left > 0 && (
          <p className={styles.warning}>
            <Icon name="warning" size={15} />
            {left === 1
              ? 'One field has no equivalent and stays as it is written.'
              : `${left} fields have no equivalent and stay as they are written.`}{' '}
            Look at what is marked.
          </p>
        )}
        {states.slice(0, mostStates).map((state) => (
          <StateChanges key={state.id} state={state} isNamed={plan.states.length > 1} />
        ))}
        {states.length > mostStates && (
          <p className={styles.quiet}>{`And ${states.length - mostStates} more states.`}</p>
        )}
      </div>
    </Dialog>
  );
}

function StateChanges({ state, isNamed }: { readonly state: StatePlan; readonly isNamed: boolean }): ReactElement {
  return (
    <section className={styles.state} aria-label={state.name}>
      {isNamed && (
        <h3 className={styles.name} dir="auto">
          {state.name}
        </h3>
      )}
      {state.keepsLanguage && (
        <p className={styles.quiet}>It has fields that JSONPath cannot say, so it stays in JSONata.</p>
      )}
      {state.changes.map(({ field, at, before, after, note }) => (
        <div key={`${at}/${field}`} className={styles.change}>
          <Fields value={before} empty="nothing" />
          <Icon name="arrow-right" size={15} />
          <Fields value={after} empty="nothing: it is so by itself" />
          {note !== undefined && <p className={styles.note}>{note}</p>}
        </div>
      ))}
      {state.unconverted.map(({ field, at, before, reason }) => (
        <div key={`${at}/${field}`} className={styles.change} data-left>
          <Fields value={before} empty="" />
          <Icon name="warning" size={15} />
          <p className={styles.note}>{reason}</p>
        </div>
      ))}
    </section>
  );
}

function Fields({ value, empty }: { readonly value: JsonObject | undefined; readonly empty: string }): ReactElement {
  if (!value) return <p className={styles.quiet}>{empty}</p>;
  // The members stand in an object already: its own braces would say nothing.
  const text = JSON.stringify(value, null, 2)
    .replace(/^\{\n|\n\}$/g, '')
    .replaceAll(/^ {2}/gm, '');
  return <pre className={styles.fields}>{text}</pre>;
}
