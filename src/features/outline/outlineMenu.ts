import type { Picker } from '../../shell/pickers/picker';
import { arrowMenu, commandEntries, stateMenu, type MenuParts } from '../../shell/pickers/menus';
import { placeBeside } from '../../shell/commands/selected';
import type { MenuEntry } from '../../shell/ui/Menu';
import type { OutlineAction } from './outlineKeys';
import { statesInOrder, type OutlineRow } from './outlineRows';

/** The commands of the canvas that the outline does in its own rows. */
const ownActions: Readonly<Record<string, OutlineAction>> = {
  'state.rename': 'rename',
  'state.addAfter': 'addAfter',
  'state.addBefore': 'addBefore',
  'state.connect': 'connect',
  'state.move': 'move',
  'canvas.collapse': 'toggle',
};

/** The menu of a row: the canvas's menu of the same thing, with what the outline does itself done here. */
export function rowMenu(
  row: OutlineRow,
  { act, ...parts }: MenuParts & { readonly act: (action: OutlineAction) => boolean },
): readonly MenuEntry[] {
  const ours = (entry: MenuEntry): MenuEntry => {
    const action = typeof entry === 'object' && 'id' in entry ? ownActions[entry.id] : undefined;
    return action === undefined || typeof entry !== 'object' || !('id' in entry)
      ? entry
      : { ...entry, onSelect: () => void act(action) };
  };
  switch (row.kind) {
    case 'state': {
      const { states } = parts.context.session.selectionStore.getState();
      return stateMenu(states.includes(row.state.id) ? states : [row.state.id], parts).map(ours);
    }
    case 'arrow': {
      const { id, target, targetName } = row.transition;
      const missing =
        target === undefined && targetName !== '' ? { name: targetName, scopeId: row.from.scopeId } : undefined;
      return arrowMenu(
        {
          transitionId: id,
          isStart: false,
          place: { kind: 'transition', id },
          title: `${row.from.name} → ${targetName}`,
          missing,
        },
        parts,
      );
    }
    case 'branch': {
      const picker = rowPicker(row, 'addAfter');
      const add: MenuEntry[] = picker
        ? [{ id: 'add', label: 'Add a state to the branch…', icon: 'plus', onSelect: () => parts.pick(picker) }]
        : [];
      const remove: MenuEntry[] =
        row.scope.kind === 'branch'
          ? [
              {
                id: 'remove',
                label: 'Delete the branch',
                icon: 'trash',
                keys: 'Delete',
                danger: true,
                onSelect: () => void act('remove'),
              },
            ]
          : [];
      return [...add, ...commandEntries(['state.addBranch', 'state.paste'], parts.context), ...remove];
    }
  }
}

/** What adding or connecting asks for at a row. An arrow has a place of its own; a branch takes states at its end. */
export function rowPicker(row: OutlineRow, action: 'addAfter' | 'addBefore' | 'connect'): Picker | undefined {
  switch (row.kind) {
    case 'state': {
      if (action === 'connect') return { kind: 'connect', request: { kind: 'from', stateId: row.state.id } };
      const side = action === 'addAfter' ? 'after' : 'before';
      return { kind: 'insert', place: placeBeside(row.state, side), title: `Add ${side} ${row.state.name}` };
    }
    case 'arrow':
      if (action === 'connect')
        return { kind: 'connect', request: { kind: 'reroute', transitionId: row.transition.id } };
      return {
        kind: 'insert',
        place: { kind: 'transition', id: row.transition.id },
        title: `Insert on ${row.from.name} → ${row.transition.targetName}`,
      };
    case 'branch': {
      if (action === 'connect') return undefined;
      const last = statesInOrder(row.scope).reached.findLast(({ fields }) => fields['End'] === true);
      return {
        kind: 'insert',
        place: last ? placeBeside(last, 'after') : { kind: 'scope', scopeId: row.scope.id },
        title: `Add to ${row.title}`,
      };
    }
  }
}
