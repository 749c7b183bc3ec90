import { useDeferredValue, useEffect, useMemo, useRef, useState, type FocusEvent, type ReactElement } from 'react';
import type { Machine, StateId, TransitionId } from '../../core/asl/model';
import { useMachine, useSelection } from '../../shell/stores/context';
import { MachineForm } from './MachineForm';
import { SelectionForm } from './SelectionForm';
import { StateForm } from './StateForm';
import { findTransition, TransitionForm } from './TransitionForm';
import styles from './Form.module.css';
import { useKeepPlace } from './useKeepPlace';

/** The form of what is selected: a state, an arrow, several states, or the workflow itself. */
export function Inspector(): ReactElement {
  const [doc, setDoc] = useState<{ readonly title: string; readonly text: string }>();
  const section = useRef<HTMLElement>(null);
  useKeepPlace(section);
  const handleFocus = (event: FocusEvent): void => {
    const field = event.target.closest<HTMLElement>('[data-doc]');
    // The help takes its room from the form: what has the focus stays in sight.
    window.requestAnimationFrame(() => event.target.isConnected && event.target.scrollIntoView({ block: 'nearest' }));
    setDoc(field ? { title: field.dataset.docTitle ?? '', text: field.dataset.doc ?? '' } : undefined);
  };
  return (
    <section
      ref={section}
      className={styles.inspector}
      aria-label="Inspector"
      onFocus={handleFocus}
      onBlur={() => setDoc(undefined)}
    >
      <div className={styles.body}>
        <Selected />
      </div>
      {doc && (
        <p className={styles.doc}>
          <strong>{doc.title}</strong> {doc.text}
        </p>
      )}
    </section>
  );
}

/** What a form is made for. */
type Shown = {
  readonly machine: Machine;
  readonly ids: readonly StateId[];
  readonly transitionId: TransitionId | undefined;
};

/**
 * When something else is selected, its form comes after the drawing has shown that; until then nothing can be written
 * into the form that is still there. What is typed into a form is there at once.
 */
function Selected(): ReactElement {
  const machine = useMachine();
  const ids = useSelection((state) => state.states);
  const transitionId = useSelection((state) => state.transition);
  const now = useMemo((): Shown => ({ machine, ids, transitionId }), [machine, ids, transitionId]);
  const later = useDeferredValue(now);
  const isBehind = later.ids !== ids || later.transitionId !== transitionId;
  const shown = isBehind ? later : now;
  const form = useMemo(() => formOf(shown), [shown]);
  const box = useRef<HTMLDivElement>(null);
  const selected = [...shown.ids, shown.transitionId].join('\n');
  useEffect(() => {
    // Another selection is read from its beginning, not from where the last form was left.
    for (const scroller of box.current?.querySelectorAll('[role=tabpanel], [data-scrolls]') ?? [])
      scroller.scrollTop = 0;
    if (box.current) box.current.scrollTop = 0;
  }, [selected]);
  return (
    <div ref={box} className={styles.whole} inert={isBehind}>
      {form}
    </div>
  );
}

function formOf({ machine, ids, transitionId }: Shown): ReactElement {
  const states = ids.flatMap((id) => machine.states.get(id) ?? []);
  const [state] = states;
  if (state && states.length === 1) return <StateForm state={state} />;
  if (states.length > 1) return <SelectionForm states={states} />;
  const transition = transitionId === undefined ? undefined : findTransition(machine, transitionId);
  return transition ? <TransitionForm key={transition.id} transition={transition} /> : <MachineForm />;
}
