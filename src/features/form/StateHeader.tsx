import { glyphOfType } from '../../core/asl/stateTypes';
import type { ReactElement } from 'react';
import { duplicateStates } from '../../core/asl/edit/duplicateStates';
import { removeStates } from '../../core/asl/edit/removeStates';
import { unwrapState } from '../../core/asl/edit/unwrapState';
import { wrapStates } from '../../core/asl/edit/wrapStates';
import type { State, StateId } from '../../core/asl/model';
import { applyVerb } from '../../shell/commands/applyVerb';
import { boundKeys } from '../../shell/commands/useBoundKeys';
import { useGraph, useSession } from '../../shell/stores/context';
import type { Session } from '../../shell/stores/session';
import { Glyph } from '../../shell/ui/icons';
import type { MenuEntry } from '../../shell/ui/Menu';
import { MenuButton } from '../../shell/ui/MenuButton';
import { VisuallyHidden } from '../../shell/ui/VisuallyHidden';
import { StateName } from './StateName';
import styles from './Form.module.css';

/** What a form is about: the sign and the name of a state, and what can be done with it as a whole. */
export function StateHeader({ state }: { readonly state: State }): ReactElement {
  const session = useSession();
  const glyph = useGraph().nodes.get(state.id)?.glyph ?? glyphOfType(state.type);
  return (
    <header className={styles.head}>
      <VisuallyHidden as="h2">{state.name}</VisuallyHidden>
      <span className={styles.tile}>
        <Glyph name={glyph} />
      </span>
      <StateName state={state} />
      <MenuButton label="More about this state" iconOnly entries={() => entriesFor(state, session)} />
    </header>
  );
}

function entriesFor(state: State, session: Session): readonly MenuEntry[] {
  const { id } = state;
  const settings = session.settingsStore.getState();
  const isContainer = state.scopes.length > 0;
  return [
    { id: 'code', label: 'Show in the code', icon: 'file', onSelect: () => showInCode(session, id) },
    {
      id: 'canvas',
      label: 'Show on the canvas',
      icon: 'workflow',
      onSelect: () => session.canvas.current()?.center(id),
    },
    'separator',
    {
      id: 'duplicate',
      label: 'Duplicate',
      icon: 'copy',
      keys: boundKeys('state.duplicate', settings),
      onSelect: () => void applyVerb(session, (machine) => duplicateStates(machine, [id]), 'form'),
    },
    {
      id: 'wrapParallel',
      label: 'Wrap in a Parallel',
      onSelect: () => void applyVerb(session, (machine) => wrapStates(machine, [id], 'Parallel'), 'form'),
    },
    {
      id: 'wrapMap',
      label: 'Wrap in a Map',
      onSelect: () => void applyVerb(session, (machine) => wrapStates(machine, [id], 'Map'), 'form'),
    },
    ...(isContainer
      ? [
          {
            id: 'unwrap',
            label: 'Unwrap',
            onSelect: () => void applyVerb(session, (machine) => unwrapState(machine, id), 'form'),
          },
        ]
      : []),
    'separator',
    {
      id: 'delete',
      label: 'Delete',
      icon: 'trash',
      keys: boundKeys('state.remove', settings),
      danger: true,
      onSelect: () => void applyVerb(session, (machine) => removeStates(machine, [id]), 'form'),
    },
  ];
}

function showInCode({ editor }: Session, id: StateId): void {
  editor.current()?.reveal(id);
  editor.current()?.focus();
}
