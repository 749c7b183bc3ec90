import { useState, type ReactElement } from 'react';
import { connect, disconnect } from '../../core/asl/edit/connect';
import type { Machine, StateId, Transition, TransitionId } from '../../core/asl/model';
import { useMachine, useSession } from '../../shell/stores/context';
import { Button } from '../../shell/ui/Button';
import { Field } from '../../shell/ui/Field';
import { Select } from '../../shell/ui/Select';
import { applyField } from './applyField';
import { targetOptions } from './TargetControl';
import styles from './Form.module.css';

const words: Readonly<Record<Transition['kind'], string>> = {
  start: 'Start',
  next: 'Next',
  choice: 'Choice rule',
  default: 'Otherwise',
  catch: 'Catcher',
};

/** The form of one arrow: where it leads. */
export function TransitionForm({ transition }: { readonly transition: Transition }): ReactElement {
  const session = useSession();
  const machine = useMachine();
  const [rejection, setRejection] = useState<string>();
  const source = machine.states.get(transition.from as StateId); // a start's source is a scope: no state
  const scope = machine.scopes.get(source?.scopeId ?? (transition.from as never));
  const names = scope?.states.map((state) => state.name) ?? [];
  return (
    <>
      <header className={styles.head}>
        <h2 className={styles.title} title={`${source?.name ?? 'Start'} → ${transition.targetName}`}>
          {source?.name ?? 'Start'} → {transition.targetName}
        </h2>
      </header>
      <div className={styles.scroll}>
        <div className={styles.form}>
          <p className={styles.quiet}>
            {words[transition.kind]}
            {transition.index === undefined ? '' : ` ${transition.index + 1}`}
          </p>
          <Field label="Leads to" error={rejection}>
            {(ids) => (
              <Select
                {...ids}
                value={transition.targetName}
                options={targetOptions(names, transition.targetName, 'choose a state')}
                onChange={(name) => setRejection(applyField(session, (now) => connect(now, transition.id, name)))}
              />
            )}
          </Field>
          <div className={styles.buttons}>
            {source && (
              <Button
                size="s"
                onClick={() => session.selectionStore.select([source.id])}
              >{`Fields of ${source.name}`}</Button>
            )}
            {transition.kind !== 'start' && (
              <Button
                size="s"
                variant="danger"
                icon="trash"
                onClick={() => setRejection(applyField(session, (now) => disconnect(now, transition.id)))}
              >
                Remove arrow
              </Button>
            )}
          </div>
        </div>
      </div>
    </>
  );
}

/** The transition with an id, if the machine has it. */
export function findTransition(machine: Machine, id: TransitionId): Transition | undefined {
  const starts = [...machine.scopes.values()].flatMap((scope) => scope.startAt ?? []);
  return [...starts, ...[...machine.states.values()].flatMap((state) => state.transitions)].find(
    (transition) => transition.id === id,
  );
}
