import { removeBranch } from '../../core/asl/edit/branches';
import { applyVerb } from '../../shell/commands/applyVerb';
import { placeOfSelection } from '../../shell/commands/selected';
import type { Picker } from '../../shell/pickers/picker';
import type { Session } from '../../shell/stores/session';
import type { OutlineAction } from './outlineKeys';
import { rowPicker } from './outlineMenu';
import type { OutlineRow } from './outlineRows';

/** What the outline's actions work on and with. */
export type OutlineParts = {
  readonly session: Session;
  readonly rows: readonly OutlineRow[];
  readonly activeIndex: number;
  readonly goTo: (row: OutlineRow) => void;
  readonly toggle: (row: OutlineRow) => void;
  readonly rename: (row: OutlineRow) => void;
  readonly openMenu: (row: OutlineRow) => void;
  readonly openPicker: (picker: Picker) => void;
};

/** Carries out an action on the active row. Returns whether there was anything to do. */
export function outlineActions({
  session,
  rows,
  activeIndex,
  goTo,
  toggle,
  rename,
  openMenu,
  openPicker,
}: OutlineParts): (action: OutlineAction) => boolean {
  const active = rows[activeIndex];
  const step = (index: number): boolean => {
    const row = rows[Math.max(0, Math.min(rows.length - 1, index))];
    if (row) goTo(row);
    return row !== undefined;
  };
  const extend = (ahead: readonly OutlineRow[]): boolean => {
    const row = ahead.find(({ kind }) => kind === 'state');
    if (row?.kind === 'state') session.selectionStore.extendTo(row.state.id);
    return true;
  };
  const pick = (picker: Picker | undefined): boolean => {
    if (picker) openPicker(picker);
    return picker !== undefined;
  };
  const act = (action: OutlineAction): boolean => {
    switch (action) {
      case 'next':
        return step(activeIndex + 1);
      case 'previous':
        return step(activeIndex - 1);
      case 'extendNext':
        return extend(rows.slice(activeIndex + 1));
      case 'extendPrevious':
        return extend(rows.slice(0, Math.max(0, activeIndex)).toReversed());
      case 'first':
        return step(0);
      case 'last':
        return step(rows.length - 1);
      case 'open':
        if (active?.isExpanded === false) toggle(active);
        else if (active?.isExpanded) step(activeIndex + 1);
        return active !== undefined;
      case 'close':
        if (active?.isExpanded) toggle(active);
        else if (active?.parent !== undefined) step(rows.findIndex(({ key }) => key === active.parent));
        return active !== undefined;
      case 'toggle':
        if (active?.kind === 'arrow') return act('connect');
        if (active) toggle(active);
        return active !== undefined;
      case 'rename':
        if (active?.kind === 'state') rename(active);
        return active?.kind === 'state';
      case 'remove':
        // Of a branch, its Parallel is selected, which is more than what would be deleted here.
        if (active?.kind === 'branch')
          applyVerb(session, (machine) => removeBranch(machine, active.scope.id), 'outline');
        return active?.kind === 'branch';
      case 'menu':
        if (active) openMenu(active);
        return active !== undefined;
      case 'leave':
        session.selectionStore.clear();
        return true;
      case 'move': {
        const { states } = session.selectionStore.getState();
        return pick(states.length > 0 ? { kind: 'move', ids: states } : undefined);
      }
      case 'connect':
        return pick(active && rowPicker(active, action));
      case 'addAfter':
      case 'addBefore':
        return pick(
          active
            ? rowPicker(active, action)
            : { kind: 'insert', place: placeOfSelection(session), title: 'Add a state' },
        );
    }
  };
  return act;
}
